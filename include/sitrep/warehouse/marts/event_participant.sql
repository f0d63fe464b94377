create view marts.event_participant as
select
    participant.event_id,
    participant.role,
    participant.ordinal,
    participant.name,
    participant.code,
    participant.country,
    participant.sector,
    participant.entity_id,
    substring(
        revision.text from participant.start_char + 1
        for participant.end_char - participant.start_char
    ) as words
from core.event_participant as participant
inner join core.event using (event_id)
inner join core.extraction using (extraction_id)
inner join core.run using (run_id)
inner join core.article_revision as revision using (revision_id)
where
    extraction.superseded_at is null
    and run.gate != 'held';

comment on view marts.event_participant is
'One row per actor or recipient of an event in marts.event: name, code, country and sector side by side, and the words of the text.';
comment on column marts.event_participant.event_id is 'The event.';
comment on column marts.event_participant.role is 'actor: who did it; recipient: to whom it was done.';
comment on column marts.event_participant.ordinal is 'Order in the text among those of the role, from 0.';
comment on column marts.event_participant.name is 'Name in full of who is meant; null if the text names nobody.';
comment on column marts.event_participant.code is 'Country and sector as one code: UKRMIL.';
comment on column marts.event_participant.country is 'Country, ISO 3166 alpha-3.';
comment on column marts.event_participant.sector is 'Role of the actor: GOV, MIL, REB, CVL …';
comment on column marts.event_participant.entity_id is 'Who is meant, as a key that is the same in all articles; null if unknown.';
comment on column marts.event_participant.words is 'The words of the text that name them.';
