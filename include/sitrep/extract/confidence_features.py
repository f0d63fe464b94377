"""What speaks for an event and against it: the features from which its confidence is made."""

from collections.abc import Iterator, Mapping, Sequence

from sitrep.coding import Event
from sitrep.extract.event_places import CARRIED
from sitrep.extract.happenings import Happening
from sitrep.extract.roles import Argument, Roles
from sitrep.extract.tree import Tree
from sitrep.knowledge.topics import CALM, EVENTFUL, Topic

# What an event is never less sure for; the fit keeps these weights from falling below zero.
SUPPORT = frozenset(
    {
        "sure trigger",
        "several triggers",
        "trigger of several words",
        "mode",
        "noun with a verb",
        "past tense",
        "main clause",
        "actor",
        "known actor",
        "actor with a sector",
        "actor with a country",
        "actor by name",
        "several actors",
        "recipient",
        "known recipient",
        "recipient with a sector",
        "recipient with a country",
        "recipient by name",
        "several recipients",
        "place",
        "place on the map",
        "date in words",
        "quantity",
    }
)
_MODALITIES = ("planned", "possible", "historical", "ongoing")
_OTHERS = frozenset(
    {
        "only what was suffered",
        "negated",
        "words of calm topics",
        *_MODALITIES,
        *(f"words of {topic}" for topic in EVENTFUL),
    }
)
_TYPE = "type "
_NAMED = frozenset({"named", "government", "country"})
_UNKNOWN = frozenset({"phrase", "thing", "pronoun"})
_PAST = frozenset({"VBD", "VBN"})
_MAIN = frozenset({"root", "ccomp"})
# A topic counts in full from this share of its words on.
_FULL_SHARE = 0.05


def is_feature(name: str) -> bool:
    """Return whether a name is that of a feature; each event type is one."""
    return name in SUPPORT or name in _OTHERS or name.startswith(_TYPE)


def features_of(
    event: Event, *, happening: Happening, roles: Roles, topic: Topic, tree: Tree
) -> dict[str, float]:
    """Return the features that an event has, between 0 and 1, by name; pure.

    All are yes or no but the topics, which are shares of the words of the text.
    """
    found = dict.fromkeys(
        [
            *_of_trigger(event, happening, tree),
            *_of_parties("actor", roles.actors),
            *_of_parties("recipient", roles.recipients),
            *_of_setting(event),
        ],
        1.0,
    )
    hits = {f"words of {name}": topic.hits[name] for name in EVENTFUL}
    hits["words of calm topics"] = max(topic.hits[name] for name in CALM)
    for name, count in hits.items():
        if count:
            found[name] = min(1.0, count / (topic.words * _FULL_SHARE))
    return found


def _of_trigger(event: Event, happening: Happening, tree: Tree) -> Iterator[str]:
    main = happening.main
    match, frame = main.match, main.frame
    yield f"{_TYPE}{event.event_type}"
    yield from _true(
        {
            "sure trigger": match.is_sure,
            "several triggers": len(happening.told) > 1,
            "trigger of several words": len(match.tokens) > 1,
            "mode": event.mode is not None,
            "only what was suffered": main.is_effect,
            "noun with a verb": frame.is_noun and len(frame.core) > 1,
            "past tense": tree.tags[match.head] in _PAST,
            "main clause": tree.deps[match.head].lower() in _MAIN,
        }
    )


def _of_parties(role: str, arguments: Sequence[Argument]) -> Iterator[str]:
    """Yield what is known of the actors or recipients; each step counts beside those before."""
    parties = [argument.party for argument in arguments]
    kinds = {party.kind for party in parties}
    yield from _true(
        {
            role: bool(parties),
            f"known {role}": bool(kinds - _UNKNOWN),
            f"{role} with a sector": any(party.sector for party in parties),
            f"{role} with a country": any(party.country for party in parties),
            f"{role} by name": bool(kinds & _NAMED),
            f"several {role}s": len(parties) > 1,
        }
    )


def _of_setting(event: Event) -> Iterator[str]:
    places = [place for place in event.places if place.reason != CARRIED]
    yield from _true(
        {
            "place": bool(places),
            "place on the map": any(place.precision is not None for place in places),
            "date in words": event.date.start is not None,
            "quantity": bool(event.quantities),
            "negated": event.polarity == "negated",
        }
    )
    if event.modality in _MODALITIES:
        yield event.modality


def _true(facts: Mapping[str, bool]) -> Iterator[str]:
    return (name for name, holds in facts.items() if holds)
