create view marts.quotations as
select
    quotation.quotation_id,
    quotation.kind,
    substring(
        revision.text from quotation.start_char + 1
        for quotation.end_char - quotation.start_char
    ) as quotation,
    substring(
        revision.text from quotation.cue_start_char + 1
        for quotation.cue_end_char - quotation.cue_start_char
    ) as cue,
    substring(
        revision.text from quotation.speaker_start_char + 1
        for quotation.speaker_end_char - quotation.speaker_start_char
    ) as speaker_text,
    quotation.speaker_name,
    quotation.speaker_entity_id,
    quotation.speaker_country,
    quotation.speaker_sector,
    source.source_name,
    revision.title,
    revision.url,
    revision.published_at,
    revision.article_id,
    extraction.run_id
from core.quotation
inner join core.extraction using (extraction_id)
inner join core.article_revision as revision using (revision_id)
inner join core.article using (article_id)
inner join core.source using (source_id)
where extraction.superseded_at is null;

comment on view marts.quotations is
'One row per quotation of the current coding: what was said, by whom, in which article.';
comment on column marts.quotations.quotation_id is 'Stable id of the quotation.';
comment on column marts.quotations.kind is 'direct, indirect or mixed.';
comment on column marts.quotations.quotation is 'The words, as they stand in the article.';
comment on column marts.quotations.cue is 'The word that introduces them ("said"); null if none.';
comment on column marts.quotations.speaker_text is 'The speaker as the article names them; null if unknown.';
comment on column marts.quotations.speaker_name is 'The speaker''s name in full; null if unknown.';
comment on column marts.quotations.speaker_entity_id is 'The speaker in core.entity; null if unknown.';
comment on column marts.quotations.speaker_country is 'Country of the speaker, ISO 3166 alpha-3.';
comment on column marts.quotations.speaker_sector is 'Sector of the speaker: GOV, MIL, JRN …';
comment on column marts.quotations.source_name is 'Who published the article.';
comment on column marts.quotations.title is 'Headline of the article.';
comment on column marts.quotations.url is 'Address of the article.';
comment on column marts.quotations.published_at is 'When the article was published, UTC.';
comment on column marts.quotations.article_id is 'Stable id of the article.';
comment on column marts.quotations.run_id is 'Run that brought the coding first.';
