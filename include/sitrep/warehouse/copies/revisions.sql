-- What is compared of the revisions of stage_wanted, and what they are copies of so far.
select
    revision.revision_id::text as revision_id,
    revision.article_id::text as article_id,
    revision.text_hash,
    revision.text,
    revision.origin_url is not null as names_origin,
    revision.published_at,
    revision.revised_at,
    revision.url,
    original.revision_id::text as original_id,
    original.origin_url is not null as original_names_origin,
    original.published_at as original_published_at,
    original.revised_at as original_revised_at,
    original.url as original_url
from stage_wanted
inner join core.article_revision as revision using (revision_id)
inner join core.article_revision as original
    on original.revision_id = coalesce(revision.duplicate_group, revision.revision_id)
