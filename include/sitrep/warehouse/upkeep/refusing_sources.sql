-- Sources of which nearly all new pages were turned away in the week up to the newest interval.
with week as (
    select run.run_id
    from core.run
    where
        run.interval_end
        > (select max(newest.interval_end) from core.run as newest) - interval '7 days'
),

page as (
    select
        article.source_id,
        null as reason
    from week
    inner join core.article_revision using (run_id)
    inner join core.article using (article_id)
    union all
    select
        rejection.source_id,
        rejection.reason
    from week
    inner join core.rejection using (run_id)
    where rejection.resolved_at is null
)

select
    page.source_id,
    count(*) as pages,
    count(page.reason) as rejected,
    mode() within group (order by page.reason) as reason
from page
group by page.source_id
having count(*) >= 10 and count(page.reason) > 0.8 * count(*)
order by rejected desc, page.source_id
