"""Read the gold pages of cleaning: what each of them says, and its bytes."""

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from importlib.resources import files
from typing import Any, Self

_FOLDER = files("benchmarks").joinpath("gold")
HALVES = ("development", "held out")


@dataclass(frozen=True, kw_only=True)
class GoldPage:
    """A page and what an editor calls its article.

    ``published_at`` is an instant in UTC, or a day where the page tells no more. ``body`` are
    the paragraphs that must be found, ``optional`` those that may be, ``residue`` are strings
    that must not. A page with a ``rejection`` is no article: it has none of these.
    """

    page: str
    half: str
    url: str
    fetched_at: datetime
    content_type: str
    layout: str
    language: str
    rejection: str | None
    title: str
    authors: tuple[str, ...]
    published_at: str | None
    dateline: str | None
    canonical_url: str
    origin_url: str | None
    body: tuple[str, ...]
    optional: tuple[str, ...]
    residue: tuple[str, ...]

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> Self:
        """Return the page of one line of ``pages.jsonl``."""
        lists = {name: tuple(row[name]) for name in ("authors", "body", "optional", "residue")}
        return cls(**{**row, **lists, "fetched_at": datetime.fromisoformat(row["fetched_at"])})

    @cached_property
    def content(self) -> bytes:
        """The page as a server sends it, decompressed."""
        return gzip.decompress(_FOLDER.joinpath("pages", self.page).read_bytes())


def load_pages(half: str | None = None) -> list[GoldPage]:
    """Return the gold pages, or those of one half ("development", "held out"), in file order."""
    lines = _FOLDER.joinpath("pages.jsonl").read_text(encoding="utf-8").splitlines()
    pages = [GoldPage.from_json(json.loads(line)) for line in lines]
    return [page for page in pages if half in {None, page.half}]
