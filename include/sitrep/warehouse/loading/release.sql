-- Tell the codings of stage_extraction from now on. Of each article one coding is told: that of
-- its newest revision, and of the codings of that revision the one that came last. One that is
-- told no longer stays readable and is never told again; one that is outdone before it was told
-- goes on being told at no instant.
with moment as materialized (
    -- History goes forward, even if the clock is set back.
    select greatest(clock_timestamp(), max(extracted_at) + interval '1 microsecond') as now
    from core.extraction
),

touched as (
    select distinct revision.article_id
    from stage_extraction
    inner join core.article_revision as revision using (revision_id)
),

ranked as (
    select
        extraction.extraction_id,
        extraction.superseded_at is null as is_told,
        row_number() over (
            partition by revision.article_id
            order by
                revision.revised_at desc,
                revision.fetched_at desc,
                revision.revision_id desc,
                extraction.loaded_at desc,
                extraction.extraction_id desc
        ) as place
    from touched
    inner join core.article_revision as revision using (article_id)
    inner join core.extraction using (revision_id)
    where
        extraction.superseded_at is null
        or extraction.extraction_id in (select stage_extraction.extraction_id from stage_extraction)
)

update core.extraction
set
    extracted_at = case when ranked.is_told then extraction.extracted_at else moment.now end,
    superseded_at = case when ranked.is_told then moment.now end,
    linked_at = null
from ranked
cross join moment
where
    ranked.extraction_id = extraction.extraction_id
    and ranked.is_told != (ranked.place = 1)
-- Those that begin were counted as new when they came.
returning case when ranked.is_told then false end as is_new
