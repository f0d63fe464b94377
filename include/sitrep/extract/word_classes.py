"""What kind of thing a word names: entity label, sector, person, building, vehicle, place."""

from collections.abc import Mapping
from functools import cache

from sitrep.extract.place_names import PLACE_LABELS
from sitrep.extract.reading import Reading
from sitrep.knowledge.actors import load_agents
from sitrep.knowledge.units import load_units

_CLASS_OF_UNIT = {
    "person": "HUMAN", "building": "BUILDING", "house": "BUILDING", "vehicle": "VEHICLE", "ship": "SHIP",
    "aircraft": "AIRCRAFT", "weapon": "WEAPON", "settlement": "PLACE",
}  # fmt: skip
_HUMAN_PRONOUNS = frozenset(
    """he she they him her them we us i me who whom everyone someone anyone nobody others those
    many some dozens scores hundreds thousands several""".split()
)
_PLACE_NOUNS = frozenset(
    """city town village region district province area territory land position positions hill ridge
    island base airport port capital neighbourhood neighborhood suburb road highway bridge crossing
    border front line frontline stronghold outpost post camp garrison headquarters""".split()
)
_BUILDING_NOUNS = frozenset(
    """building hospital clinic school university college market palace church mosque temple monastery
    synagogue cathedral hotel office headquarters station airport port terminal depot warehouse
    plant factory refinery silo bridge dam tower barracks checkpoint post prison jail court embassy
    consulate museum library theatre theater shop store mall stadium apartment block flat house home
    dwelling hut tent bunker hangar substation pipeline power grid railway track shelter bakery cafe
    restaurant kindergarten nursery pier dock quay jetty infrastructure facility compound complex""".split()
)
_MONEY_NOUNS = frozenset(
    "money fund funds funding loan grant aid budget dollar euro pound million billion".split()
)


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
    if lower in _PLACE_NOUNS or lemma in _PLACE_NOUNS:
        found.add("PLACE")
    if lower in _BUILDING_NOUNS or lemma in _BUILDING_NOUNS:
        found.add("BUILDING")
    if lower in _MONEY_NOUNS or lemma in _MONEY_NOUNS:
        found.add("MONEY")
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
