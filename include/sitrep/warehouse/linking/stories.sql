-- How the articles of the events of stage_wanted open, in stems, and which countries they name,
-- that of the outlet included.
select
    coded.extraction_id::text as extraction_id,
    tsvector_to_array(
        to_tsvector('english', revision.title || ' ' || left(revision.text, 600))
    ) as story,
    array(
        select mention.country
        from core.mention
        where mention.extraction_id = coded.extraction_id and mention.country is not null
        union
        select source.source_country
        where source.source_country is not null
    ) as countries
from (
    select distinct event.extraction_id
    from stage_wanted
    inner join core.event using (event_id)
) as coded
inner join core.extraction using (extraction_id)
inner join core.article_revision as revision using (revision_id)
inner join core.article using (article_id)
inner join core.source using (source_id)
