create view marts.actor_dyads_daily as
select
    event.date_from as event_date,
    actor.code as actor_code,
    actor.country as actor_country,
    recipient.code as recipient_code,
    recipient.country as recipient_country,
    event.event_type,
    event.quad_class,
    count(distinct event.event_id) as events,
    count(distinct event.incident_id) as incidents,
    avg(event.goldstein) as goldstein
from marts.event
inner join core.event_participant as actor
    on event.event_id = actor.event_id and actor.role = 'actor'
inner join core.event_participant as recipient
    on event.event_id = recipient.event_id and recipient.role = 'recipient'
where
    event.assertion = 'affirmed'
    and event.modality in ('actual', 'ongoing')
    and actor.code is not null
    and recipient.code is not null
group by 1, 2, 3, 4, 5, 6, 7;

comment on view marts.actor_dyads_daily is
'One row per day, actor, recipient and event type: who acts towards whom. Only what is affirmed as actual or ongoing.';
comment on column marts.actor_dyads_daily.event_date is 'First day on which the events can have happened.';
comment on column marts.actor_dyads_daily.actor_code is 'Who acts: country and sector code.';
comment on column marts.actor_dyads_daily.actor_country is 'Country of who acts, ISO 3166 alpha-3.';
comment on column marts.actor_dyads_daily.recipient_code is 'Towards whom: country and sector code.';
comment on column marts.actor_dyads_daily.recipient_country is 'Country of the recipient, ISO 3166 alpha-3.';
comment on column marts.actor_dyads_daily.event_type is 'What they do.';
comment on column marts.actor_dyads_daily.quad_class is '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict, 0 neither.';
comment on column marts.actor_dyads_daily.events is 'Events: reports, not happenings.';
comment on column marts.actor_dyads_daily.incidents is 'Happenings that these events report.';
comment on column marts.actor_dyads_daily.goldstein is 'Mean Goldstein-like score of the events, -10 to 10.';
