create materialized view marts.source_health as
with revision as (
    select
        article.source_id,
        count(*) as revisions,
        count(distinct article.article_id) as articles,
        count(*) filter (where article_revision.duplicate_of is not null) as copies,
        max(article_revision.published_at) as last_published_at
    from core.article_revision
    inner join core.article using (article_id)
    group by article.source_id
),

refused as (
    select
        by_reason.source_id,
        sum(by_reason.pages) as pages,
        jsonb_object_agg(by_reason.reason, by_reason.pages) as reasons
    from (
        select
            rejection.source_id,
            rejection.reason,
            count(*) as pages
        from core.rejection
        where rejection.resolved_at is null
        group by rejection.source_id, rejection.reason
    ) as by_reason
    group by by_reason.source_id
),

coded as (
    select
        article.source_id,
        count(*) as events
    from core.event
    inner join core.extraction using (extraction_id)
    inner join core.article_revision using (revision_id)
    inner join core.article using (article_id)
    where extraction.superseded_at is null
    group by article.source_id
)

select
    source.source_id,
    source.source_name,
    source.source_country,
    source.source_kind,
    (coalesce(revision.revisions, 0) + coalesce(refused.pages, 0))::bigint as pages,
    coalesce(revision.articles, 0) as articles,
    coalesce(revision.revisions, 0) as revisions,
    coalesce(revision.copies, 0) as copies,
    coalesce(refused.pages, 0)::bigint as rejected,
    coalesce(refused.reasons, '{}') as rejected_by_reason,
    coalesce(coded.events, 0) as events,
    source.last_fetched_at,
    revision.last_published_at
from core.source
left join revision using (source_id)
left join refused using (source_id)
left join coded using (source_id);

create unique index source_health_key on marts.source_health (source_id);

comment on materialized view marts.source_health is
'One row per source: what came, what was turned away and why, and when anything came last. All runs, also those held back. Materialised; refreshed after each run.';
comment on column marts.source_health.source_id is 'Key of the source.';
comment on column marts.source_health.source_name is 'Name of the publisher.';
comment on column marts.source_health.source_country is 'Seat of the publisher, ISO 3166 alpha-3.';
comment on column marts.source_health.source_kind is 'How it is fetched: rss, sitemap, folder …';
comment on column marts.source_health.pages is 'Pages that came or failed: revisions and open rejections.';
comment on column marts.source_health.articles is 'Articles, by canonical URL.';
comment on column marts.source_health.revisions is 'Revisions of these articles.';
comment on column marts.source_health.copies is 'Revisions that are copies of another text.';
comment on column marts.source_health.rejected is 'Pages turned away and not settled since.';
comment on column marts.source_health.rejected_by_reason is 'The same by reason: {"too short": 3}.';
comment on column marts.source_health.events is 'Events of the current coding.';
comment on column marts.source_health.last_fetched_at is 'Latest fetch of any page, UTC.';
comment on column marts.source_health.last_published_at is 'Publication of its newest article, UTC.';
