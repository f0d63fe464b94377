"""Names in compounds with a hyphen ("Russian-backed", "pro-Russian") and places with a comma."""

from collections.abc import Iterator

from spacy.tokens import Doc

from sitrep.language.naming.name_parts import NameParts
from sitrep.language.naming.name_spans import NameSpan
from sitrep.language.naming.nationalities import load_nationalities

HYPHENS = frozenset("-‑–")
PLACE_LABELS = frozenset({"GPE", "LOC"})


def name_in_compound(name: NameSpan, doc: Doc, parts: NameParts) -> NameSpan:
    """Return the name inside a compound: "Russian" of "Russian-backed", also of "pro-Russian"."""
    start, end = name.start, name.end
    if end - start > 2 and _is_prefix(doc, start, parts):
        inner = doc[start + 2 : end].text
        if doc[start].is_lower or nation_label(inner, parts):
            start += 2
    for i in range(start + 1, end - 1):
        if doc[i].text in HYPHENS and doc[i + 1].lower_ in parts.suffixes and doc[i + 1].is_lower:
            end = i
            break
    return name.part(start, end)


def compound_names(doc: Doc, parts: NameParts) -> Iterator[NameSpan]:
    """Yield the nations beside a hyphen that tells one: "pro-Russian", "U.S.-led"."""
    for i in range(1, len(doc) - 1):
        if doc[i].text not in HYPHENS or doc[i - 1].whitespace_ or doc[i].whitespace_:
            continue
        if doc[i + 1].text in parts.suffixes:
            place = _compound_before(doc, i, parts)
        elif _is_prefix(doc, i - 1, parts):
            place = _labelled(doc, i + 1, i + 2, parts)
        else:
            place = None
        if place is not None:
            yield place


def split_at_comma(name: NameSpan, doc: Doc, parts: NameParts) -> Iterator[NameSpan]:
    """Yield the places of a name such as "Sydney, Australia", each for itself."""
    if name.label not in PLACE_LABELS or name.text(doc).lower() in parts.kept_commas:
        yield name
        return
    start = name.start
    for i in range(name.start, name.end + 1):
        if i == name.end or doc[i].text == ",":
            if start < i:
                yield name.part(start, i)
            start = i + 1


def nation_label(text: str, parts: NameParts) -> str | None:
    """Return GPE, NORP or ORG for a word that tells a nation or a side, else None."""
    label = load_nationalities().label(text)
    if label is None and text in parts.norp_words:
        return "NORP"
    return "ORG" if label is None and text in parts.org_words else label


def _is_prefix(doc: Doc, i: int, parts: NameParts) -> bool:
    return (
        i + 1 < len(doc)
        and doc[i].lower_ in parts.prefixes
        and doc[i + 1].text in HYPHENS
        and not doc[i].whitespace_
        and not doc[i + 1].whitespace_
    )


def _compound_before(doc: Doc, hyphen: int, parts: NameParts) -> NameSpan | None:
    """Return the nation before a hyphen: of two words first ("South Korean-made")."""
    for start in (hyphen - 2, hyphen - 1):
        if start >= 0 and (found := _labelled(doc, start, hyphen, parts)):
            return found
    return None


def _labelled(doc: Doc, start: int, end: int, parts: NameParts) -> NameSpan | None:
    label = nation_label(doc[start:end].text, parts)
    return NameSpan(start, end, label) if label else None
