"""What kind of thing a word names: entity label, sector, person, building, vehicle, place."""

from collections.abc import Mapping
from functools import cache

from sitrep.extract.place_names import PLACE_LABELS
from sitrep.extract.reading import Reading
from sitrep.knowledge.actors import load_agents
from sitrep.knowledge.nouns import load_nouns
from sitrep.knowledge.units import load_units

_CLASS_OF_UNIT = {
    "person": "HUMAN",
    "building": "BUILDING",
    "house": "BUILDING",
    "vehicle": "VEHICLE",
    "ship": "SHIP",
    "aircraft": "AIRCRAFT",
    "weapon": "WEAPON",
    "settlement": "PLACE",
}
_HUMAN_PRONOUNS = frozenset(
    """he she they him her them we us i me who whom everyone someone anyone nobody others those
    many some dozens scores hundreds thousands several""".split()
)
# What clubs like to be called.
_TEAMS = frozenset({"REB", "UAF", "CRM"})


class WordClasses:
    """Gives the classes of tokens, each looked up once."""

    def __init__(self, reading: Reading) -> None:
        self._tree = reading.tree
        self._labels: dict[int, set[str]] = {}
        for ent in reading.doc.ents:
            for i in range(ent.start, ent.end):
                self._labels.setdefault(i, set()).add(ent.label_)
        for party in reading.parties:
            own = {label for label in (party.sector,) if label}
            if party.is_person:
                own.add("HUMAN")
            if party.kind in {"country", "government"}:
                own.add("COUNTRY")
            if party.kind in {"named", "agent", "government"} and not party.is_person:
                own.add("BODY")
            for i in range(party.start, party.end):
                self._labels.setdefault(i, set()).update(own)

    def of(self, i: int) -> frozenset[str]:
        """Return the classes of a token, empty for most words."""
        tree = self._tree
        lower, lemma = tree.lower[i], tree.lemmas[i]
        found = set(self._labels.get(i, ()))
        found.update(_classes_of_noun(lower, lemma))
        if "ORG" in found and tree.tags[max(i - 1, 0) : i + 1] == ["NNP", "NNPS"]:
            found -= _TEAMS  # "the Deccan *Raiders*"
        if found & PLACE_LABELS:
            found.add("PLACE")
        if "PERSON" in found or ("NORP" in found and tree.pos[i] == "PROPN"):
            found.add("HUMAN")
        if tree.pos[i] == "NUM" or lower in _HUMAN_PRONOUNS:
            found.add("HUMAN")
        return frozenset(found)


@cache
def _classes_of_noun(lower: str, lemma: str) -> frozenset[str]:
    found = set()
    unit = load_units().get(lower) or load_units().get(lemma)
    if unit is not None and unit.unit in _CLASS_OF_UNIT:
        found.add(_CLASS_OF_UNIT[unit.unit])
    sector = sectors_of_words().get(lower) or sectors_of_words().get(lemma)
    if sector is not None:
        found.update((sector, "HUMAN"))
    nouns = load_nouns()
    by_class = {"PLACE": nouns.places, "BUILDING": nouns.buildings, "MONEY": nouns.money}
    found.update(name for name, known in by_class.items() if lower in known or lemma in known)
    return frozenset(found)


@cache
def sectors_of_words() -> Mapping[str, str]:
    """Return the sector of each common noun for an actor that is one word."""
    return {
        form.lower(): agent.sector
        for agent in load_agents()
        for form in agent.forms
        if " " not in form
    }
