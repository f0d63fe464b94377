-- severity: warning
-- says: Copies should not be most of what comes (at most half, from 20 articles on). A source may republish others only: look at copies in marts.source_health.
with counted as (
    select
        count(*) as revisions,
        count(*) filter (where article_revision.duplicate_of is not null) as copies
    from core.article_revision
    where article_revision.run_id = :run_id
)

select
    revisions < 20 or copies <= 0.5 * revisions as ok,
    round(copies::numeric / nullif(revisions, 0), 3) as observed,
    format('%s of %s new articles are copies', copies, revisions) as detail
from counted
