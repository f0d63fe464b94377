create view marts.event_history as
select
    event.event_id,
    incident_event.incident_id,
    event.event_type,
    event.mode,
    event_type.family,
    array(
        select coalesce(participant.name, participant.code)
        from core.event_participant as participant
        where participant.event_id = event.event_id and participant.role = 'actor'
        order by participant.ordinal
    ) as actors,
    array(
        select distinct participant.code
        from core.event_participant as participant
        where
            participant.event_id = event.event_id
            and participant.role = 'actor'
            and participant.code is not null
        order by participant.code
    ) as actor_codes,
    array(
        select coalesce(participant.name, participant.code)
        from core.event_participant as participant
        where participant.event_id = event.event_id and participant.role = 'recipient'
        order by participant.ordinal
    ) as recipients,
    array(
        select distinct participant.code
        from core.event_participant as participant
        where
            participant.event_id = event.event_id
            and participant.role = 'recipient'
            and participant.code is not null
        order by participant.code
    ) as recipient_codes,
    place.name as place_name,
    place.place_key,
    place.admin1,
    place.country,
    place.lat,
    place.lon,
    place.precision as place_precision,
    place.radius_km as place_radius_km,
    event.date_from,
    event.date_to,
    event.date_precision,
    event.date_reason,
    event.assertion,
    event.polarity,
    event.modality,
    event.claim_kind,
    event.claim_stance,
    case
        when event.claim_kind = 'outlet' then 'outlet: ' || source.source_name
        else coalesce(
            nullif(concat_ws(' ', event.claimant_country, event.claimant_sector), ''),
            event.claimant_name,
            event.claim_kind
        )
    end as claimed_by,
    event.claimant_name,
    event.claimant_country,
    event.claimant_sector,
    (
        select
            jsonb_agg(
                jsonb_build_object(
                    'kind', quantity.kind,
                    'unit', quantity.unit,
                    'operator', quantity.operator,
                    'low', quantity.low,
                    'best', quantity.best,
                    'high', quantity.high
                )
                order by quantity.ordinal
            )
        from core.event_quantity as quantity
        where quantity.event_id = event.event_id
    ) as quantities,
    event.plover_code,
    event.plover_match,
    event.cameo_code,
    event.cameo_match,
    event.acled_code,
    event.acled_match,
    event.quad_class,
    event.goldstein,
    substring(
        revision.text from event.sentence_start_char + 1
        for event.sentence_end_char - event.sentence_start_char
    ) as sentence,
    substring(
        revision.text from event.start_char + 1 for event.end_char - event.start_char
    ) as trigger_text,
    article.source_id,
    source.source_name,
    source.source_country,
    revision.title,
    revision.url,
    revision.published_at,
    revision.article_id,
    revision.revision_id,
    coalesce(revision.duplicate_group, revision.revision_id) as original_id,
    revision.text_hash,
    event.extraction_id,
    extraction.pipeline_version,
    extraction.run_id,
    event.confidence,
    event.sentence_start_char,
    event.sentence_end_char,
    event.start_char,
    event.end_char,
    extraction.extracted_at,
    extraction.superseded_at
from core.event
inner join core.extraction using (extraction_id)
left join core.incident_event using (event_id)
-- The most exact place, then the first; unpinned ones, which have no precision, come last. Told
-- so, and before the other joins, a question for one country starts from its places.
left join core.event_place as place
    on
        event.event_id = place.event_id
        and place.role = 'event'
        and not exists (
            select from core.event_place as better
            where
                better.event_id = place.event_id
                and better.role = 'event'
                and (coalesce(better.precision, 9), better.ordinal)
                < (coalesce(place.precision, 9), place.ordinal)
        )
-- Each event has these, too: joined so, what a question does not ask for is not read.
left join core.event_type using (event_type)
left join core.article_revision as revision using (revision_id)
left join core.article using (article_id)
left join core.source using (source_id)
-- Codings that were never told are no history.
where extraction.superseded_at is distinct from extraction.extracted_at;

