create view marts.casualties as
select
    incident_id,
    event_type,
    date_from,
    date_to,
    place_name,
    country,
    kind,
    claimed_by,
    assertion,
    low,
    best,
    high,
    reports,
    last_reported_at
from marts.incident_quantities
where
    unit = 'person'
    and kind in ('killed', 'wounded', 'missing', 'captured', 'arrested', 'displaced');

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
