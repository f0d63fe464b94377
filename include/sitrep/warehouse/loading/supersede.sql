-- Of each article touched, one coding stays current: that of its newest revision, and of
-- the codings of that revision the one loaded last. History is never reopened: a coding
-- once superseded stays so.
with touched as (
    select distinct revision.article_id
    from stage_extraction
    inner join core.article_revision as revision using (revision_id)
),

ranked as (
    select
        extraction.extraction_id,
        row_number() over (
            partition by revision.article_id
            order by
                revision.revised_at desc,
                revision.fetched_at desc,
                revision.revision_id desc,
                extraction.extracted_at desc,
                extraction.extraction_id desc
        ) as place
    from touched
    inner join core.article_revision as revision using (article_id)
    inner join core.extraction using (revision_id)
    where extraction.superseded_at is null
)

update core.extraction
set
    superseded_at = :moment,
    linked_at = null
from ranked
where
    ranked.extraction_id = extraction.extraction_id
    and ranked.place > 1
returning false as is_new
