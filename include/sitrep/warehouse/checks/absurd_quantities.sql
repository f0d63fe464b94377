-- severity: warning
-- says: No present event should kill, wound, hold or miss more than 5 million people, or displace more than 150 million. Read the sentences of these events in marts.event: a unit or a figure was misread ("1.200" for 1,200), or a figure of history belongs to another event.
with absurd as (
    select
        format('%s %s', event_quantity.kind, event_quantity.best::numeric) as told,
        row_number() over (order by event_quantity.best desc, event.event_id) as place
    from core.extraction
    inner join core.article_revision using (revision_id)
    inner join core.event using (extraction_id)
    inner join core.event_quantity using (event_id)
    where
        extraction.run_id = :run_id
        and event.modality in ('actual', 'ongoing')
        and event.date_to > (article_revision.published_at at time zone 'UTC')::date - 730
        and event_quantity.unit = 'person'
        and event_quantity.kind in (
            'killed', 'wounded', 'missing', 'captured', 'arrested', 'displaced'
        )
        and event_quantity.best
        > case event_quantity.kind when 'displaced' then 150000000 else 5000000 end
)

select
    count(*) = 0 as ok,
    count(*) as observed,
    coalesce(
        'people: ' || string_agg(told, ', ' order by place) filter (where place <= 5)
        || case when count(*) > 5 then format(' and %s more', count(*) - 5) else '' end,
        'no number of people is beyond belief'
    ) as detail
from absurd
