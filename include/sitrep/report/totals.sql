select
    revision.articles,
    revision.copies,
    revision.sources,
    revision.published_from,
    revision.published_to,
    (
        select count(*) from marts.rejections
        where fetched_at >= :since and resolved_at is null
    ) as rejected,
    (select count(*) from marts.event where published_at >= :since) as events,
    incident.incidents,
    incident.contested
from (
    select
        count(distinct article_id) as articles,
        count(*) filter (where is_copy) as copies,
        count(distinct source_id) as sources,
        min(published_at) as published_from,
        max(published_at) as published_to
    from marts.article_revision
    where published_at >= :since
) as revision
cross join (
    select
        count(*) as incidents,
        count(*) filter (where is_contested) as contested
    from marts.incident
    where last_reported_at >= :since
) as incident
