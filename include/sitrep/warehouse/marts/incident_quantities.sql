create view marts.incident_quantities as
select
    incident.incident_id,
    incident.event_type,
    incident.date_from,
    incident.date_to,
    incident.place_name,
    incident.country,
    figure.kind,
    figure.unit,
    figure.claimed_by,
    figure.assertion,
    figure.low,
    figure.best,
    figure.high,
    figure.reports,
    figure.last_reported_at
from core.incident
-- Gathered for each incident that a question asks for.
cross join lateral (
    select
        told.kind,
        told.unit,
        told.claimed_by,
        told.assertion,
        -- A bound that one report leaves open is open.
        case when bool_and(told.low is not null) then min(told.low) end as low,
        (
            array_agg(told.best order by told.published_at desc, told.event_id)
            filter (where told.best is not null)
        )[1] as best,
        case when bool_and(told.high is not null) then max(told.high) end as high,
        count(*) as reports,
        max(told.published_at) as last_reported_at
    from (
        -- Of the figures of one report the greatest is the whole: "469, among them 185 children".
        select distinct on (event.event_id, quantity.kind, counted.unit)
            event.event_id,
            event.claimed_by,
            event.assertion,
            event.published_at,
            quantity.kind,
            counted.unit,
            quantity.low,
            quantity.best,
            quantity.high
        from marts.event
        inner join core.event_quantity as quantity using (event_id)
        -- An arrest is of a person, a desertion by one.
        cross join lateral (
            select
                case
                    when quantity.unit in ('arrest', 'desertion') then 'person'
                    else quantity.unit
                end as unit
        ) as counted
        where event.incident_id = incident.incident_id
        order by
            event.event_id,
            quantity.kind,
            counted.unit,
            coalesce(quantity.best, quantity.high, quantity.low) desc,
            quantity.ordinal
    ) as told
    group by told.kind, told.unit, told.claimed_by, told.assertion
) as figure;

comment on view marts.incident_quantities is
'One row per happening, what is counted, and claimant: how many, with bounds. Figures of different claimants are never added up.';
comment on column marts.incident_quantities.incident_id is 'The happening.';
comment on column marts.incident_quantities.event_type is 'What happened.';
comment on column marts.incident_quantities.date_from is 'First day on which it can have happened.';
comment on column marts.incident_quantities.date_to is 'Last day on which it can have happened.';
comment on column marts.incident_quantities.place_name is 'Where it happened.';
comment on column marts.incident_quantities.country is 'Country of that place, ISO 3166 alpha-3.';
comment on column marts.incident_quantities.kind is 'What is counted: killed, displaced, settlements, vehicles, troops, money …';
comment on column marts.incident_quantities.unit is 'Of what: person, settlement, vehicle, km, a currency …; an arrest and a desertion count as a person.';
comment on column marts.incident_quantities.claimed_by is 'Who gives the figure: "UKR GOV", "outlet: …".';
comment on column marts.incident_quantities.assertion is 'Whether they affirm, deny or doubt what happened.';
comment on column marts.incident_quantities.low is 'Least that any of their figures allows, in the unit; null if one of them leaves it open, as "about 450" does.';
comment on column marts.incident_quantities.best is 'Their latest figure, in the unit; never below low or above high.';
comment on column marts.incident_quantities.high is 'Most that any of their figures allows, in the unit; null if one of them leaves it open, as "at least 97" does.';
comment on column marts.incident_quantities.reports is 'Events that give a figure of theirs; copies are counted.';
comment on column marts.incident_quantities.last_reported_at is 'Publication of the latest of these, UTC.';