comment on view marts.event_history is
'One row per event that marts.event tells or has ever told, with the time in which it did: current codings and those superseded by newer versions or revised pages.';
comment on column marts.event_history.event_id is 'Stable id of the event.';
comment on column marts.event_history.incident_id is 'The happening that it reports, as linked today; null if it is none (planned, historical, a rumour alone) or if the event is superseded.';
comment on column marts.event_history.event_type is 'What happened: type in our ontology (core.event_type).';
comment on column marts.event_history.mode is 'How it happened: mode of the type; null if not told.';
comment on column marts.event_history.family is 'Family of the type; events of one family can report one happening.';
comment on column marts.event_history.actors is 'Who did it, by name, in the order of the text.';
comment on column marts.event_history.actor_codes is 'Who did it, as country and sector codes, sorted, each once.';
comment on column marts.event_history.recipients is 'To whom it was done, by name, in the order of the text.';
comment on column marts.event_history.recipient_codes is 'To whom it was done, as country and sector codes, sorted, each once.';
comment on column marts.event_history.place_name is 'Where it happened: the most exact place named for it; of an unpinned place, not on the map, its words; null if none.';
comment on column marts.event_history.place_key is 'Key of that place in core.place; null, as country and point are, if it is unpinned.';
comment on column marts.event_history.admin1 is 'First-level region of that place.';
comment on column marts.event_history.country is 'Country of that place, ISO 3166 alpha-3.';
comment on column marts.event_history.lat is 'Degrees north, WGS 84; the middle of the place, not of the event.';
comment on column marts.event_history.lon is 'Degrees east, WGS 84; the middle of the place, not of the event.';
comment on column marts.event_history.place_precision is '1 exact place, 2 near it, 3 district, 4 region, 5 landscape, 6 country.';
comment on column marts.event_history.place_radius_km is 'Rough extent of the place, km.';
comment on column marts.event_history.date_from is 'First day on which it can have happened.';
comment on column marts.event_history.date_to is 'Last day on which it can have happened.';
comment on column marts.event_history.date_precision is 'How exact the date is: day, night, week, month, year.';
comment on column marts.event_history.date_reason is 'Which words or rule gave the date.';
comment on column marts.event_history.assertion is 'affirmed, denied or doubted: polarity and stance together.';
comment on column marts.event_history.polarity is 'asserted or negated, in the words of the text.';
comment on column marts.event_history.modality is 'actual, ongoing, planned, possible or historical.';
comment on column marts.event_history.claim_kind is 'Who says so: outlet, named, anonymous, institution or witness.';
comment on column marts.event_history.claim_stance is 'Whether who says so affirms, denies or doubts it.';
comment on column marts.event_history.claimed_by is 'Who says so, short: "RUS MIL", or "outlet: …" if the outlet says it in its own voice.';
comment on column marts.event_history.claimant_name is 'Who says so, by name; null for an outlet.';
comment on column marts.event_history.claimant_country is 'Country of who says so, ISO 3166 alpha-3.';
comment on column marts.event_history.claimant_sector is 'Sector of who says so: GOV, MIL, JRN …';
comment on column marts.event_history.quantities is 'Numbers of the event: kind, unit, operator, low, best, high; null if none.';
comment on column marts.event_history.plover_code is 'PLOVER type/mode; null if there is none.';
comment on column marts.event_history.plover_match is 'How the PLOVER code compares: exact, broader, narrower, none.';
comment on column marts.event_history.cameo_code is 'CAMEO code, text because of leading zeros; null if there is none.';
comment on column marts.event_history.cameo_match is 'How the CAMEO code compares: exact, broader, narrower, none.';
comment on column marts.event_history.acled_code is 'ACLED "event type: sub-event type"; null if there is none.';
comment on column marts.event_history.acled_match is 'How the ACLED code compares: exact, broader, narrower, none.';
comment on column marts.event_history.quad_class is '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict, 0 neither; as GDELT.';
comment on column marts.event_history.goldstein is 'Goldstein-like score, -10 conflict to 10 cooperation.';
comment on column marts.event_history.sentence is 'The evidence: the sentence of the article, word for word.';
comment on column marts.event_history.trigger_text is 'The words in that sentence that tell the event.';
comment on column marts.event_history.source_id is 'Who published the article: key of the source.';
comment on column marts.event_history.source_name is 'Who published the article, by name.';
comment on column marts.event_history.source_country is 'Seat of the source, ISO 3166 alpha-3.';
comment on column marts.event_history.title is 'Headline of the article.';
comment on column marts.event_history.url is 'Address of the article.';
comment on column marts.event_history.published_at is 'When the article was published, UTC.';
comment on column marts.event_history.article_id is 'Stable id of the article.';
comment on column marts.event_history.revision_id is 'Stable id of the revision that was coded.';
comment on column marts.event_history.original_id is 'The earliest revision of its group of near-duplicates; itself if it is alone. Events with one original_id are of one text, edited or not.';
comment on column marts.event_history.text_hash is 'Hash of the text; equal texts have equal hashes.';
comment on column marts.event_history.extraction_id is 'Stable id of the coding.';
comment on column marts.event_history.pipeline_version is 'Model, ontology and code that made the coding.';
comment on column marts.event_history.run_id is 'Run that brought the coding first.';
comment on column marts.event_history.confidence is 'Probability, 0.02-0.99, that the sentence reports an event of this type; it says nothing of the event''s other columns.';
comment on column marts.event_history.sentence_start_char is 'First character of the sentence, in code points of the text.';
comment on column marts.event_history.sentence_end_char is 'One past the last character of the sentence.';
comment on column marts.event_history.start_char is 'First character of trigger_text, in code points of the text.';
comment on column marts.event_history.end_char is 'One past the last character of trigger_text.';
comment on column marts.event_history.extracted_at is 'From when on marts.event tells the event, UTC.';
comment on column marts.event_history.superseded_at is 'Until when marts.event told it, UTC; null while it does.';
