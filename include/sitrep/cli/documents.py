"""Read the files given on the command line as documents."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sitrep.clean.captures import read_capture
from sitrep.clean.draft import Draft
from sitrep.clean.refusal import RefusalError
from sitrep.errors import DocumentError
from sitrep.fetch.kinds.folder import CONTENT_TYPES, read_file
from sitrep.records import Capture

STDIN = "-"
MAX_FILE_BYTES = 50_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document of a file: its id, and what was read from it."""

    doc_id: str
    file: str
    draft: Draft


def read_documents(
    files: Iterable[str], *, published_at: datetime | None = None, url: str | None = None
) -> Iterator[Document | DocumentError]:
    """Yield the documents of each file, or the error of one that cannot be read.

    Parameters
    ----------
    files : iterable of str
        Paths of .txt, .html, .json or .jsonl files, or ``-`` for one text on stdin.
    published_at : datetime, optional
        Stands in for every document that does not say when it was published.
    url : str, optional
        Stands in for every document without one.
    """
    for file in files:
        for number, capture in enumerate(_captures(file), start=1):
            yield _document(file, number, capture, published_at=published_at, url=url)


def _captures(file: str) -> Iterator[Capture]:
    now = datetime.now(UTC)
    path = Path(file)
    if file == STDIN:
        body = sys.stdin.buffer.read()
        kind = "text/html" if body.lstrip()[:1] == b"<" else "text/plain"
        yield Capture(url="stdin", fetched_at=now, content_type=kind, body=body)
    elif path.suffix.lower() == ".jsonl":
        yield from _lines(path, now)
    else:
        capture = read_file(path, url=path.name, fetched_at=now, max_bytes=MAX_FILE_BYTES)
        yield capture if capture.content_type else replace(capture, content_type="text/plain")


def _lines(path: Path, now: datetime) -> Iterator[Capture]:
    url, kind = path.name, CONTENT_TYPES[".json"]
    try:
        with path.open("rb") as lines:
            for line in lines:
                if line.strip():
                    yield Capture(url=url, fetched_at=now, content_type=kind, body=line)
    except OSError as error:
        yield Capture(url=url, fetched_at=now, failure="unreadable", detail=error.strerror)


def _document(
    file: str, number: int, capture: Capture, *, published_at: datetime | None, url: str | None
) -> Document | DocumentError:
    where = file if number == 1 else f"{file}:{number}"
    if capture.failure is not None:
        return DocumentError(f"{where}: {capture.detail or capture.failure}")
    try:
        draft = read_capture(capture)
    except RefusalError as error:
        return DocumentError(f"{where}: {error}")
    if published_at is not None and draft.dating.reason == "fetched":
        dating = replace(draft.dating, published_at=published_at, reason="given")
        draft = replace(draft, dating=dating)
    if url is not None and draft.canonical == capture.url:
        draft = replace(draft, canonical=url)
    stem = "stdin" if file == STDIN else Path(file).stem
    fallback = stem if number == 1 else f"{stem}-{number}"
    return Document(doc_id=_given_id(capture) or fallback, file=file, draft=draft)


def _given_id(capture: Capture) -> str | None:
    if capture.content_type != CONTENT_TYPES[".json"]:
        return None
    given = json.loads(capture.body).get("doc_id")
    return str(given) if given is not None else None
