"""What a number counts in an event: killed, troops, settlements, years."""

from collections.abc import Iterator

from sitrep.extract.counted import CountedToken, is_fate, kind_of_unit, known_units, unit_of
from sitrep.extract.happenings import Happening, Told
from sitrep.extract.tree import NOMINAL, SUBJECTS, Tree
from sitrep.knowledge.quantity_kinds import load_quantity_kinds
from sitrep.language.counting.numbers import NumberMention
from sitrep.language.values import TIME_LABELS

# What a number tells of a person or a thing, and not of an event.
_TRAITS = frozenset({"age", "speed", "temperature"})
_HARM = frozenset({"killed", "wounded", "missing"})
# Punishments last as long as the text tells, after these prepositions or none.
_LASTING = frozenset({"SANCTION"})
_FOR = frozenset({"", "for", "of", "to", "up to"})
_ABOARD = frozenset({"aboard", "board"})
_ABOARD_AFTER = 6
# Events that are done to things, or with them.
_OF_THINGS = frozenset({"AID", "ASSAULT", "COERCE", "CONTROL", "DAMAGE", "DISASTER", "SANCTION"})
_OPERATOR_WORDS = frozenset(
    "about almost another around at least more most nearly over some than the to up".split()
)
_MAX_NOUNS = 3


def kind_of(
    tree: Tree, told: Told, counted: CountedToken, happening: Happening
) -> tuple[str | None, str]:
    """Return the kind of quantity that a number makes, or None, and why."""
    if counted.mention.label in TIME_LABELS:
        return _kind_of_duration(tree, counted, happening)
    unit, noun = unit_of(tree, counted), tree.words[counted.noun]
    if (own := kind_of_unit(unit)) is not None:
        return (None if own in _TRAITS else own), f"its unit is {unit}"
    if (own := _kind_of_noun(tree, counted.noun)) is not None:
        return own, f"{noun!r} tells it"
    if unit not in (None, "person") and unit in known_units():
        return None, f"nothing tells what becomes of so many {unit}s"
    return _kind_by_predicate(tree, told, counted, happening)


def fate_of(tree: Tree, counted: CountedToken) -> str | None:
    """Return what the words on a number of people tell of them: killed, wounded or missing."""
    if unit_of(tree, counted) not in {None, "person"}:
        return None
    kind, noun = _kind_of_noun(tree, counted.noun), counted.noun
    if kind is None and tree.deps[noun] in {"nsubj", "nsubj:pass", "obj"}:
        befallen, head = load_quantity_kinds().befallen, tree.heads[noun]
        fates = (head, *tree.dependents(head, {"xcomp"}))  # "remain *unaccounted* for"
        told = (befallen.get(word) for i in fates for word in (tree.lower[i], tree.lemmas[i]))
        kind = next((one for one in told if one is not None), None)
    return kind if kind in _HARM else None


# Who does so is displaced; whom something left without food is not.
_GOING = frozenset({"leave", "cross", "escape"})


def can_be(kind: str, number: NumberMention) -> bool:
    """Return whether there can be so many: nobody counts 8.4 people."""
    value = number.best if number.best is not None else number.low
    return kind not in load_quantity_kinds().of_people or value is None or value == int(value)


def _kind_of_duration(
    tree: Tree, counted: CountedToken, happening: Happening
) -> tuple[str | None, str]:
    """Return the unit's plural for how long a punishment lasts: "14 years in prison"."""
    event_type = happening.main.match.trigger.event_type
    lasts = event_type in _LASTING and tree.case(counted.noun) in _FOR
    kind = f"{counted.mention.unit}s" if lasts else None
    return kind, f"how long, in an event of type {event_type}"


def _kind_by_predicate(
    tree: Tree, told: Told, counted: CountedToken, happening: Happening
) -> tuple[str | None, str]:
    trigger = happening.main.match.trigger
    is_undergoer = _is_undergoer(tree, told, counted)
    kinds = load_quantity_kinds()
    if (lemma := _fate(tree, told, counted, is_undergoer=is_undergoer)) is not None:
        return kinds.befallen[lemma], f"what {lemma!r} befalls"
    if trigger.event_type == "DISASTER" and _is_aboard(tree, counted):
        return "aboard", "people on board"
    unit, by_type = unit_of(tree, counted), kinds.of_type(trigger.event_type, trigger.mode)
    is_person, is_known = unit == "person", unit in known_units()
    if by_type is not None and (is_person or (not is_known and _stands_alone(tree, counted))):
        return by_type, f"people in an event of type {trigger.event_type}"
    if is_undergoer and is_person:
        return "persons", "people, of whom no more is told"
    has_things = trigger.event_type in _OF_THINGS and not is_known
    if is_undergoer and has_things and _is_counted_thing(tree, counted):
        return tree.lower[counted.noun], "things without a kind of their own"
    return None, "nothing tells what it counts"


