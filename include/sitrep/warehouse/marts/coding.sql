create view marts.coding as
select
    extraction.extraction_id,
    revision.article_id,
    extraction.revision_id,
    article.source_id,
    source.source_name,
    revision.title,
    revision.url,
    revision.published_at,
    revision.revised_at,
    extraction.pipeline_version,
    extraction.run_id,
    extraction.extracted_at,
    extraction.superseded_at,
    coalesce(extraction.loaded_at < run.held_at, false) as was_held
from core.extraction
inner join core.run using (run_id)
inner join core.article_revision as revision using (revision_id)
inner join core.article using (article_id)
inner join core.source using (source_id)
-- Codings that were never told are no history.
where extraction.superseded_at is distinct from extraction.extracted_at;

comment on view marts.coding is
'One row per coding that the marts tell or have ever told: which wording of which article, coded by which version, from when until when. Of each article one is told at a time.';
comment on column marts.coding.extraction_id is 'Stable id of the coding.';
comment on column marts.coding.article_id is 'Stable id of the article.';
comment on column marts.coding.revision_id is 'Stable id of the revision that was coded.';
comment on column marts.coding.source_id is 'Who published the article: key of the source.';
comment on column marts.coding.source_name is 'Who published the article, by name.';
comment on column marts.coding.title is 'Headline of the revision.';
comment on column marts.coding.url is 'Address of the article.';
comment on column marts.coding.published_at is 'When the article was published, UTC.';
comment on column marts.coding.revised_at is 'When this revision of the article appeared, UTC.';
comment on column marts.coding.pipeline_version is 'Model, ontology and code that made the coding.';
comment on column marts.coding.run_id is 'Run that brought it first.';
comment on column marts.coding.extracted_at is 'From when on the marts tell it, UTC.';
comment on column marts.coding.superseded_at is 'Until when they told it, UTC: a newer version or a revised page took its place; null while it is current.';
comment on column marts.coding.was_held is 'True if checks held it back before it was told.';
