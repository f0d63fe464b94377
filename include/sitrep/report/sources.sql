with page as (
    select
        article.source_id,
        null as reason,
        article_revision.duplicate_of is not null as is_copy
    from core.article_revision
    inner join core.article using (article_id)
    where article_revision.published_at >= :since
    union all
    select
        rejection.source_id,
        rejection.reason,
        false
    from core.rejection
    where
        rejection.fetched_at >= :since
        and rejection.resolved_at is null
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
    source.source_name as source,
    source.source_country as country,
    count(*) as fetched,
    count(*) filter (where page.reason is null) as cleaned,
    count(*) filter (where page.is_copy) as copies,
    count(*) filter (where page.reason is not null) as rejected,
    coalesce(reason.reasons, '{}') as reasons
from page
inner join core.source using (source_id)
left join reason using (source_id)
group by source.source_id, source.source_name, source.source_country, reason.reasons
order by fetched desc, source
