create view marts.claims_by_side as
select
    incident.incident_id,
    incident.event_type,
    incident.date_from,
    incident.date_to,
    incident.place_name,
    incident.country,
    side.claimant_country,
    side.claimant_sector,
    side.assertion,
    side.events,
    side.sources,
    side.texts,
    side.claimants,
    side.first_claimed_at,
    side.last_claimed_at
from core.incident
-- Counted for each incident that a question asks for.
cross join lateral (
    select
        case
            when event.claim_kind = 'outlet' then event.source_country
            else event.claimant_country
        end as claimant_country,
        case
            when event.claim_kind = 'outlet' then 'outlet'
            else event.claimant_sector
        end as claimant_sector,
        event.assertion,
        count(*) as events,
        count(distinct event.source_id) as sources,
        count(distinct event.original_id) as texts,
        array_agg(
            distinct
            case
                when event.claim_kind = 'outlet' then event.source_name
                else coalesce(event.claimant_name, event.claim_kind)
            end collate "C"
        ) as claimants,
        min(event.published_at) as first_claimed_at,
        max(event.published_at) as last_claimed_at
    from marts.event
    where event.incident_id = incident.incident_id
    group by 1, 2, 3
) as side;

comment on view marts.claims_by_side is
'One row per happening, side and stance: which country and sector affirm, deny or doubt it, how often and by whom.';
comment on column marts.claims_by_side.incident_id is 'The happening.';
comment on column marts.claims_by_side.event_type is 'What is claimed to have happened: the type of the happening.';
comment on column marts.claims_by_side.date_from is 'First day on which it can have happened.';
comment on column marts.claims_by_side.date_to is 'Last day on which it can have happened.';
comment on column marts.claims_by_side.place_name is 'Where it happened; null if no place is on the map.';
comment on column marts.claims_by_side.country is 'Country of that place, ISO 3166 alpha-3; not that of the side.';
comment on column marts.claims_by_side.claimant_country is 'Country of who says so (the seat of the outlet, if it speaks itself), ISO 3166 alpha-3; null if unknown, as of most anonymous ones.';
comment on column marts.claims_by_side.claimant_sector is 'Sector of who says so, or "outlet".';
comment on column marts.claims_by_side.assertion is 'affirmed, denied or doubted.';
comment on column marts.claims_by_side.events is 'Events in which they say so.';
comment on column marts.claims_by_side.sources is 'Sources that report that they say so; copies are counted.';
comment on column marts.claims_by_side.texts is 'Independent texts that report it: copies of one text count once.';
comment on column marts.claims_by_side.claimants is 'Who says so, by name, each once, sorted.';
comment on column marts.claims_by_side.first_claimed_at is 'Publication of the earliest such report, UTC.';
comment on column marts.claims_by_side.last_claimed_at is 'Publication of the latest such report, UTC.';
