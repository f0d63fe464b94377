create view marts.daily_event_counts as
select
    event_date,
    event_type,
    country,
    assertion,
    events,
    incidents,
    articles,
    sources
from core.daily_event_counts;

comment on view marts.daily_event_counts is
'One row per day, event type, country and assertion: how many events, incidents, articles and sources. Only what is told as actual or ongoing. Kept in a table; the days that changed are counted anew after each run.';
comment on column marts.daily_event_counts.event_date is 'First day on which the events can have happened.';
comment on column marts.daily_event_counts.event_type is 'What happened.';
comment on column marts.daily_event_counts.country is 'Where, ISO 3166 alpha-3, or "unknown"; unpinned places are unknown.';
comment on column marts.daily_event_counts.assertion is 'affirmed, denied or doubted.';
comment on column marts.daily_event_counts.events is 'Events: reports, not happenings.';
comment on column marts.daily_event_counts.incidents is 'Happenings that these events report; one with reports of several days, types or assertions is counted in each row.';
comment on column marts.daily_event_counts.articles is 'Articles that report them.';
comment on column marts.daily_event_counts.sources is 'Sources that report them; copies are counted.';
