"""The names of places in one document, and what the words around them say of their kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from sitrep.extract.names import names_of
from sitrep.extract.place_containers import containers
from sitrep.knowledge.distances import REGION
from sitrep.knowledge.gazetteer import Gazetteer
from sitrep.knowledge.place_finder import BIG_TOWN
from sitrep.knowledge.place_words import load_place_words

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_JOINTS = frozenset({"and", ",", "or", "&"})
# "Jefferson, Madison and Limestone counties": how far the word for them all may be.
MAX_LIST_TOKENS = 10


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name as one document uses it; the same one always means the same place.

    ``kind_word`` follows it and is no part of it ("Kharkiv" region); ``container`` is the
    larger place that the text names with it.
    """

    text: str
    kind_word: str = ""
    container: str = ""

    @property
    def key(self) -> str:
        """The name with the word for its kind."""
        return f"{self.text} {self.kind_word}" if self.kind_word else self.text


def place_spans(doc: Doc, gazetteer: Gazetteer) -> list[Span]:
    """Return the names of places in reading order, none overlapping.

    Those of ``doc.ents`` come first where the gazetteer knows them: the coder's names have a
    country in "New Jersey", and the government in "Delhi".
    """
    whole = [
        ent
        for ent in doc.ents
        if ent.label_ in PLACE_LABELS and gazetteer.lookup(_parts(ent.text, gazetteer)[0])
    ]
    taken = {i for span in whole for i in range(span.start, span.end)}
    others = [
        ent
        for ent in names_of(doc)
        if ent.label_ in PLACE_LABELS and taken.isdisjoint(range(ent.start, ent.end))
    ]
    return sorted([*whole, *others], key=lambda span: span.start)


def names_in(doc: Doc, spans: Sequence[Span], gazetteer: Gazetteer) -> Mapping[int, PlaceName]:
    """Return what each place name says with the words around it, by the token it starts at."""
    demonyms = [ent for ent in names_of(doc) if ent.label_ == "NORP"]
    around = filter_spans([*spans, *demonyms])
    inside = containers(doc, around, is_large=lambda name: _is_large(name, gazetteer))
    names: dict[int, PlaceName] = {}
    for span in spans:
        text, container = _parts(span.text, gazetteer)
        kind_word = _kind_word(doc, span) or _river_word(doc, span, gazetteer)
        names[span.start] = PlaceName(text, kind_word, container or inside.get(span.start, ""))
    return names


def _is_large(name: str, gazetteer: Gazetteer) -> bool:
    """Return whether a name is first of all that of a country or first-level region."""
    found = gazetteer.lookup(name)
    if not found or found[0].kind == "country" or found[0].population >= BIG_TOWN:
        return bool(found) and found[0].kind == "country"
    return any(place.kind == "region" and place.precision == REGION for place in found)


def _parts(name: str, gazetteer: Gazetteer) -> tuple[str, str]:
    """Return a name and the container in it: "Fergana Valley of Uzbekistan", "Paris, Texas"."""
    if not gazetteer.lookup(name):
        for joint in (", ", " of "):
            head, _, tail = name.rpartition(joint)
            if head and gazetteer.lookup(head):
                return head, tail
    return name, ""


def _river_word(doc: Doc, span: Span, gazetteer: Gazetteer) -> str:
    """Return "River" for "the Mississippi" where nothing follows that a state could stand for."""
    if not span.start or doc[span.start - 1].lower_ != "the":
        return ""
    follower = doc[span.end].pos_ if span.end < len(doc) else ""
    if follower in {"NOUN", "PROPN", "ADJ", "NUM"}:
        return ""
    rivers = gazetteer.lookup(f"{span.text} River")
    return "River" if any(place.kind == "river" for place in rivers) else ""


def _kind_word(doc: Doc, span: Span) -> str:
    """Return the word after a name that says that it is a region or town, or "".

    It may stand after more names: "the Kharkiv and Donetsk regions".
    """
    if span.end >= len(doc):
        return ""
    words = load_place_words()
    following = doc[span.end]
    if following.is_lower and following.lower_ not in _JOINTS:
        is_kind = following.lower_ in words.division_types | words.settlement_types
        return following.text if is_kind else words.plurals.get(following.lower_, "")
    if following.lower_ not in _JOINTS:
        return ""
    for token in doc[span.end : span.end + MAX_LIST_TOKENS]:
        if token.is_lower and token.lower_ not in _JOINTS:
            return words.plurals.get(token.lower_, "")
        if not (token.is_title or token.lower_ in _JOINTS):
            return ""
    return ""
