-- The events of each coding, and all that belongs to them.
drop table if exists synthetic.coded;

create unlogged table synthetic.coded as
select
    extraction.extraction_id,
    extraction.is_current,
    extraction.published_at,
    synthetic.id_within(extraction.extraction_id, sentence.report::text) as event_id,
    -- The former version was less sure, and told fewer modes.
    extraction.is_recoded and not extraction.is_current as is_former,
    sentence.*
from synthetic.extraction
inner join synthetic.sentence on extraction.told_in = sentence.article_id
where
    -- It missed some events, and had some that the newer one does not have.
    not extraction.is_recoded
    or case
        when extraction.is_current then sentence.confidence < 0.98
        else sentence.confidence > 0.06
    end;

analyze synthetic.coded;

insert into core.event (
    event_id, extraction_id, event_type, mode, plover_code, plover_match, cameo_code,
    cameo_match, acled_code, acled_match, quad_class, goldstein, sentence_start_char,
    sentence_end_char, start_char, end_char, date_from, date_to, date_precision, date_reason,
    date_start_char, date_end_char, polarity, modality, claim_kind, claim_stance,
    claimant_start_char, claimant_end_char, claimant_entity_id, claimant_name,
    claimant_country, claimant_sector, cue_start_char, cue_end_char, confidence
)
select
    coded.event_id,
    coded.extraction_id,
    kind.event_type,
    case when not (coded.is_former and coded.confidence between 0.4 and 0.5) then kind.mode end,
    kind.plover_code,
    kind.plover_match,
    kind.cameo_code,
    kind.cameo_match,
    kind.acled_code,
    kind.acled_match,
    kind.quad_class,
    kind.goldstein,
    coded.first,
    coded.last,
    coded.verb_first,
    coded.verb_last,
    coded.day - dated.days,
    coded.day,
    dated.precision,
    case when coded.is_date_stated then 'day and month' else 'date of publication' end,
    case when coded.is_date_stated then coded.date_first end,
    case when coded.is_date_stated then coded.date_last end,
    coded.polarity,
    coded.modality,
    coded.claim_kind,
    coded.claim_stance,
    case when coded.claimant is not null then coded.claimant_first end,
    case when coded.claimant is not null then coded.claimant_last end,
    claimant.entity_id,
    claimant.name,
    claimant.country,
    claimant.sector,
    case when coded.claimant is not null then coded.cue_first end,
    case when coded.claimant is not null then coded.cue_last end,
    0.3 + 0.69 * case when coded.is_former then coded.confidence * 0.9 else coded.confidence end
from synthetic.coded
inner join synthetic.kind using (kind)
left join synthetic.party as claimant on coded.claimant = claimant.party
cross join lateral (
    select
        case
            when coded.confidence < 0.005 then 30
            when coded.confidence < 0.015 then 6
            else 0
        end as days,
        case
            when coded.confidence < 0.005 then 'month'
            when coded.confidence < 0.015 then 'week'
            else 'day'
        end as precision
) as dated;

insert into core.event_participant (
    event_id, role, ordinal, start_char, end_char, entity_id, name, code, country, sector
)
select
    coded.event_id,
    part.role,
    0,
    part.start_char,
    part.end_char,
    party.entity_id,
    party.name,
    party.country || party.sector,
    party.country,
    party.sector
from synthetic.coded
cross join lateral (
    values
    ('actor', actor, first, lead_last), ('recipient', recipient, target_first, target_last)
) as part (role, party, start_char, end_char)
inner join synthetic.party using (party);

insert into core.event_place (
    event_id, role, ordinal, start_char, end_char, place_key, geonames_id, name, lat, lon,
    country, admin1, precision, radius_km, reason
)
select
    coded.event_id,
    case when coded.confidence between 0.5 and 0.54 then 'destination' else 'event' end,
    0,
    coded.place_first,
    coded.place_last,
    place.place_key,
    place.geonames_id,
    coded.place_words,
    place.lat,
    place.lon,
    place.country,
    place.admin1,
    place.precision,
    place.radius_km,
    case
        when place.place is null then 'named with the event; not on the map'
        else 'named with the event'
    end
from synthetic.coded
left join synthetic.place using (place)
where coded.place_words is not null;

insert into core.event_quantity (
    event_id, ordinal, kind, unit, operator, low, best, high, start_char, end_char
)
select
    event_id,
    0,
    counted,
    unit,
    operator,
    case when operator != '~' then amount end,
    case when operator != 'range' then amount end,
    case operator when '=' then amount when 'range' then amount + 5 end,
    count_first,
    count_last
from synthetic.coded
where counted is not null;

insert into core.quotation (
    quotation_id, extraction_id, kind, start_char, end_char, cue_start_char, cue_end_char,
    speaker_start_char, speaker_end_char, speaker_entity_id, speaker_name, speaker_country,
    speaker_sector
)
select
    synthetic.id_within(coded.extraction_id, concat(coded.report, ' ', quoted.kind)),
    coded.extraction_id,
    quoted.kind,
    quoted.start_char,
    quoted.end_char,
    quoted.cue_start_char,
    quoted.cue_end_char,
    quoted.speaker_start_char,
    quoted.speaker_end_char,
    speaker.entity_id,
    speaker.name,
    speaker.country,
    speaker.sector
from synthetic.coded
inner join synthetic.party as speaker on coded.claimant = speaker.party
cross join lateral (
    select
        'indirect' as kind,
        coded.first as start_char,
        coded.cue_first - 2 as end_char,
        coded.cue_first as cue_start_char,
        coded.cue_last as cue_end_char,
        coded.claimant_first as speaker_start_char,
        coded.claimant_last as speaker_end_char
    union all
    select
        'direct',
        coded.quote_first,
        coded.quote_last,
        coded.quote_cue_first,
        coded.quote_cue_last,
        coded.speaker_first,
        coded.speaker_last
    where coded.is_quoted
) as quoted;

insert into core.mention (
    mention_id, extraction_id, start_char, end_char, label, entity_id, name, geonames_id,
    country, sector, lat, lon, resolved
)
select
    synthetic.id_within(coded.extraction_id, concat(coded.report, ' ', part.what)),
    coded.extraction_id,
    part.start_char,
    part.end_char,
    party.label,
    party.entity_id,
    party.name,
    null,
    party.country,
    party.sector,
    null,
    null,
    null
from synthetic.coded
cross join lateral (
    values
    ('actor', actor, first, lead_last),
    ('recipient', recipient, target_first, target_last),
    ('claimant', claimant, claimant_first, claimant_last)
) as part (what, party, start_char, end_char)
inner join synthetic.party using (party)
union all
select
    synthetic.id_within(coded.extraction_id, coded.report || ' place'),
    coded.extraction_id,
    coded.place_first,
    coded.place_last,
    'GPE',
    place.place_key,
    place.name,
    place.geonames_id,
    place.country,
    null,
    place.lat,
    place.lon,
    null
from synthetic.coded
inner join synthetic.place using (place)
union all
select
    synthetic.id_within(coded.extraction_id, coded.report || ' date'),
    coded.extraction_id,
    coded.date_first,
    coded.date_last,
    'DATE',
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    coded.day::text
from synthetic.coded
where coded.date_words is not null
union all
select
    synthetic.id_within(coded.extraction_id, coded.report || ' count'),
    coded.extraction_id,
    coded.count_first,
    coded.count_last,
    'CARDINAL',
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null
from synthetic.coded
where coded.count_words is not null;
