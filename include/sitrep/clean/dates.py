"""Choose when an article was published, and keep the reason for the choice.

In this order, the first that gives a date: ``document`` (a field of a JSON document),
``json-ld``, ``meta``, ``feed``, ``time`` (a ``<time>`` tag), ``url``, ``text`` (the date that
htmldate finds on the page), ``fetched`` (nothing better is known).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from htmldate import find_date
from lxml.html import HtmlElement

from sitrep.clean.instants import parse_instant
from sitrep.clean.markup import Markup

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
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
        return self.published_at > fetched_at + _TOLERANCE


def date_page(
    markup: Markup, tree: HtmlElement, *, url: str, hints: Mapping[str, str], fetched_at: datetime
) -> Dating:
    """Date a web page.

    Parameters
    ----------
    hints : mapping
        What the feed said; ``published_at`` counts.
    fetched_at : datetime
        When the page was fetched: what is left where nothing else is known.
    """
    found = _first(_page_candidates(markup, url, hints)) or _on_page(tree, fetched_at)
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
    return _dating(_first(candidates), [], fetched_at)


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
    for name in _PUBLISHED:
        yield "meta", markup.meta.get(name)
    yield "feed", hints.get("published_at")
    for time in markup.times:
        yield "time", time
    yield "url", day_in_url(url)


def _first(candidates: Iterable[tuple[str, object]]) -> tuple[datetime, str, str] | None:
    for reason, text in candidates:
        if found := parse_instant(text):
            return found[0], reason, found[1]
    return None


def _on_page(tree: HtmlElement, fetched_at: datetime) -> tuple[datetime, str, str] | None:
    # The latest date is given, so that the answer does not depend on today's.
    latest = fetched_at + _TOLERANCE
    day = find_date(tree, original_date=True, extensive_search=False, max_date=latest)
    found = parse_instant(day)
    return (found[0], "text", "day") if found else None


def _dating(
    found: tuple[datetime, str, str] | None, modified: Iterable[object], fetched_at: datetime
) -> Dating:
    published_at, reason, precision = found or (fetched_at.astimezone(UTC), "fetched", "instant")
    revised = next((at for text in modified if (at := parse_instant(text))), None)
    revised_at = published_at if revised is None else max(revised[0], published_at)
    return Dating(
        published_at=published_at, reason=reason, precision=precision, revised_at=revised_at
    )
