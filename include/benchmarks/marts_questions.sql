-- Questions of marts.event by each column that should lead to its rows quickly, and of the
-- daily marts over all years. Each stands under its title.

-- one event by its id
select * from marts.event
where event_id = (select event_id from core.event order by event_id limit 1);

-- the reports of the incident that has most
select claimed_by, assertion, source_name, sentence
from marts.event
where
    incident_id = (
        select incident_id from core.incident order by event_count desc, incident_id limit 1
    );

-- a day, in full
select * from marts.event where date_from = '2026-11-10';

-- a month in one country, by type
select event_type, count(*) as events, count(distinct incident_id) as incidents
from marts.event
where country = 'UKR' and date_from between '2026-10-01' and '2026-10-31'
group by event_type;

-- a small country, all years
select event_type, mode, date_from, place_name, claimed_by, sentence
from marts.event
where country = 'FJI'
order by date_from desc
limit 100;

-- a rare type in a month, with its words
select date_from, actors, recipients, place_name, sentence
from marts.event
where event_type = 'DEFECT' and date_from between '2026-10-01' and '2026-10-31';

-- a source in a week
select event_type, assertion, sentence
from marts.event
where source_id = 'source-1' and published_at >= '2026-11-10' and published_at < '2026-11-17';

-- the newest events
select * from marts.event order by date_from desc, event_id limit 100;

-- a week by country and type
select country, event_type, count(*) as events
from marts.event
where date_from between '2026-11-09' and '2026-11-15'
group by country, event_type;

-- an actor towards another, month by month, all years
select date_trunc('month', event_date)::date as month, sum(events) as events
from marts.actor_dyads_daily
where actor_code = 'RUSMIL' and recipient_country = 'UKR'
group by month
order by month;

-- who is in the news this week
select entity_name, sum(mentions) as mentions, sum(texts) as texts
from marts.entity_daily
where published_on between '2026-11-09' and '2026-11-15' and label = 'PERSON'
group by entity_id, entity_name
order by mentions desc
limit 20;

-- one person, month by month, all years
select date_trunc('month', published_on)::date as month, sum(mentions) as mentions
from marts.entity_daily
where entity_id = 'ukr-person-1'
group by month
order by month;

-- contested incidents of a month, with who says what
select * from marts.incident
where is_contested and date_from between '2026-10-01' and '2026-10-31'
order by independent_sources desc
limit 50;

-- incidents of a month in one country
select incident_id, event_type, place_name, independent_sources
from marts.incident
where country = 'SDN' and date_from between '2026-10-01' and '2026-10-31';

-- the sides of contested incidents in one country and month
select incident_id, claimant_country, claimant_sector, assertion, events, texts
from marts.claims_by_side
where
    country = 'UKR'
    and date_from between '2026-10-01' and '2026-10-31'
    and incident_id in (select incident_id from marts.incident where is_contested);

-- a place, all years
select date_from, event_type, mode, claimed_by, sentence
from marts.event
where
    place_key = (select place_key from core.place where country = 'SDN' order by 1 limit 1)
order by date_from;
