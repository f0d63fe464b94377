create view marts.incident as
with report as (
    select
        event.incident_id,
        event.source_id,
        event.published_at,
        event.assertion,
        -- The same order on every server: sides (in capitals) before outlets.
        event.claimed_by collate "C" as claimed_by,
        event.actors,
        event.actor_codes,
        event.recipients,
        event.recipient_codes,
        event.original_id
    from marts.event
    where event.incident_id is not null
),

-- Copies of one text, also edited ones, count for the source that published it first.
first_source as (
    select distinct on (report.incident_id, report.original_id)
        report.incident_id,
        report.source_id
    from report
    order by report.incident_id, report.original_id, report.published_at, report.source_id
),

independent as (
    select
        first_source.incident_id,
        count(distinct first_source.source_id) as sources
    from first_source
    group by first_source.incident_id
),

told as (
    select
        report.incident_id,
        min(report.published_at) as first_reported_at,
        max(report.published_at) as last_reported_at,
        count(*) as events,
        count(*) filter (where report.assertion = 'affirmed') as affirming,
        count(*) filter (where report.assertion = 'denied') as denying,
        count(*) filter (where report.assertion = 'doubted') as doubting,
        coalesce(
            array_agg(distinct report.claimed_by) filter (where report.assertion = 'affirmed'),
            '{}'
        ) as affirmed_by,
        coalesce(
            array_agg(distinct report.claimed_by) filter (where report.assertion = 'denied'),
            '{}'
        ) as denied_by,
        coalesce(
            array_agg(distinct report.claimed_by) filter (where report.assertion = 'doubted'),
            '{}'
        ) as doubted_by,
        mode() within group (
            order by report.actors
        ) filter (where report.actors != '{}') as actors,
        mode() within group (
            order by report.recipients
        ) filter (where report.recipients != '{}') as recipients
    from report
    group by report.incident_id
)

select
    incident.incident_id,
    incident.event_type,
    incident.family,
    coalesce(told.actors, '{}') as actors,
    coalesce(told.recipients, '{}') as recipients,
    incident.date_from,
    incident.date_to,
    incident.place_name,
    incident.place_key,
    incident.country,
    incident.lat,
    incident.lon,
    told.first_reported_at,
    told.last_reported_at,
    told.events,
    independent.sources as independent_sources,
    told.affirming,
    told.denying,
    told.doubting,
    told.affirmed_by,
    told.denied_by,
    told.doubted_by,
    told.affirming > 0 and told.denying + told.doubting > 0 as is_contested
from told
inner join independent using (incident_id)
inner join core.incident using (incident_id);

comment on view marts.incident is
'One row per happening: what, where and when, how many independent sources report it, and which sides affirm, deny or doubt it.';
comment on column marts.incident.incident_id is 'Stable id, made from the earliest event that reports it.';
comment on column marts.incident.event_type is 'What happened: the type that most of its events have.';
comment on column marts.incident.family is 'Family of that type.';
comment on column marts.incident.actors is 'Who did it, by name, as most events tell.';
comment on column marts.incident.recipients is 'To whom it was done, by name, as most events tell.';
comment on column marts.incident.date_from is 'First day on which it can have happened, from the most exactly dated report.';
comment on column marts.incident.date_to is 'Last day on which it can have happened, from the same report.';
comment on column marts.incident.place_name is 'Where: the most exact place, then the one named most often; null if none is on the map.';
comment on column marts.incident.place_key is 'Key of that place in core.place.';
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
