"""Why somebody is an actor or a recipient of an event, and how we know who it is."""

from collections.abc import Iterator

from sitrep.extract.explanation import Explanation
from sitrep.extract.frames import Frame
from sitrep.extract.parties import Party
from sitrep.extract.roles import Argument

# What roles.py and subjects.py call their reasons, where it is too short to be understood.
_IN_WORDS = {
    "subject": "subject of {verb}",
    "shared subject": "subject that {verb} shares with the verb before",
    "subject of the governing verb": "subject of the verb that governs {verb}",
    "subject of the main clause": "subject of the main clause, which {verb} goes with",
    "antecedent of the relative clause": "the noun that the clause of {verb} describes",
    "noun that the participle describes": "the noun that {verb} describes",
    "object that is told to": "told to do it: object of the verb that governs {verb}",
    "owner of the noun": "owner of the noun {verb}",
    "before the noun": "stands before the noun {verb}",
    "undergoes it": "what {verb} befalls",
    "indirect object": "indirect object of {verb}",
}
_KINDS = {
    "country": "a country",
    "government": "a government",
    "demonym": "an adjective of a country",
    "agent": "a common noun",
    "phrase": "a noun phrase",
}


def party_rows(explanation: Explanation) -> Iterator[tuple[str, str, str]]:
    """Yield field, value and reason of every party; a row for those that are missing, too."""
    roles = explanation.coded.roles
    for field, arguments in (("actor", roles.actors), ("recipient", roles.recipients)):
        if not arguments:
            yield field, "none", _none(field, explanation)
        for argument in arguments:
            yield field, _value(explanation, argument.party), _because(explanation, argument)


def _value(explanation: Explanation, party: Party) -> str:
    span = explanation.reading.doc[party.start : party.end].text
    parts = [span]
    if party.name and party.name != span:
        parts.append(f"= {party.name}")
    if party.code:
        parts.append(f"({party.code})")
    return " ".join(parts)


def _because(explanation: Explanation, argument: Argument) -> str:
    reason = argument.reason
    is_passive = reason.endswith(", passive")
    verb = f"'{_words(explanation, argument.party)}'"
    if is_passive:
        return f"agent of the passive {verb}; {_who(argument.party)}"
    told = _IN_WORDS.get(reason, reason + " beside {verb}").format(verb=verb)
    return f"{told}; {_who(argument.party)}"


def _words(explanation: Explanation, party: Party) -> str:
    """Return the trigger that a party hangs on: an event can be told by several."""
    happening, words = explanation.coded.happening, explanation.reading.tree.words
    span = set(range(party.start, party.end))
    ordered = sorted(happening.told, key=lambda told: told is not happening.main)
    told = next((t for t in ordered if span & _arguments(t.frame)), happening.main)
    return " ".join(words[i] for i in told.match.tokens)


def _arguments(frame: Frame) -> set[int]:
    own = (*frame.actor, *frame.undergoer, *frame.indirect, *frame.owners, *frame.modifiers)
    return {*own, *(phrase.token for phrase in frame.phrases)}


def _who(party: Party) -> str:
    if party.kind == "named":
        return "a listed name" if party.entity_id else "a name"
    if party.kind == "pronoun":
        return "a pronoun, resolved" if party.name else "a pronoun"
    kind = _KINDS.get(party.kind, party.kind)
    if party.kind not in {"agent", "phrase"}:
        return kind
    sector = f" for {party.sector}" if party.sector else ""
    return f"{kind}{sector}" + (f", on the side of {party.country}" if party.country else "")


def _none(field: str, explanation: Explanation) -> str:
    frames, reading = explanation.coded.happening.frames, explanation.reading
    tokens = [i for f in frames for i in (f.actor if field == "actor" else f.undergoer)]
    if not tokens:
        return "the grammar names nobody there"
    if tokens[0] in {m.head for m in reading.place_mentions.get(explanation.sentence, ())}:
        what = "the place, not a party"
    else:
        what = "nobody who can act" if field == "actor" else "no party that this type befalls"
    return f"'{reading.tree.words[tokens[0]]}' is {what}"
