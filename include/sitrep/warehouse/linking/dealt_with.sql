update core.extraction
set linked_at = now()
from link_queue
where link_queue.extraction_id = extraction.extraction_id
