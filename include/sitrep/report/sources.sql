with page as (
    select
        source_id,
        source_name,
        null as reason,
        is_copy,
        published_at
    from marts.article_revision
    where published_at >= :since
    union all
    select
        source_id,
        source_name,
        reason,
        false,
        null
    from marts.rejections
    where
        fetched_at >= :since
        and resolved_at is null
),

reason as (
    select
        by_reason.source_id,
        jsonb_object_agg(by_reason.reason, by_reason.pages) as reasons
    from (
        select page.source_id, page.reason, count(*) as pages
        from page
        where page.reason is not null
        group by page.source_id, page.reason
    ) as by_reason
    group by by_reason.source_id
)

select
    page.source_name as source,
    source_health.source_country as country,
    count(*) as fetched,
    count(*) filter (where page.reason is null) as cleaned,
    count(*) filter (where page.is_copy) as copies,
    count(*) filter (where page.reason is not null) as rejected,
    coalesce(reason.reasons, '{}') as reasons,
    max(page.published_at) as last_published_at
from page
left join reason using (source_id)
-- Refreshed at the end of a run: a source of a run under way may not be there yet.
left join marts.source_health using (source_id)
group by page.source_id, page.source_name, source_health.source_country, reason.reasons
order by fetched desc, source
