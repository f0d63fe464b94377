"""Cut from the edges of a name what does not belong to it: articles, genitives, marks."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from sitrep.language.naming.name_parts import NameParts
from sitrep.language.naming.name_spans import NameSpan

GENITIVES = frozenset(["'s", "’s", "'", "’", "`s", "'S", "’S"])
_ABBREVIATIONS = frozenset(["inc", "ltd", "corp", "co", "jr", "sr", "st", "dept"])
_MONEY = re.compile(r"[$€£¥₽₴₪₹₩₺₦₱]\d")
_CLOSING = {")": "(", "]": "[", "}": "{"}
_OPENING = {opening: closing for closing, opening in _CLOSING.items()}


def trim_name(name: NameSpan, doc: Doc, parts: NameParts) -> Iterator[NameSpan]:
    """Yield what is left of a name: nothing, itself, or its parts before and after a line break."""
    start = name.start
    for i in range(name.start, name.end + 1):
        if i == name.end or (doc[i].is_space and "\n" in doc[i].text):
            if (trimmed := _trim(name.part(start, i), doc, parts)) is not None:
                yield trimmed
            start = i + 1


def _trim(name: NameSpan, doc: Doc, parts: NameParts) -> NameSpan | None:
    start, end = name.start, name.end
    while start < end and (_is_money(doc[start]) or _is_foreign_start(doc, start, end, parts)):
        start += 1
    while start < end and (_is_money(doc[end - 1]) or _is_foreign_end(doc, start, end, parts)):
        end -= 1
    if _is_closed_after(doc, start, end):
        end += 1
    if (start, end) == (name.start, name.end):
        return name
    if start == end:
        return None
    # What was inside a mark may have an edge of its own: "(the PKK)".
    return _trim(name.part(start, end), doc, parts)


def _is_money(token: Token) -> bool:
    """Return whether a token is a sum, whatever the model took it for: "NZ$2"."""
    return _MONEY.search(token.text) is not None


def _is_foreign_start(doc: Doc, start: int, end: int, parts: NameParts) -> bool:
    token = doc[start]
    text = token.text
    if text in _OPENING:
        # A bracket around all of the name, or one that nothing closes.
        closing = _closing_at(doc, start, end)
        return closing is None or closing == end - 1
    return (
        token.is_space
        or text in _CLOSING
        or text in GENITIVES
        or text in parts.edge_marks
        or text in {"The", "THE"}
        or (token.is_lower and text in parts.function_words)
    )


def _is_foreign_end(doc: Doc, start: int, end: int, parts: NameParts) -> bool:
    token = doc[end - 1]
    text = token.text
    if text in GENITIVES:
        return not _keeps_genitive(doc, start, end, parts)
    if text in _CLOSING:
        return not any(_closing_at(doc, i, end) == end - 1 for i in range(start, end - 1))
    return (
        token.is_space
        or text in _OPENING
        or text in parts.edge_marks
        or (token.is_lower and text in parts.function_words and len(text) > 1)
        or (text == "." and not _is_abbreviation(doc[end - 2] if end - 1 > start else token))
    )


def _closing_at(doc: Doc, opening: int, end: int) -> int | None:
    """Return the token that closes the bracket at ``opening``, or None."""
    if doc[opening].text not in _OPENING:
        return None
    depth = 0
    for i in range(opening, end):
        depth += (doc[i].text in _OPENING) - (doc[i].text in _CLOSING)
        if depth == 0:
            return i
    return None


def _is_closed_after(doc: Doc, start: int, end: int) -> bool:
    """Return whether a bracket opens in the name and closes right behind it."""
    if end >= len(doc) or doc[end].text not in _CLOSING:
        return False
    return any(_closing_at(doc, i, end + 1) == end for i in range(start + 1, end))


def _keeps_genitive(doc: Doc, start: int, end: int, parts: NameParts) -> bool:
    text = doc[start:end].text.lower().replace("’", "'")
    return text in parts.kept_genitives


def _is_abbreviation(token: Token) -> bool:
    """Return whether a full stop belongs to the word before it: "Inc", "J", "Jr"."""
    return len(token.text) == 1 or token.lower_ in _ABBREVIATIONS
