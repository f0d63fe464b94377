create view marts.casualties as
select
    event.incident_id,
    event.event_type,
    event.date_from,
    event.place_name,
    event.country,
    quantity.kind,
    event.claimed_by,
    event.assertion,
    -- A bound that one report leaves open is open.
    case when bool_and(quantity.low is not null) then min(quantity.low) end as low,
    (array_agg(quantity.best order by event.published_at desc, event.event_id))[1] as best,
    case when bool_and(quantity.high is not null) then max(quantity.high) end as high,
    count(*) as reports,
    max(event.published_at) as last_reported_at
from (
    select
        all_events.event_id,
        all_events.incident_id,
        incident.event_type,
        incident.date_from,
        incident.place_name,
        incident.country,
        all_events.claimed_by,
        all_events.assertion,
        all_events.published_at
    from marts.event as all_events
    inner join core.incident using (incident_id)
) as event
inner join core.event_quantity as quantity using (event_id)
where
    quantity.unit = 'person'
    and quantity.kind in ('killed', 'wounded', 'missing', 'captured', 'arrested', 'displaced')
group by
    event.incident_id,
    event.event_type,
    event.date_from,
    event.place_name,
    event.country,
    quantity.kind,
    event.claimed_by,
    event.assertion;

comment on view marts.casualties is
'One row per happening, kind of harm and claimant: how many people, with bounds. Figures of different claimants are never added up.';
comment on column marts.casualties.incident_id is 'The happening.';
comment on column marts.casualties.event_type is 'What happened.';
comment on column marts.casualties.date_from is 'First day on which it can have happened.';
comment on column marts.casualties.place_name is 'Where it happened.';
comment on column marts.casualties.country is 'Country of that place, ISO 3166 alpha-3.';
comment on column marts.casualties.kind is 'killed, wounded, missing, captured, arrested or displaced.';
comment on column marts.casualties.claimed_by is 'Who gives the figure: "UKR GOV", "outlet: …".';
comment on column marts.casualties.assertion is 'Whether they affirm, deny or doubt what happened.';
comment on column marts.casualties.low is 'Least that any of their figures allows, persons; null if open.';
comment on column marts.casualties.best is 'Their latest figure, persons.';
comment on column marts.casualties.high is 'Most that any of their figures allows, persons; null if open.';
comment on column marts.casualties.reports is 'Events that give a figure of theirs.';
comment on column marts.casualties.last_reported_at is 'Publication of the latest of these, UTC.';
