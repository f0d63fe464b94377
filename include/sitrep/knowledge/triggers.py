"""The words that report an event: one JSON object a line in ``triggers.jsonl``.

A line has ``event_type``, ``mode`` (null when none), ``pos`` (VERB or NOUN) and the words:
``lemma`` for one, ``phrase`` for several, all lower-case lemmas. The rest is optional.

``requires``
    Lemmas, or labels in capitals (:data:`LABELS`), of which one must stand in the same
    clause: "take" needs "town", "shell" needs nothing.
``needs``
    As ``requires``, but without it there is no event, whatever the text is about.
``excludes``
    Lemmas of which any in the sentence means that this is no such event: goal, inflation.
``object``, ``subject``
    Lemmas or labels of which one must be what the event befalls, or who does it: "free" needs
    a HUMAN as its object, "seize" of a town a PLACE. Beside entity labels and sectors there are
    :data:`CLASSES` of nouns.
    All of these may name a list of ``trigger_lists.toml``: ``"@sport"``.
``implies``
    ``passive``: the grammatical subject is the recipient ("come under fire", "die").
``polarity``
    ``negated``: the words say that the event did not or will not happen ("call off").
``modality``
    ``planned`` or ``possible``: the words report no deed yet ("assassination plot").

Where several triggers match at one place, the longest wins; then one whose ``requires`` is
met, then one with a mode, then the first in the file.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from lemminflect import getAllInflections, getAllInflectionsOOV

from sitrep.errors import OntologyError
from sitrep.knowledge.actors import SECTORS
from sitrep.knowledge.trigger_lists import MARK, load_trigger_lists, written_out

FILE = "triggers.jsonl"
ENTITY_LABELS = {"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC"}
# Classes of nouns: people by any noun, places by any noun, and the units of ``units.toml``.
CLASSES = set("HUMAN BODY COUNTRY PLACE BUILDING VEHICLE SHIP AIRCRAFT WEAPON MONEY".split())
LABELS = ENTITY_LABELS | set(SECTORS) | CLASSES
TAGS = {"VERB": ("VB", "VBZ", "VBP", "VBG", "VBD", "VBN"), "NOUN": ("NN", "NNS")}
ALLOWED = {
    "pos": tuple(TAGS),
    "implies": (None, "passive"),
    "polarity": (None, "negated"),
    "modality": (None, "planned", "possible"),
}
LISTS = ("requires", "needs", "excludes", "object", "subject")
FIELDS = {"event_type", "mode", "lemma", "phrase", *LISTS, *ALLOWED}

PREPOSITIONS = {"against", "by", "for", "from", "in", "into", "of", "on", "to", "under", "with"}
PARTICLES = {"across", "aside", "at", "away", "back", "down", "off", "out", "over", "up", "upon"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word or phrase that reports an event of one type and mode (see the module)."""

    event_type: str
    mode: str | None
    words: tuple[str, ...]
    pos: str
    requires: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    implies: str | None = None
    polarity: str | None = None
    modality: str | None = None

    @property
    def conditions(self) -> tuple[tuple[str, ...], ...]:
        """What must stand around it: two triggers of the same words differ by these."""
        return self.requires, self.needs, self.object, self.subject

    @property
    def head(self) -> int:
        """Index of the word that inflects.

        In a verb phrase it is the first word that is no adverb ("forcibly transfer"); in a
        noun phrase the last word before a preposition ("state of emergency").
        """
        if self.pos == "VERB":
            return int(_is_adverb(self.words[0]) and len(self.words) > 1)
        found = (i for i, word in enumerate(self.words) if i and word in PREPOSITIONS)
        return next(found, len(self.words)) - 1

    def forms(self) -> tuple[tuple[str, ...], ...]:
        """Return every inflected form, as lower-case tokens, the lemma first.

        The head takes all forms of its part of speech; the last word of a phrase, if it is
        a noun after the head, also its plural ("impose sanctions"). A word with a hyphen
        comes both whole and cut at the hyphen, since tokenisers differ.
        """
        last = len(self.words) - 1
        choices = [
            inflect(word, self.pos)
            if i == self.head
            else inflect(word, "NOUN")
            if i == last and _may_be_plural(word)
            else (word,)
            for i, word in enumerate(self.words)
        ]
        whole = list(product(*choices))
        cut = [tuple(" ".join(form).replace("-", " - ").split()) for form in whole]
        return tuple(dict.fromkeys([*whole, *cut]))