def _is_undergoer(tree: Tree, told: Told, counted: CountedToken) -> bool:
    """Return whether what a predicate tells befalls those counted."""
    hangs_on = (
        told.is_effect
        and tree.heads[counted.noun] in told.frame.core
        and (tree.deps[counted.noun] != "obl" or unit_of(tree, counted) == "person")
    )
    return (
        told.frame.is_noun
        or hangs_on
        or _is_in(tree, counted.noun, told.frame.undergoer)
        or _is_behind_particle(tree, counted.noun, told)
    )


def _fate(tree: Tree, told: Told, counted: CountedToken, *, is_undergoer: bool) -> str | None:
    """Return the word that tells what befell those counted: the verb before, or the event's."""
    before = _verb_before(tree, counted) if unit_of(tree, counted) in {None, "person"} else None
    kinds, trigger = load_quantity_kinds(), told.match.trigger
    befallen = kinds.befallen
    own = {*_HARM, kinds.of_type(trigger.event_type, trigger.mode)}
    words = [before] if before is not None and befallen.get(before) in own else []
    words += _words_of(tree, told) if is_undergoer else ()
    others = _GOING if trigger.event_type != "DISPLACE" else frozenset[str]()
    return next((word for word in words if word in befallen and word not in others), None)


def _stands_alone(tree: Tree, counted: CountedToken) -> bool:
    """Return whether nothing tells who was counted: "two were held", "two others"."""
    is_alone = counted.noun == counted.token and tree.tags[counted.token] != "NN"
    return is_alone or tree.lower[counted.noun] == "others"


def _is_aboard(tree: Tree, counted: CountedToken) -> bool:
    """Return whether people are told as those who travel: "with 84 people aboard"."""
    noun, carried = counted.noun, tree.heads[counted.noun]
    if unit_of(tree, counted) != "person":
        return False
    if tree.deps[noun] == "obj" and tree.lower[carried] == "carrying":
        return True
    after = tree.lower[noun : noun + _ABOARD_AFTER]
    return tree.case(noun) == "with" and bool(_ABOARD.intersection(after))


def _is_behind_particle(tree: Tree, noun: int, told: Told) -> bool:
    """Return whether the parser took a verb's particle for a preposition: "flew *in* doses"."""
    return any(tree.deps[i] == "case" and tree.heads[i] == noun for i in told.match.tokens)


def _verb_before(tree: Tree, counted: CountedToken) -> str | None:
    """Return the lemma of the verb right before its object: "*wounded* at least five"."""
    if tree.deps[counted.noun] in SUBJECTS:
        return None
    i = counted.token - 1
    while i > 0 and tree.lower[i] in _OPERATOR_WORDS:
        i -= 1
    return tree.lemmas[i] if i >= 0 and tree.tags[i].startswith("VB") else None


def _is_counted_thing(tree: Tree, counted: CountedToken) -> bool:
    """Return whether a number counts a plural noun that no list has: "400,000 doses"."""
    is_others = tree.lower[counted.noun] == "others"
    return counted.noun != counted.token and tree.tags[counted.noun] == "NNS" and not is_others


def _kind_of_noun(tree: Tree, noun: int) -> str | None:
    """Return the kind of "three deaths", "three people dead" and "12 injured residents"."""
    kinds = load_quantity_kinds().counted
    if is_fate(tree, noun):
        return kinds[tree.lower[noun]]
    if tree.pos[noun] in NOMINAL and tree.lemmas[noun] in kinds:
        return kinds[tree.lemmas[noun]]
    for child in tree.children[noun]:
        if tree.deps[child] in {"amod", "acl", "xcomp"} and tree.lower[child] in kinds:
            return kinds[tree.lower[child]]
    return None


def _is_in(tree: Tree, noun: int, heads: tuple[int, ...]) -> bool:
    """Return whether a noun is one of the heads, or counts in one: "a family of three"."""
    for _ in range(_MAX_NOUNS):
        if noun in heads:
            return True
        if tree.deps[noun] not in {"nmod", "conj", "appos"}:
            return False
        noun = tree.heads[noun]
    return False


def _words_of(tree: Tree, told: Told) -> Iterator[str]:
    """Yield the lemmas of a predicate, those that make it deadly first: "shot dead"."""
    for core in told.frame.core:
        for child in tree.children[core]:
            if tree.lower[child] in {"dead", "death", "fatally"}:
                yield "dead"
    yield told.lemma
    yield from (tree.lemmas[i] for i in (*told.match.tokens, *told.frame.core))
