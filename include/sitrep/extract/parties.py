"""Who can act, suffer or speak: names, common nouns and pronouns, as they stand in the text."""

from collections.abc import Iterator, Mapping
from datetime import date

from spacy.tokens import Doc

from sitrep.extract.agent_nouns import AgentNoun, find_agent_nouns
from sitrep.extract.named_parties import named_party, without_strangers
from sitrep.extract.names import names_of
from sitrep.extract.party import Party
from sitrep.extract.places import Resolved

__all__ = ["PRONOUNS", "Party", "find_parties"]

_NO_NOUNS = frozenset({"ADJ", "ADV", "VERB", "AUX", "ADP"})
_STATES = frozenset({"state", "front"})
PRONOUNS = frozenset(
    """he she they it him her them his hers its their theirs himself herself itself themselves
    we us our ours i me my mine""".split()
)


def find_parties(
    doc: Doc, published: date, places: Mapping[tuple[int, int], Resolved]
) -> list[Party]:
    """Return every party of a document, in reading order, none overlapping."""
    names = list(names_of(doc))
    named = [named_party(ent, published, places) for ent in names]
    parties = without_strangers([party for party in named if party is not None], doc)
    words = [token.lower_.replace("’", "'") for token in doc]
    taken = {i for party in parties for i in range(party.start, party.end)}
    nouns = find_agent_nouns(words, taken)
    parties += (_agent(noun) for noun in nouns if not _is_other_word(doc, noun))
    parties += _pronouns(words)
    return sorted(parties, key=lambda party: party.start)


def _is_other_word(doc: Doc, found: AgentNoun) -> bool:
    """Return whether one word means no one here: "general strike", "state of emergency"."""
    if found.end - found.start > 1:
        return False
    following = doc[found.end].lower_ if found.end < len(doc) else ""
    is_state = found.agent.agent in _STATES and following == "of"
    return is_state or doc[found.start].pos_ in _NO_NOUNS


def _agent(found: AgentNoun) -> Party:
    agent = found.agent
    return Party(
        start=found.start,
        end=found.end,
        kind="agent",
        sector=agent.sector if agent.sector != "UNK" else None,
        is_person=agent.is_person,
        noun=agent.agent,
    )


def _pronouns(words: list[str]) -> Iterator[Party]:
    for i, word in enumerate(words):
        if word in PRONOUNS:
            yield Party(start=i, end=i + 1, kind="pronoun")
