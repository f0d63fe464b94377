"""Which larger place the words around a name say that it lies in: "Paris, Texas"."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from spacy.tokens import Doc, Span

from sitrep.knowledge.place_words import load_place_words

MAX_BETWEEN = 7
_LINKS = frozenset({"in", "of"})
_LIST_JOINTS = frozenset({",", "and", "or", "&"})


def containers(
    doc: Doc, spans: Sequence[Span], *, is_large: Callable[[str], bool]
) -> Mapping[int, str]:
    """Return the name of the larger place that the text gives each place, by token start.

    ``spans`` are the place names and demonyms of the document in reading order; ``is_large``
    tells the names of countries and regions, which lists may put beside each other. Whether the
    place lies there is for the gazetteer to say. Pure.
    """
    found: dict[int, str] = {}
    for index, span in enumerate(spans):
        for name in _candidates(doc, spans, index, is_large):
            found.setdefault(span.start, name)
    return found


def abbreviation_after(doc: Doc, end: int) -> str | None:
    """Return the abbreviation of a state that follows a name after a comma, or None."""
    if end + 1 >= len(doc) or doc[end].text != ",":
        return None
    words = load_place_words().abbreviations
    token = doc[end + 1]
    for text in (_with_dot(doc, end + 1), token.text):
        if text in words:
            return text
    return None


def _candidates(
    doc: Doc, spans: Sequence[Span], index: int, is_large: Callable[[str], bool]
) -> Iterator[str]:
    span = spans[index]
    if span.label_ == "NORP":
        return
    if short := abbreviation_after(doc, span.end):
        yield short
    after = spans[index + 1] if index + 1 < len(spans) else None
    before = spans[index - 1] if index else None
    is_after = after is not None and after.label_ != "NORP" and _leads_to(doc, span, after)
    if after is not None and is_after and not (is_large(span.text) and _is_list(doc, spans, index)):
        yield after.text
    if before is not None and _introduces(doc[before.end : span.start]):
        yield before.text


def _leads_to(doc: Doc, inner: Span, outer: Span) -> bool:
    known = load_place_words()
    words = [token.lower_ for token in doc[inner.end : outer.start]]
    if words in ([","], ["("]):
        return True
    while words and words[-1] in {"the", *known.parts}:
        words.pop()
    is_linked = bool(words) and words[-1] in _LINKS
    return is_linked and len(words) <= MAX_BETWEEN and known.after.issuperset(words)


def _introduces(between: Span) -> bool:
    """Read "Syria's northern town of" and "Iraqi city of" between a container and a name."""
    known = load_place_words()
    words = [token.lower_ for token in between]
    if not words or len(words) > MAX_BETWEEN or not known.before.issuperset(words):
        return False
    if words[-1] == "of":
        return not known.settlement_nouns.isdisjoint(words)
    return words in (["'s"], ["’s"]) or words[-1] in known.settlement_nouns


def _is_list(doc: Doc, spans: Sequence[Span], index: int) -> bool:
    """Return whether commas separate equals: "in Indiana, Pennsylvania and Ohio"."""
    inner, outer = spans[index], spans[index + 1]
    if doc[inner.end].text != "," or outer.start != inner.end + 1:
        return False
    if _with_dot(doc, outer.start) in load_place_words().abbreviations:
        return False
    follower = spans[index + 2] if index + 2 < len(spans) else None
    if follower is None:
        return False
    between = [token.lower_ for token in doc[outer.end : follower.start]]
    return bool(between) and _LIST_JOINTS.issuperset(between)


def _with_dot(doc: Doc, i: int) -> str:
    """Return a token with the dot that the tokeniser may have split off."""
    token = doc[i]
    if token.text.endswith(".") or i + 1 >= len(doc):
        return token.text
    following = doc[i + 1]
    is_dot = following.text == "." and not token.whitespace_
    return f"{token.text}." if is_dot else token.text
