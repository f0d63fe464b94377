-- Gather where the new events happen; the newest coding describes the place. An unpinned
-- place is known by its words alone, so that it is no row here.
insert into core.place (
    place_key, geonames_id, name, lat, lon, country, admin1, precision, radius_km
)
select
    place_key,
    geonames_id,
    name,
    lat,
    lon,
    country,
    admin1,
    precision,
    radius_km
from stage_place
on conflict (place_key) do update
set
    geonames_id = excluded.geonames_id,
    name = excluded.name,
    lat = excluded.lat,
    lon = excluded.lon,
    country = excluded.country,
    admin1 = excluded.admin1,
    precision = excluded.precision,
    radius_km = excluded.radius_km
where
    (
        place.geonames_id,
        place.name,
        place.lat,
        place.lon,
        place.country,
        place.admin1,
        place.precision,
        place.radius_km
    ) is distinct from (
        excluded.geonames_id,
        excluded.name,
        excluded.lat,
        excluded.lon,
        excluded.country,
        excluded.admin1,
        excluded.precision,
        excluded.radius_km
    )
returning (xmax = 0) as is_new
