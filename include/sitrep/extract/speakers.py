"""From a report to the claim or the quotation that it makes: who speaks, and as what."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from sitrep.coding import Claim, Evidence, Participant, Quotation
from sitrep.extract.claims import Voice, witness_words
from sitrep.extract.participants import Participants
from sitrep.extract.parties import Party
from sitrep.extract.quotations import Said
from sitrep.extract.reports import Report
from sitrep.extract.tree import Tree

OUTLET = Claim(kind="outlet", stance="affirms")
# A person who speaks for a body: it is the body that claims.
_SPOKESPEOPLE = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokespeople", "spokesmen"})
_BODIES = frozenset({"agent", "government", "country", "named", "pronoun"})


def claim_of(doc: Doc, tree: Tree, participants: Participants, voice: Voice | None) -> Claim:
    """Return the claim of an event under a voice, or the outlet's own."""
    if voice is None:
        return OUTLET
    report = voice.report
    party = speaker_of(participants, report)
    return Claim(
        kind=kind_of_speaker(tree, party),
        stance="affirms" if voice.is_quote and report.stance == "doubts" else report.stance,
        claimant=party.participant(doc) if party is not None else None,
        cue=cue_of(doc, report),
    )


def quotations_of(
    doc: Doc, participants: Participants, said: Sequence[Said]
) -> Iterator[Quotation]:
    """Yield what is said as quotations with their speakers, in reading order."""
    for one in said:
        span = doc[one.start : one.end]
        report = one.report
        speaker: Participant | None = None
        if report is not None and (party := speaker_of(participants, report)) is not None:
            speaker = party.participant(doc)
        yield Quotation(
            start=span.start_char,
            end=span.end_char,
            text=span.text,
            kind=one.kind,
            cue=cue_of(doc, report) if report is not None else None,
            speaker=speaker,
        )


def speaker_of(participants: Participants, report: Report) -> Party | None:
    """Return the first speaker of a report."""
    for token in report.speakers:
        party = participants.speaker(token)
        if party is not None:
            return party
    return None


def cue_of(doc: Doc, report: Report) -> Evidence:
    """Return the words of a cue."""
    first, last = min(report.cue), max(report.cue) + 1
    cue = doc[first:last] if last - first <= len(report.cue) + 1 else doc[first : first + 1]
    return Evidence(start=cue.start_char, end=cue.end_char, text=cue.text)


def kind_of_speaker(tree: Tree, party: Party | None) -> str:
    """Return ``named``, ``institution``, ``witness`` or ``anonymous``."""
    if party is None:
        return "anonymous"
    words = {tree.lower[i] for i in range(party.start, party.end)}
    if words & witness_words():
        return "witness"
    if party.kind == "named" or (party.kind == "pronoun" and party.name):
        return "named" if party.is_person else "institution"
    if words & _SPOKESPEOPLE:
        return "institution"
    if party.is_person or party.kind == "phrase":
        return "anonymous"
    return "institution" if party.kind in _BODIES else "anonymous"
