"""Every URL ends as a capture: with its page, or with the reason why not."""

import asyncio
import gzip
import socket
import threading
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from urllib.parse import urlsplit

import pytest

from builders.website import (
    FETCHED_AT,
    cut,
    endless,
    fetch,
    gzipped,
    in_turn,
    page,
    redirect,
    slow,
)
from sitrep.errors import SettingsError
from sitrep.fetch.http import PageRequest, PoliteClient
from sitrep.fetch.pages import fetch_pages


def fetch_one(settings, url):
    (capture,) = asyncio.run(fetch(settings, url))
    return capture


def test_a_page_is_kept_as_it_came(site, settings):
    site.pages["/a"] = gzipped(b"<p>Hello</p>")
    capture = fetch_one(settings, site.url("/a"))
    assert capture.failure is None
    assert (capture.status, capture.fetched_at) == (200, FETCHED_AT)
    assert capture.content_type == "text/html; charset=utf-8"
    assert gzip.decompress(capture.body) == b"<p>Hello</p>"
    assert ("content-encoding", "gzip") in capture.headers


def test_we_say_who_we_are_and_keep_no_cookies(site, settings):
    site.pages["/a"] = page(set_cookie="session=1")
    asyncio.run(fetch(settings, site.url("/a"), site.url("/a")))
    assert all("Cookie" not in headers for headers in site.headers)
    assert {headers["User-Agent"] for headers in site.headers} == {
        "Sitrep/0.1.0 (+desk@sitrep.example)"
    }


def test_a_slow_page_holds_no_other_up(site, settings):
    site.pages.update({"/a": page(), "/b": page()})
    site.pages["/slow"] = lambda request: (time.sleep(0.3), request.reply(b"slow"))

    async def in_time() -> list[str]:
        requests = [
            PageRequest(url=site.url(path), fetched_at=FETCHED_AT) for path in ("/slow", "/a", "/b")
        ]
        async with PoliteClient(settings) as client:
            return [urlsplit(c.url).path async for c in fetch_pages(client, requests)]

    assert asyncio.run(in_time()) == ["/a", "/b", "/slow"]


def test_many_pages_come_all(site, settings):
    site.pages.update({f"/{number}": page(b"%d" % number) for number in range(80)})
    captures = asyncio.run(fetch(settings, *(site.url(f"/{number}") for number in range(80))))
    assert [int(capture.body) for capture in captures] == list(range(80))


def test_an_http_error_keeps_status_and_body(site, settings):
    capture = fetch_one(settings, site.url("/nowhere"))
    assert (capture.failure, capture.status, capture.body) == ("http 404", 404, b"nothing here")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_remembered(site, settings, status):
    site.pages["/old"] = redirect("/new?x=1", status)
    site.pages["/new"] = page(b"here")
    capture = fetch_one(settings, site.url("/old"))
    assert (capture.url, capture.body) == (site.url("/new?x=1"), b"here")
    assert capture.hints == {"requested_url": site.url("/old")}


def test_a_redirect_loop_ends(site, settings):
    site.pages["/loop"] = redirect("/loop")
    capture = fetch_one(settings, site.url("/loop"))
    assert capture.failure == "too many redirects"
    assert site.asked["/loop"] == 4


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1:1/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://localhost/",
        "file:///etc/passwd",
        "ftp://example.org/",
        "gopher://example.org/",
    ],
)
def test_a_redirect_into_a_private_network_is_refused(site, settings, target):
    site.pages["/out"] = redirect(target)
    capture = fetch_one(settings, site.url("/out"))
    assert capture.failure == "blocked address"
    assert capture.url == site.url("/out")


def test_a_private_host_needs_the_settings_leave(site, settings):
    site.pages["/a"] = page()
    closed = settings.model_copy(update={"allow_hosts": ()})
    assert fetch_one(closed, site.url("/a")).failure == "blocked address"
    assert not site.asked


