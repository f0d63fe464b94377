"""Where an event happened: the places that grammar gives to it, and no others."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from sitrep.coding import EventPlace
from sitrep.extract.attachment import Attachment, attach, head_of_span, outer_cores
from sitrep.extract.frames import Frame
from sitrep.extract.place_relations import located
from sitrep.extract.places import Resolved
from sitrep.extract.tree import CLAUSES, SUBJECTS, Tree
from sitrep.knowledge.nouns import load_nouns

_CORE_RELATIONS = frozenset({"obj", "nsubj", "nsubj:pass", "iobj"})
_AT = frozenset(
    """in at near on around outside inside across over throughout along off within between behind
    beyond through amid opposite above beside under underneath""".split()
)
# With acts of speech these lead to parties: "called on Iran", "talks between A and B".
_PARTY_CASES = frozenset({"on", "between", "over"})
_INTO = frozenset({"into", "onto", "towards", "toward"})
_FROM = frozenset({"from", "out of"})
_TO = frozenset({"to", "towards", "toward", "into", "for", "onto", "up to"})
MOVEMENT = frozenset({"DISPLACE", "RETREAT", "MOBILIZE", "CONTROL", "AID", "COERCE", "DEFECT"})
# Types that have a spot on the ground: their place carries over to what is told next.
PHYSICAL = frozenset(
    {"ASSAULT", "DAMAGE", "DISASTER", "CONTROL", "COERCE", "PROTEST", "DISPLACE", "MOBILIZE"}
)
# Deeds, of which no preposition of place tells the other party.
_DONE = PHYSICAL | {"RETREAT", "DEFECT"}
# Types whose object may be the place itself: "shelled Kupiansk", "captured Izium".
TERRITORIAL = frozenset({"CONTROL", "ASSAULT", "DAMAGE", "DISASTER", "DISPLACE", "COERCE"})
MAX_PLACES = 4
# How exact a name without a pin is taken to be, among places with one.
UNPINNED = 2
# Why an event without a place of its own has one.
CARRIED = "place of the event before, in the same paragraph"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place name of the document: its tokens, its head, and the place that it means.

    ``resolved`` is None where the map does not know the name, or cannot tell which is meant;
    ``beside`` are the resolved places of its sentence.
    """

    start: int
    end: int
    head: int
    resolved: Resolved | None
    beside: Mapping[tuple[int, int], Resolved]


def place_mentions(
    tree: Tree, places: Mapping[tuple[int, int], Resolved | None], in_names: Collection[int]
) -> list[PlaceMention]:
    """Return the place names in reading order, each with the head of its phrase.

    ``in_names`` are tokens of longer names of persons and bodies, which are no places.
    """
    found, of_places = [], load_nouns().of_places
    beside: defaultdict[int, dict[tuple[int, int], Resolved]] = defaultdict(dict)
    for span, resolved in places.items():
        if resolved is not None:
            beside[tree.starts[span[0]]][span] = resolved
    for (start, end), resolved in sorted(places.items()):
        if start in in_names:
            continue
        head = head_of_span(tree, start, end)
        for _ in range(3):
            above, relation = tree.heads[head], tree.deps[head]
            is_named = relation in {"compound", "nmod:desc", "flat"} or (
                relation in {"nmod", "obl"} and tree.case(head) == "of"
            )
            if above == head or not is_named or tree.lemmas[above] not in of_places:
                break
            head = above
        found.append(
            PlaceMention(
                start=start,
                end=end,
                head=head,
                resolved=resolved,
                beside=beside[tree.starts[start]],
            )
        )
    return found


