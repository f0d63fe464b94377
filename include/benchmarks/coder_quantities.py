"""Score the numbers of events."""

from benchmarks.coder_context import shown_around
from benchmarks.coder_matching import EventMatches, assign, overlap
from benchmarks.coder_sheet import Sheet
from benchmarks.gold_documents import GoldQuantity
from benchmarks.gold_quantities import QUANTITY_KINDS
from sitrep.coding import CodedDocument, Quantity


def score_quantities(sheet: Sheet, found: CodedDocument, matches: EventMatches) -> None:
    """Add the quantities of matched events; right are those with kind, operator and bounds."""
    for right, guess in matches.pairs:
        pairs = assign(right.quantities, guess.quantities, _cost)
        hits = [(a, b) for a, b in pairs if is_same_quantity(a, b)]
        for name, count in (("found", len(pairs)), ("kind, operator and bounds right", len(hits))):
            sheet.count("quantities", name, gold=len(right.quantities),
                        predicted=len(guess.quantities), right=count)  # fmt: skip
        if not len(hits) == len(right.quantities) == len(guess.quantities):
            wanted = ", ".join(map(_gold_words, right.quantities)) or "-"
            got = ", ".join(map(_found_words, guess.quantities)) or "-"
            told = f"quantities {got}, not {wanted}: {right.event_type}"
            sheet.tell("quantities", f"{told} {shown_around(found, right.trigger)}")


def is_same_quantity(gold: GoldQuantity, found: Quantity) -> bool:
    """Return whether kind, operator and the bounds that the operator gives agree.

    "More than 30" may be coded with 30 or 31 as its low bound. A kind that is only the
    plural of its unit ("tonnes") has no name of its own and is not compared.
    """
    is_same_kind = gold.kind == found.kind or gold.kind not in QUANTITY_KINDS
    if not is_same_kind or gold.operator != found.operator:
        return False
    number = gold.number
    match gold.operator:
        case "=":
            return found.low == found.best == found.high == number
        case "~":
            return found.best == number
        case "range":
            return (found.low, found.high) == (number, gold.high)
        case ">" | ">=":
            return found.low in {number, number + (gold.operator == ">")}
        case _:
            return found.high in {number, number - (gold.operator == "<")}


def _cost(gold: GoldQuantity, found: Quantity) -> tuple[float, ...] | None:
    shared = overlap(gold.span, found)
    return (-shared,) if shared else None


def _gold_words(q: GoldQuantity) -> str:
    high = f"..{q.high:g}" if q.high is not None else ""
    return f"{q.span.text} | {q.kind} {q.operator} {q.number:g}{high}"


def _found_words(q: Quantity) -> str:
    bounds = "/".join("?" if n is None else f"{n:g}" for n in (q.low, q.best, q.high))
    return f"{q.text} | {q.kind} {q.operator} {bounds}"
