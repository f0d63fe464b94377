-- severity: blocking
-- says: At most 80 % of new pages may be turned away, from 20 pages on. Read the reasons in marts.rejections: a site has changed, or blocks us.
with counted as (
    select
        (
            select count(*) from core.rejection
            where rejection.run_id = :run_id and rejection.resolved_at is null
        ) as rejected,
        (
            select count(*) from core.article_revision
            where article_revision.run_id = :run_id
        ) as kept
)

select
    rejected + kept < 20 or rejected <= 0.8 * (rejected + kept) as ok,
    round(rejected::numeric / nullif(rejected + kept, 0), 3) as observed,
    format('%s of %s new pages were turned away', rejected, rejected + kept) as detail
from counted