def find_event_places(
    doc: Doc,
    tree: Tree,
    frames: Sequence[Frame],
    mentions: Sequence[PlaceMention],
    *,
    event_type: str,
    reported: Collection[int],
) -> list[EventPlace]:
    """Return the event's places, the most exact first; those of its predicate before others.

    A place counts when a preposition of place leads to it, when it is what a type in
    :data:`TERRITORIAL` befalls, or when such a thing or party lies in it. What contains a finer
    place of the same event is left out.
    """
    search = _Search(doc, tree, frames, mentions, event_type)
    cores = [core for frame in frames for core in frame.core]
    found = list(search.on(cores, "named with the event"))
    if not any(place.role == "event" for place in found):
        outer = outer_cores(tree, frames[0].top, reported)
        more = replace(search, frames=()).on(outer, "named in the clause above")
        found.extend(place for place in more if place.role == "event")
    if event_type in PHYSICAL and not any(place.role == "event" for place in found):
        found.extend(search.alone(frames[0].top, reported))
    return _finest(found)


@dataclass(frozen=True, slots=True)
class _Search:
    """An event of one type, and the place names among which its own are looked for.

    ``frames`` are those of the predicates searched, none where these are not its own.
    """

    doc: Doc
    tree: Tree
    frames: Sequence[Frame]
    mentions: Sequence[PlaceMention]
    event_type: str

    def on(self, cores: Collection[int], reason: str) -> Iterator[EventPlace]:
        """Yield the places that hang on the predicates, or that these describe."""
        inside = {i for frame in self.frames for i in frame.core}
        described = _described(self.tree, cores)
        for mention in self.mentions:
            if inside.intersection(range(mention.start, mention.end)):
                if self._is_stay(mention.head):
                    yield _event_place(self.doc, mention, "event", "where its parties are")
                continue
            if mention.head in described:  # "Kharkiv, where three people were killed"
                yield _event_place(self.doc, mention, "event", "described by the clause")
            elif (role := self._role(mention, cores)) is not None:
                yield _event_place(self.doc, mention, role, reason)

    def _is_stay(self, token: int) -> bool:
        """Return whether somebody is said to be in a place: "is in *Moscow* for talks"."""
        return self.tree.case(token) in _AT and bool(self.tree.dependents(token, {"cop"}))

    def alone(self, top: int, reported: Collection[int]) -> list[EventPlace]:
        """Return the only place that the event's part of its sentence tells to be at, if any.

        Its part is all that one report holds: "police in Kyiv said" tells where the police is.
        """
        if not self.mentions:
            return []
        tree, root = self.tree, top
        while tree.heads[root] != root and root not in reported:
            root = tree.heads[root]
        inside = set(tree.subtree(root))
        at = [m for m in self.mentions if m.head in inside and tree.case(m.head) in _AT]
        keys = {m.resolved[0].place_key if m.resolved else tree.words[m.start] for m in at}
        if len(keys) != 1:
            return []
        return [_event_place(self.doc, at[0], "event", "only place of the clause")]

    def _role(self, mention: PlaceMention, cores: Collection[int]) -> str | None:
        way = attach(self.tree, mention.head, cores)
        if way is None:
            return None
        is_direction = self.tree.lemmas[mention.head] in load_nouns().directions
        if is_direction and way.relation not in _CORE_RELATIONS:
            return "event"
        return _role(way, self.frames, self.event_type)


def _described(tree: Tree, cores: Collection[int]) -> set[int]:
    """Return the tokens of the nouns that the predicates tell what happened in."""
    return {
        token
        for core in cores
        if _is_where(tree, core)
        for token in tree.subtree(tree.heads[core], without=CLAUSES)
    }


def _role(way: Attachment, frames: Sequence[Frame], event_type: str) -> str | None:
    case, relation, inner = way.case, way.relation, set(way.cases[:-1])
    if inner & _AT or ("'s" in inner and relation not in SUBJECTS):
        return _role_of_holder(way, event_type)
    if relation == "nmod:poss":
        return None
    if relation in {"compound", "amod", "nmod:desc"}:
        return "event" if _is_noun_core(frames, way.core) or not frames else None
    if case in _AT | _FROM | _TO:
        return _role_by_case(case, event_type)
    is_itself = len(way.cases) == 1 or "of" in inner
    return "event" if is_itself and _is_befallen(way, frames, event_type) else None


