-- The invented world: who, where and what the news speaks of. Everything hangs on hashes of
-- numbers, so that the same size gives the same warehouse. Wants one row in synthetic.setting.

-- A number from 0 to 1 that depends on a key and on what it is drawn for.
create function synthetic.chance(key bigint, draw bigint) returns double precision
language sql immutable parallel safe
return (hashint8extended(key, draw) & 9007199254740991) / 9007199254740992.0::double precision;

-- A rank from 1 to size; the k-th is drawn about k times less often than the first.
create function synthetic.rank(key bigint, draw bigint, size double precision) returns integer
language sql immutable parallel safe
return floor(power(size + 1, synthetic.chance(key, draw)))::integer;

create function synthetic.syllable(key bigint, draw bigint) returns text
language sql immutable parallel safe
return (
    '{ba,dor,ke,lim,ma,nor,ra,shi,to,vel,za,gor,hu,jin,kal,lo,mir,na,pol,ri,sar,ten,ulu,va}'::text[]
)[1 + floor(24 * synthetic.chance(key, draw))::integer];

create function synthetic.name(key bigint) returns text
language sql immutable parallel safe
return initcap(
    synthetic.syllable(key, 1) || synthetic.syllable(key, 2) || synthetic.syllable(key, 3)
);

-- The id of a part of something; all of its ids begin alike, as those that Sitrep gives.
create function synthetic.id_within(whole uuid, part text) returns uuid
language sql immutable parallel safe
return overlay(md5(whole || ' ' || part) placing left(md5(whole::text), 12) from 1)::uuid;

-- Countries in the order in which the news speaks of them.
create table synthetic.country as
with ranked as (
    select
        row_number() over (
            order by
                array_position(
                    '{UKR,SDN,PSE,MMR,RUS,SYR,ISR,PAK,IND,YEM,COD,NGA,MLI,HTI,ETH,COL,MEX,FRA}',
                    country.country
                ),
                hashtextextended(country.country, 0)
        ) as number,
        country.*
    from core.country
)

select
    ranked.*,
    greatest(12, 4000 / number)::integer as cities,
    sum(13 + greatest(12, 4000 / number)::integer) over (order by number)
    - (13 + greatest(12, 4000 / number)::integer) as places_before
from ranked;

-- Of each country itself, 12 regions, and cities.
create table synthetic.place as
with numbered as (
    select
        country.places_before + slot as place,
        slot,
        country.country,
        country.name as country_name,
        country.lat as country_lat,
        country.lon as country_lon,
        country.radius_km as country_radius_km
    from synthetic.country
    cross join lateral generate_series(1, 13 + country.cities) as slot
),

named as (
    select
        *,
        case
            when slot = 1 then 'country:' || country
            when slot <= 13 then 'place:' || lower(country) || '-region-' || slot - 1
            else 'geonames:' || 90000000 + place
        end as place_key,
        case when slot > 13 then 90000000 + place end::integer as geonames_id,
        case
            when slot = 1 then country_name
            when slot <= 13 then synthetic.name(place) || ' Region'
            else synthetic.name(place)
        end as name,
        least(greatest(
            country_lat + country_radius_km / 111 * 1.2 * (synthetic.chance(place, 10) - 0.5), -85
        ), 85) as lat,
        least(greatest(
            country_lon
            + country_radius_km / 111 * 1.2 * (synthetic.chance(place, 11) - 0.5)
            / cos(radians(least(abs(country_lat), 80))),
            -180
        ), 180) as lon
    from numbered
)

select
    place,
    slot,
    place_key,
    geonames_id,
    name,
    case when slot = 1 then country_lat else lat end as lat,
    case when slot = 1 then country_lon else lon end as lon,
    country,
    case
        when slot > 1 then synthetic.name(place - slot + 2 + (slot - 2) % 12) || ' Region'
    end as admin1,
    case
        when slot = 1 then 6
        when slot <= 13 then 4
        when slot % 5 = 0 then 2
        else 1
    end::smallint as precision,
    case
        when slot = 1 then country_radius_km
        when slot <= 13 then greatest(20, country_radius_km / 4)
        else 5
    end as radius_km
from named;

alter table synthetic.place add primary key (place);

