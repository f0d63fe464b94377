"""Clean captures: each becomes an article, or a rejection that says why not."""

import logging
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from sitrep.clean import refusal
from sitrep.clean.documents import read_document, read_text
from sitrep.clean.draft import Draft
from sitrep.clean.in_order import Lost, map_in_processes
from sitrep.clean.page import read_page
from sitrep.clean.refusal import RefusalError
from sitrep.clean.rows import make_article, make_rejection
from sitrep.records import Article, Capture, Rejection, SourceInfo, stable_id

logger = logging.getLogger(__name__)

MIN_TEXT_CHARS = 200
MAX_TEXT_CHARS = 300_000
# What is shown of a story before its wall.
MAX_STUB_CHARS = 1_500

_READERS: Mapping[str, Callable[[Capture], Draft]] = {
    "text/html": read_page,
    "application/xhtml+xml": read_page,
    "text/plain": read_text,
    "application/json": read_document,
}

Cleaned = Article | Rejection


def clean_captures(
    source: SourceInfo,
    captures: Iterable[Capture],
    *,
    languages: Collection[str] = (),
) -> Iterator[Cleaned]:
    """Turn the captures of a batch into articles and rejections, one by one, in their order.

    Parameters
    ----------
    languages : collection of str
        ISO 639-1 codes of the languages that are kept; none keeps all.

    Yields
    ------
    Article or Rejection
        One for each capture. No revision comes twice, and no ``rejection_id``; the ``stage``
        of a rejection is ``"fetch"`` where the page did not come, else ``"clean"``.

    Notes
    -----
    Pure: no clock, no network, no disk. Only ids are kept of what is done.
    """
    clean = partial(clean_capture, source, languages=languages)
    return _without_repeats(source, ((capture, clean(capture)) for capture in captures))


def clean_in_processes(
    source: SourceInfo,
    captures: Iterable[Capture],
    *,
    languages: Collection[str] = (),
    processes: int,
    timeout_s: float,
) -> Iterator[Cleaned]:
    """Do as :func:`clean_captures` does, in processes of their own.

    A page of which its process dies, or that takes more than ``timeout_s`` seconds of
    processor time, is a rejection of its own; all else is the same, in whatever number of
    processes.

    Raises
    ------
    CleaningError
        If no process can be started.
    """
    clean = partial(clean_capture, source, languages=languages)
    done = map_in_processes(clean, captures, processes=processes, timeout_s=timeout_s)
    return _without_repeats(source, _told(source, done))


def clean_capture(
    source: SourceInfo, capture: Capture, *, languages: Collection[str] = ()
) -> Cleaned:
    """Turn one capture into an article, or a rejection that says why not."""
    if capture.failure is not None:
        return make_rejection(source, capture, "fetch", capture.failure, capture.detail)
    try:
        draft = read_capture(capture)
        article = make_article(source, capture, draft)
        _judge(draft, article, languages)
    except RefusalError as error:
        return make_rejection(source, capture, "clean", error.reason, error.detail)
    except Exception as error:  # one odd page must not stop those beside it
        logger.exception("The page at %s cannot be cleaned.", capture.url)
        return make_rejection(source, capture, "clean", refusal.FAILED, type(error).__name__)
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


def _told(
    source: SourceInfo, done: Iterable[tuple[Capture, Cleaned | Lost]]
) -> Iterator[tuple[Capture, Cleaned]]:
    for capture, result in done:
        if isinstance(result, Lost):
            logger.error("The page at %s cannot be cleaned: %s.", capture.url, result.detail)
            yield capture, make_rejection(source, capture, "clean", refusal.FAILED, result.detail)
        else:
            yield capture, result


def _without_repeats(
    source: SourceInfo, done: Iterable[tuple[Capture, Cleaned]]
) -> Iterator[Cleaned]:
    revisions: set[str] = set()
    rejections: Counter[str] = Counter()
    for capture, result in done:
        if isinstance(result, Article) and result.revision_id not in revisions:
            revisions.add(result.revision_id)
            yield result
            continue
        if isinstance(result, Article):
            result = make_rejection(  # noqa: PLW2901
                source, capture, "clean", refusal.REPEATED, result.canonical_url
            )
        rejections[result.rejection_id] += 1
        if (number := rejections[result.rejection_id]) > 1:
            yield replace(result, rejection_id=stable_id(result.rejection_id, number))
        else:
            yield result


def _judge(draft: Draft, article: Article, languages: Collection[str]) -> None:
    chars, prose_chars = len(article.text), draft.prose_chars
    if draft.dating.is_future(article.fetched_at):
        raise RefusalError(refusal.FUTURE, article.published_at.isoformat())
    if chars > MAX_TEXT_CHARS:
        raise RefusalError(refusal.NOT_AN_ARTICLE, f"{chars} characters")
    if prose_chars < MIN_TEXT_CHARS:
        raise _too_little(draft, chars)
    if draft.is_paywalled and draft.is_cut_off and prose_chars < MAX_STUB_CHARS:
        raise RefusalError(refusal.PAYWALL, f"{chars} characters")
    if draft.is_list:
        raise RefusalError(refusal.NOT_AN_ARTICLE, "a list of teasers")
    if languages and article.language not in languages:
        raise RefusalError(refusal.LANGUAGE, article.language)


def _too_little(draft: Draft, chars: int) -> RefusalError:
    prose_chars = draft.prose_chars
    if draft.is_paywalled:
        return RefusalError(refusal.PAYWALL, f"{chars} characters")
    link_chars = sum(map(len, draft.linked)) if not chars else chars - prose_chars
    if link_chars > prose_chars:
        return RefusalError(refusal.NOT_AN_ARTICLE, f"{prose_chars} characters beside its links")
    return RefusalError(refusal.TOO_SHORT if chars else refusal.EMPTY, f"{chars} characters")
