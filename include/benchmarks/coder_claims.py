"""Score whether it happened, and who says so."""

from benchmarks.coder_context import shown_around, words_of
from benchmarks.coder_matching import EventMatches
from benchmarks.coder_parties import code, same_code, same_party
from benchmarks.coder_sheet import Sheet
from benchmarks.gold_documents import GoldClaim, GoldEvent
from sitrep.coding import Claim, CodedDocument, Event

MODALITIES = ("planned", "possible", "historical", "ongoing")


def score_modality(sheet: Sheet, found: CodedDocument, matches: EventMatches) -> None:
    """Add polarity and modality of matched events, and F of each value that is no default."""
    for right, guess in matches.pairs:
        sheet.judge("modality", "polarity", is_right=right.polarity == guess.polarity)
        sheet.judge("modality", "modality", is_right=right.modality == guess.modality)
        _count_value(sheet, "negated", right.polarity, guess.polarity)
        for value in MODALITIES:
            _count_value(sheet, value, right.modality, guess.modality)
        wanted, got = (right.polarity, right.modality), (guess.polarity, guess.modality)
        if wanted != got:
            told = f"{' '.join(got)}, not {' '.join(wanted)}: {right.event_type}"
            sheet.tell("modality", f"{told} {shown_around(found, right.trigger)}")


def score_claims(sheet: Sheet, found: CodedDocument, matches: EventMatches) -> None:
    """Add the claims of matched events."""
    for right, guess in matches.pairs:
        wanted, got = right.claim, guess.claim
        checks = {
            "kind": wanted.kind == got.kind,
            "stance": wanted.stance == got.stance,
            "claimant": same_claimant(wanted, got),
        }
        is_right = all(checks.values())
        for name, value in checks.items():
            sheet.judge("claims", name, is_right=value)
        sheet.judge("claims", "kind, stance and claimant right", is_right=is_right)
        is_claimed, is_found = wanted.kind != "outlet", got.kind != "outlet"
        both = is_claimed and is_found
        for name, hit in (("found: not the outlet's", both), ("found and all right", is_right)):
            sheet.count("claims", name, gold=is_claimed, predicted=is_found, right=both and hit)
        if not is_right:
            _tell(sheet, found, right, guess)


def same_claimant(gold: GoldClaim, found: Claim) -> bool:
    """Return whether the claimants share words or a code, or both claims have none."""
    if gold.claimant is None or found.claimant is None:
        return gold.claimant is None and found.claimant is None
    return same_party(gold.claimant, found.claimant) or same_code(gold.claimant, found.claimant)


def _count_value(sheet: Sheet, value: str, gold: str, found: str) -> None:
    is_gold, is_found = gold == value, found == value
    sheet.count("modality", value, gold=is_gold, predicted=is_found, right=is_gold and is_found)


def _tell(sheet: Sheet, found: CodedDocument, gold: GoldEvent, guess: Event) -> None:
    wanted, got = gold.claim, guess.claim
    span = wanted.claimant.span if wanted.claimant else None
    right = f"{wanted.kind} {wanted.stance} {words_of(found, span)!r} {code(wanted.claimant)}"
    told = f"{got.kind} {got.stance} {words_of(found, got.claimant)!r} {code(got.claimant)}"
    where = shown_around(found, gold.trigger)
    sheet.tell("claims", f"claim {told}, not {right}: {gold.event_type} {where}")
