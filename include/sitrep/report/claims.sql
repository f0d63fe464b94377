-- Outlets in their own voice are no side: they are left out.
select
    claim.claimant_country as country,
    claim.claimant_sector as sector,
    sum(claim.events)::bigint as events,
    coalesce(sum(claim.events) filter (where claim.assertion = 'affirmed'), 0)::bigint as affirmed,
    coalesce(sum(claim.events) filter (where claim.assertion = 'denied'), 0)::bigint as denied,
    coalesce(sum(claim.events) filter (where claim.assertion = 'doubted'), 0)::bigint as doubted,
    count(distinct claim.incident_id) as incidents
from marts.incident
-- Asked for each incident, so that of a long past only these are gathered.
cross join lateral (
    select *
    from marts.claims_by_side
    where claims_by_side.incident_id = incident.incident_id
) as claim
where
    incident.last_reported_at >= :since
    and claim.last_claimed_at >= :since
    and claim.claimant_sector is distinct from 'outlet'
    and num_nonnulls(claim.claimant_country, claim.claimant_sector) > 0
group by claim.claimant_country, claim.claimant_sector
order by events desc, country nulls last, sector nulls last
limit 15
