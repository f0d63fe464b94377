"""Pages a second that the fetch stage archives, from web sites on this machine.

Fifty hosts (127.0.1.1 to 127.0.1.50) are served by a second process, with the rates switched
off: what is measured is asking, checking robots.txt, guarding, reading and archiving. A page
has about 60 kB of markup, sent gzip-compressed as most sites do.
"""

import argparse
import asyncio
import gzip
import multiprocessing
import random
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
from rich.console import Console
from upath import UPath

from benchmarks.timings import timing_table
from sitrep.fetch import stage
from sitrep.fetch.sources import Source
from sitrep.lake import raw_batch
from sitrep.settings import Settings

HOSTS = 50
PAGES = 3000
REPETITIONS = 3
AIM = 200

_PAGE_WORDS = 900
_FURNITURE = '<li class="menu-item"><a href="/section/{0}">Section {0}</a></li>\n'


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print a table; return 1 if the median misses the aim."""
    parser = argparse.ArgumentParser(prog="benchmarks.fetch", description=__doc__)
    parser.add_argument("--pages", type=int, default=PAGES, metavar="N")
    parser.add_argument("--repetitions", type=int, default=REPETITIONS, metavar="N")
    options = parser.parse_args(arguments)
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(
        target=serve_sites, args=(theirs, options.pages), daemon=True
    )
    server.start()
    port = int(ours.recv())
    times = [_fetch(port, options.pages) for _ in range(options.repetitions)]
    server.terminate()
    console = Console()
    console.print(timing_table(f"Fetching {options.pages} pages", {"fetch": times}, digits=2))
    rate = options.pages / sorted(times)[len(times) // 2]
    memory = psutil.Process().memory_info().rss / 1e6
    console.print(f"{rate:.0f} pages/s, archive included; aim {AIM}; {memory:.0f} MB at the end")
    return int(rate < AIM)


def _fetch(port: int, pages: int) -> float:
    hosts = tuple(f"127.0.1.{number}" for number in range(1, HOSTS + 1))
    source = Source(
        source_id="bench", name="Bench", kind="rss", url=f"http://{hosts[0]}:{port}/feed.xml"
    )
    now = datetime.now(UTC)
    with TemporaryDirectory() as folder:
        settings = Settings(
            home=Path(folder),
            allow_hosts=hosts,
            requests_per_second=1e6,
            max_pages_per_source=pages,
            timeout_s=60,
        )
        target = raw_batch(UPath(Path(folder)), source.source_id, now)
        began = time.perf_counter()
        report = stage.run(source, target, fetched_at=now, settings=settings)
        took = time.perf_counter() - began
    if report.rows_out != pages:
        raise RuntimeError(f"Not every page came: {report}")
    return took


def serve_sites(parent: Connection, pages: int) -> None:
    """Serve the sites until the process is ended; tell ``parent`` the port."""
    asyncio.run(_serve(parent, pages))


async def _serve(parent: Connection, pages: int) -> None:
    bodies = [gzip.compress(_page(number).encode(), 6) for number in range(40)]
    port = 0

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await reader.read(65536):
            path = head.split(b" ", 2)[1].decode()
            if path == "/feed.xml":
                body, status = gzip.compress(_feed(port, pages).encode()), b"200 OK"
            elif path == "/robots.txt":
                body, status = b"", b"404 Not Found"
            else:
                body, status = bodies[int(path.rpartition("/")[2]) % len(bodies)], b"200 OK"
            encoding = b"Content-Encoding: gzip\r\n" if body else b""
            kind = b"Content-Type: text/html; charset=utf-8\r\n"
            length = b"Content-Length: %d\r\n\r\n" % len(body)
            writer.write(b"HTTP/1.1 " + status + b"\r\n" + encoding + kind + length + body)
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "0.0.0.0", 0)  # noqa: S104 - all of 127.0.1.*
    port = server.sockets[0].getsockname()[1]
    parent.send(port)
    await server.serve_forever()


def _feed(port: int, pages: int) -> str:
    items = "".join(
        f"<item><title>Page {number}</title>"
        f"<link>http://127.0.1.{number % HOSTS + 1}:{port}/{number}</link></item>"
        for number in range(pages)
    )
    return f'<rss version="2.0"><channel><title>Bench</title>{items}</channel></rss>'


def _page(seed: int) -> str:
    """Return a page of the usual size: a story of invented words among menus and scripts."""
    rng = random.Random(seed)  # noqa: S311 - not for secrets
    words = ["".join(rng.choices("aeinorstl", k=rng.randint(2, 9))) for _ in range(_PAGE_WORDS)]
    story = "".join(
        f"<p>{' '.join(words[start : start + 45])}.</p>\n" for start in range(0, _PAGE_WORDS, 45)
    )
    menus = "".join(_FURNITURE.format(rng.randint(1, 10**6)) for _ in range(400))
    script = "".join(f'"k{rng.randint(0, 10**9)}":{rng.random()},' for _ in range(600))
    return (
        f"<!doctype html><html><head><title>Page</title><script>var a={{{script}}}</script></head>"
        f"<body><nav><ul>{menus}</ul></nav><article>{story}</article></body></html>"
    )


if __name__ == "__main__":
    sys.exit(main())
