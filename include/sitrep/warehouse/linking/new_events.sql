select event.event_id::text as event_id
from link_queue
inner join core.event using (extraction_id)
where
    link_queue.is_current
    and event.modality in ('actual', 'ongoing', 'possible')