def test_the_address_that_was_checked_is_the_one_connected_to(site, settings, monkeypatch):
    lookups = []
    real = socket.getaddrinfo

    def resolve(host, *args, **kwargs):
        lookups.append(host)
        return real("127.0.0.1" if host == "rebind.example" else host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    site.pages["/a"] = page(b"mine")
    port = site.host.rpartition(":")[2]
    url = f"http://rebind.example:{port}/a"
    assert fetch_one(settings, url).failure == "blocked address"
    assert not site.asked
    lookups.clear()
    allowed = settings.model_copy(update={"allow_hosts": (f"rebind.example:{port}",)})
    assert fetch_one(allowed, url).body == b"mine"
    # One connection serves robots.txt and the page: its name is looked up once.
    assert lookups.count("rebind.example") == 1


def test_an_endless_body_is_cut_off(site, settings):
    site.pages["/endless"] = endless
    capture = fetch_one(settings, site.url("/endless"))
    assert (capture.failure, capture.body) == ("too large", b"")


def test_a_body_that_grows_when_unpacked_is_cut_off(site, settings):
    site.pages["/bomb"] = gzipped(bytes(50_000_000))
    assert fetch_one(settings, site.url("/bomb")).failure == "too large"


@pytest.mark.timeout(60)
def test_a_slow_body_ends_with_the_time_of_the_page(site, settings):
    site.pages["/slow"] = slow
    hasty = settings.model_copy(update={"timeout_s": 1.0})
    assert fetch_one(hasty, site.url("/slow")).failure == "timeout"


def test_a_connection_that_breaks_is_tried_again(site, settings):
    site.pages["/cut"] = in_turn(cut, page(b"whole"))
    assert fetch_one(settings, site.url("/cut")).body == b"whole"
    site.pages["/broken"] = cut
    assert fetch_one(settings, site.url("/broken")).failure == "connection"
    assert site.asked["/broken"] == 3


def test_a_port_where_nobody_listens_is_a_connection_failure(settings):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{closed.getsockname()[1]}"
    allowed = settings.model_copy(update={"allow_hosts": (host,)})
    capture = fetch_one(allowed, f"http://{host}/")
    assert capture.failure == "connection"
    assert "robots.txt" in capture.detail


def test_a_server_that_speaks_no_tls_is_a_tls_failure(site, settings):
    assert fetch_one(settings, f"https://{site.host}/").failure == "tls"


def test_garbage_instead_of_http_is_a_connection_failure(settings):
    server = socket.create_server(("127.0.0.1", 0))

    def serve():
        for _ in range(3):
            connection, _ = server.accept()
            with connection:
                connection.recv(1000)
                connection.sendall(b"220 mail.example ready\r\n\r\n")

    thread = threading.Thread(target=serve)
    thread.start()
    host = f"127.0.0.1:{server.getsockname()[1]}"
    capture = fetch_one(settings.model_copy(update={"allow_hosts": (host,)}), f"http://{host}/")
    assert capture.failure == "connection"
    thread.join()
    server.close()


@pytest.mark.parametrize("url", ["http://", "http://exa mple/", "http://[::1", "nonsense", ""])
def test_a_url_that_is_none_is_a_capture_too(settings, url):
    capture = fetch_one(settings, url)
    assert capture.failure in {"connection", "blocked address"}
    assert capture.url == url


def test_busy_servers_are_asked_again(site, settings):
    site.pages["/busy"] = in_turn(page(status=503), page(b"open"))
    assert fetch_one(settings, site.url("/busy")).body == b"open"
    site.pages["/shut"] = page(b"closed", status=503)
    capture = fetch_one(settings, site.url("/shut"))
    assert (capture.failure, capture.body, site.asked["/shut"]) == ("http 503", b"closed", 3)


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_retry_after_is_waited_for(site, settings, form):
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
    wait = "1" if form == "seconds" else soon
    site.pages["/later"] = in_turn(page(status=429, retry_after=wait), page(b"now"))
    started = time.monotonic()
    assert fetch_one(settings, site.url("/later")).body == b"now"
    assert time.monotonic() - started >= 0.9


@pytest.mark.timeout(60)
def test_a_long_retry_after_is_taken_as_a_no(site, settings):
    site.pages["/tomorrow"] = page(status=429, retry_after="86400")
    assert fetch_one(settings, site.url("/tomorrow")).failure == "http 429"
    assert site.asked["/tomorrow"] == 1


def test_each_host_has_its_rate(site, settings):
    site.pages.update({f"/{number}": page() for number in range(4)})
    slow_settings = settings.model_copy(update={"requests_per_second": 10})
    started = time.monotonic()
    asyncio.run(fetch(slow_settings, *(site.url(f"/{number}") for number in range(4))))
    assert len(site.times) == 5
    assert site.times[-1] - started >= 0.4


def test_pages_come_through_a_proxy(site, settings):
    site.pages["http://steppe-courier.example/war/a.html"] = page(b"by proxy")
    behind = settings.model_copy(update={"http_proxy": site.url(""), "allow_hosts": ()})
    assert fetch_one(behind, "http://steppe-courier.example/war/a.html").body == b"by proxy"
    assert fetch_one(behind, "http://169.254.169.254/").failure == "blocked address"


def test_a_proxy_that_is_none_is_said_so(settings):
    with pytest.raises(SettingsError, match="socks5"):
        PoliteClient(settings.model_copy(update={"http_proxy": "socks5://127.0.0.1:1"}))


def test_giving_up_early_leaves_nothing_running(site, settings):
    site.pages.update({f"/{number}": slow for number in range(3)})

    async def take_none():
        async with PoliteClient(settings) as client:
            pages = fetch_pages(
                client,
                (
                    PageRequest(url=site.url(f"/{number}"), fetched_at=FETCHED_AT)
                    for number in range(3)
                ),
            )
            task = asyncio.create_task(anext(pages))
            await asyncio.sleep(0.1)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            await pages.aclose()
            await asyncio.sleep(0)
        return [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]

    assert asyncio.run(take_none()) == []
