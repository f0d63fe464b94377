"""Choose when an article was published, and keep the reason for the choice.

In this order, the first that gives a date: ``document`` (a field of a JSON document),
``json-ld``, ``meta``, ``feed``, ``time`` (a ``<time>`` tag), ``url``, ``text`` (the date that
stands beside the title, or that htmldate finds on the page), ``fetched`` (nothing better is known).

Where they contradict each other:

1. A date more than a day after the fetch gives way to the next that is not; only if every
   date is such, it stays, and the article is turned away.
2. A bare day gives way to an instant of that day (or, zones being what they are, of the day
   before or after) that a later sign gives.
3. An instant without an offset gives way to one with an offset that shows the same clock.

The reason is always that of the date that was taken.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from htmldate import find_date
from lxml.html import HtmlElement

from sitrep.clean.date_line import find_date_line
from sitrep.clean.instants import has_offset, parse_instant, without_offset
from sitrep.clean.markup import Markup

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "article:publicationdate",
    "article.published",
    "published_time",
    "published-date",
    "published_at",
    "publishtime",
    "pub_date",
    "release_date",
    "iso-8601-publish-date",
    "article_date_original",
    "cxenseparse:pubdate",
    "sailthru.date",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "datecreated",
    "date",
)
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "lastmod",
    "last-modified",
)
_URL_DAY = re.compile(
    r"(?<!\d)(?P<y>(?:19[89]|20[0-4])\d)(?P<s>[/_-]?)(?P<m>0[1-9]|1[0-2])(?P=s)"
    r"(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
)
_TOLERANCE = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """When an article was published and last revised, in UTC.

    ``precision`` is ``"instant"`` or ``"day"``; a day stands for its midnight.
    """

    published_at: datetime
    reason: str
    precision: str
    revised_at: datetime

    def is_future(self, fetched_at: datetime) -> bool:
        """Say whether it claims to be from more than a day after it was fetched."""
        return _is_late(self.published_at, fetched_at)


class _Sign(NamedTuple):
    """One date that a page gives: what it is, and how it is written."""

    at: datetime
    precision: str
    reason: str
    text: str

    def is_instant_of(self, day: "_Sign") -> bool:
        return self.precision == "instant" and abs(self.at - day.at) < 2 * _TOLERANCE

    def is_clock_of(self, other: "_Sign") -> bool:
        """Say whether this has an offset and, without it, the clock of the other."""
        clock = without_offset(self.text)
        return clock is not None and clock == other.at


def date_page(
    markup: Markup,
    tree: HtmlElement,
    *,
    url: str,
    hints: Mapping[str, str],
    fetched_at: datetime,
    title: str = "",
) -> Dating:
    """Date a web page.

    Parameters
    ----------
    hints : mapping
        What the feed said; ``published_at`` counts.
    fetched_at : datetime
        When the page was fetched: what is left where nothing else is known.
    title : str
        Title of the story, beside which many pages write its date.
    """
    found = _choose(_page_candidates(markup, url, hints), fetched_at)
    if found is None or _is_late(found.at, fetched_at):
        found = _on_page(tree, title, fetched_at) or found
    modified = [markup.json_ld.get("dateModified"), *(markup.meta.get(m) for m in _MODIFIED)]
    return _dating(found, modified, fetched_at)


def date_document(
    published_at: object, *, hints: Mapping[str, str], url: str, fetched_at: datetime
) -> Dating:
    """Date a document that is no page: by its field, its feed, its name."""
    candidates = [
        ("document", published_at),
        ("feed", hints.get("published_at")),
        ("url", day_in_url(url)),
    ]
    return _dating(_choose(candidates, fetched_at), [], fetched_at)


def day_in_url(url: str) -> str | None:
    """Return the day in a URL's path as ISO 8601, or None.

    Examples
    --------
    >>> day_in_url("https://example.org/2023/04/16/world/toll.html")
    '2023-04-16'
    """
    found = _URL_DAY.search(url.partition("?")[0])
    return f"{found['y']}-{found['m']}-{found['d']}" if found else None


def _page_candidates(
    markup: Markup, url: str, hints: Mapping[str, str]
) -> Iterator[tuple[str, object]]:
    yield "json-ld", markup.json_ld.get("datePublished")
    yield "json-ld", markup.json_ld.get("dateCreated")
    for name in _PUBLISHED:
        yield "meta", markup.meta.get(name)
    yield "feed", hints.get("published_at")
    for time in markup.times:
        yield "time", time
    yield "url", day_in_url(url)


def _choose(candidates: Iterable[tuple[str, object]], fetched_at: datetime) -> _Sign | None:
    signs = [
        _Sign(*found, reason, str(text))
        for reason, text in candidates
        if (found := parse_instant(text))
    ]
    timely = [sign for sign in signs if not _is_late(sign.at, fetched_at)]
    if not timely:
        return signs[0] if signs else None
    chosen = timely[0]
    if chosen.precision == "day":
        return next((s for s in timely if s.is_instant_of(chosen)), chosen)
    if not has_offset(chosen.text):
        return next((s for s in timely if s.is_clock_of(chosen)), chosen)
    return chosen


def _is_late(at: datetime, fetched_at: datetime) -> bool:
    return at > fetched_at + _TOLERANCE


def _on_page(tree: HtmlElement, title: str, fetched_at: datetime) -> _Sign | None:
    beside = _choose([("text", find_date_line(tree, title))], fetched_at)
    if beside is not None and not _is_late(beside.at, fetched_at):
        return beside
    # The latest date is given, so that the answer does not depend on today's.
    latest = fetched_at + _TOLERANCE
    day = find_date(tree, original_date=True, extensive_search=False, max_date=latest)
    found = parse_instant(day)
    return _Sign(found[0], "day", "text", str(day)) if found else None


def _dating(found: _Sign | None, modified: Iterable[object], fetched_at: datetime) -> Dating:
    sign = found or _Sign(fetched_at.astimezone(UTC), "instant", "fetched", "")
    revisions = (at[0] for text in modified if (at := parse_instant(text)))
    revised = next((at for at in revisions if not _is_late(at, fetched_at)), sign.at)
    return Dating(
        published_at=sign.at,
        reason=sign.reason,
        precision=sign.precision,
        revised_at=max(revised, sign.at),
    )
