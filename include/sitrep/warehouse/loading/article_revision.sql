-- The earliest fetch describes a revision; the same fetch cleaned anew may correct it.
-- Its text and hash never change: every offset hangs on them. Of what it is a copy is told
-- afterwards, with the other sources in view: until then it stands alone.
insert into core.article_revision (
    revision_id, article_id, run_id, url, origin_url, title, byline, dateline, section,
    text, text_hash, signature, language, language_score, published_at, published_reason,
    published_precision, revised_at, fetched_at, duplicate_group, residue_removed,
    archive_path, archive_record, loaded_at
)
select distinct on (revision_id)
    revision_id,
    article_id,
    :run_id,
    url,
    origin_url,
    title,
    byline,
    dateline,
    section,
    text,
    text_hash,
    signature,
    language,
    language_score,
    published_at,
    published_reason,
    published_precision,
    revised_at,
    fetched_at,
    revision_id,
    residue_removed,
    archive_path,
    archive_record,
    :moment
from stage_article
order by revision_id, fetched_at, url
on conflict (revision_id) do update
set
    url = excluded.url,
    origin_url = excluded.origin_url,
    title = excluded.title,
    byline = excluded.byline,
    dateline = excluded.dateline,
    section = excluded.section,
    signature = excluded.signature,
    language = excluded.language,
    language_score = excluded.language_score,
    published_at = excluded.published_at,
    published_reason = excluded.published_reason,
    published_precision = excluded.published_precision,
    duplicate_group = coalesce(article_revision.duplicate_group, excluded.duplicate_group),
    revised_at = excluded.revised_at,
    fetched_at = excluded.fetched_at,
    residue_removed = excluded.residue_removed,
    archive_path = excluded.archive_path,
    archive_record = excluded.archive_record,
    loaded_at = :moment
where
    -- Of two archives with the same instant one describes it, whichever is loaded last.
    (excluded.fetched_at, excluded.archive_path, excluded.archive_record)
    <= (
        article_revision.fetched_at,
        article_revision.archive_path,
        article_revision.archive_record
    )
    and (
        article_revision.url,
        article_revision.origin_url,
        article_revision.title,
        article_revision.byline,
        article_revision.dateline,
        article_revision.section,
        article_revision.signature,
        article_revision.language,
        article_revision.language_score,
        article_revision.published_at,
        article_revision.published_reason,
        article_revision.published_precision,
        article_revision.revised_at,
        article_revision.fetched_at,
        article_revision.residue_removed,
        article_revision.archive_path,
        article_revision.archive_record
    ) is distinct from (
        excluded.url,
        excluded.origin_url,
        excluded.title,
        excluded.byline,
        excluded.dateline,
        excluded.section,
        excluded.signature,
        excluded.language,
        excluded.language_score,
        excluded.published_at,
        excluded.published_reason,
        excluded.published_precision,
        excluded.revised_at,
        excluded.fetched_at,
        excluded.residue_removed,
        excluded.archive_path,
        excluded.archive_record
    )
returning (xmax = 0) as is_new
