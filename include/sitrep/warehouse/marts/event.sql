create view marts.event as
select *
from marts.event_history
where superseded_at is null;

comment on view marts.event is
'One row per event of the current coding: who did what to whom, where and when, who says so, and the sentence that says it. What waits for quality checks, or is held back by them, is left out; what stood before is told until it passes.';

-- The columns are those of marts.event_history, and so is what they mean.
do $$
declare described record;
begin
    for described in
        select attname, col_description(attrelid, attnum) as meaning
        from pg_attribute
        where attrelid = 'marts.event_history'::regclass and attnum > 0
    loop
        execute format(
            'comment on column marts.event.%I is %L', described.attname, described.meaning
        );
    end loop;
end
$$;
