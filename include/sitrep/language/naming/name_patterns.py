"""Names that are built to a pattern ("the Battle of X"): the patterns of ``name_patterns.toml``."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sitrep.errors import KnowledgeError
from sitrep.language.naming.lexicon import LABELS

FILE = "name_patterns.toml"
_KEYS = frozenset(
    {"label", "heads", "match", "unless", "any_case", "open", "bare", "short", "yes", "no"}
)
_PIECE = re.compile(r"(?<!\(\?P)<(\w+)>")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePattern:
    """A pattern of names; see the head of the file for what its values mean.

    ``heads`` are in lower case where capitals do not matter. ``yes`` and ``no`` are examples.
    """

    label: str
    heads: frozenset[str]
    match: re.Pattern[str]
    unless: frozenset[str]
    any_case: bool
    is_open: bool
    is_bare: bool
    is_short: bool
    yes: tuple[str, ...]
    no: tuple[str, ...]


@cache
def load_name_patterns() -> tuple[NamePattern, ...]:
    """Return the shipped patterns.

    Raises
    ------
    KnowledgeError
        If a pattern has an unknown key, label or piece, lacks its heads, or is no regular
        expression; the message names the file and the pattern.
    """
    text = files("sitrep.language.naming").joinpath(FILE).read_text(encoding="utf-8")
    return parse_name_patterns(text)


def parse_name_patterns(text: str) -> tuple[NamePattern, ...]:
    """Read patterns from TOML; pure. Raises as :func:`load_name_patterns`."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise KnowledgeError(f"{FILE}: {problem}.") from problem
    pieces: dict[str, str] = {}
    for name, piece in tables.get("pieces", {}).items():
        pieces[name] = f"(?:{_filled(piece, pieces, where=f'{FILE}: piece {name}')})"
    # A pattern never begins with one of these words.
    pieces["begin"] = rf"(?<![\w-])(?!{pieces.get('stop', '$^')}\b)"
    return tuple(
        _pattern(table, pieces, where=f"{FILE}: pattern {number}")
        for number, table in enumerate(tables.get("patterns", ()), start=1)
    )


def _pattern(table: Mapping[str, Any], pieces: Mapping[str, str], *, where: str) -> NamePattern:
    if unknown := sorted(set(table) - _KEYS):
        raise KnowledgeError(f"{where}: unknown key {unknown[0]!r}.")
    if table.get("label") not in LABELS:
        raise KnowledgeError(f"{where}: unknown label {table.get('label')!r}.")
    heads = str(table.get("heads", "")).split()
    if not heads or not table.get("match"):
        raise KnowledgeError(f"{where}: heads or match is missing.")
    head = f"(?:{'|'.join(map(re.escape, sorted(heads, key=len, reverse=True)))})"
    source = _filled(table["match"], {**pieces, "head": head}, where=where)
    any_case = bool(table.get("any_case"))
    try:
        match = re.compile(
            rf"{pieces['begin']}(?:{source})(?!\w)", re.IGNORECASE if any_case else 0
        )
    except re.error as problem:
        raise KnowledgeError(f"{where}: {problem}.") from problem
    return NamePattern(
        label=table["label"],
        heads=frozenset(head.lower() if any_case else head for head in heads),
        match=match,
        unless=frozenset(str(table.get("unless", "")).split()),
        any_case=any_case,
        is_open=bool(table.get("open")),
        is_bare=bool(table.get("bare")),
        is_short=bool(table.get("short")),
        yes=tuple(table.get("yes", ())),
        no=tuple(table.get("no", ())),
    )


def _filled(source: str, pieces: Mapping[str, str], *, where: str) -> str:
    """Return the regular expression with every ``<piece>`` put in."""

    def fill(match: re.Match[str]) -> str:
        if match[1] not in pieces:
            raise KnowledgeError(f"{where}: there is no piece <{match[1]}>.")
        return pieces[match[1]]

    return _PIECE.sub(fill, source)
