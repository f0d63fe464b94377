"""WARC files as another crawler writes them, with warcio alone."""

import gzip
import io
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

CRAWLED_AT = datetime(2026, 2, 20, 12, tzinfo=UTC)
WORDS = {
    "en": "The dam above the town held through the night, the water board said on Friday.",
    "de": "Der Damm oberhalb der Stadt hat die Nacht gehalten, sagte das Wasseramt am Freitag.",
    "fr": "Le barrage au-dessus de la ville a tenu toute la nuit, a annonce vendredi la regie.",
}


def news_page(title: str, language: str = "en", *, declared: bool = True) -> bytes:
    lang = f' lang="{language}"' if declared else ""
    text = f"<h1>{title}</h1>" + f"<p>{WORDS[language]}</p>" * 5
    return f"<html{lang}><head><title>{title}</title></head><body>{text}</body></html>".encode()


def crawl(pages: Iterable[tuple[str, bytes]], *, packed: bool = True) -> bytes:
    """Return a WARC file of pages as CC-NEWS has them: warcinfo, then request and response."""
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=packed)
    about = {"software": "Another crawler/1.0", "robots": "checked via crawler-commons"}
    writer.write_record(writer.create_warcinfo_record("crawl.warc.gz", about))
    for number, (url, body) in enumerate(pages):
        date = (CRAWLED_AT + timedelta(seconds=number)).isoformat().replace("+00:00", "Z")
        headers = {"WARC-Date": date}
        request = StatusAndHeaders("GET / HTTP/1.1", [("Host", "x")], is_http_request=True)
        packing = [("Content-Encoding", "gzip")] if number % 3 == 0 else []
        sent = gzip.compress(body) if packing else body
        http = [("Content-Type", "text/html"), *packing, ("Content-Length", str(len(sent)))]
        answer = StatusAndHeaders("200 OK", http, protocol="HTTP/1.1")
        for kind, head, payload in (("request", request, b""), ("response", answer, sent)):
            writer.write_record(
                writer.create_warc_record(
                    url,
                    kind,
                    payload=io.BytesIO(payload),
                    length=len(payload),
                    http_headers=head,
                    warc_headers_dict=dict(headers),
                )
            )
    return file.getvalue()
