with pair as (
    -- Of several actors of one code one is counted.
    select distinct
        event.event_id,
        event.incident_id,
        event.date_from,
        event.event_type,
        event.quad_class,
        event.goldstein,
        actor.code as actor_code,
        actor.country as actor_country,
        recipient.code as recipient_code,
        recipient.country as recipient_country
    from marts.event
    inner join core.event_participant as actor
        on event.event_id = actor.event_id and actor.role = 'actor'
    inner join core.event_participant as recipient
        on event.event_id = recipient.event_id and recipient.role = 'recipient'
    where
        event.date_from between :first and :last
        and event.assertion = 'affirmed'
        and event.modality in ('actual', 'ongoing')
        and actor.code is not null
        and recipient.code is not null
)

select
    date_from as event_date,
    actor_code,
    max(actor_country) as actor_country,
    recipient_code,
    max(recipient_country) as recipient_country,
    event_type,
    quad_class,
    count(*) as events,
    count(distinct incident_id) as incidents,
    avg(goldstein) as goldstein
from pair
group by date_from, actor_code, recipient_code, event_type, quad_class
