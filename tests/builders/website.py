"""A real HTTP server on 127.0.0.1 whose pages misbehave on request, and a client for it."""

import gzip
import socket
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from sitrep.fetch.http import PageRequest, PoliteClient
from sitrep.fetch.pages import fetch_pages
from sitrep.fetch.visits import asked_url
from sitrep.records import Capture
from sitrep.settings import Settings

FETCHED_AT = datetime(2026, 3, 1, 6, tzinfo=UTC)

Page = Callable[["Handler"], None]


class Site(ThreadingHTTPServer):
    """A web site of functions: each path has one, which gets the request to answer."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages: dict[str, Page] = {}
        self.asked: Counter[str] = Counter()
        self.times: list[float] = []
        self.headers: list[dict[str, str]] = []

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that give up are what the tests are about."""


class Handler(BaseHTTPRequestHandler):
    """Answers with the page of the path, or 404; also to requests meant for a proxy."""

    server: Site
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # headers and body go out without waiting for each other

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self.target = self.path
        path = self.path if parts.netloc else parts.path
        self.server.asked[path] += 1
        self.server.times.append(time.monotonic())
        self.server.headers.append(dict(self.headers))
        page = self.server.pages.get(path)
        if page is not None:
            page(self)
        else:
            self.reply(b"nothing here", status=404)

    def reply(self, body: bytes = b"", *, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        headers.setdefault("content_type", "text/html; charset=utf-8")
        headers.setdefault("content_length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-").title(), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


async def fetch(settings: Settings, *urls: str) -> list[Capture]:
    """Fetch pages with a fresh client; their captures in the order of the URLs."""
    requests = [PageRequest(url=url, fetched_at=FETCHED_AT) for url in urls]
    async with PoliteClient(settings, backoff_s=0.01) as client:
        captures = {asked_url(c): c async for c in fetch_pages(client, requests)}
    return [captures[url] for url in urls]


def page(body: bytes = b"<p>A page</p>", **headers: str) -> Page:
    """Return a page that answers the same to everyone."""
    return lambda request: request.reply(body, **headers)


def redirect(to: str, status: int = 302) -> Page:
    return lambda request: request.reply(b"", status=status, location=to)


def gzipped(body: bytes) -> Page:
    return page(gzip.compress(body), content_encoding="gzip")


def versioned(body: bytes, etag: str, **headers: str) -> Page:
    """Return a page that is not sent again to who has this version of it."""

    def answer(request: Handler) -> None:
        if request.headers.get("If-None-Match") == etag:
            request.reply(status=304, etag=etag)
        else:
            request.reply(body, etag=etag, **headers)

    return answer


def rss(*items: str, title: str = "Delta Wire") -> bytes:
    """Return a feed of items; one that is no XML becomes an item with that path and title."""
    shaped = (
        item if item.startswith("<") else f"<item><title>{item}</title><link>/{item}</link></item>"
        for item in items
    )
    channel = f"<channel><title>{title}</title>{''.join(shaped)}</channel>"
    return f'<rss version="2.0">{channel}</rss>'.encode()


def in_turn(*pages: Page) -> Page:
    """Return a page that answers differently each time; the last one stays."""
    rest = list(pages)

    def answer(request: Handler) -> None:
        current = rest.pop(0) if len(rest) > 1 else rest[0]
        current(request)

    return answer


def cut(request: Handler) -> None:
    """Promise a thousand bytes and hang up after five."""
    request.send_response(200)
    request.send_header("Content-Length", "1000")
    request.end_headers()
    request.wfile.write(b"<html")
    request.wfile.flush()
    request.connection.shutdown(socket.SHUT_RDWR)
    request.close_connection = True


def endless(request: Handler) -> None:
    """Send a body that never ends."""
    request.send_response(200)
    request.send_header("Connection", "close")
    request.end_headers()
    while True:
        request.wfile.write(b"<p>more</p>" * 1000)


def slow(request: Handler) -> None:
    """Send one byte every tenth of a second: no read ever times out."""
    request.send_response(200)
    request.send_header("Content-Length", "100000")
    request.end_headers()
    for _ in range(100):
        request.wfile.write(b"x")
        request.wfile.flush()
        time.sleep(0.1)


def raw(*parts: bytes) -> Page:
    """Return a page that sends these very bytes, whatever HTTP says, and hangs up."""

    def answer(request: Handler) -> None:
        for part in parts:
            request.wfile.write(part)
        request.close_connection = True

    return answer


def slow_headers(request: Handler) -> None:
    """Send one header every tenth of a second, and no end of them."""
    request.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(100):
        request.wfile.write(b"X-%d: x\r\n" % number)
        request.wfile.flush()
        time.sleep(0.1)


def endless_header(request: Handler) -> None:
    """Send one header that never ends."""
    request.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    while True:
        request.wfile.write(b"x" * 10_000)
