-- What was released or superseded meanwhile waits for the next time.
update core.extraction
set linked_at = now()
from link_queue
where
    link_queue.extraction_id = extraction.extraction_id
    and link_queue.is_current = (extraction.superseded_at is null)
