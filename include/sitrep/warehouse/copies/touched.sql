-- Revisions that this load brought or described anew.
select revision.revision_id::text as revision_id
from core.article_revision as revision
where
    revision.loaded_at = :moment
    and revision.revision_id in (select revision_id from stage_article)
