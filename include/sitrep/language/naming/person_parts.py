"""Give a person what belongs to the name: initials, Burmese particles, a given name."""

import re
from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Doc

from sitrep.language.naming.known_names import KnownNames
from sitrep.language.naming.name_parts import NameParts
from sitrep.language.naming.name_spans import NameSpan
from sitrep.language.naming.nationalities import load_nationalities

_INITIALS = re.compile(r"(?:[A-Z]\.-?)+\Z|[A-Z]\Z")
_MAX_INITIALS = 4
# From a particle to the part of the name that the model saw: "[Saw Eh] Doh".
_MAX_PARTICLE_WORDS = 3
MAX_PARTICLE_NAME = 5
FULL_NAME_WORDS = 2
_OTHER_LABELS = frozenset({"GPE", "ORG", "LOC", "NORP", "FAC"})


def whole_persons(
    names: Sequence[NameSpan], doc: Doc, known: KnownNames, parts: NameParts
) -> list[NameSpan]:
    """Return names in reading order, persons with all that belongs to them."""
    given = [_with_given_name(name, doc, known, parts) for name in names]
    persons = [
        _with_initials(_with_particle(name, doc, parts), doc, parts)
        if name.label in {"PERSON", "GPE", "ORG"}
        else name
        for name in given
    ]
    return _apart(persons)


def _with_particle(name: NameSpan, doc: Doc, parts: NameParts) -> NameSpan:
    first = doc[name.start].text
    if first in parts.sure_particles and name.end - name.start > 1:
        if not doc[name.start + 1].is_title:
            return name
        name = name.labelled("PERSON")
    if name.label != "PERSON":
        start = _particle_before(name, doc, parts.sure_particles)
        return name if start is None else NameSpan(start, name.end, "PERSON")
    start = name.start if first in parts.particles else _particle_before(name, doc, parts.particles)
    if start is None:
        return name
    end = name.end
    while end < len(doc) and end - start < MAX_PARTICLE_NAME and _is_plain_name(doc, end):
        end += 1
    return name.part(start, end)


def _particle_before(name: NameSpan, doc: Doc, particles: frozenset[str]) -> int | None:
    """Return where a particle stands before a name, with nothing but capitals between."""
    for i in range(name.start - 1, max(-1, name.start - 1 - _MAX_PARTICLE_WORDS), -1):
        if doc[i].text in particles:
            return i
        if not _is_plain_name(doc, i):
            return None
    return None


def _is_plain_name(doc: Doc, i: int) -> bool:
    token = doc[i]
    is_word = token.is_title and token.is_alpha and not token.is_stop
    return is_word and token.text not in load_nationalities()


def _with_initials(name: NameSpan, doc: Doc, parts: NameParts) -> NameSpan:
    if name.label != "PERSON" or _INITIALS.match(doc[name.end - 1].text):
        return name
    start = name.start
    while start > 0 and name.start - start < _MAX_INITIALS and _is_initial(doc, start - 1, parts):
        start -= 1
    if start < name.start and start > 0 and doc[start].text.isalpha():
        return name  # "vitamin C. Smith": an initial has its full stop
    return name.part(start, name.end)


def _is_initial(doc: Doc, i: int, parts: NameParts) -> bool:
    text = doc[i].text
    if text == "." and i > 0 and len(doc[i - 1].text) == 1:
        return doc[i - 1].text.isupper()
    if not _INITIALS.match(text) or text in load_nationalities() or text in parts.org_words:
        return False
    return "." in text or doc[i + 1].text == "."


def _with_given_name(name: NameSpan, doc: Doc, known: KnownNames, parts: NameParts) -> NameSpan:
    """Return what the model took for a place as a person, if a given name begins it or is before.

    "Yevhen [Tymoshchuk]" and "[Chinedu Okafor]", but not "in Ali Sabieh".
    """
    if _is_full_name(name, doc, known, parts):
        return name.labelled("PERSON")
    before = doc[name.start - 1] if name.start else None
    if (
        before is None
        or name.end - name.start > 1
        or name.label not in _OTHER_LABELS
        or not (before.text in parts.given_names and before.whitespace_)
    ):
        return name
    text = name.text(doc)
    if text in load_nationalities() or known.label(text) or not text.istitle():
        return name
    return NameSpan(name.start - 1, name.end, "PERSON")


def _is_full_name(name: NameSpan, doc: Doc, known: KnownNames, parts: NameParts) -> bool:
    before = doc[name.start - 1].lower_ if name.start else ""
    return (
        name.label == "GPE"
        and name.end - name.start == FULL_NAME_WORDS
        and doc[name.start].text in parts.given_names
        and doc[name.end - 1].is_title
        and doc[name.end - 1].lower_ not in {"town", "city"}
        and before not in parts.place_words
        and known.label(name.text(doc)) is None
    )


def _apart(names: Sequence[NameSpan]) -> list[NameSpan]:
    """Return names without those that a grown one has taken in."""
    kept = list(names[:1])
    for _, name in pairwise(names):
        if kept[-1].end <= name.start:
            kept.append(name)
        elif kept[-1].end - kept[-1].start < name.end - name.start:
            kept[-1] = name
    return kept
