select
    actor_code as actor,
    recipient_code as recipient,
    sum(events)::bigint as events,
    sum(events * goldstein) / sum(events) as goldstein,
    array(
        select typed.event_type
        from marts.actor_dyads_daily as typed
        where
            typed.actor_code = dyad.actor_code
            and typed.recipient_code = dyad.recipient_code
            and typed.event_date >= cast(:since as timestamptz)::date
        group by typed.event_type
        order by sum(typed.events) desc, typed.event_type
        limit 3
    ) as event_types
from marts.actor_dyads_daily as dyad
where event_date >= cast(:since as timestamptz)::date and actor_code != recipient_code
group by actor_code, recipient_code
order by events desc, actor, recipient
limit 12
