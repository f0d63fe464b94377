insert into core.incident_event (event_id, incident_id, score, reason)
select
    member.event_id,
    incident.incident_id,
    case
        when member.events = 1 then 1
        else round((0.65 + 0.3 * synthetic.chance(member.report, 110))::numeric, 4)
    end,
    case
        when member.events = 1 then 'only report'
        else 'same type and mode; same place; same day; same actor'
    end
from synthetic.member
inner join synthetic.incident using (happening)
