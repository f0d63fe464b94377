create materialized view marts.daily_event_counts as
select
    event.date_from as event_date,
    event.event_type,
    coalesce(event.country, 'unknown') as country,
    event.assertion,
    count(*) as events,
    count(distinct event.incident_id) as incidents,
    count(distinct event.article_id) as articles,
    count(distinct event.source_id) as sources
from marts.event
where event.modality in ('actual', 'ongoing')
group by 1, 2, 3, 4;

create unique index daily_event_counts_key
on marts.daily_event_counts (event_date, event_type, country, assertion);

comment on materialized view marts.daily_event_counts is
'One row per day, event type, country and assertion: how many events, incidents, articles and sources. Only what is told as actual or ongoing. Refreshed after each load.';
comment on column marts.daily_event_counts.event_date is 'First day on which the events can have happened.';
comment on column marts.daily_event_counts.event_type is 'What happened.';
comment on column marts.daily_event_counts.country is 'Where, ISO 3166 alpha-3, or "unknown"; unpinned places are unknown.';
comment on column marts.daily_event_counts.assertion is 'affirmed, denied or doubted.';
comment on column marts.daily_event_counts.events is 'Events: reports, not happenings.';
comment on column marts.daily_event_counts.incidents is 'Happenings that these events report.';
comment on column marts.daily_event_counts.articles is 'Articles that report them.';
comment on column marts.daily_event_counts.sources is 'Sources that report them; copies are counted.';
