"""Fetch pages politely: every URL ends as a capture, with its page or with the reason."""

import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Self

import httpx

from sitrep import __version__
from sitrep.fetch.breaker import PAUSE_S, Breaker
from sitrep.fetch.exchange import Answer, TimeBudget, get
from sitrep.fetch.failures import BLOCKED, REDIRECTS, ROBOTS, UNFORESEEN, PageError, passes
from sitrep.fetch.guard import Guard
from sitrep.fetch.retries import MAX_RETRY_AFTER_S, retrying
from sitrep.fetch.robots import MAX_BYTES as MAX_ROBOTS_BYTES
from sitrep.fetch.robots import Robots
from sitrep.fetch.transport import GuardedTransport
from sitrep.fetch.turns import Turns
from sitrep.records import Capture
from sitrep.settings import Settings

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRequest:
    """A page to fetch, with what the feed says of it.

    ``headers`` are sent beside those of every request. ``known_hash`` (SHA-256 of the body
    as sent) and ``archived_at`` tell of the page as it is in the archive; ``max_bytes`` is
    the largest body, that of the settings if not given.
    """

    url: str
    fetched_at: datetime
    hints: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    known_hash: str | None = None
    archived_at: datetime | None = None
    max_bytes: int | None = None


def request_headers(contact: str) -> dict[str, str]:
    """Return the headers of every request; they name us and say how to reach us."""
    return {
        "User-Agent": f"Sitrep/{__version__}" + (f" (+{contact})" if contact else ""),
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
    }


class PoliteClient:
    """Fetches pages within the limits of the settings; use it as ``async with``.

    Parameters
    ----------
    settings : Settings
        Rates, limits, proxy and hosts allowed.
    backoff_s : float
        Longest first wait before a retry; it doubles, with jitter, up to 8 s.
    pause_s : float
        For how long a host that keeps failing is left alone at first.
    """

    def __init__(
        self, settings: Settings, *, backoff_s: float = 0.5, pause_s: float = PAUSE_S
    ) -> None:
        self._settings = settings
        self._guard = Guard(settings.allow_hosts)
        self._turns = Turns(settings.requests_per_second, settings.home / "turns")
        self._robots = Robots(self._read_robots)
        self._breaker = Breaker(pause_s)
        self._backoff_s = backoff_s
        self._client = httpx.AsyncClient(
            transport=GuardedTransport(self._guard, settings.http_proxy),
            headers=request_headers(settings.contact),
            cookies=CookieJar(policy=DefaultCookiePolicy(allowed_domains=[])),
            timeout=settings.timeout_s,
            follow_redirects=False,
            trust_env=False,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close every connection."""
        await self._robots.close()
        await self._client.aclose()

    async def fetch(self, request: PageRequest) -> Capture:
        """Fetch one page.

        Returns
        -------
        Capture
            ``url`` is where the page was found; where redirects led there, the hint
            ``requested_url`` keeps the URL asked for. An HTTP error keeps its status and
            body, and has the failure ``"http <status>"``. A page that is as it was at
            ``archived_at`` has ``unchanged_since``.
        """
        try:
            answer = await self._follow(_url(request.url), self._budget(), request)
        except PageError as error:
            return _failed(request, error.reason, error.detail)
        except Exception as error:
            # One page may not end the others, whatever a stranger's server made us do.
            logger.exception("%s could not be fetched", request.url)
            return _failed(request, UNFORESEEN, f"{type(error).__name__}: {error}"[:500])
        return _capture(request, answer)

    async def may_fetch(self, url: str) -> bool:
        """Say whether robots.txt of its host allows a page.

        Raises
        ------
        PageError
            If robots.txt cannot be had.
        """
        try:
            await self._robots.check(_url(url))
        except PageError as error:
            if error.reason == ROBOTS:
                return False
            raise
        return True

    def _budget(self) -> TimeBudget:
        return TimeBudget(self._settings.timeout_s)

    async def _read_robots(self, url: httpx.URL) -> Answer:
        return await self._follow(url, self._budget(), None)

    async def _follow(
        self, url: httpx.URL, budget: TimeBudget, request: PageRequest | None
    ) -> Answer:
        """Ask for a page, or without a request for a robots.txt, and go where it leads."""
        for _ in range(self._settings.max_redirects + 1):
            self._guard.check_url(url)
            if request is not None:
                self._turns.slow_down(url.host, await self._robots.check(url))
            answer = await self._ask(url, budget, request)
            if answer.redirect is None:
                return answer
            url = _url(answer.redirect, base=url)
        raise PageError(REDIRECTS, f"more than {self._settings.max_redirects}, last to {url}")

    async def _ask(self, url: httpx.URL, budget: TimeBudget, request: PageRequest | None) -> Answer:
        """Ask one host, more than once where that may help, and note how it is doing."""
        self._breaker.check(url.host)
        try:
            answer: Answer = await retrying(self._backoff_s)(self._once, url, budget, request)
        except PageError as error:
            if passes(error.reason):
                self._breaker.failed(url.host)
            raise
        if answer.status >= 500:
            self._breaker.failed(url.host)
        else:
            self._breaker.worked(url.host)
        if answer.is_busy and (answer.retry_after_s or 0.0) > MAX_RETRY_AFTER_S:
            self._breaker.rest(url.host, answer.retry_after_s or 0.0)
        return answer

    async def _once(
        self, url: httpx.URL, budget: TimeBudget, request: PageRequest | None
    ) -> Answer:
        is_robots = request is None
        max_bytes = MAX_ROBOTS_BYTES if request is None else request.max_bytes
        async with self._turns.turn(url.host), budget.spend():
            answer = await get(
                self._client,
                url,
                headers={} if request is None else request.headers,
                max_bytes=max_bytes or self._settings.max_page_bytes,
                cut=is_robots,
            )
        if answer.is_busy and answer.retry_after_s is not None:
            self._turns.postpone(url.host, min(answer.retry_after_s, MAX_RETRY_AFTER_S))
        return answer


def _url(url: str, base: httpx.URL | None = None) -> httpx.URL:
    try:
        return httpx.URL(url) if base is None else base.join(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise PageError(BLOCKED, f"{url[:200]} is no URL: {error}") from error


def _failed(request: PageRequest, reason: str, detail: str) -> Capture:
    return Capture(
        url=request.url,
        fetched_at=request.fetched_at,
        hints=request.hints,
        failure=reason,
        detail=detail,
    )


def _capture(request: PageRequest, answer: Answer) -> Capture:
    url = str(answer.url)
    moved = {"requested_url": request.url} if url != request.url else {}
    is_unchanged = request.archived_at is not None and (
        answer.status == 304
        or (answer.status == 200 and hash_body(answer.body) == request.known_hash)
    )
    return Capture(
        url=url,
        fetched_at=request.fetched_at,
        content_type=answer.headers.get("content-type", ""),
        body=answer.body,
        status=answer.status,
        headers=tuple(answer.headers.multi_items()),
        hints={**request.hints, **moved},
        failure=f"http {answer.status}" if answer.status >= 300 and not is_unchanged else None,
        unchanged_since=request.archived_at if is_unchanged else None,
    )


def hash_body(body: bytes) -> str:
    """Return the SHA-256 of a body as sent, in hex."""
    return hashlib.sha256(body).hexdigest()
