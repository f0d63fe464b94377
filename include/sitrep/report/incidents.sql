select
    incident.incident_id::text,
    incident.event_type,
    incident.actors,
    incident.recipients,
    incident.place_name as place,
    incident.country,
    incident.date_from,
    incident.date_to,
    incident.events,
    incident.independent_sources,
    incident.affirmed_by,
    incident.denied_by,
    incident.doubted_by,
    incident.is_contested
from marts.incident
where incident.last_reported_at >= :since
order by
    incident.is_contested desc,
    least(incident.affirming, incident.denying + incident.doubting) desc,
    incident.independent_sources desc,
    incident.events desc,
    incident.last_reported_at desc,
    incident.incident_id
limit 15