-- Of each country 72 bodies (6 of each sector, the first without a key) and 24 persons.
create table synthetic.party as
with sector (number, sector, noun) as (
    values
    (1, 'GOV', 'government'), (2, 'MIL', 'army'), (3, 'REB', 'rebels'), (4, 'COP', 'police'),
    (5, 'CVL', 'residents'), (6, 'PRM', 'militia'), (7, 'OPP', 'opposition'),
    (8, 'JRN', 'reporters'), (9, 'MED', 'hospitals'), (10, 'LAB', 'workers'),
    (11, 'BUS', 'traders'), (12, 'REF', 'displaced people')
),

numbered as (
    select
        (country.number - 1) * 96 + slot as party,
        slot,
        (slot - 1) % 6 + 1 as nth,
        case when slot <= 72 then (slot - 1) / 6 + 1 else slot % 2 + 1 end as sector_number,
        country.country,
        country.name as country_name
    from synthetic.country
    cross join generate_series(1, 96) as slot
)

select
    numbered.party,
    case
        when numbered.slot > 72
            then lower(numbered.country) || '-person-' || numbered.slot - 72
        when numbered.nth > 1
            then lower(numbered.country || '-' || sector.sector) || '-' || numbered.nth
    end as entity_id,
    case
        when numbered.slot = 73 and numbered.country = 'UKR' then 'Volodymyr Zelensky'
        when numbered.slot > 72
            then
                synthetic.name(numbered.party) || ' ' || synthetic.name(numbered.party + 1000000)
        else
            numbered.country_name || '''s '
            || case when numbered.nth > 1 then synthetic.name(numbered.party) || ' ' else '' end
            || sector.noun
    end as name,
    case
        when numbered.slot > 72 then 'PERSON'
        when sector.sector in ('CVL', 'REF') then 'NORP'
        else 'ORG'
    end as label,
    numbered.country,
    sector.sector
from numbered
inner join sector on numbered.sector_number = sector.number;

alter table synthetic.party add primary key (party);

-- 400 conflicts and other stories: where they play and who is in them. Sides are the
-- number of a country times 96, and that of a sector.
create table synthetic.theatre as
with drawn as (
    select
        theatre,
        case
            when theatre <= 12 then theatre
            else synthetic.rank(theatre, 20, (select max(number) from synthetic.country))
        end::bigint as home,
        synthetic.rank(theatre, 21, (select max(number) from synthetic.country))::bigint as other,
        synthetic.chance(theatre, 22) as kind
    from generate_series(1, 400) as theatre
)

select
    theatre,
    country.places_before,
    country.cities,
    drawn.home as home,
    case
        when theatre = 1 then 5
        when theatre = 3 then 7
        when kind < 0.45 then drawn.other
        else drawn.home
    end as other,
    case when theatre <= 12 or kind > 0.2 then 2 else 1 end as home_sector,
    case
        when theatre in (1, 3) then 2
        when kind < 0.2 then 1
        when kind < 0.75 then 3
        when kind < 0.9 then 5
        else 7
    end as other_sector
from drawn
inner join synthetic.country on drawn.home = country.number;

alter table synthetic.theatre add primary key (theatre);

-- Types and modes in 1,080 slots, as often as news has them; four of ten tell no mode.
create table synthetic.kind as
with weighed (event_type, weight, verb, counted, unit) as (
    values
    ('ASSAULT', 30, 'attacked', 'killed', 'person'),
    ('ACCUSE', 8, 'accused', null, null),
    ('CONSULT', 8, 'met', null, null),
    ('CONTROL', 6, 'took', 'settlements', 'settlement'),
    ('COERCE', 6, 'detained', 'arrested', 'person'),
    ('PROTEST', 6, 'rallied against', 'participants', 'person'),
    ('AID', 5, 'helped', 'troops', 'person'),
    ('DISPLACE', 5, 'drove out', 'displaced', 'person'),
    ('AGREE', 4, 'made peace with', null, null),
    ('SUPPORT', 4, 'backed', null, null),
    ('RETREAT', 4, 'drew back from', null, null),
    ('MOBILIZE', 4, 'massed against', 'troops', 'person'),
    ('REQUEST', 3, 'appealed to', null, null),
    ('DISASTER', 3, 'flooded', 'killed', 'person'),
    ('DEFECT', 2, 'deserted', 'deserted', 'person'),
    ('REJECT', 2, 'rejected', null, null),
    ('DAMAGE', 2, 'damaged', null, null),
    ('THREATEN', 2, 'threatened', null, null),
    ('SANCTION', 2, 'punished', null, null),
    ('CONCEDE', 1, 'gave in to', null, null),
    ('COOPERATE', 1, 'worked with', null, null)
),

mode as (
    select
        event_type,
        array_agg(mode order by mode) as modes
    from core.event_mode
    where not is_retired
    group by event_type
),

slotted as (
    select
        row_number() over (order by weighed.weight desc, weighed.event_type, slot) as kind,
        weighed.*,
        case
            when slot % 10 >= 4 then mode.modes[1 + (slot / 10 + slot) % cardinality(mode.modes)]
        end as mode
    from weighed
    left join mode using (event_type)
    cross join lateral generate_series(1, 10 * weighed.weight) as slot
)

select
    slotted.kind,
    slotted.event_type,
    slotted.mode,
    slotted.verb,
    slotted.counted,
    slotted.unit,
    event_type.quad_class_gdelt as quad_class,
    -- Without a mode the codes are the type's own.
    coalesce(event_mode.goldstein, event_type.goldstein) as goldstein,
    case when slotted.mode is null then event_type.plover_code else event_mode.plover_code end
        as plover_code,
    coalesce(event_mode.plover_match, event_type.plover_match) as plover_match,
    case when slotted.mode is null then event_type.cameo_code else event_mode.cameo_code end
        as cameo_code,
    coalesce(event_mode.cameo_match, event_type.cameo_match) as cameo_match,
    case when slotted.mode is null then event_type.acled_code else event_mode.acled_code end
        as acled_code,
    coalesce(event_mode.acled_match, event_type.acled_match) as acled_match
from slotted
inner join core.event_type using (event_type)
left join core.event_mode
    on slotted.event_type = event_mode.event_type and slotted.mode = event_mode.mode;

alter table synthetic.kind add primary key (kind);

create table synthetic.source as
select
    source,
    'source-' || source as source_id,
    synthetic.name(source + 5000000) || (
        '{ " Times"," Post"," Wire"," Gazette"," Radio"," Herald" }'::text[]
    )[1 + source % 6] as source_name,
    country.country as source_country,
    3 + source % 12 as events_an_article
from synthetic.setting
cross join lateral generate_series(1, setting.sources) as source
inner join synthetic.country on country.number = synthetic.rank(source, 30, 60);

alter table synthetic.source add primary key (source);

-- What happens: where, when, and in how many reports. Each story has days on which much happens.
create unlogged table synthetic.happening as
with drawn as (
    select
        happening,
        synthetic.rank(happening, 40, 400) as theatre,
        1 + floor(
            (select count(*) from synthetic.kind) * synthetic.chance(happening, 41)
        )::integer as kind,
        least(500, floor(power(1 - synthetic.chance(happening, 42), -1 / 1.6)))::integer
            as reports,
        synthetic.chance(happening, 43) as how_dated
    from synthetic.setting
    cross join lateral generate_series(1, setting.happenings) as happening
),

dated as (
    select
        drawn.*,
        case
            when how_dated < 0.35
                then
                    setting.days * synthetic.chance(
                        drawn.theatre * 64 + floor(40 * synthetic.chance(happening, 44))::bigint, 45
                    ) - 6 * ln(1 - synthetic.chance(happening, 46))
            else setting.days * power(synthetic.chance(happening, 47), 0.8)
        end as day
    from drawn
    cross join synthetic.setting
)

select
    dated.happening,
    dated.kind,
    dated.theatre,
    dated.reports,
    setting.first_day + floor(dated.day)::integer % setting.days as day,
    case
        when synthetic.chance(happening, 48) < 0.75
            then 13 + synthetic.rank(happening, 49, theatre.cities)
    end as city,
    dated.reports > 1 and synthetic.chance(happening, 50) < 0.2 as is_contested
from dated
inner join synthetic.theatre using (theatre)
cross join synthetic.setting;

create index on synthetic.happening (day);
analyze synthetic.happening;
