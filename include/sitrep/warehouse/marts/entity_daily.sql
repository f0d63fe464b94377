create view marts.entity_daily as
select
    entity_daily.published_on,
    entity_daily.entity_id,
    -- Places bear their name in the gazetteer.
    coalesce(entity.name, place.name) as entity_name,
    entity.label,
    entity.country,
    entity.sector,
    entity_daily.mentions,
    entity_daily.articles,
    entity_daily.sources,
    entity_daily.texts,
    entity_daily.events_as_actor,
    entity_daily.events_as_recipient,
    entity_daily.events_as_claimant,
    entity_daily.quotations
from core.entity_daily
left join core.entity using (entity_id)
left join core.place on entity_daily.entity_id = place.place_key;

comment on view marts.entity_daily is
'One row per day of publication and person, body, country or place that texts of that day speak of: how often it is named, acts, suffers, claims and is quoted. Only who the gazetteer or the list of actors knows. Kept in a table; the days that changed are counted anew after each run.';
comment on column marts.entity_daily.published_on is 'Day on which the articles were published, UTC; not the day of what they tell.';
comment on column marts.entity_daily.entity_id is 'Who or what: key in core.entity.';
comment on column marts.entity_daily.entity_name is 'Its name in full; null if only its key is known.';
comment on column marts.entity_daily.label is 'Kind: PERSON, ORG, NORP (a people or group), GPE (a country or town), LOC, FAC …';
comment on column marts.entity_daily.country is 'Country it belongs to or lies in, ISO 3166 alpha-3.';
comment on column marts.entity_daily.sector is 'Its sector: GOV, MIL, JRN …; null for places.';
comment on column marts.entity_daily.mentions is 'How often it is named.';
comment on column marts.entity_daily.articles is 'Articles that speak of it; copies are counted.';
comment on column marts.entity_daily.sources is 'Sources of these articles.';
comment on column marts.entity_daily.texts is 'Independent texts: these articles with copies of one text counted once.';
comment on column marts.entity_daily.events_as_actor is 'Events that it does, whatever their assertion and modality.';
comment on column marts.entity_daily.events_as_recipient is 'Events that are done to it, likewise.';
comment on column marts.entity_daily.events_as_claimant is 'Events of which it is who says so, or denies or doubts it.';
comment on column marts.entity_daily.quotations is 'Quotations of which it is the speaker.';
