-- Their incidents count sources anew; also of those that are being linked at this moment.
update core.extraction
set linked_at = null
from stage_group
where
    extraction.revision_id = stage_group.revision_id
    and extraction.superseded_at is null
