"""The labels of the words around a trigger: entity labels, and sectors of whom they mean."""

from collections.abc import Callable, Mapping
from functools import cache

from sitrep.extract.reading import Reading
from sitrep.knowledge.actors import load_agents


def labels_of(reading: Reading) -> Callable[[int], frozenset[str]]:
    """Return what gives the entity label of a token, and the sectors of who it means."""
    found: dict[int, set[str]] = {}
    for ent in reading.doc.ents:
        for i in range(ent.start, ent.end):
            found.setdefault(i, set()).add(ent.label_)
    for party in reading.parties:
        if party.sector:
            for i in range(party.start, party.end):
                found.setdefault(i, set()).add(party.sector)
    sectors = sectors_of_words()
    lower = reading.tree.lower

    def labels(i: int) -> frozenset[str]:
        own = found.get(i, set())
        sector = sectors.get(lower[i])
        return frozenset(own | {sector} if sector else own)

    return labels


@cache
def sectors_of_words() -> Mapping[str, str]:
    """Return the sector of each common noun for an actor that is one word."""
    return {
        form.lower(): agent.sector
        for agent in load_agents()
        for form in agent.forms
        if " " not in form
    }