def _role_by_case(case: str, event_type: str) -> str | None:
    """Return the role of a place to which a preposition of place or way leads."""
    if case in _AT:
        return None if case in _PARTY_CASES and event_type not in _DONE else "event"
    if case in _FROM:
        return "origin" if event_type in MOVEMENT else None
    if event_type in MOVEMENT:
        return "destination"
    is_there = (event_type == "CONSULT" and case == "to") or (
        event_type == "ASSAULT" and case in _INTO
    )
    return "event" if is_there else None


def _is_befallen(way: Attachment, frames: Sequence[Frame], event_type: str) -> bool:
    """Return whether a place is itself what a type in :data:`TERRITORIAL` befalls.

    Protests befall it, too, as what they occupy or block: "the central *square* of Tbilisi".
    """
    if event_type == "PROTEST":
        return way.relation in {"obj", "nsubj:pass"}
    return event_type in TERRITORIAL and (
        way.relation in {"obj", "nsubj:pass"}
        or (way.relation in SUBJECTS and _is_undergoer(way, frames))
        or way.case in {"of", "against", "upon"}
    )


def _is_where(tree: Tree, core: int) -> bool:
    """Return whether a predicate tells what happened in the place that it describes."""
    return tree.deps[core] == "acl:relcl" and any(
        tree.lower[c] == "where" or (tree.lower[c] == "which" and tree.case(c) == "in")
        for c in tree.children[core]
    )


def _role_of_holder(way: Attachment, event_type: str) -> str | None:
    """Return the role of a place that holds what takes part: "a school in X", "to a camp in X"."""
    if way.case in _TO and event_type in MOVEMENT:
        return "destination"
    if way.case in _FROM:
        return "origin" if event_type in MOVEMENT else None
    return "event"


def _is_noun_core(frames: Sequence[Frame], core: int) -> bool:
    return any(frame.is_noun and frame.trigger == core for frame in frames)


def _is_undergoer(way: Attachment, frames: Sequence[Frame]) -> bool:
    return any(way.phrase in frame.undergoer for frame in frames)


def _finest(places: Sequence[EventPlace]) -> list[EventPlace]:
    """Return the places of each role without those that contain a finer one, each once."""
    kept: list[EventPlace] = []
    for role in ("event", "origin", "destination"):
        here = [place for place in places if place.role == role]
        finest = min(map(_coarseness, here), default=0)
        seen: set[str] = set()
        for place in sorted(here, key=lambda p: (_coarseness(p), p.start)):
            is_container = _coarseness(place) > finest and _coarseness(place) >= 4
            key = place.place_key or place.text
            point = f"{place.lat} {place.lon}" if place.lat is not None else key
            if not is_container and seen.isdisjoint({key, point}):
                seen.update({key, point})
                kept.append(place)
    return kept[:MAX_PLACES]


def _coarseness(place: EventPlace) -> int:
    return UNPINNED if place.precision is None else place.precision


def _event_place(doc: Doc, mention: PlaceMention, role: str, reason: str) -> EventPlace:
    """Return the place, moved where the words around it say so ("15 km south of Kupiansk")."""
    name = doc[mention.start : mention.end]
    if mention.resolved is None:
        return EventPlace(
            start=name.start_char,
            end=name.end_char,
            text=name.text,
            role=role,
            name=name.text,
            reason=f"{reason}; not on the map",
        )
    place, _ = mention.resolved
    at = located(doc, mention.start, mention.end, place, mention.beside)
    return EventPlace(
        start=name.start_char,
        end=name.end_char,
        text=name.text,
        role=role,
        place_key=place.place_key,
        geonames_id=place.geonames_id,
        name=place.name,
        lat=at.lat,
        lon=at.lon,
        country=place.country or None,
        admin1=place.admin1,
        precision=at.precision,
        radius_km=at.radius_km,
        reason=f"{reason}: {at.reason}" if at.reason else reason,
    )
