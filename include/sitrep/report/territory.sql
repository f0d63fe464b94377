select
    change.incident_id::text,
    change.date_from,
    change.date_to,
    change.place_name as place,
    change.country,
    change.mode,
    change.gained_by,
    change.lost_by,
    change.settlements_low as low,
    change.settlements_best as best,
    change.settlements_high as high,
    change.independent_sources,
    change.affirmed_by,
    change.denied_by,
    change.doubted_by,
    report.url,
    report.source_name as source
from marts.territorial_change as change
inner join marts.incident using (incident_id)
left join lateral (
    select event.url, event.source_name
    from marts.event
    where event.incident_id = change.incident_id
    order by event.published_at desc, event.event_id
    limit 1
) as report on true
where incident.last_reported_at >= :since
order by
    incident.is_contested desc,
    change.independent_sources desc,
    change.place_name is null,
    incident.last_reported_at desc,
    change.incident_id
limit 15
