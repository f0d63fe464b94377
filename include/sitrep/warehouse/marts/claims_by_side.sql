create view marts.claims_by_side as
select
    event.incident_id,
    event.event_type,
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
where event.incident_id is not null
group by 1, 2, 3, 4, 5;

comment on view marts.claims_by_side is
'One row per happening, side and stance: which country and sector affirm, deny or doubt it, how often and by whom.';
comment on column marts.claims_by_side.incident_id is 'The happening.';
comment on column marts.claims_by_side.event_type is 'What is claimed to have happened.';
comment on column marts.claims_by_side.claimant_country is 'Country of who says so (of the outlet, if it speaks itself), ISO 3166 alpha-3.';
comment on column marts.claims_by_side.claimant_sector is 'Sector of who says so, or "outlet".';
comment on column marts.claims_by_side.assertion is 'affirmed, denied or doubted.';
comment on column marts.claims_by_side.events is 'Events in which they say so.';
comment on column marts.claims_by_side.sources is 'Sources that report that they say so; copies are counted.';
comment on column marts.claims_by_side.claimants is 'Who says so, by name, each once, sorted.';
comment on column marts.claims_by_side.first_claimed_at is 'Publication of the earliest such report, UTC.';
comment on column marts.claims_by_side.last_claimed_at is 'Publication of the latest such report, UTC.';
