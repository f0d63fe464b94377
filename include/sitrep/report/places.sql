-- What the map shows: happenings at one point, together.
select
    coalesce(place_name, country, '') as place,
    country,
    lat,
    lon,
    count(*) as incidents,
    sum(events)::bigint as reports,
    count(*) filter (where is_contested) as contested
from marts.incident
where last_reported_at >= :since and lat is not null
group by place_name, country, lat, lon
order by reports desc, incidents desc, place, lat, lon
limit 400
