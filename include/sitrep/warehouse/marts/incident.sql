create view marts.incident as
select
    incident.incident_id,
    incident.event_type,
    incident.family,
    coalesce(
        (
            select mode() within group (order by event.actors)
            from marts.event
            where event.incident_id = incident.incident_id and event.actors != '{}'
        ),
        '{}'
    ) as actors,
    coalesce(
        (
            select mode() within group (order by event.recipients)
            from marts.event
            where event.incident_id = incident.incident_id and event.recipients != '{}'
        ),
        '{}'
    ) as recipients,
    incident.date_from,
    incident.date_to,
    incident.date_reason,
    incident.place_name,
    incident.place_key,
    incident.place_reason,
    incident.country,
    incident.lat,
    incident.lon,
    incident.first_reported_at,
    incident.last_reported_at,
    incident.event_count::bigint as events,
    incident.independent_sources::bigint as independent_sources,
    incident.affirming::bigint as affirming,
    incident.denying::bigint as denying,
    incident.doubting::bigint as doubting,
    -- The same order on every server: sides (in capitals) before outlets.
    array(
        select distinct event.claimed_by collate "C"
        from marts.event
        where event.incident_id = incident.incident_id and event.assertion = 'affirmed'
        order by 1
    ) as affirmed_by,
    array(
        select distinct event.claimed_by collate "C"
        from marts.event
        where event.incident_id = incident.incident_id and event.assertion = 'denied'
        order by 1
    ) as denied_by,
    array(
        select distinct event.claimed_by collate "C"
        from marts.event
        where event.incident_id = incident.incident_id and event.assertion = 'doubted'
        order by 1
    ) as doubted_by,
    incident.affirming > 0 and incident.denying + incident.doubting > 0 as is_contested
from core.incident;

comment on view marts.incident is
'One row per happening: what, where and when, how many independent sources report it, and which sides affirm, deny or doubt it.';
comment on column marts.incident.incident_id is 'Stable id, made from the earliest event that reports it.';
comment on column marts.incident.event_type is 'What happened: the type that most of its events have.';
comment on column marts.incident.family is 'Family of that type.';
comment on column marts.incident.actors is 'Who did it, by name, as most events tell.';
comment on column marts.incident.recipients is 'To whom it was done, by name, as most events tell.';
comment on column marts.incident.date_from is 'First day on which it can have happened: stated days come before those of publication, what happened before what is planned or denied, then the most exact.';
comment on column marts.incident.date_to is 'Last day on which it can have happened, likewise.';
comment on column marts.incident.date_reason is 'Why these days: "2 of 3 texts: weekday before publication".';
comment on column marts.incident.place_name is 'Where: the most exact place, then the one named most often; null if none is on the map.';
comment on column marts.incident.place_key is 'Key of that place in core.place.';
comment on column marts.incident.place_reason is 'Why this place: "3 of 3 texts: named with the event"; null if none is on the map.';
comment on column marts.incident.country is 'Country of that place, ISO 3166 alpha-3.';
comment on column marts.incident.lat is 'Degrees north, WGS 84.';
comment on column marts.incident.lon is 'Degrees east, WGS 84.';
comment on column marts.incident.first_reported_at is 'Publication of the earliest report, UTC.';
comment on column marts.incident.last_reported_at is 'Publication of the latest report, UTC.';
comment on column marts.incident.events is 'Events that report it.';
comment on column marts.incident.independent_sources is 'Sources that report it; copies of one text, also edited or cut ones, count for its first source.';
comment on column marts.incident.affirming is 'Events that affirm it.';
comment on column marts.incident.denying is 'Events that deny it.';
comment on column marts.incident.doubting is 'Events that doubt it.';
comment on column marts.incident.affirmed_by is 'Who affirms it: "RUS MIL", "outlet: …", each once, sorted.';
comment on column marts.incident.denied_by is 'Who denies it, likewise.';
comment on column marts.incident.doubted_by is 'Who doubts it, likewise.';
comment on column marts.incident.is_contested is 'True if some affirm it and others deny or doubt it.';
