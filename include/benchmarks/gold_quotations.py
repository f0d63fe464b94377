"""Read the quotations of a gold file."""

from typing import Any

from benchmarks.gold_anchors import find_words, gap, nearest, occurrences
from benchmarks.gold_documents import GoldError, GoldParty, GoldQuotation, GoldSpan
from benchmarks.gold_fields import one_of, parts, read_code
from benchmarks.gold_problems import Problems, Section

KEYS = ("kind", "from", "to", "cue", "speaker")
KINDS = ("direct", "indirect", "mixed")


def read_quotation(
    row: dict[str, Any], text: str, problems: Problems, section: Section
) -> GoldQuotation | None:
    """Return one ``[[quotation]]``; None, with problems noted, if its words are wrong."""
    problems.check_keys(section, row, KEYS, "kind from to")
    if not {"kind", "from", "to"} <= row.keys():
        return None
    kind = problems.attempt(section, row["kind"], lambda v: one_of(v, KINDS, "kind of quotation"))
    first = problems.attempt(section, row["from"], lambda value: find_words(text, value))
    last = first and problems.attempt(section, row["to"], lambda v: _words_after(text, v, first))
    if not first or not last:
        return None
    span = GoldSpan(first.start, last.end, text[first.start : last.end])
    if "\n\n" in span.text:
        problems.add(section, "the quotation runs over a paragraph's end; give each its own entry")
    cue = problems.attempt(section, row["cue"], lambda v: _words_outside(text, v, span)) if (
        row.get("cue", "-") != "-"
    ) else None  # fmt: skip
    speaker = problems.attempt(
        section, row["speaker"], lambda v: _read_speaker(text, v, span, cue)
    ) if row.get("speaker", "-") != "-" else None  # fmt: skip
    return GoldQuotation(span=span, kind=kind or "direct", cue=cue, speaker=speaker)


def _words_after(text: str, anchor: str, first: GoldSpan) -> GoldSpan:
    """Return the last words of a quotation: the nearest that do not end before its first."""
    if "#" in anchor:
        found = [find_words(text, anchor)]
    else:
        find_words(text, anchor)
        found = occurrences(text, " ".join(anchor.split()))
    after = [span for span in found if span.start >= first.start and span.end >= first.end]
    if not after:
        raise GoldError(f"{anchor!r} stands only before {first.text!r}, where the quotation begins")
    return after[0]


def _words_outside(text: str, anchor: str, quote: GoldSpan) -> GoldSpan:
    """Return the words nearest to the edges of a quotation, outside of it if they are there."""
    found = find_words(text, anchor, near=quote)
    if "#" in anchor:
        return found
    outside = [span for span in occurrences(text, found.text) if gap(span, quote)]
    return nearest(outside, quote) if outside else found


def _read_speaker(text: str, value: str, quote: GoldSpan, cue: GoldSpan | None) -> GoldParty:
    words, code = parts(value, 2)
    country, sector = read_code(code)
    outside = _words_outside(text, words, quote)
    if cue and "#" not in words:
        candidates = [s for s in occurrences(text, outside.text) if gap(s, quote)]
        outside = nearest(candidates or [outside], cue)
    return GoldParty(span=outside, country=country, sector=sector)
