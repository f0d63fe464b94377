"""Score who does it and to whom it is done."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.coder_context import shown_around, words_of
from benchmarks.coder_matching import EventMatches, assign, overlap
from benchmarks.coder_sheet import Sheet
from benchmarks.gold_documents import GoldEvent, GoldParty
from sitrep.coding import CodedDocument, Event, Participant

# All their parties are actors, so that the roles can't be mistaken.
TWO_SIDED = frozenset({"CONSULT", "AGREE", "COOPERATE"})
PRONOUNS = frozenset(
    """
    he him his she her hers they them their theirs it its we us our ours i me my who whom whose
    which that this these those both himself herself themselves itself someone others some
    """.split()
)


@dataclass(frozen=True, slots=True)
class _Right:
    role: str
    party: GoldParty


@dataclass(frozen=True, slots=True)
class _Guess:
    role: str
    party: Participant


def score_parties(sheet: Sheet, found: CodedDocument, matches: EventMatches) -> None:
    """Add the parties of matched events; end to end, those of all that are not optional."""
    everything = "end to end: of missed and false events too"
    for right, guess in matches.pairs:
        gold, guesses = _gold_parties(right), _found_parties(guess, right)
        pairs = assign(gold, guesses, _cost)
        _count(sheet, gold, guesses, pairs)
        if not right.is_optional:
            sheet.count("arguments", everything, gold=len(gold), predicted=len(guesses),
                        right=len(pairs))  # fmt: skip
        for a, b in pairs:
            _judge_code(sheet, found, right, a.party, b.party)
        _tell(sheet, found, right, gold, guesses, pairs)
    for missed in matches.missed:
        sheet.count("arguments", everything, gold=len(missed.actors) + len(missed.recipients))
    for false in matches.false:
        count = len(false.actors) + len(false.recipients)
        sheet.count("arguments", everything, predicted=count)


def same_party(gold: GoldParty, found: Participant) -> bool:
    """Return whether both are the same words, or a pronoun and somebody of the same code."""
    if gold.span is None:
        return same_code(gold, found)
    if overlap(gold.span, found) or gold.span.text.lower() == found.text.lower():
        return True
    return is_pronoun(gold.span.text) and same_code(gold, found)


def same_code(gold: GoldParty, found: Participant) -> bool:
    """Return whether country and sector agree, and at least one is known."""
    known = gold.country or gold.sector
    return bool(known) and (gold.country, gold.sector) == (found.country, found.sector)


def is_pronoun(words: str) -> bool:
    """Return whether the words stand for somebody named before."""
    return words.lower() in PRONOUNS


def is_two_sided(gold: GoldEvent) -> bool:
    """Return whether the roles of an event can be exchanged."""
    fighting = gold.event_type == "ASSAULT" and len(gold.actors) > 1 and not gold.recipients
    return gold.event_type in TWO_SIDED or fighting


def _gold_parties(gold: GoldEvent) -> list[_Right]:
    recipient = "actor" if is_two_sided(gold) else "recipient"
    return [_Right("actor", p) for p in gold.actors] + [
        _Right(recipient, p) for p in gold.recipients
    ]


def _found_parties(found: Event, gold: GoldEvent) -> list[_Guess]:
    recipient = "actor" if is_two_sided(gold) else "recipient"
    return [_Guess("actor", p) for p in found.actors] + [
        _Guess(recipient, p) for p in found.recipients
    ]


def _cost(right: _Right, guess: _Guess) -> tuple[float, ...] | None:
    if right.role != guess.role or not same_party(right.party, guess.party):
        return None
    shared = overlap(right.party.span, guess.party) if right.party.span else 0
    return -shared, abs(guess.party.start - (right.party.span or guess.party).start)


def _count(
    sheet: Sheet, gold: list[_Right], found: list[_Guess], pairs: Sequence[tuple[_Right, _Guess]]
) -> None:
    for name, roles in (
        ("of matched events, both roles", {"actor", "recipient"}),
        ("actors of matched events", {"actor"}),
        ("recipients of matched events", {"recipient"}),
    ):
        sheet.count(
            "arguments",
            name,
            gold=sum(a.role in roles for a in gold),
            predicted=sum(b.role in roles for b in found),
            right=sum(a.role in roles for a, _ in pairs),
        )


def _judge_code(
    sheet: Sheet, found: CodedDocument, event: GoldEvent, gold: GoldParty, guess: Participant
) -> None:
    same_country, same_sector = gold.country == guess.country, gold.sector == guess.sector
    sheet.judge("arguments", "country of matched parties", is_right=same_country)
    sheet.judge("arguments", "sector of matched parties", is_right=same_sector)
    sheet.judge("arguments", "both of matched parties", is_right=same_country and same_sector)
    if not (same_country and same_sector):
        told = f"code {code(guess)}, not {code(gold)}, of {guess.text!r}"
        sheet.tell("arguments", f"{told} {shown_around(found, event.trigger)}")


def code(party: GoldParty | Participant | None) -> str:
    """Return country and sector as they are written in a gold file."""
    codes = (party.country, party.sector) if party else ()
    return " ".join(part for part in codes if part) or "-"


def _tell(
    sheet: Sheet,
    found: CodedDocument,
    event: GoldEvent,
    gold: list[_Right],
    guesses: list[_Guess],
    pairs: Sequence[tuple[_Right, _Guess]],
) -> None:
    missed = [a for a in gold if not any(a is right for right, _ in pairs)]
    false = [b for b in guesses if not any(b is guess for _, guess in pairs)]
    if missed or false:
        wanted = ", ".join(f"{a.role} {words_of(found, a.party.span)!r}" for a in missed)
        got = ", ".join(f"{b.role} {b.party.text!r}" for b in false)
        where = shown_around(found, event.trigger)
        sheet.tell("arguments", f"missed {wanted or '-'}; false {got or '-'} {where}")
