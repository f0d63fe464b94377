-- severity: warning
-- says: Codes should be known: event types and modes that the ontology still has, and countries of ISO 3166. Migrate the warehouse, or correct the actor list or the gazetteer.
with code as (
    select event_type.event_type || coalesce('/' || event_mode.mode, '') as code
    from core.event
    inner join core.extraction using (extraction_id)
    inner join core.event_type using (event_type)
    left join core.event_mode
        on event.event_type = event_mode.event_type and event.mode = event_mode.mode
    where
        extraction.run_id = :run_id
        and (event_type.is_retired or event_mode.is_retired)
    union all
    select named.country
    from core.event
    inner join core.extraction using (extraction_id)
    inner join (
        select event_id, country from core.event_participant
        union all
        select event_id, country from core.event_place
        union all
        select event_id, claimant_country from core.event
    ) as named using (event_id)
    where
        extraction.run_id = :run_id
        and named.country is not null
        and not exists (select from core.country where country.country = named.country)
)

select
    count(*) = 0 as ok,
    count(*) as observed,
    coalesce('unknown: ' || string_agg(distinct code, ', '), 'every code is known') as detail
from code
