-- Write the originals of stage_group. Revisions of one article are no copies of each other.
update core.article_revision as revision
set
    duplicate_group = original.revision_id,
    duplicate_of = case
        when original.article_id != revision.article_id then original.revision_id
    end,
    loaded_at = :moment
from stage_group
inner join core.article_revision as original
    on stage_group.duplicate_group = original.revision_id
where revision.revision_id = stage_group.revision_id
returning false as is_new
