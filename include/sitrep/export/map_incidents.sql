select
    incident.incident_id::text as id,
    to_jsonb(incident) as properties
from marts.incident
where {selected}
order by incident.date_from, incident.incident_id
