create function marts.event_as_of(ts timestamptz) returns setof marts.event_history
language sql stable parallel safe
begin atomic
    select *
    from marts.event_history
    where
        extracted_at <= ts
        and (superseded_at is null or superseded_at > ts);
end;

comment on function marts.event_as_of(timestamptz) is
'The events that marts.event told at an instant, with the columns of marts.event: of each article one coding. Only codings go back in time: incident_id, titles and marks of copies are those of today.';
