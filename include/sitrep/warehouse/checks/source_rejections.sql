-- severity: warning
-- says: Of no source should nearly all new pages be turned away (at most 80 %, from 10 pages on). Read the reasons in marts.rejections: its site has changed, has a wall, or blocks us.
with page as (
    select
        article.source_id,
        false as is_rejected
    from core.article_revision
    inner join core.article using (article_id)
    where article_revision.run_id = :run_id
    union all
    select
        rejection.source_id,
        true
    from core.rejection
    where rejection.run_id = :run_id and rejection.resolved_at is null
),

refusing as (
    select
        format(
            '%s (%s of %s)',
            page.source_id,
            count(*) filter (where page.is_rejected),
            count(*)
        ) as told,
        row_number() over (order by count(*) desc, page.source_id) as place
    from page
    group by page.source_id
    having count(*) >= 10 and count(*) filter (where page.is_rejected) > 0.8 * count(*)
)

select
    count(*) = 0 as ok,
    count(*) as observed,
    coalesce(
        'turned away: ' || string_agg(told, ', ' order by place) filter (where place <= 5)
        || case when count(*) > 5 then format(' and %s more', count(*) - 5) else '' end,
        'of every source some new pages are articles, or few came'
    ) as detail
from refusing
