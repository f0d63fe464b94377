-- Which events are of one incident, as linking tells it: those told as a fact or a possibility,
-- if one of them is told as a fact.
drop table if exists synthetic.member;

create unlogged table synthetic.member as
select
    event_id,
    happening,
    report,
    published_at,
    count(*) over whole as events
from synthetic.coded
where is_current and modality in ('actual', 'ongoing', 'possible')
window whole as (partition by happening);

delete from synthetic.member
where
    happening not in (
        select happening
        from synthetic.coded
        where is_current and modality in ('actual', 'ongoing')
    );

analyze synthetic.member;
