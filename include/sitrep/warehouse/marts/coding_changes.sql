create view marts.coding_changes as
select
    change.change,
    case when newer.was_held then 'held run' else 'recoded' end as reason,
    newer.extracted_at as changed_at,
    change.event_type,
    change.changed_fields,
    change.old_values,
    change.new_values,
    change.sentence,
    newer.source_id,
    newer.source_name,
    newer.title,
    newer.url,
    newer.published_at,
    newer.article_id,
    change.old_event_id,
    change.new_event_id,
    older.revision_id as old_revision_id,
    newer.revision_id as new_revision_id,
    older.pipeline_version as old_pipeline_version,
    newer.pipeline_version as new_pipeline_version,
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
