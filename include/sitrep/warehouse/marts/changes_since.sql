create function marts.changes_since(ts timestamptz, with_unchanged boolean default false)
returns setof marts.event_change
language sql stable parallel safe
begin atomic
    select change.*
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
