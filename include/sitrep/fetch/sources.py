"""The list of sources: which outlets we read, where, and what we know of them."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cssselect import HTMLTranslator, SelectorError

from sitrep.errors import SourceListError
from sitrep.knowledge.countries import load_countries
from sitrep.records import SourceInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceKind:
    """What an entry of a kind may say: where it lies (one of ``locations``), and how it is read."""

    locations: tuple[str, ...]
    needs_location: bool = True
    options: frozenset[str] = frozenset()


_CHOICE = frozenset({"domains", "pattern"})

# A new kind starts here, with a file in ``kinds`` and a line in ``kinds/__init__.py``.
SOURCE_KINDS: Mapping[str, SourceKind] = {
    "rss": SourceKind(locations=("url",), options=_CHOICE),
    "sitemap": SourceKind(locations=("url",), options=_CHOICE | {"max_age_days"}),
    "page_list": SourceKind(locations=("url",), options=_CHOICE | {"selector"}),
    "gdelt": SourceKind(
        locations=("url",), needs_location=False, options=_CHOICE | {"max_age_days", "files"}
    ),
    "folder": SourceKind(locations=("path",)),
    "ccnews": SourceKind(locations=("url", "path"), options=_CHOICE | {"languages"}),
}

_REQUIRED = {"source_id", "name", "kind"}
_COMMON = {"country", "language", "enabled"}
_TYPES: Mapping[str, tuple[type, str]] = {
    "enabled": (bool, "true or false"),
    "max_age_days": (int, "a whole number above 0"),
    "domains": (list, "a list of texts"),
    "languages": (list, "a list of texts"),
}
_GDELT_FILES = ("export", "gkg")
_WEB = ("http://", "https://")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One place that news come from.

    ``country`` is the alpha-3 code of the publisher's country (None for international
    bodies), ``language`` the ISO 639 code of most of its pages. ``url`` is set for the
    kinds that are fetched, ``path`` for what lies on this machine.

    ``domains`` and ``pattern`` choose among the pages listed: by host (subdomains too), and by
    a regular expression that the URL must hold. ``languages`` chooses by the language of a
    page, ``selector`` (CSS) the links of a page of links, ``max_age_days`` how far back a
    list is read, ``files`` which of GDELT's files.
    """

    source_id: str
    name: str
    kind: str
    url: str | None = None
    path: Path | None = None
    country: str | None = None
    language: str | None = None
    enabled: bool = True
    domains: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    pattern: str | None = None
    selector: str | None = None
    max_age_days: int = 3
    files: str = "export"

    def wants(self, url: str) -> bool:
        """Say whether a page that is listed is one of those to be read."""
        if self.domains and not _is_within(url, self.domains):
            return False
        return self.pattern is None or re.search(self.pattern, url) is not None

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
    given: dict[str, Any] = {
        key: tuple(v) if isinstance(v, list) else v for key, v in entry.items()
    }
    if "path" in given:
        given["path"] = folder / Path(given["path"]).expanduser()
    return Source(**given)


def _problem(entry: Mapping[str, Any]) -> str | None:
    """Say what is wrong with an entry, or None."""
    if missing := sorted(_REQUIRED - set(entry)):
        return f"missing {', '.join(missing)}"
    if entry["kind"] not in SOURCE_KINDS:
        return f"unknown kind {entry['kind']!r}, expected {', '.join(SOURCE_KINDS)}"
    known = {key for kind in SOURCE_KINDS.values() for key in (*kind.locations, *kind.options)}
    if unknown := sorted(set(entry) - _REQUIRED - _COMMON - known):
        return f"unknown key {', '.join(unknown)}"
    return _wrong_type(entry) or _wrong_key(entry) or _wrong_code(entry) or _wrong_choice(entry)


def _wrong_type(entry: Mapping[str, Any]) -> str | None:
    for key, value in entry.items():
        kind, words = _TYPES.get(key, (str, "text"))
        # True is a whole number to Python.
        if not isinstance(value, kind) or isinstance(value, bool) != (kind is bool):
            return f"{key} must be {words}"
        texts = value if isinstance(value, list) else [value]
        if kind in {list, str} and not all(isinstance(t, str) and t.strip() for t in texts):
            return f"{key} must be {words}"
    return None


def _wrong_key(entry: Mapping[str, Any]) -> str | None:
    """Say which key this kind lacks, or does not take."""
    kind = SOURCE_KINDS[entry["kind"]]
    given = {"url", "path"} & set(entry)
    if kind.needs_location and not given & set(kind.locations):
        return f"kind {entry['kind']!r} needs {' or '.join(kind.locations)}"
    taken = _REQUIRED | _COMMON | kind.options | set(kind.locations)
    if unneeded := sorted(set(entry) - taken):
        return f"kind {entry['kind']!r} takes no {unneeded[0]}"
    if len(given) > 1:
        return "url and path exclude each other"
    schemes = ("http://", "https://", "s3://") if entry["kind"] == "ccnews" else _WEB
    if "url" in entry and not entry["url"].startswith(schemes):
        return "url must start with http:// or https://"
    return None


def _wrong_choice(entry: Mapping[str, Any]) -> str | None:
    if entry.get("files", "export") not in _GDELT_FILES:
        return f"files must be {' or '.join(_GDELT_FILES)}"
    if entry.get("max_age_days", 1) < 1:
        return "max_age_days must be a whole number above 0"
    try:
        re.compile(entry.get("pattern", ""))
    except re.error as error:
        return f"pattern {entry['pattern']!r} is no regular expression: {error}"
    try:
        HTMLTranslator().css_to_xpath(entry.get("selector", "a"))
    except SelectorError as error:
        return f"selector {entry['selector']!r} is no CSS selector: {error}"
    return None


def _wrong_code(entry: Mapping[str, Any]) -> str | None:
    if not _SLUG.fullmatch(entry["source_id"]):
        return "source_id must be lower-case letters and digits joined by hyphens"
    if "country" in entry and entry["country"] not in load_countries():
        return f"country {entry['country']!r} is no alpha-3 code"
    for code in (entry.get("language", "en"), *entry.get("languages", ())):
        if not _LANGUAGE.fullmatch(code):
            return f"language {code!r} is no ISO 639 code"
    return None


def _is_within(url: str, domains: Iterable[str]) -> bool:
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return False
    return any(f".{host}".endswith(f".{domain.lower()}") for domain in domains)
