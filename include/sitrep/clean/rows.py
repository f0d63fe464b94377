"""Make the rows that cleaning writes: articles and rejections."""

from dataclasses import replace
from datetime import UTC

from sitrep.clean.draft import Draft
from sitrep.clean.identity import article_id, hash_text, revision_id, slug
from sitrep.knowledge.languages import identify_language
from sitrep.near_duplicates.signature import signature_of
from sitrep.records import Article, Capture, Rejection, SourceInfo, stable_id

MAX_TITLE_CHARS = 500
MAX_NAMES = 20
MAX_NAME_CHARS = 200


def make_article(source: SourceInfo, capture: Capture, draft: Draft) -> Article:
    """Return the article of a draft, with its ids, its language and its publisher."""
    text, title = draft.content.text, draft.title[:MAX_TITLE_CHARS]
    text_hash = hash_text(text)
    own_id = article_id(draft.canonical)
    language, score = identify_language(text, draft.declared_language)
    publisher = _publisher(source, draft)
    return Article(
        article_id=own_id,
        revision_id=revision_id(own_id, title, text_hash),
        source_id=publisher.source_id,
        source_name=publisher.source_name,
        source_country=publisher.source_country,
        source_kind=publisher.source_kind,
        url=draft.url or capture.url,
        canonical_url=draft.canonical,
        origin_url=draft.origin,
        title=title,
        byline=[name[:MAX_NAME_CHARS] for name in draft.authors[:MAX_NAMES]],
        dateline=draft.content.dateline,
        section=draft.section[:MAX_NAME_CHARS] if draft.section else None,
        text=text,
        text_hash=text_hash,
        signature=signature_of(text),
        language=language,
        language_score=score,
        published_at=draft.dating.published_at,
        published_reason=draft.dating.reason,
        published_precision=draft.dating.precision,
        revised_at=draft.dating.revised_at,
        fetched_at=capture.fetched_at.astimezone(UTC),
        residue_removed=draft.content.removed,
        archive_path=capture.archive_path,
        archive_record=capture.archive_record,
    )


def make_rejection(
    source: SourceInfo, capture: Capture, stage: str, reason: str, detail: str | None
) -> Rejection:
    """Return the rejection of a capture by ``stage``."""
    at = capture.fetched_at.astimezone(UTC)
    return Rejection(
        rejection_id=stable_id(
            "rejection", source.source_id, capture.url, at.isoformat(), stage, reason
        ),
        source_id=source.source_id,
        source_name=source.source_name,
        source_country=source.source_country,
        source_kind=source.source_kind,
        url=capture.url,
        stage=stage,
        reason=reason,
        detail=detail,
        fetched_at=at,
        archive_path=capture.archive_path,
        archive_record=capture.archive_record,
    )


def _publisher(source: SourceInfo, draft: Draft) -> SourceInfo:
    """Return the source, or the publisher that the document itself names."""
    if draft.source_name in {None, source.source_name}:
        country = draft.source_country or source.source_country
        return replace(source, source_country=country)
    name = draft.source_name or source.source_name
    return SourceInfo(
        source_id=slug(name),
        source_name=name,
        source_country=draft.source_country,
        source_kind=source.source_kind,
    )
