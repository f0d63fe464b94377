-- severity: warning
-- says: Most places of events should be on the map (at most half may be unpinned, from 20 places on). Look at their names in core.event_place: the gazetteer may lack a region.
with counted as (
    select
        count(*) as places,
        count(*) filter (where event_place.place_key is null) as unpinned
    from core.event_place
    inner join core.event using (event_id)
    inner join core.extraction using (extraction_id)
    where extraction.run_id = :run_id
)

select
    places < 20 or unpinned <= 0.5 * places as ok,
    round(unpinned::numeric / nullif(places, 0), 3) as observed,
    format('%s of %s places are not on the map', unpinned, places) as detail
from counted
