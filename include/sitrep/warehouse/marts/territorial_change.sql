create view marts.territorial_change as
select
    incident.incident_id,
    incident.date_from,
    incident.date_to,
    incident.place_name,
    incident.country,
    incident.lat,
    incident.lon,
    change.mode,
    change.gained_by,
    change.lost_by,
    change.settlements_low,
    change.settlements_best,
    change.settlements_high,
    incident.independent_sources,
    incident.affirmed_by,
    incident.denied_by,
    incident.doubted_by
from marts.incident
-- Gathered for each incident that a question asks for.
cross join lateral (
    select
        mode() within group (order by told.mode) as mode,
        coalesce(
            mode() within group (
                order by told.gained_by
            ) filter (where told.gained_by != '{}'), '{}'
        ) as gained_by,
        coalesce(
            mode() within group (
                order by told.lost_by
            ) filter (where told.lost_by != '{}'), '{}'
        ) as lost_by,
        -- A bound that one report with a number leaves open is open.
        case
            when bool_and(told.low is not null) filter (where told.is_counted) then min(told.low)
        end as settlements_low,
        (
            array_agg(told.best order by told.published_at desc, told.event_id)
            filter (where told.best is not null)
        )[1] as settlements_best,
        case
            when bool_and(told.high is not null) filter (where told.is_counted) then max(told.high)
        end as settlements_high
    from (
        select
            event.event_id,
            event.mode,
            event.published_at,
            case
                when event.event_type = 'RETREAT' or event.mode = 'lose' then event.recipients
                else event.actors
            end as gained_by,
            case
                when event.event_type = 'RETREAT' or event.mode = 'lose' then event.actors
                else event.recipients
            end as lost_by,
            quantity.event_id is not null as is_counted,
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
            event.incident_id = incident.incident_id
            and (
                event.event_type = 'CONTROL'
                or (event.event_type = 'RETREAT' and event.mode = 'withdraw')
            )
    ) as told
    having count(*) > 0
) as change
-- All of these are of one family.
where incident.family = 'control';

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
comment on column marts.territorial_change.settlements_low is 'Least number of settlements that any report with a number allows; null if one of them leaves it open, or none gives a number.';
comment on column marts.territorial_change.settlements_best is 'Number of settlements in the latest report that gives one; never below settlements_low or above settlements_high.';
comment on column marts.territorial_change.settlements_high is 'Most settlements that any report with a number allows; null if one of them leaves it open, or none gives a number.';
comment on column marts.territorial_change.independent_sources is 'Sources that report it; copies count once.';
comment on column marts.territorial_change.affirmed_by is 'Who affirms it.';
comment on column marts.territorial_change.denied_by is 'Who denies it.';
comment on column marts.territorial_change.doubted_by is 'Who doubts it.';
