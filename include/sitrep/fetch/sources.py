"""The list of sources: which outlets we read, where, and what we know of them."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from sitrep.errors import SourceListError
from sitrep.knowledge.countries import load_countries
from sitrep.records import SourceInfo

# What each kind needs beside its name. A new kind starts here and in ``stage.KINDS``.
LOCATION_OF_KIND: Mapping[str, str] = {"rss": "url", "folder": "path"}

_REQUIRED = {"source_id", "name", "kind"}
_OPTIONAL = {"url", "path", "country", "language", "enabled"}
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One place that news come from.

    ``country`` is the alpha-3 code of the publisher's country (None for international
    bodies), ``language`` the ISO 639 code of most of its pages. ``url`` is set for the
    kinds that are fetched, ``path`` for folders.
    """

    source_id: str
    name: str
    kind: str
    url: str | None = None
    path: Path | None = None
    country: str | None = None
    language: str | None = None
    enabled: bool = True

    @property
    def info(self) -> SourceInfo:
        """What travels with every batch of this source."""
        return SourceInfo(
            source_id=self.source_id,
            source_name=self.name,
            source_country=self.country,
            source_kind=self.kind,
        )


def load_sources(path: Path | None = None) -> tuple[Source, ...]:
    """Read the sources of a TOML file, in its order; disabled ones too.

    Parameters
    ----------
    path : Path, optional
        A file of ``[[source]]`` tables; the shipped list if not given. Folders in it are
        relative to it.

    Raises
    ------
    SourceListError
        If the file cannot be read or an entry breaks a rule; the message names both.
    """
    if path is not None:
        return _read(path)
    with as_file(files("sitrep.fetch") / "sources.toml") as shipped:
        return _read(shipped)


def find_source(sources: Iterable[Source], source_id: str) -> Source:
    """Return the source with this id.

    Raises
    ------
    SourceListError
        If there is none.
    """
    known = {source.source_id: source for source in sources}
    if source_id not in known:
        raise SourceListError(f"No source is called {source_id!r}; known: {', '.join(known)}.")
    return known[source_id]


def _read(path: Path) -> tuple[Source, ...]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SourceListError(f"{path} cannot be read as a list of sources: {error}.") from error
    entries = table.get("source")
    if set(table) - {"source"} or not isinstance(entries, list) or not entries:
        raise SourceListError(f"{path} must hold [[source]] tables and nothing else.")
    sources: dict[str, Source] = {}
    for number, entry in enumerate(entries, start=1):
        source = _source(entry, where=f"{path}, source {number}", folder=path.parent)
        if source.source_id in sources:
            raise SourceListError(f"{path}: {source.source_id!r} is listed twice.")
        sources[source.source_id] = source
    return tuple(sources.values())


def _source(entry: Mapping[str, Any], *, where: str, folder: Path) -> Source:
    if problem := _problem(entry):
        name = entry.get("source_id")
        raise SourceListError(f"{where}{f' ({name})' if name else ''}: {problem}.")
    path = entry.get("path")
    return Source(**{**entry, "path": folder / Path(path).expanduser() if path else None})


def _problem(entry: Mapping[str, Any]) -> str | None:
    """Say what is wrong with an entry, or None."""
    if missing := sorted(_REQUIRED - set(entry)):
        return f"missing {', '.join(missing)}"
    if unknown := sorted(set(entry) - _REQUIRED - _OPTIONAL):
        return f"unknown key {', '.join(unknown)}"
    return _wrong_type(entry) or _wrong_place(entry) or _wrong_code(entry)


def _wrong_type(entry: Mapping[str, Any]) -> str | None:
    for key, value in entry.items():
        if key == "enabled" and not isinstance(value, bool):
            return "enabled must be true or false"
        if key != "enabled" and not (isinstance(value, str) and value.strip()):
            return f"{key} must be text"
    return None


def _wrong_place(entry: Mapping[str, Any]) -> str | None:
    kind = entry["kind"]
    if kind not in LOCATION_OF_KIND:
        return f"unknown kind {kind!r}, expected {' or '.join(LOCATION_OF_KIND)}"
    needed = LOCATION_OF_KIND[kind]
    if needed not in entry:
        return f"kind {kind!r} needs {needed}"
    if unneeded := {"url", "path"} & set(entry) - {needed}:
        return f"kind {kind!r} takes no {unneeded.pop()}"
    if needed == "url" and not entry["url"].startswith(("http://", "https://")):
        return "url must start with http:// or https://"
    return None


def _wrong_code(entry: Mapping[str, Any]) -> str | None:
    if not _SLUG.fullmatch(entry["source_id"]):
        return "source_id must be lower-case letters and digits joined by hyphens"
    if "country" in entry and entry["country"] not in load_countries():
        return f"country {entry['country']!r} is no alpha-3 code"
    if "language" in entry and not _LANGUAGE.fullmatch(entry["language"]):
        return f"language {entry['language']!r} is no ISO 639 code"
    return None
