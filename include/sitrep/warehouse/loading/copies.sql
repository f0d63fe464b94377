-- Mark copies across sources and runs: of the revisions with one text, the earliest published
-- that names no origin is the original, and those of other articles are copies of it.
with touched as (
    select distinct text_hash from stage_article
),

told as (
    select
        revision.revision_id,
        revision.article_id,
        first_value(revision.revision_id) over earliest as original_id,
        first_value(revision.article_id) over earliest as original_article_id
    from touched
    inner join core.article_revision as revision using (text_hash)
    window earliest as (
        partition by revision.text_hash
        order by
            revision.origin_url is not null,
            revision.published_at,
            revision.url,
            revision.revision_id
    )
),

meant as (
    select
        revision_id,
        case when article_id <> original_article_id then original_id end as duplicate_of
    from told
)

update core.article_revision
set
    duplicate_of = meant.duplicate_of,
    loaded_at = :moment
from meant
where
    meant.revision_id = article_revision.revision_id
    and meant.duplicate_of is distinct from article_revision.duplicate_of
    -- A mark that points to another text (a near-duplicate) is not ours to take away.
    and (
        meant.duplicate_of is not null
        or exists (
            select 1
            from core.article_revision as former
            where
                former.revision_id = article_revision.duplicate_of
                and former.text_hash = article_revision.text_hash
        )
    )
returning false as is_new
