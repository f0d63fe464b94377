"""Clean captures: each becomes an article, or a rejection that says why not."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from sitrep.clean import refusal
from sitrep.clean.documents import read_document, read_text
from sitrep.clean.draft import Draft
from sitrep.clean.page import read_page
from sitrep.clean.refusal import RefusalError
from sitrep.clean.rows import make_article, make_rejection
from sitrep.records import Article, Capture, Rejection, SourceInfo, stable_id
from sitrep.stages import StageReport

MIN_TEXT_CHARS = 200
MAX_TEXT_CHARS = 300_000

_READERS: Mapping[str, Callable[[Capture], Draft]] = {
    "text/html": read_page,
    "application/xhtml+xml": read_page,
    "text/plain": read_text,
    "application/json": read_document,
}


def clean_captures(
    source: SourceInfo, captures: Iterable[Capture]
) -> tuple[list[Article], list[Rejection], StageReport]:
    """Turn the captures of a batch into articles.

    Returns
    -------
    articles : list of Article
        In input order; no revision twice. Copies are kept: loading finds and marks them.
    rejections : list of Rejection
        One for each capture that is no article: ``stage`` is ``"fetch"`` where the page did
        not come, else ``"clean"``.
    report : StageReport
        ``rows_in == rows_out + sum(rejected)``.

    Notes
    -----
    Pure: no clock, no network, no disk.
    """
    articles: dict[str, Article] = {}
    rejections: list[Rejection] = []
    seen: Counter[str] = Counter()
    for capture in captures:
        result = clean_capture(source, capture)
        if isinstance(result, Article) and result.revision_id in articles:
            result = make_rejection(
                source, capture, "clean", refusal.REPEATED, result.canonical_url
            )
        if isinstance(result, Article):
            articles[result.revision_id] = result
            continue
        seen[result.rejection_id] += 1
        if (number := seen[result.rejection_id]) > 1:
            result = replace(result, rejection_id=stable_id(result.rejection_id, number))
        rejections.append(result)
    report = StageReport(
        stage="clean",
        rows_in=len(articles) + len(rejections),
        rows_out=len(articles),
        rejected=dict(sorted(Counter(rejection.reason for rejection in rejections).items())),
    )
    return list(articles.values()), rejections, report


def clean_capture(source: SourceInfo, capture: Capture) -> Article | Rejection:
    """Turn one capture into an article, or a rejection that says why not."""
    if capture.failure is not None:
        return make_rejection(source, capture, "fetch", capture.failure, capture.detail)
    try:
        draft = read_capture(capture)
        article = make_article(source, capture, draft)
        _judge(draft, article)
    except RefusalError as error:
        return make_rejection(source, capture, "clean", error.reason, error.detail)
    return article


def read_capture(capture: Capture) -> Draft:
    """Read a capture as its content type asks, without judging it.

    Raises
    ------
    RefusalError
        If it cannot be read.
    """
    if not capture.body:
        raise RefusalError(refusal.EMPTY)
    kind = capture.content_type.partition(";")[0].strip().lower()
    if not kind and capture.body.lstrip()[:1] == b"<":
        kind = "text/html"
    if kind not in _READERS:
        raise RefusalError(refusal.WRONG_TYPE, kind or "none given")
    return _READERS[kind](capture)


def _judge(draft: Draft, article: Article) -> None:
    chars, prose_chars = len(article.text), draft.prose_chars
    if draft.dating.is_future(article.fetched_at):
        raise RefusalError(refusal.FUTURE, article.published_at.isoformat())
    if chars > MAX_TEXT_CHARS:
        raise RefusalError(refusal.NOT_AN_ARTICLE, f"{chars} characters")
    if prose_chars >= MIN_TEXT_CHARS:
        return
    if draft.is_paywalled:
        raise RefusalError(refusal.PAYWALL, f"{chars} characters")
    if chars - prose_chars > prose_chars:
        raise RefusalError(refusal.NOT_AN_ARTICLE, f"{prose_chars} characters beside its links")
    raise RefusalError(refusal.TOO_SHORT if chars else refusal.EMPTY, f"{chars} characters")
