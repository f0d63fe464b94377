-- Events that can be a report of the same happening as one of stage_frontier: current, of its
-- family, dated so few days apart, in its article or of a country in common.
with frontier as (
    select distinct
        event_type.family,
        event.extraction_id,
        event.date_from,
        event.date_to
    from stage_frontier
    inner join core.event using (event_id)
    inner join core.event_type using (event_type)
),

-- An event dated no better than to so many days is compared with none.
day as (
    select distinct
        frontier.family,
        frontier.extraction_id,
        day.started::date as started
    from frontier
    cross join generate_series(
        frontier.date_from - cast(:gap_days as integer) - cast(:most_days as integer), frontier.date_to + cast(:gap_days as integer), interval '1 day'
    ) as day (started)
    where frontier.date_to - frontier.date_from <= cast(:most_days as integer)
),

around as (
    select
        event.event_id,
        event.extraction_id,
        event_type.family,
        event.date_from as started
    from core.event
    inner join core.event_type using (event_type)
    inner join core.extraction using (extraction_id)
    where
        event.date_from in (select day.started from day)
        and event.date_to - event.date_from <= cast(:most_days as integer)
        and event.modality in ('actual', 'ongoing', 'possible')
        and extraction.superseded_at is null
        -- What waits for a later turn is compared then.
        and (
            extraction.linked_at is not null
            or extraction.extraction_id in (select link_queue.extraction_id from link_queue)
        )
),

wanted as (
    select around.extraction_id
    from around
    union
    select frontier.extraction_id
    from frontier
),

-- The countries that an article names, and that of its outlet.
named as (
    select
        wanted.extraction_id,
        mention.country
    from wanted
    inner join core.mention using (extraction_id)
    where mention.country is not null
    union
    select
        wanted.extraction_id,
        source.source_country
    from wanted
    inner join core.extraction using (extraction_id)
    inner join core.article_revision using (revision_id)
    inner join core.article using (article_id)
    inner join core.source using (source_id)
    where source.source_country is not null
),

block as (
    select distinct
        day.family,
        day.started,
        named.country
    from day
    inner join named using (extraction_id)
)

select distinct around.event_id::text as event_id
from around
inner join named using (extraction_id)
inner join block using (family, started, country)
union
select event.event_id::text
from frontier
inner join core.event using (extraction_id)
where event.modality in ('actual', 'ongoing', 'possible')
