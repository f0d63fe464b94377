select
    event.date_from as event_date,
    event.event_type,
    coalesce(event.country, 'unknown') as country,
    event.assertion,
    count(*) as events,
    count(distinct event.incident_id) as incidents,
    count(distinct event.article_id) as articles,
    count(distinct event.source_id) as sources
from marts.event
where
    event.date_from between :first and :last
    and event.modality in ('actual', 'ongoing')
group by 1, 2, 3, 4
