-- Gather who and what the new codings speak of; the newest coding describes it.
insert into core.entity (
    entity_id, name, label, country, sector, geonames_id, wikidata_id, lat, lon
)
select
    entity_id,
    name,
    label,
    country,
    sector,
    geonames_id,
    wikidata_id,
    lat,
    lon
from stage_entity
on conflict (entity_id) do update
set
    name = excluded.name,
    label = excluded.label,
    country = excluded.country,
    sector = excluded.sector,
    geonames_id = excluded.geonames_id,
    wikidata_id = excluded.wikidata_id,
    lat = excluded.lat,
    lon = excluded.lon
where
    (
        entity.name,
        entity.label,
        entity.country,
        entity.sector,
        entity.geonames_id,
        entity.wikidata_id,
        entity.lat,
        entity.lon
    ) is distinct from (
        excluded.name,
        excluded.label,
        excluded.country,
        excluded.sector,
        excluded.geonames_id,
        excluded.wikidata_id,
        excluded.lat,
        excluded.lon
    )
returning (xmax = 0) as is_new
