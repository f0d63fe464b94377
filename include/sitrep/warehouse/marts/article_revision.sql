create view marts.article_revision as
select
    revision.revision_id,
    revision.article_id,
    article.source_id,
    source.source_name,
    source.source_country,
    revision.title,
    revision.url,
    revision.section,
    revision.language,
    revision.published_at,
    revision.revised_at,
    coalesce(revision.duplicate_group, revision.revision_id) as original_id,
    revision.duplicate_of is not null as is_copy,
    revision.run_id
from core.article_revision as revision
inner join core.article using (article_id)
inner join core.source using (source_id);

comment on view marts.article_revision is
'One row per wording of an article, coded or not: who published it and when, in which language, and whether it is a copy. Without its text. All runs, also those held back.';
comment on column marts.article_revision.revision_id is 'Stable id of the revision.';
comment on column marts.article_revision.article_id is 'Stable id of the article.';
comment on column marts.article_revision.source_id is 'Who published the article: key of the source.';
comment on column marts.article_revision.source_name is 'Who published the article, by name.';
comment on column marts.article_revision.source_country is 'Seat of the source, ISO 3166 alpha-3.';
comment on column marts.article_revision.title is 'Headline of the revision.';
comment on column marts.article_revision.url is 'Address of the article.';
comment on column marts.article_revision.section is 'Part of the outlet, as the page names it; null if it names none.';
comment on column marts.article_revision.language is 'ISO 639-1 code, detected from the text; only some languages are coded.';
comment on column marts.article_revision.published_at is 'When the article was published, UTC.';
comment on column marts.article_revision.revised_at is 'When this revision of the article appeared, UTC.';
comment on column marts.article_revision.original_id is 'The earliest revision of its group of near-duplicates; itself if it is alone.';
comment on column marts.article_revision.is_copy is 'True if it is a copy, edited or not, of an older text of another article.';
comment on column marts.article_revision.run_id is 'Run that brought it first.';
