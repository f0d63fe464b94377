create view marts.territorial_change as
with change as (
    select
        event.incident_id,
        event.mode,
        event.published_at,
        event.event_id,
        case
            when event.event_type = 'RETREAT' or event.mode = 'lose' then event.recipients
            else event.actors
        end as gained_by,
        case
            when event.event_type = 'RETREAT' or event.mode = 'lose' then event.actors
            else event.recipients
        end as lost_by,
        quantity.low,
        quantity.best,
        quantity.high
    from marts.event
    left join lateral (
        select event_quantity.*
        from core.event_quantity
        where event_quantity.event_id = event.event_id and event_quantity.unit = 'settlement'
        order by event_quantity.ordinal
        limit 1
    ) as quantity on true
    where
        event.incident_id is not null
        and (
            event.event_type = 'CONTROL'
            or (event.event_type = 'RETREAT' and event.mode = 'withdraw')
        )
)

select
    incident.incident_id,
    incident.date_from,
    incident.date_to,
    incident.place_name,
    incident.country,
    incident.lat,
    incident.lon,
    mode() within group (order by change.mode) as mode,
    coalesce(
        mode() within group (
            order by change.gained_by
        ) filter (where change.gained_by != '{}'), '{}'
    ) as gained_by,
    coalesce(
        mode() within group (
            order by change.lost_by
        ) filter (where change.lost_by != '{}'), '{}'
    ) as lost_by,
    min(change.low) as settlements_low,
    (
        array_agg(change.best order by change.published_at desc, change.event_id)
        filter (where change.best is not null)
    )[1] as settlements_best,
    max(change.high) as settlements_high,
    incident.independent_sources,
    incident.affirmed_by,
    incident.denied_by,
    incident.doubted_by
from change
inner join marts.incident using (incident_id)
group by
    incident.incident_id,
    incident.date_from,
    incident.date_to,
    incident.place_name,
    incident.country,
    incident.lat,
    incident.lon,
    incident.independent_sources,
    incident.affirmed_by,
    incident.denied_by,
    incident.doubted_by;

comment on view marts.territorial_change is
'One row per happening in which territory changes hands or troops withdraw: who gains, who loses, who says so and who denies it.';
comment on column marts.territorial_change.incident_id is 'The happening.';
comment on column marts.territorial_change.date_from is 'First day on which it can have happened.';
comment on column marts.territorial_change.date_to is 'Last day on which it can have happened.';
comment on column marts.territorial_change.place_name is 'Where it happened.';
comment on column marts.territorial_change.country is 'Country of that place, ISO 3166 alpha-3.';
comment on column marts.territorial_change.lat is 'Degrees north, WGS 84.';
comment on column marts.territorial_change.lon is 'Degrees east, WGS 84.';
comment on column marts.territorial_change.mode is 'How: capture, recapture, lose, advance, encircle, withdraw; as most events tell.';
comment on column marts.territorial_change.gained_by is 'Who gains, by name, as most events tell.';
comment on column marts.territorial_change.lost_by is 'Who loses, by name, as most events tell.';
comment on column marts.territorial_change.settlements_low is 'Least number of settlements that the reports allow.';
comment on column marts.territorial_change.settlements_best is 'Number of settlements in the latest report that gives one.';
comment on column marts.territorial_change.settlements_high is 'Most settlements that the reports allow; null if open.';
comment on column marts.territorial_change.independent_sources is 'Sources that report it; copies count once.';
comment on column marts.territorial_change.affirmed_by is 'Who affirms it.';
comment on column marts.territorial_change.denied_by is 'Who denies it.';
comment on column marts.territorial_change.doubted_by is 'Who doubts it.';
