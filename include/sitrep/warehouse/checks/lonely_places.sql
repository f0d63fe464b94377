-- severity: warning
-- says: Few places of events should lie in a country of which nothing else in the article speaks, and which is not that of the source (at most 30 %, from 20 towns and regions on). Look at these places in marts.event: the gazetteer takes them for namesakes elsewhere.
with pinned as (
    select
        event_place.country is not distinct from source.source_country
        or exists (
            select from core.mention
            where
                mention.extraction_id = extraction.extraction_id
                and mention.country = event_place.country
                and mention.geonames_id is distinct from event_place.geonames_id
        ) as has_company
    from core.extraction
    inner join core.article_revision using (revision_id)
    inner join core.article using (article_id)
    inner join core.source using (source_id)
    inner join core.event using (extraction_id)
    inner join core.event_place using (event_id)
    where
        extraction.run_id = :run_id
        -- A country as a whole speaks for itself.
        and event_place.precision < 6
        and event_place.country is not null
),

counted as (
    select
        count(*) as places,
        count(*) filter (where not has_company) as lonely
    from pinned
)

select
    places < 20 or lonely <= 0.3 * places as ok,
    round(lonely::numeric / nullif(places, 0), 3) as observed,
    format('%s of %s places lie in a country that is not spoken of', lonely, places) as detail
from counted
