"""The cleaners that are compared: Sitrep's, and libraries that find the story of a page.

The libraries get the text as Sitrep decodes it: which charset a page has is not compared.
Those that are not installed are left out.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from importlib.util import find_spec
from typing import Any

import trafilatura
from lxml.html import fromstring

from benchmarks.clean_fields import Found
from benchmarks.clean_gold import GoldPage
from sitrep.clean.captures import clean_capture
from sitrep.clean.charset import decode_body
from sitrep.records import Article, Capture, SourceInfo

Extractor = Callable[[GoldPage], Found]

OURS = "Sitrep"
_SOURCE = SourceInfo(source_id="gold", source_name="Gold pages")
_TRAFILATURA: dict[str, dict[str, Any]] = {
    "fast": {"fast": True},
    "default": {},
    "precision": {"favor_precision": True},
    "recall": {"favor_recall": True},
}


def load_extractors() -> dict[str, Extractor]:
    """Return the extractors that are installed, by name; Sitrep is first."""
    found: dict[str, Extractor] = {OURS: clean_by_sitrep}
    for mode, options in _TRAFILATURA.items():
        found[f"trafilatura {mode}"] = _trafilatura(options)
    if find_spec("readability"):
        found["readability-lxml"] = _readability()
    if find_spec("newspaper"):
        found["newspaper4k"] = _newspaper()
    return found


def capture_of(page: GoldPage) -> Capture:
    """Return a gold page as fetching hands it to cleaning."""
    return Capture(
        url=page.url,
        fetched_at=page.fetched_at,
        content_type=page.content_type,
        body=page.content,
        status=200,
        headers=(("Content-Type", page.content_type),),
    )


def clean_by_sitrep(page: GoldPage) -> Found:
    """Return what Sitrep's cleaning makes of a page."""
    made = clean_capture(_SOURCE, capture_of(page))
    if not isinstance(made, Article):
        return Found(rejection=made.reason)
    at = made.published_at.isoformat()
    return Found(
        text=made.text,
        title=made.title,
        authors=tuple(made.byline),
        published_at=at[:10] if made.published_precision == "day" else at,
        language=made.language,
        canonical_url=made.canonical_url,
        origin_url=made.origin_url,
        dateline=made.dateline,
    )


def _trafilatura(options: dict[str, Any]) -> Extractor:
    def extract(page: GoldPage) -> Found:
        found: Any = trafilatura.bare_extraction(
            decode_body(page.content, page.content_type),
            url=page.url,
            with_metadata=True,
            include_comments=False,
            **options,
        )
        if found is None:
            return Found()
        authors = (found.author or "").split(";")
        return Found(
            text=found.text or "",
            title=found.title,
            authors=tuple(name.strip() for name in authors if name.strip()),
            published_at=found.date,
            language=found.language,
            canonical_url=found.url,
        )

    return extract


def _readability() -> Extractor:
    from readability import Document  # noqa: PLC0415 (not everywhere)

    logging.getLogger("readability.readability").setLevel(logging.CRITICAL)

    def extract(page: GoldPage) -> Found:
        document = Document(decode_body(page.content, page.content_type))
        text = "\n".join(fromstring(document.summary()).itertext())
        return Found(text=text, title=document.short_title())

    return extract


def _newspaper() -> Extractor:
    import newspaper  # noqa: PLC0415 (not everywhere)

    def extract(page: GoldPage) -> Found:
        article = newspaper.Article(page.url, fetch_images=False)
        article.download(input_html=decode_body(page.content, page.content_type))
        try:
            article.parse()
        except (ImportError, LookupError):
            # It reads Korean with data that no package has.
            return Found()
        at: datetime | None = article.publish_date
        return Found(
            text=article.text,
            title=article.title,
            authors=tuple(article.authors),
            published_at=at.isoformat() if at else None,
            language=(article.meta_lang or "")[:2] or None,
            canonical_url=article.canonical_link or page.url,
        )

    return extract
