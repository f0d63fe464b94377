"""Fetch pages politely: every URL ends as a capture, with its page or with the reason."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Self

import httpx

from sitrep import __version__
from sitrep.fetch.exchange import Answer, TimeBudget, get
from sitrep.fetch.failures import CONNECTION, REDIRECTS, PageError
from sitrep.fetch.guard import Guard
from sitrep.fetch.retries import MAX_RETRY_AFTER_S, retrying
from sitrep.fetch.robots import MAX_BYTES as MAX_ROBOTS_BYTES
from sitrep.fetch.robots import Robots
from sitrep.fetch.transport import GuardedTransport
from sitrep.fetch.turns import Turns
from sitrep.records import Capture
from sitrep.settings import Settings

PAGES_AHEAD = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRequest:
    """A page to fetch, with what the feed says of it."""

    url: str
    fetched_at: datetime
    hints: Mapping[str, str] = field(default_factory=dict)


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
    """

    def __init__(self, settings: Settings, *, backoff_s: float = 0.5) -> None:
        self._settings = settings
        self._guard = Guard(settings.allow_hosts)
        self._turns = Turns(settings.requests_per_second)
        self._robots = Robots(self._read_robots)
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
        await self._robots.close()
        await self._client.aclose()

    async def fetch_pages(self, requests: Iterable[PageRequest]) -> AsyncGenerator[Capture, None]:
        """Fetch many pages at once and yield their captures in the order of the requests.

        At most :data:`PAGES_AHEAD` pages are in memory or on their way.
        """
        ahead: deque[asyncio.Task[Capture]] = deque()
        try:
            for request in requests:
                if len(ahead) == PAGES_AHEAD:
                    yield await ahead.popleft()
                ahead.append(asyncio.create_task(self.fetch(request)))
            while ahead:
                yield await ahead.popleft()
        finally:
            for task in ahead:
                task.cancel()

    async def fetch(self, request: PageRequest) -> Capture:
        """Fetch one page.

        Returns
        -------
        Capture
            ``url`` is where the page was found; where redirects led there, the hint
            ``requested_url`` keeps the URL asked for. An HTTP error keeps its status and
            body, and has the failure ``"http <status>"``.
        """
        budget = TimeBudget(self._settings.timeout_s)
        try:
            answer = await self._follow(_url(request.url), budget)
        except PageError as error:
            return Capture(
                url=request.url,
                fetched_at=request.fetched_at,
                hints=request.hints,
                failure=error.reason,
                detail=error.detail,
            )
        return _capture(request, answer)

    async def _read_robots(self, url: httpx.URL) -> Answer:
        return await self._follow(url, TimeBudget(self._settings.timeout_s), robots=True)

    async def _follow(self, url: httpx.URL, budget: TimeBudget, *, robots: bool = False) -> Answer:
        for _ in range(self._settings.max_redirects + 1):
            self._guard.check_url(url)
            if not robots:
                self._turns.slow_down(url.host, await self._robots.check(url))
            answer: Answer = await retrying(self._backoff_s)(self._once, url, budget, robots=robots)
            if answer.redirect is None:
                return answer
            url = _url(answer.redirect, base=url)
        raise PageError(REDIRECTS, f"more than {self._settings.max_redirects}, last to {url}")

    async def _once(self, url: httpx.URL, budget: TimeBudget, *, robots: bool) -> Answer:
        max_bytes = MAX_ROBOTS_BYTES if robots else self._settings.max_page_bytes
        async with self._turns.turn(url.host), budget.spend():
            answer = await get(self._client, url, max_bytes=max_bytes, cut=robots)
        if answer.is_busy and answer.retry_after_s is not None:
            self._turns.postpone(url.host, min(answer.retry_after_s, MAX_RETRY_AFTER_S))
        return answer


def _url(url: str, base: httpx.URL | None = None) -> httpx.URL:
    try:
        return httpx.URL(url) if base is None else base.join(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise PageError(CONNECTION, f"{url[:200]} is no URL: {error}") from error


def _capture(request: PageRequest, answer: Answer) -> Capture:
    url = str(answer.url)
    moved = {"requested_url": request.url} if url != request.url else {}
    return Capture(
        url=url,
        fetched_at=request.fetched_at,
        content_type=answer.headers.get("content-type", ""),
        body=answer.body,
        status=answer.status,
        headers=tuple(answer.headers.multi_items()),
        hints={**request.hints, **moved},
        failure=f"http {answer.status}" if answer.status >= 300 else None,
        detail=None,
    )
