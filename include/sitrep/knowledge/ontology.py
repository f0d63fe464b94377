"""The event types that sitrep codes, and their codes in PLOVER, CAMEO and ACLED.

The types are data: ``ontology.toml`` beside this file, whose head explains the columns.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, TypeVar

from sitrep.coding import Codes
from sitrep.errors import OntologyError

FILE = "ontology.toml"
MATCHES = ("exact", "broader", "narrower", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosswalk:
    """A code of another ontology; ``match`` says if it is broader or narrower than ours.

    ``code`` is None where ``match`` is ``none``.
    """

    code: str | None = None
    match: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """How an event of a type happened.

    ``goldstein`` runs from -10 (conflict) to 10 (cooperation); ``acled`` codes read
    "Event type: Sub-event type".
    """

    code: str
    definition: str
    goldstein: float
    plover: Crosswalk
    cameo: Crosswalk
    acled: Crosswalk
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """What happened.

    Events of one ``family`` can be reports of the same happening. Quad classes run from 1
    to 4; 0 is neither cooperation nor conflict.
    """

    code: str
    family: str
    definition: str
    recipient_required: bool
    quad_class_gdelt: int
    quad_class_phoenix: int
    goldstein: float
    plover: Crosswalk
    cameo: Crosswalk
    acled: Crosswalk
    examples: tuple[str, ...]
    modes: Mapping[str, Mode] = field(default_factory=lambda: MappingProxyType({}))

    def named(self) -> Iterator[tuple[str, "EventType | Mode"]]:
        """Yield the type and its modes, each under its full name: ``ASSAULT/drone``."""
        yield self.code, self
        for mode in self.modes.values():
            yield f"{self.code}/{mode.code}", mode


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """One version of the event types, by code, in the order of the file."""

    version: str
    types: Mapping[str, EventType]

    def codes(self, event_type: str, mode: str | None = None) -> Codes:
        """Return what an event of this type and mode is called elsewhere.

        Without a mode the codes are the type's own. The quad class is GDELT's.

        Raises
        ------
        OntologyError
            If there is no such type, or the type has no such mode.
        """
        if event_type not in self.types:
            raise OntologyError(f"No event type {event_type!r} in ontology {self.version}.")
        kind = self.types[event_type]
        if mode is not None and mode not in kind.modes:
            raise OntologyError(f"No mode {mode!r} of {event_type} in ontology {self.version}.")
        source = kind if mode is None else kind.modes[mode]
        return Codes(
            plover=source.plover.code,
            plover_match=source.plover.match,
            cameo=source.cameo.code,
            cameo_match=source.cameo.match,
            acled=source.acled.code,
            acled_match=source.acled.match,
            quad_class=kind.quad_class_gdelt,
            goldstein=source.goldstein,
        )


Named = TypeVar("Named", EventType, Mode)


@cache
def load_ontology() -> Ontology:
    """Return the ontology that ships with the package.

    Raises
    ------
    OntologyError
        If the file is malformed; the message names the type and the field.
    """
    return parse_ontology(files("sitrep.knowledge").joinpath(FILE).read_text(encoding="utf-8"))


def parse_ontology(text: str) -> Ontology:
    """Read an ontology from TOML; pure.

    Raises
    ------
    OntologyError
        If it is no TOML, a field is missing or unknown, or a code is given twice.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise OntologyError(f"{FILE}: no TOML ({problem}).") from problem
    _require(table, {"version", "type"}, FILE)
    types = [_read_type(row, f"{FILE}: type {row.get('code')}") for row in table["type"]]
    return Ontology(version=table["version"], types=_by_code(types, FILE))


def _read_type(row: dict[str, Any], where: str) -> EventType:
    modes = [_read_mode(mode, f"{where}/{mode.get('code')}") for mode in row.pop("mode", [])]
    _require(row, {f.name for f in fields(EventType)} - {"modes"}, where)
    return EventType(**_typed(row, where), modes=_by_code(modes, where))


def _read_mode(row: dict[str, Any], where: str) -> Mode:
    _require(row, {f.name for f in fields(Mode)}, where)
    return Mode(**_typed(row, where))


def _typed(row: dict[str, Any], where: str) -> dict[str, Any]:
    for target in ("plover", "cameo", "acled"):
        _require(row[target], {"match"}, f"{where}: {target}", optional={"code"})
    walks = {target: Crosswalk(**row[target]) for target in ("plover", "cameo", "acled")}
    return {**row, **walks, "examples": tuple(row["examples"])}


def _require(
    row: Mapping[str, Any], names: set[str], where: str, *, optional: set[str] | None = None
) -> None:
    if not isinstance(row, Mapping):
        raise OntologyError(f"{where}: no table.")
    missing = sorted(names - row.keys())
    unknown = sorted(row.keys() - names - (optional or set()))
    if missing or unknown:
        raise OntologyError(f"{where}: missing fields {missing}, unknown fields {unknown}.")


def _by_code(items: list[Named], where: str) -> Mapping[str, Named]:
    found = {item.code: item for item in items}
    if len(found) < len(items):
        raise OntologyError(f"{where}: a code is given twice.")
    return MappingProxyType(found)
