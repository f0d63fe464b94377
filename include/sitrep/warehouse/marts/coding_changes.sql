create view marts.coding_changes as
select
    change.*,
    not exists (
        select
        from marts.coding as between_them
        where
            between_them.revision_id = newer.revision_id
            and between_them.extracted_at > older.extracted_at
            and between_them.extracted_at < newer.extracted_at
    ) as is_successive
from marts.coding as older
inner join marts.coding as newer
    on
        older.revision_id = newer.revision_id
        and older.extracted_at < newer.extracted_at
cross join lateral marts.compare_codings(older.extraction_id, newer.extraction_id) as change
where change.change != 'unchanged';

comment on view marts.coding_changes is
'One row per event that two versions told otherwise of the same text: gained, lost or changed. Any two versions that the marts have told are compared; is_successive picks those that followed each other.';
comment on column marts.coding_changes.is_successive is 'True if no other version was told between the two.';

-- The other columns, and what they mean, are those of marts.event_change.
do $$
declare described record;
begin
    for described in
        select attname, col_description(attrelid, attnum) as meaning
        from pg_attribute
        where attrelid = 'marts.event_change'::regclass and attnum > 0
    loop
        execute format(
            'comment on column marts.coding_changes.%I is %L', described.attname, described.meaning
        );
    end loop;
end
$$;
