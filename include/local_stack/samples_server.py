"""Serve the sample news web as an HTTP proxy: invented hosts, answered from files.

``GET http://host/path`` is answered with ``<folder>/host/path``, with type, ETag and
Last-Modified, 304 where the client has it already, and 404 where there is no such file.
"""

import hashlib
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

# The files have no history of their own, so all were "last changed" on one day.
LAST_MODIFIED = "Fri, 20 Nov 2026 00:00:00 GMT"

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}


@contextmanager
def serve_samples(folder: Path) -> Iterator[str]:
    """Serve ``folder`` on a free port of 127.0.0.1; give the URL to use as an HTTP proxy."""

    class Handler(_SampleHandler):
        web = folder.resolve()

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


def find_page(web: Path, host: str, path: str) -> Path | None:
    """Return the file that answers a URL of the sample web, or None.

    Only files below ``web/host`` answer; a folder is answered by its ``index.html``.
    """
    site = (web / host).resolve()
    page = (site / unquote(path).lstrip("/")).resolve()
    if not host or site.parent != web or not page.is_relative_to(site):
        return None
    if page.is_dir():
        page /= "index.html"
    return page if page.is_file() else None


class _SampleHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "SitrepSamples"
    sys_version = ""
    timeout = 30
    web: Path

    def do_GET(self) -> None:  # the name that the base class calls
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep quiet: the client's log says enough."""

    def _answer(self) -> None:
        url = urlsplit(self.path)
        host = url.hostname or (self.headers.get("Host") or "").rsplit(":", 1)[0]
        page = find_page(self.web, host, url.path)
        if page is None:
            self._send(HTTPStatus.NOT_FOUND, b"Not found\n", {"Content-Type": _TYPES[".txt"]})
            return
        body = page.read_bytes()
        tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        headers = {"ETag": tag, "Last-Modified": LAST_MODIFIED}
        if self._is_known(tag):
            self._send(HTTPStatus.NOT_MODIFIED, b"", headers)
            return
        guessed = mimetypes.guess_type(page.name)[0] or "application/octet-stream"
        headers["Content-Type"] = _TYPES.get(page.suffix, guessed)
        self._send(HTTPStatus.OK, body, headers)

    def _is_known(self, tag: str) -> bool:
        """Whether the client has this version: its ETag decides, else its date."""
        if (tags := self.headers.get("If-None-Match")) is not None:
            return tag in tags or tags.strip() == "*"
        return self.headers.get("If-Modified-Since") == LAST_MODIFIED

    def _send(self, status: HTTPStatus, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
