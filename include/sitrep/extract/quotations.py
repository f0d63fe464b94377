"""Quotations: what stands in quotation marks, and what is reported without them."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Span

from sitrep.coding import Quotation

if TYPE_CHECKING:
    from sitrep.extract.claims import Statement

MIN_QUOTE_WORDS = 3
# Curly pairs, or straight ones within one paragraph.
_QUOTE = re.compile(r"“([^“”]+)(?:”|(?=\n\n|$))|\"([^\"\n]+)\"")


def find_quotes(doc: Doc) -> list[Span]:
    """Return the tokens inside each pair of quotation marks, in reading order.

    Shorter ones than :data:`MIN_QUOTE_WORDS` words are scare quotes or titles and left out. A
    quote that runs over paragraphs, each opened anew, gives one span a paragraph.
    """
    quotes = []
    for match in _QUOTE.finditer(doc.text):
        group = 1 if match[1] is not None else 2
        span = doc.char_span(match.start(group), match.end(group), alignment_mode="contract")
        if span is not None and sum(token.is_alpha for token in span) >= MIN_QUOTE_WORDS:
            quotes.append(span)
    return quotes


def quotations_of(doc: Doc, statements: "Sequence[Statement]") -> list[Quotation]:
    """Return direct quotes, and what is reported without quotation marks, in reading order."""
    quoted = [s for s in statements if s.is_quote]
    found = []
    for statement in statements:
        span = _trimmed(doc, statement.start, statement.end)
        if span is None:
            continue
        if statement.is_quote:
            kind = "direct"
        elif any(statement.start <= q.start < statement.end for q in quoted):
            if not _has_own_words(doc, statement, quoted):
                continue
            kind = "mixed"
        else:
            kind = "indirect"
        claim = statement.claim(doc)
        found.append(
            Quotation(
                start=span.start_char,
                end=span.end_char,
                text=span.text,
                kind=kind,
                cue=claim.cue,
                speaker=claim.claimant,
            )
        )
    # Two cues may bring the same words ("said and confirmed"): the first counts.
    once = {(q.start, q.end, q.kind): q for q in reversed(found)}
    return sorted(once.values(), key=lambda quotation: (quotation.start, -quotation.end))


def _has_own_words(doc: Doc, statement: "Statement", quoted: "Sequence[Statement]") -> bool:
    """Return whether words of the statement stand outside its quotation marks."""
    inside = {i for q in quoted for i in range(q.start, q.end)}
    outside = [i for i in range(statement.start, statement.end) if i not in inside]
    return sum(doc[i].is_alpha for i in outside) >= 3


def _trimmed(doc: Doc, start: int, end: int) -> Span | None:
    """Return the tokens without spaces, commas, quotation marks and "that" at the edges."""
    while start < end and (
        doc[start].is_space or doc[start].is_punct or doc[start].lower_ == "that"
    ):
        start += 1
    while end > start and (
        doc[end - 1].is_space or doc[end - 1].text in {",", "“", "”", '"', "—", "–"}
    ):
        end -= 1
    return doc[start:end] if start < end else None
