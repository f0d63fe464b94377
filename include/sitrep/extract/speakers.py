"""From a report to the claim or the quotation that it makes: who speaks, and as what."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from sitrep.coding import Claim, Evidence, Participant, Quotation
from sitrep.extract.claims import Voice
from sitrep.extract.participants import Participants
from sitrep.extract.party import Party
from sitrep.extract.quotations import Said
from sitrep.extract.report import Report
from sitrep.extract.tree import Tree
from sitrep.knowledge.speakers import load_speaker_nouns

OUTLET = Claim(kind="outlet", stance="affirms")


def claim_of(doc: Doc, tree: Tree, participants: Participants, voice: Voice | None) -> Claim:
    """Return the claim of an event under a voice, or the outlet's own.

    Pictures and rumours of nobody are the outlet's, too.
    """
    if voice is None:
        return OUTLET
    report = voice.report
    party = speaker_of(participants, report)
    if party is None and report.speakers:
        return OUTLET
    if party is not None and is_evidence(tree, party):
        return OUTLET
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
    """Return the first speaker of a report who can speak."""
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
    """Return ``named``, ``institution``, ``witness`` or ``anonymous``.

    One who holds a single office ("the governor") speaks for it; officials and sources don't.
    """
    return explain_kind(tree, party)[0]


def explain_kind(tree: Tree, party: Party | None) -> tuple[str, str]:
    """Return the kind of a speaker, and why it is that."""
    if party is None:
        return "anonymous", "nobody is named"
    if party.kind == "pronoun" and not party.name:
        return "anonymous", "a pronoun for nobody known"
    has_name = party.name is not None and party.name[:1].isupper()
    if party.kind == "named" or (party.kind == "pronoun" and has_name):
        return ("named", "a person's name") if party.is_person else ("institution", "a name")
    return _kind_of_words(
        {*tree.lower[party.start : party.end], *(party.noun or "").split()}, party
    )


def _kind_of_words(words: set[str], party: Party) -> tuple[str, str]:
    nouns = load_speaker_nouns()
    if found := words & nouns.witness:
        return "witness", f"{min(found)!r} is one who saw it"
    if found := words & nouns.office:
        return "institution", f"{min(found)!r} is an office that one person holds"
    if (found := words & nouns.body) and not words & nouns.anonymous:
        return "institution", f"{min(found)!r} speak as one"
    if found := words & nouns.anonymous:
        return "anonymous", f"{min(found)!r} names nobody"
    if party.is_person:
        return "anonymous", "people without a name"
    return "institution", "a body, a country or a government"


def is_evidence(tree: Tree, party: Party) -> bool:
    """Return whether a speaker is no speaker but a picture or a recording."""
    words = set(tree.lower[party.start : party.end])
    return party.kind == "phrase" and bool(words & load_speaker_nouns().evidence)
