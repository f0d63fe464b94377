-- All members of the groups whose original is in stage_wanted.
select revision.revision_id::text as revision_id
from stage_wanted
inner join core.article_revision as revision
    on stage_wanted.revision_id = revision.duplicate_group
