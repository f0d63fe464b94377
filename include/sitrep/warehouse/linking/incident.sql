-- Tell each incident of stage_touched as its members tell it.
with member as (
    select
        stage_touched.incident_id,
        event.event_id,
        event.event_type,
        event_type.family,
        event.date_from,
        event.date_to,
        event.date_reason,
        event.date_start_char is not null
        and event.date_reason not like 'said on that day: %' as is_date_stated,
        event.assertion,
        event.assertion = 'affirmed' and event.modality in ('actual', 'ongoing') as is_anchor,
        revision.published_at,
        coalesce(revision.duplicate_group, revision.revision_id) as text_id,
        article.source_id
    from stage_touched
    inner join core.incident_event using (incident_id)
    inner join core.event using (event_id)
    inner join core.event_type using (event_type)
    inner join core.extraction using (extraction_id)
    inner join core.article_revision as revision using (revision_id)
    inner join core.article using (article_id)
),

-- Copies of one text, also edited ones, count for the source that published it first.
first_source as (
    select distinct on (incident_id, text_id) incident_id, source_id
    from member
    order by incident_id, text_id, published_at, source_id
),

independent as (
    select incident_id, count(distinct source_id) as sources
    from first_source
    group by incident_id
),

-- Days that a report states come before those on which it was only published or said; of these,
-- what happened comes before what was planned or denied; then the most exact, the days that most
-- texts give, and those told first.
best_date as (
    select distinct on (incident_id)
        incident_id,
        date_from,
        date_to,
        bool_or(is_date_stated) as is_stated,
        count(distinct text_id) as texts,
        (array_agg(date_reason order by is_date_stated desc, published_at, event_id))[1] as reason
    from member
    group by incident_id, date_from, date_to
    order by
        incident_id,
        bool_or(is_date_stated) desc,
        bool_or(is_anchor) desc,
        date_to - date_from,
        count(distinct text_id) filter (where is_date_stated) desc,
        min(published_at),
        date_from
),

best_place as (
    select distinct on (member.incident_id)
        member.incident_id,
        place.place_key,
        count(distinct member.text_id) as texts,
        (
            array_agg(
                place.reason
                order by member.is_anchor desc, member.published_at, member.event_id, place.ordinal
            )
        )[1] as reason,
        max(place.name) as name,
        max(place.lat) as lat,
        max(place.lon) as lon,
        max(place.country) as country
    from member
    inner join core.event_place as place using (event_id)
    where place.role = 'event' and place.place_key is not null
    group by member.incident_id, place.place_key
    order by
        member.incident_id,
        bool_or(member.is_anchor) desc,
        min(place.precision),
        count(distinct member.text_id) desc,
        place.place_key
),

best_type as (
    select distinct on (incident_id) incident_id, event_type, family
    from member
    group by incident_id, event_type, family
    order by incident_id, bool_or(is_anchor) desc, count(*) desc, event_type
),

told as (
    select
        incident_id,
        min(published_at) as first_reported_at,
        max(published_at) as last_reported_at,
        count(*) as event_count,
        count(distinct text_id) as texts,
        count(*) filter (where assertion = 'affirmed') as affirming,
        count(*) filter (where assertion = 'denied') as denying,
        count(*) filter (where assertion = 'doubted') as doubting
    from member
    group by incident_id
)

insert into core.incident (
    incident_id, event_type, family, first_reported_at, last_reported_at, date_from,
    date_to, date_reason, place_key, place_name, place_reason, lat, lon, country, event_count,
    independent_sources, affirming, denying, doubting
)
select
    told.incident_id,
    best_type.event_type,
    best_type.family,
    told.first_reported_at,
    told.last_reported_at,
    best_date.date_from,
    best_date.date_to,
    case
        when best_date.is_stated
            then format(
                '%s of %s texts: %s', best_date.texts, told.texts, best_date.reason
            )
        else format('no text says when: %s', best_date.reason)
    end,
    best_place.place_key,
    best_place.name,
    case
        when best_place.place_key is not null
            then format(
                '%s of %s texts: %s', best_place.texts, told.texts, best_place.reason
            )
    end,
    best_place.lat,
    best_place.lon,
    best_place.country,
    told.event_count,
    independent.sources,
    told.affirming,
    told.denying,
    told.doubting
from told
inner join independent using (incident_id)
inner join best_date using (incident_id)
inner join best_type using (incident_id)
left join best_place using (incident_id)
on conflict (incident_id) do update
set
    event_type = excluded.event_type,
    family = excluded.family,
    first_reported_at = excluded.first_reported_at,
    last_reported_at = excluded.last_reported_at,
    date_from = excluded.date_from,
    date_to = excluded.date_to,
    date_reason = excluded.date_reason,
    place_key = excluded.place_key,
    place_name = excluded.place_name,
    place_reason = excluded.place_reason,
    lat = excluded.lat,
    lon = excluded.lon,
    country = excluded.country,
    event_count = excluded.event_count,
    independent_sources = excluded.independent_sources,
    affirming = excluded.affirming,
    denying = excluded.denying,
    doubting = excluded.doubting,
    linked_at = now()
where
    (
        incident.event_type,
        incident.family,
        incident.first_reported_at,
        incident.last_reported_at,
        incident.date_from,
        incident.date_to,
        incident.date_reason,
        incident.place_key,
        incident.place_name,
        incident.place_reason,
        incident.lat,
        incident.lon,
        incident.country,
        incident.event_count,
        incident.independent_sources,
        incident.affirming,
        incident.denying,
        incident.doubting
    ) is distinct from (
        excluded.event_type,
        excluded.family,
        excluded.first_reported_at,
        excluded.last_reported_at,
        excluded.date_from,
        excluded.date_to,
        excluded.date_reason,
        excluded.place_key,
        excluded.place_name,
        excluded.place_reason,
        excluded.lat,
        excluded.lon,
        excluded.country,
        excluded.event_count,
        excluded.independent_sources,
        excluded.affirming,
        excluded.denying,
        excluded.doubting
    )
returning (xmax = 0) as is_new
