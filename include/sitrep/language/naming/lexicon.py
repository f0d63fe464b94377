"""Names that a list knows better than a model: the weapons, units, events of ``lexicon.toml``."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sitrep.errors import KnowledgeError

FILE = "lexicon.toml"
LABELS = frozenset({"WEAPON", "VEHICLE", "MILITARY_UNIT", "EVENT", "LAW", "PRODUCT"})
# The label of what is no name of ours, but holds one.
NONE = "NONE"
WHEN = frozenset({"beside", "near", "mid"})
SEPARATOR = " | "
_GROUP_KEYS = frozenset({"label", "names", "when", "words", "case", "maker"})


@dataclass(frozen=True, slots=True, kw_only=True)
class LexiconName:
    """A name, every way in which it is written, and when it counts.

    ``forms`` begins with ``name``. ``when`` is None where the name counts wherever it stands;
    else ``telling`` holds the words that must stand ``beside`` it or ``near`` it, or in whose
    stead it may be capitalised within a sentence (``mid``).
    """

    name: str
    label: str
    forms: tuple[str, ...]
    when: str | None = None
    telling: frozenset[str] = frozenset()
    any_case: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every name, and the last words of names that may be small (``war``)."""

    names: tuple[LexiconName, ...]
    small_heads: frozenset[str]


@cache
def load_lexicon() -> Lexicon:
    """Return the shipped lexicon.

    Raises
    ------
    KnowledgeError
        If a group has an unknown key or value, lacks its telling words, or lists a name twice;
        the message names the file and the group.
    """
    return parse_lexicon(files("sitrep.language.naming").joinpath(FILE).read_text(encoding="utf-8"))


def parse_lexicon(text: str) -> Lexicon:
    """Read a lexicon from TOML; pure. Raises as :func:`load_lexicon`."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise KnowledgeError(f"{FILE}: {problem}.") from problem
    telling = {key: frozenset(str(words).split()) for key, words in tables.get("words", {}).items()}
    names: list[LexiconName] = []
    # By form: None where it counts everywhere, else the lists of telling words.
    taken: dict[str, set[str | None]] = {}
    for number, group in enumerate(tables.get("names", ()), start=1):
        where = f"{FILE}: names, group {number}"
        _check_group(group, where, telling)
        for name in _names(group, where, telling):
            for form in name.forms:
                lists = taken.setdefault(form, set())
                if lists and (None in lists or name.when is None or group["words"] in lists):
                    raise KnowledgeError(f"{where}: {form!r} is listed twice.")
                lists.add(group.get("words") if name.when else None)
            names.append(name)
    return Lexicon(tuple(names), frozenset(str(tables.get("small_heads", "")).split()))


def _check_group(
    group: Mapping[str, Any], where: str, telling: Mapping[str, frozenset[str]]
) -> None:
    if unknown := sorted(set(group) - _GROUP_KEYS):
        raise KnowledgeError(f"{where}: unknown key {unknown[0]!r}.")
    if group.get("label") not in LABELS | {NONE}:
        raise KnowledgeError(f"{where}: unknown label {group.get('label')!r}.")
    if not group.get("names"):
        raise KnowledgeError(f"{where}: names are missing.")
    if group.get("case", "any") != "any":
        raise KnowledgeError(f"{where}: unknown case {group['case']!r}.")
    if (when := group.get("when")) is None:
        return
    if when not in WHEN:
        raise KnowledgeError(f"{where}: unknown when {when!r}.")
    if group.get("words") not in telling:
        raise KnowledgeError(f"{where}: there are no words {group.get('words')!r}.")


def _names(
    group: Mapping[str, Any], where: str, telling: Mapping[str, frozenset[str]]
) -> Iterator[LexiconName]:
    maker = group.get("maker")
    for entry in group["names"]:
        forms = entry.split(SEPARATOR)
        if not all(form and form == form.strip() and form[0].isalnum() for form in forms):
            raise KnowledgeError(f"{where}: a name is empty or begins with a sign: {entry!r}.")
        if len(set(forms)) < len(forms):
            raise KnowledgeError(f"{where}: {entry!r} has a form twice.")
        made = [f"{maker} {form}" for form in forms if maker and not form.startswith(maker)]
        yield LexiconName(
            name=forms[0],
            label=group["label"],
            forms=(*forms, *made),
            when=group.get("when"),
            telling=telling[group["words"]] if "when" in group else frozenset(),
            any_case="case" in group,
        )
