create view marts.casualties as
select
    incident.incident_id,
    incident.event_type,
    incident.date_from,
    incident.date_to,
    incident.place_name,
    incident.country,
    figure.kind,
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
        select distinct on (event.event_id, quantity.kind)
            event.event_id,
            event.claimed_by,
            event.assertion,
            event.published_at,
            quantity.kind,
            quantity.low,
            quantity.best,
            quantity.high
        from marts.event
        inner join core.event_quantity as quantity using (event_id)
        where
            event.incident_id = incident.incident_id
            and quantity.unit in ('person', 'arrest')
            and quantity.kind in (
                'killed', 'wounded', 'missing', 'captured', 'arrested', 'displaced'
            )
        order by
            event.event_id,
            quantity.kind,
            coalesce(quantity.best, quantity.high, quantity.low) desc,
            quantity.ordinal
    ) as told
    group by told.kind, told.claimed_by, told.assertion
) as figure;

comment on view marts.casualties is
'One row per happening, kind of harm and claimant: how many people, with bounds. Figures of different claimants are never added up.';
comment on column marts.casualties.incident_id is 'The happening.';
comment on column marts.casualties.event_type is 'What happened.';
comment on column marts.casualties.date_from is 'First day on which it can have happened.';
comment on column marts.casualties.date_to is 'Last day on which it can have happened.';
comment on column marts.casualties.place_name is 'Where it happened.';
comment on column marts.casualties.country is 'Country of that place, ISO 3166 alpha-3.';
comment on column marts.casualties.kind is 'killed, wounded, missing, captured, arrested or displaced.';
comment on column marts.casualties.claimed_by is 'Who gives the figure: "UKR GOV", "outlet: …".';
comment on column marts.casualties.assertion is 'Whether they affirm, deny or doubt what happened.';
comment on column marts.casualties.low is 'Least that any of their figures allows, persons; null if one of them leaves it open, as "about 450" does.';
comment on column marts.casualties.best is 'Their latest figure, persons; never below low or above high.';
comment on column marts.casualties.high is 'Most that any of their figures allows, persons; null if one of them leaves it open, as "at least 97" does.';
comment on column marts.casualties.reports is 'Events that give a figure of theirs; copies are counted.';
comment on column marts.casualties.last_reported_at is 'Publication of the latest of these, UTC.';
