"""Remember which pages of a source were asked for, and choose those to ask for now.

A page is asked for when it is new, and again when it failed in a way that passes, when its
list says that it was updated, and to find revisions: an hour after its first visit, and each
time its age has trebled, until it is too old. So a page that a daily run saw is looked at
again after 1, 3, 9 and 27 days.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from sitrep.fetch.failures import passes
from sitrep.fetch.http import PageRequest, hash_body
from sitrep.fetch.listing import ListedPage
from sitrep.records import Capture, Visit

WAITING, CAME, FAILED, REFUSED, LIST = "waiting", "came", "failed", "refused", "list"
MAX_ATTEMPTS = 5

_FIRST_CHECK = timedelta(hours=1)
_GROWTH = 3
_FIRST_RETRY = timedelta(minutes=10)
# A daily run does not start at the same second every day.
_EARLY = timedelta(minutes=30)
_FORGET_AFTER = timedelta(days=90)
_GIVE_UP_AFTER = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to ask for now. ``known`` pages are not asked for, ``waiting`` ones not yet."""

    requests: tuple[PageRequest, ...]
    known: int
    waiting: int


class Visits:
    """The visits of one source, by URL.

    Parameters
    ----------
    visits : iterable of Visit
        What earlier runs remembered.
    revision_days : float
        How old a page may be when it is looked at for revisions.
    """

    def __init__(self, visits: Iterable[Visit], *, revision_days: float) -> None:
        self._visits = {visit.url: visit for visit in visits}
        self._max_age = timedelta(days=revision_days)

    def get(self, url: str) -> Visit | None:
        """Return what is remembered of a URL."""
        return self._visits.get(url)

    def knows_list(self, url: str) -> bool:
        """Say whether a document that lists pages was read to its end by an earlier run."""
        visit = self._visits.get(url)
        return visit is not None and visit.state == LIST and visit.next_byte is None

    def conditional(self, request: PageRequest) -> PageRequest:
        """Return the request such that a page which has not changed is not sent again."""
        visit = self._visits.get(request.url)
        if visit is None or visit.archived_at is None:
            return request
        said = {"If-None-Match": visit.etag, "If-Modified-Since": visit.last_modified}
        return replace(
            request,
            headers={name: value for name, value in said.items() if value},
            known_hash=visit.body_hash,
            archived_at=visit.archived_at,
        )

    def plan(self, listed: Iterable[ListedPage], now: datetime, limit: int) -> Plan:
        """Choose at most ``limit`` pages to ask for: new ones first, in the order listed,
        then those that failed or wait, then those to be looked at for revisions.

        All that are listed are remembered; those over the limit wait for the next run.
        """  # noqa: D205
        waited = [url for url, visit in self._visits.items() if visit.state == WAITING]
        new: dict[str, None] = {}
        updated: dict[str, None] = {}
        pages = list({page.url: page for page in listed}.values())
        for page in pages:
            if self._list(page, now):
                new[page.url] = None
            elif self._is_updated(page):
                updated[page.url] = None
                # Should this run not come to it, its list may not say so again.
                self._visits[page.url] = replace(self._visits[page.url], state=WAITING)
        due = sorted(
            (at, url) for url, visit in self._visits.items() if (at := self._due_at(visit))
        )
        late = (url for at, url in due if at <= now)
        chosen = dict.fromkeys([*new, *waited, *updated, *late])
        asked = list(chosen)[:limit]
        return Plan(
            requests=tuple(self._request(url, now) for url in asked),
            known=sum(page.url not in chosen for page in pages),
            waiting=len(chosen) - len(asked),
        )

    def note(self, capture: Capture) -> None:
        """Remember how asking for a page ended."""
        url, now = asked_url(capture), capture.fetched_at
        visit = self._visits.get(url) or _new_visit(url, now, hints={})
        if visit.checked_at is not None and visit.checked_at >= now:
            return  # told already
        if capture.failure is None:
            visit = _after_success(visit, capture)
        elif passes(capture.failure):
            # A page that came before and cannot be looked at now has still come.
            state = CAME if visit.archived_at else FAILED
            visit = replace(visit, state=state, attempts=visit.attempts + 1)
        else:
            visit = replace(visit, state=REFUSED, attempts=visit.attempts + 1)
        self._visits[url] = replace(visit, checked_at=now)

    def note_list(self, capture: Capture) -> None:
        """Remember a document that lists pages, which came or has not changed."""
        url = asked_url(capture)
        visit = self._visits.get(url) or _new_visit(url, capture.fetched_at, hints={})
        visit = replace(_after_success(visit, capture), state=LIST)
        self._visits[url] = replace(
            visit, listed_at=capture.fetched_at, checked_at=capture.fetched_at
        )

    def forget(self, url: str) -> None:
        """Forget a URL."""
        self._visits.pop(url, None)

    def note_position(self, url: str, now: datetime, next_byte: int | None) -> None:
        """Remember how far a large file was read; None where it was read to its end."""
        visit = self._visits.get(url) or _new_visit(url, now, hints={})
        self._visits[url] = replace(
            visit, state=LIST, listed_at=now, checked_at=now, next_byte=next_byte
        )

    def rows(self, now: datetime) -> Iterator[Visit]:
        """Yield what the next run should know, by URL."""
        for url in sorted(self._visits):
            visit = self._visits[url]
            never_came = visit.state == WAITING and visit.archived_at is None
            keep_for = _GIVE_UP_AFTER if never_came else _FORGET_AFTER
            if now - visit.listed_at <= max(keep_for, self._max_age * (visit.state == CAME)):
                yield visit

    def _list(self, page: ListedPage, now: datetime) -> bool:
        """Remember a listed page, and say whether it is new."""
        known = self._visits.get(page.url)
        if known is None:
            self._visits[page.url] = _new_visit(page.url, now, hints=page.hints)
            return True
        self._visits[page.url] = replace(known, listed_at=now)
        return False

    def _is_updated(self, page: ListedPage) -> bool:
        visit = self._visits[page.url]
        if visit.checked_at is None or visit.state == REFUSED or page.updated_at is None:
            return False
        return self._max_age > timedelta(0) and page.updated_at > visit.checked_at.isoformat()

    def _due_at(self, visit: Visit) -> datetime | None:
        """Return when a page that was asked for is to be asked for again."""
        if visit.checked_at is None:
            return None
        if visit.state == FAILED and visit.attempts < MAX_ATTEMPTS:
            return visit.checked_at + _FIRST_RETRY * float(2**visit.attempts)
        if visit.state != CAME or visit.archived_at is None:
            return None
        age: timedelta = max(_GROWTH * (visit.checked_at - visit.first_seen_at), _FIRST_CHECK)
        return visit.first_seen_at + age - _EARLY if age <= self._max_age else None

    def _request(self, url: str, now: datetime) -> PageRequest:
        hints = json.loads(self._visits[url].hints)
        return self.conditional(PageRequest(url=url, fetched_at=now, hints=hints))


def asked_url(capture: Capture) -> str:
    """Return the URL that was asked for; redirects may have led to another."""
    return capture.hints.get("requested_url", capture.url)


def _new_visit(url: str, now: datetime, *, hints: dict[str, str]) -> Visit:
    return Visit(
        url=url,
        state=WAITING,
        first_seen_at=now,
        listed_at=now,
        checked_at=None,
        attempts=0,
        etag=None,
        last_modified=None,
        body_hash=None,
        archived_at=None,
        hints=json.dumps(hints, ensure_ascii=False, sort_keys=True),
        next_byte=None,
    )


def _after_success(visit: Visit, capture: Capture) -> Visit:
    visit = replace(visit, state=CAME, attempts=0)
    if capture.unchanged_since is not None:
        return visit
    headers = {name.lower(): value for name, value in capture.headers}
    return replace(
        visit,
        etag=headers.get("etag"),
        last_modified=headers.get("last-modified"),
        body_hash=hash_body(capture.body),
        archived_at=capture.fetched_at.astimezone(UTC),
    )
