create function marts.changes_since(ts timestamptz, with_unchanged boolean default false)
returns setof marts.event_change
language sql stable parallel safe
begin atomic
    select
        change.change,
        case
            when newer.was_held then 'held run'
            when older.extraction_id is null then 'new article'
            when older.revision_id != newer.revision_id then 'revised page'
            else 'recoded'
        end as reason,
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
        newer.pipeline_version as new_pipeline_version
    from (
        select distinct coding.article_id
        from marts.coding
        where coding.extracted_at > ts
    ) as article
    inner join marts.coding as newer
        on article.article_id = newer.article_id and newer.superseded_at is null
    left join marts.coding as older
        on
            article.article_id = older.article_id
            and older.extracted_at <= ts
            and older.superseded_at > ts
    cross join lateral marts.compare_codings(older.extraction_id, newer.extraction_id) as change
    where with_unchanged or change.change != 'unchanged';
end;

comment on function marts.changes_since(timestamptz, boolean) is
'What marts.event tells otherwise than at an instant: one row per event gained, lost or changed since, and why. With with_unchanged also those of which only the id is another: what was told then, less every old_event_id, with every new_event_id, is what is told now.';
