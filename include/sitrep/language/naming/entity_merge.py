"""Put spans of the lexicon among the entities of a model: which of two that overlap stays."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Span

from sitrep.language.naming.nationalities import load_nationalities

# Words that belong neither to a name nor to what stands around it.
_SMALL_WORDS = frozenset(["the", "a", "an", "'s", "’s", "'", "’", "-", "of"])


def merge_entities(
    entities: Iterable[Span], spans: Sequence[Span], *, common_words: frozenset[str]
) -> list[Span]:
    """Return entities and spans without overlap, in reading order.

    A span beats the entities that it covers, but never cuts into a longer name. Of an entity
    that adds no name, only a nation or ``common_words`` ("Russian Kalibr missiles"), the span
    stays, and so does the nation.

    Parameters
    ----------
    entities : iterable of Span
        What the document has; those that nothing touches are returned as they are.
    spans : sequence of Span
        What the lexicon found; they do not overlap each other.
    common_words : frozenset of str
        Words, lower case, that stand beside names of the lexicon (missile, tank).
    """
    merged: list[Span] = []
    dropped: set[tuple[int, int]] = set()
    for ent in entities:
        inside = [span for span in spans if span.start < ent.end and ent.start < span.end]
        if not inside:
            merged.append(ent)
            continue
        kept = _kept_parts(ent, inside, common_words)
        if kept is None:
            merged.append(ent)
            dropped.update((span.start, span.end) for span in inside)
        else:
            merged += kept
    merged += [span for span in spans if (span.start, span.end) not in dropped]
    # What one entity kept another one may have lost: the entities come first.
    return sorted(_without_overlap(merged), key=lambda span: span.start)


def _kept_parts(
    ent: Span, inside: Sequence[Span], common_words: frozenset[str]
) -> list[Span] | None:
    """Return what stays of an entity beside spans that win over it; None if they lose."""
    covered = {i for span in inside for i in range(span.start, span.end)}
    rest = [token for token in ent if token.i not in covered]
    if not rest:
        return []
    nations = load_nationalities()
    if all(
        token.text in nations or token.lower_ in common_words or token.lower_ in _SMALL_WORDS
        for token in rest
    ):
        return [
            Span(ent.doc, token.i, token.i + 1, label=nations.label(token.text) or "")
            for token in rest
            if token.text in nations
        ]
    if inside[-1].label_ == "LAW" and inside[-1].end == ent.end and len(inside) == 1:
        # "UN Security Council Resolution 1701"
        return [_same(ent, ent.start, inside[-1].start)]
    longest = max(len(span) for span in inside)
    crosses = any(span.start < ent.start or span.end > ent.end for span in inside)
    return [] if crosses and longest > len(ent) else None


def _same(ent: Span, start: int, end: int) -> Span:
    doc: Doc = ent.doc
    while end - start > 1 and doc[end - 1].lower_ in _SMALL_WORDS:
        end -= 1
    return Span(doc, start, end, label=ent.label_, kb_id=ent.kb_id_, span_id=ent.id_)


def _without_overlap(spans: Iterable[Span]) -> list[Span]:
    taken: set[int] = set()
    free: list[Span] = []
    for span in spans:
        tokens = range(span.start, span.end)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            free.append(span)
    return free
