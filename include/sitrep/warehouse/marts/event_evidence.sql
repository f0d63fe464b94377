create view marts.event_evidence as
select
    event.event_id,
    span.kind,
    span.start_char,
    span.end_char,
    substring(
        revision.text from span.start_char + 1 for span.end_char - span.start_char
    ) as words
from core.event
inner join core.extraction using (extraction_id)
inner join core.article_revision as revision using (revision_id)
cross join lateral (
    select 'trigger' as kind, event.start_char, event.end_char
    union all
    select 'claimant', event.claimant_start_char, event.claimant_end_char
    where event.claimant_start_char is not null
    union all
    select 'cue', event.cue_start_char, event.cue_end_char
    where event.cue_start_char is not null
    union all
    select 'date', event.date_start_char, event.date_end_char
    where event.date_start_char is not null
    union all
    select participant.role, participant.start_char, participant.end_char
    from core.event_participant as participant
    where participant.event_id = event.event_id
    union all
    select 'place', place.start_char, place.end_char
    from core.event_place as place
    where place.event_id = event.event_id
    union all
    select 'quantity', quantity.start_char, quantity.end_char
    from core.event_quantity as quantity
    where quantity.event_id = event.event_id
) as span
where
    extraction.superseded_at is null
    and extraction.extracted_at is not null;

comment on view marts.event_evidence is
'One row per span of the text that supports an event in marts.event: what it supports, where it stands, and its words.';
comment on column marts.event_evidence.event_id is 'The event.';
comment on column marts.event_evidence.kind is 'What it supports: trigger, actor, recipient, place, date, quantity, claimant, or cue (the word that introduces the claim).';
comment on column marts.event_evidence.start_char is 'First character of the span, in code points of the text, as in marts.event; what lies between sentence_start_char and sentence_end_char stands in its sentence.';
comment on column marts.event_evidence.end_char is 'One past the last character of the span.';
comment on column marts.event_evidence.words is 'The words of the text.';