@cache
def inflect(word: str, pos: str) -> tuple[str, ...]:
    """Return all forms of a lower-case lemma, the lemma first, each once.

    Of a word with hyphens the last part inflects. Unknown words follow the regular rules.

    Examples
    --------
    >>> inflect("overrun", "VERB")
    ('overrun', 'overruns', 'overrunning', 'overran')
    """
    stem, hyphen, last = word.rpartition("-")
    known = getAllInflections(last, pos) or getAllInflectionsOOV(last, pos)
    found = [last, *(form for tag in TAGS[pos] for form in known.get(tag, ()))]
    return tuple(dict.fromkeys(stem + hyphen + form for form in found))


def _may_be_plural(word: str) -> bool:
    if word in PREPOSITIONS | PARTICLES or word.endswith(("self", "selves")):
        return False
    return bool(getAllInflections(word, "NOUN")) or not getAllInflections(word)


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and not getAllInflections(word, "VERB")


@cache
def load_triggers() -> tuple[Trigger, ...]:
    """Return the triggers that ship with the package, in the order of the file.

    Raises
    ------
    OntologyError
        If a line is malformed; the message names the file, the line and the problem.
    """
    return parse_triggers(files("sitrep.knowledge").joinpath(FILE).read_text(encoding="utf-8"))


def parse_triggers(text: str) -> tuple[Trigger, ...]:
    """Read triggers from JSON Lines; pure.

    Raises
    ------
    OntologyError
        As :func:`load_triggers`.
    """
    return tuple(
        _read_trigger(line, f"{FILE}:{number}")
        for number, line in enumerate(text.splitlines(), start=1)
    )


def _read_trigger(line: str, where: str) -> Trigger:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as problem:
        raise OntologyError(f"{where}: no JSON ({problem}).") from problem
    if not isinstance(row, dict):
        raise OntologyError(f"{where}: no JSON object.")
    lists = load_trigger_lists()
    for name in LISTS:
        if isinstance(row.get(name), list):
            row[name] = list(written_out(row[name], lists))
    if problems := list(_problems(row)):
        raise OntologyError(f"{where}: {'; '.join(problems)}.")
    words = row.pop("phrase", None) or [row["lemma"]]
    conditions = {name: tuple(row.pop(name, ())) for name in LISTS}
    row.pop("lemma", None)
    return Trigger(**{"mode": None, **row, **conditions, "words": tuple(words)})


def _problems(row: Mapping[str, Any]) -> Iterator[str]:
    if unknown := row.keys() - FIELDS:
        yield f"unknown fields {sorted(unknown)}"
    if not isinstance(row.get("event_type"), str):
        yield "event_type is missing"
    if not isinstance(row.get("mode"), str | None):
        yield "mode is neither text nor null"
    for name, values in ALLOWED.items():
        if row.get(name) not in values:
            yield f"{name} is {row.get(name)!r}, expected one of {values}"
    yield from _word_problems(row)
    for name in LISTS:
        if name in row and not _is_condition(row[name]):
            yield f"{name} is no list of lower-case lemmas, known labels and known lists"


def _word_problems(row: Mapping[str, Any]) -> Iterator[str]:
    if ("lemma" in row) == ("phrase" in row):
        yield "give either lemma or phrase"
    elif "lemma" in row and not _is_lemma(row["lemma"]):
        yield f"lemma is no single lower-case word: {row['lemma']!r}"
    elif "phrase" in row and not _is_phrase(row["phrase"]):
        yield f"phrase is no list of two or more lower-case words: {row['phrase']!r}"


def _is_lemma(word: object) -> bool:
    return isinstance(word, str) and word == word.lower() and len(word.split()) == 1


def _is_phrase(words: object) -> bool:
    return isinstance(words, list) and len(words) > 1 and all(map(_is_lemma, words))


def _is_condition(words: object) -> bool:
    if not isinstance(words, list) or not words:
        return False
    return all(word in LABELS or (_is_lemma(word) and not word.startswith(MARK)) for word in words)
