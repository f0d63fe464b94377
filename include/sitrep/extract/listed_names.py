"""The names that the lists know, and when a longer name is one of them."""

from collections.abc import Iterable, Mapping
from functools import cache

from spacy.tokens import Span

from sitrep.knowledge.actors import load_actors, load_agents
from sitrep.knowledge.countries import load_countries

_TITLES = frozenset(
    """mr mrs ms miss dr sir dame lord lady president minister prime chancellor senator governor
    mayor king queen prince general gen colonel admiral sheikh ayatollah pope secretary ambassador
    chairman premier crown""".split()
)


def listed_names() -> Mapping[str, tuple[str, Iterable[str]]]:
    """Return the names of the lists by their key, with the label of each."""
    known: dict[str, tuple[str, Iterable[str]]] = {}
    for actor in load_actors().values():
        known[f"actor:{actor.entity_id}"] = (actor.label, actor.names)
    for iso3, country in load_countries().items():
        known[f"country:{iso3}"] = ("GPE", country.names)
        known[f"demonym:{iso3}"] = ("NORP", country.demonyms)
        known[f"government:{iso3}"] = ("ORG", country.metonyms)
    return known


def identified(ent: Span, ends: Mapping[int, Span]) -> Span:
    """Return a person or body with the key of a listed name that ends it, or is all of it."""
    span = ends.get(ent.end)
    if span is None:
        return ent
    is_surname = ent.label_ == "PERSON" and span.label_.startswith("actor:")
    if span.start == ent.start or (is_surname and _are_of(ent, span)):
        return Span(ent.doc, ent.start, ent.end, label=ent.label_, span_id=span.label_)
    return ent


def _are_of(ent: Span, surname: Span) -> bool:
    """Return whether the words before a listed surname are titles or names of the listed person."""
    names = load_actors()[surname.label_.removeprefix("actor:")].names
    own = {word for name in names for word in name.split()}
    return surname.start > ent.start and all(
        token.text in own or token.lower_.rstrip(".") in _TITLES
        for token in ent.doc[ent.start : surname.start]
    )


@cache
def words_for_agents() -> frozenset[str]:
    """Return the forms of agents in lower case: "Minister" before a name is no town."""
    return frozenset(form.lower() for agent in load_agents() for form in agent.forms)
