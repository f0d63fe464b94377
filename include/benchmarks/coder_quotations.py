"""Score quotations and their speakers."""

from collections.abc import Sequence

from benchmarks.coder_context import shown_around, words_of
from benchmarks.coder_matching import assign, overlap
from benchmarks.coder_parties import code, same_code, same_party
from benchmarks.coder_sheet import Sheet
from benchmarks.gold_documents import GoldDocument, GoldQuotation
from sitrep.coding import CodedDocument, Quotation

# Of the longer of two quotations, so much must be shared.
MIN_SHARED = 0.5
GROUPS = (("direct", frozenset({"direct"})), ("indirect and mixed", {"indirect", "mixed"}))


def score_quotations(sheet: Sheet, gold: GoldDocument, found: CodedDocument) -> None:
    """Add the quotations of one document.

    The quoted words inside a mixed quotation may be coded as a direct one of their own, or
    not: neither is an error.
    """
    for name, kinds in GROUPS:
        rights = [q for q in gold.quotations if q.kind in kinds]
        guesses = [q for q in found.quotations if q.kind in kinds]
        pairs = assign(rights, guesses, _cost)
        used = [id(guess) for _, guess in pairs]
        false = [g for g in guesses if id(g) not in used and not _is_in_mixed(g, gold)]
        hits = [pair for pair in pairs if has_right_speaker(*pair)]
        for what, count in (("found", len(pairs)), ("found with the right speaker", len(hits))):
            sheet.count("quotations", f"{name}: {what}", gold=len(rights),
                        predicted=len(pairs) + len(false), right=count)  # fmt: skip
        _tell(sheet, found, rights, pairs, false)


def has_right_speaker(gold: GoldQuotation, found: Quotation) -> bool:
    """Return whether the speakers share words or a code, or both have none."""
    if gold.speaker is None or found.speaker is None:
        return gold.speaker is None and found.speaker is None
    return same_party(gold.speaker, found.speaker) or same_code(gold.speaker, found.speaker)


def _cost(gold: GoldQuotation, found: Quotation) -> tuple[float, ...] | None:
    shared = overlap(gold.span, found)
    longer = max(gold.span.end - gold.span.start, found.end - found.start)
    return (-shared,) if shared >= MIN_SHARED * longer else None


def _is_in_mixed(found: Quotation, gold: GoldDocument) -> bool:
    return found.kind == "direct" and any(
        q.kind == "mixed" and overlap(q.span, found) for q in gold.quotations
    )


def _tell(
    sheet: Sheet,
    found: CodedDocument,
    rights: Sequence[GoldQuotation],
    pairs: Sequence[tuple[GoldQuotation, Quotation]],
    false: Sequence[Quotation],
) -> None:
    matched = [id(right) for right, _ in pairs]
    for right in rights:
        if id(right) not in matched:
            sheet.tell("quotations", f"missed {right.kind} {shown_around(found, right.span)}")
    for guess in false:
        sheet.tell("quotations", f"false {guess.kind} {shown_around(found, guess)}")
    for right, guess in pairs:
        if not has_right_speaker(right, guess):
            span = right.speaker.span if right.speaker else None
            wanted = f"{words_of(found, span)!r} {code(right.speaker)}"
            got = f"{words_of(found, guess.speaker)!r} {code(guess.speaker)}"
            where = shown_around(found, right.span)
            sheet.tell("quotations", f"speaker {got}, not {wanted} {where}")
