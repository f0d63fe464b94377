create type marts.event_change as (
    change text,
    reason text,
    changed_at timestamptz,
    event_type text,
    changed_fields text [],
    old_values jsonb,
    new_values jsonb,
    sentence text,
    source_id text,
    source_name text,
    title text,
    url text,
    published_at timestamptz,
    article_id uuid,
    old_event_id uuid,
    new_event_id uuid,
    old_revision_id uuid,
    new_revision_id uuid,
    old_pipeline_version text,
    new_pipeline_version text
);

comment on type marts.event_change is
'What became of an event when one coding of its article took the place of another: the rows of marts.changes_since and marts.coding_changes.';
comment on column marts.event_change.change is 'gained (only the newer coding has it), lost (only the older), changed, or unchanged but for its id.';
comment on column marts.event_change.reason is 'Why: new article, revised page, recoded (the same text by another version), or held run (its checks had held it back, and have passed since).';
comment on column marts.event_change.changed_at is 'When the newer coding took over, UTC.';
comment on column marts.event_change.event_type is 'What happened, as the newer coding tells, or the older of a lost event.';
comment on column marts.event_change.changed_fields is 'What differs in a changed event: claim, date, modality, mode, parties, place, polarity, quantities, type; else empty.';
comment on column marts.event_change.old_values is 'What the older coding tells: the changed fields, or all of a lost event; null if gained or unchanged.';
comment on column marts.event_change.new_values is 'What the newer coding tells: the changed fields, or all of a gained event; null if lost or unchanged.';
comment on column marts.event_change.sentence is 'The evidence, word for word: the sentence of the newer coding, or the older''s of a lost event.';
comment on column marts.event_change.source_id is 'Who published the article: key of the source.';
comment on column marts.event_change.source_name is 'Who published the article, by name.';
comment on column marts.event_change.title is 'Headline of the article.';
comment on column marts.event_change.url is 'Address of the article.';
comment on column marts.event_change.published_at is 'When the article was published, UTC.';
comment on column marts.event_change.article_id is 'Stable id of the article.';
comment on column marts.event_change.old_event_id is 'The event in the older coding; null if gained.';
comment on column marts.event_change.new_event_id is 'The event in the newer coding; null if lost.';
comment on column marts.event_change.old_revision_id is 'The text that the older coding read; null if there was none.';
comment on column marts.event_change.new_revision_id is 'The text that the newer coding read.';
comment on column marts.event_change.old_pipeline_version is 'Model, ontology and code of the older coding; null if there was none.';
comment on column marts.event_change.new_pipeline_version is 'Model, ontology and code of the newer coding.';
