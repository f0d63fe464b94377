"""Separate a person's name from the titles, offices and nations before it."""

from dataclasses import dataclass, field

from spacy.tokens import Doc

from sitrep.language.naming.name_compounds import nation_label
from sitrep.language.naming.name_edges import GENITIVES
from sitrep.language.naming.name_parts import NameParts
from sitrep.language.naming.name_spans import NameSpan
from sitrep.language.naming.nationalities import load_nationalities

# A title may begin before the name that the model saw: "Secretary of [State Antony Blinken]".
WORDS_BEFORE = 3
_SKIPPED = frozenset({".", ",", "-", *GENITIVES})


@dataclass(slots=True)
class Untitled:
    """A person without titles: None if there was nothing but titles; and nations among them."""

    person: NameSpan | None
    nations: list[NameSpan] = field(default_factory=list)


def without_titles(name: NameSpan, doc: Doc, parts: NameParts) -> Untitled:
    """Return what is left of a PERSON: "U.S. President Joe Biden" is U.S. and Joe Biden."""
    if tuple(_plain(doc, i) for i in range(name.start, min(name.start + 2, name.end))) in (
        parts.kept_persons
    ):
        return Untitled(name)
    nations: list[NameSpan] = []
    start = _title_from_before(doc, name, parts) or name.start
    while start < name.end:
        after = _title_end(doc, start, name.end, parts, nations)
        if after is None:
            break
        start = after
    if start == name.start:
        return Untitled(name)
    if start < name.end and doc[start].lower_ == "of":
        return _of_country(name, start, doc, nations)
    person = name.part(start, name.end) if start < name.end else None
    return Untitled(person, nations)


def is_title(name: NameSpan, doc: Doc, parts: NameParts) -> bool:
    """Return whether a name is nothing but one title."""
    return tuple(_plain(doc, i) for i in range(name.start, name.end)) in parts.titles


def _title_from_before(doc: Doc, name: NameSpan, parts: NameParts) -> int | None:
    """Return the end of a title that begins before the name and ends in it, or None."""
    for before in range(max(0, name.start - WORDS_BEFORE), name.start):
        end = _longest_title(doc, before, name.end, parts)
        if end is not None and end > name.start:
            return end
    return None


def _title_end(
    doc: Doc, start: int, end: int, parts: NameParts, nations: list[NameSpan]
) -> int | None:
    """Return where the title ends that begins at ``start`` with nations and modifiers, or None."""
    found: list[NameSpan] = []
    i = start
    while i < end:
        title = _longest_title(doc, i, end, parts)
        if title is not None:
            nations += found
            return _skip_marks(doc, title, end)
        if label := nation_label(doc[i].text, parts):
            found.append(NameSpan(i, i + 1, label))
        elif _plain(doc, i) not in parts.modifiers and doc[i].text not in _SKIPPED:
            return None
        i += 1
    return None


def _longest_title(doc: Doc, start: int, end: int, parts: NameParts) -> int | None:
    """Return where the longest title ends that begins at ``start``, or None."""
    longest = None
    phrase: tuple[str, ...] = ()
    for i in range(start, end):
        if doc[i].text != ".":
            phrase = (*phrase, _plain(doc, i))
        if len(phrase) > parts.longest_title:
            break
        if phrase in parts.titles:
            longest = i + 1
    return longest


def _skip_marks(doc: Doc, start: int, end: int) -> int:
    while start < end and doc[start].text in _SKIPPED:
        start += 1
    return start


def _of_country(name: NameSpan, of: int, doc: Doc, nations: list[NameSpan]) -> Untitled:
    """Return a name after "President of": of a country it is none, else it stays whole."""
    start = of + 1 + (doc[of + 1 : of + 2].text.lower() == "the")
    for end in range(name.end, start, -1):
        if load_nationalities().label(doc[start:end].text) == "GPE":
            rest = _skip_marks(doc, end, name.end)
            person = name.part(rest, name.end) if rest < name.end else None
            return Untitled(person, [*nations, NameSpan(start, end, "GPE")])
    return Untitled(name)


def _plain(doc: Doc, i: int) -> str:
    return str(doc[i].lower_).replace(".", "")
