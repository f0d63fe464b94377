-- Outlets in their own voice are no side: they are counted apart.
select
    claimant_country as country,
    claimant_sector as sector,
    sum(events)::bigint as events,
    coalesce(sum(events) filter (where assertion = 'affirmed'), 0)::bigint as affirmed,
    coalesce(sum(events) filter (where assertion = 'denied'), 0)::bigint as denied,
    coalesce(sum(events) filter (where assertion = 'doubted'), 0)::bigint as doubted,
    count(distinct incident_id) as incidents
from marts.claims_by_side
where
    last_claimed_at >= :since
    and claimant_sector is distinct from 'outlet'
    and num_nonnulls(claimant_country, claimant_sector) > 0
group by claimant_country, claimant_sector
order by events desc, country nulls last, sector nulls last
limit 15
