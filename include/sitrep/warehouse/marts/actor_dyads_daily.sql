create view marts.actor_dyads_daily as
select
    event_date,
    actor_code,
    actor_country,
    recipient_code,
    recipient_country,
    event_type,
    quad_class,
    events,
    incidents,
    goldstein
from core.actor_dyads_daily;

comment on view marts.actor_dyads_daily is
'One row per day, actor, recipient and event type: who acts towards whom. Only what is affirmed as actual or ongoing. Kept in a table; the days that changed are counted anew after each run.';
comment on column marts.actor_dyads_daily.event_date is 'First day on which the events can have happened.';
comment on column marts.actor_dyads_daily.actor_code is 'Who acts: country and sector code.';
comment on column marts.actor_dyads_daily.actor_country is 'Country of who acts, ISO 3166 alpha-3.';
comment on column marts.actor_dyads_daily.recipient_code is 'Towards whom: country and sector code.';
comment on column marts.actor_dyads_daily.recipient_country is 'Country of the recipient, ISO 3166 alpha-3.';
comment on column marts.actor_dyads_daily.event_type is 'What they do.';
comment on column marts.actor_dyads_daily.quad_class is '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict, 0 neither.';
comment on column marts.actor_dyads_daily.events is 'Events: reports, not happenings. An event of two actors is in the rows of both.';
comment on column marts.actor_dyads_daily.incidents is 'Happenings that these events report.';
comment on column marts.actor_dyads_daily.goldstein is 'Mean Goldstein-like score of the events, -10 to 10.';
