"""Whether something is still to come although no word says so: journeys, meetings, timetables."""

from datetime import date

from sitrep.coding import EventDate
from sitrep.extract.event_dates import SAID_ON
from sitrep.extract.frames import Frame
from sitrep.extract.tree import NOMINAL, SUBJECTS, Tree

# Meetings are arranged: what is to happen at one, or with it, tells that it is to come.
_ARRANGED = frozenset("meeting summit talk visit conference trip session tour hearing".split())
# Who has arrived for one of these is on it.
_STAYS = frozenset({"visit", "trip", "tour"})
_AT = frozenset({"at", "in", "during", "after", "before"})
_TAKING_PART = frozenset({"attend", "use", "join", "host", "chair", "address", "participate"})
_TRAVELLING = frozenset("arrive come travel go fly leave head depart return".split())
_ON_SCHEDULE = _TRAVELLING | frozenset(
    "hold make pay begin open start resume meet visit gather host address vote withdraw".split()
)
_PERFECT = frozenset({"have", "be"})


def is_to_come(tree: Tree, frame: Frame, when: EventDate, published: date) -> str | None:
    """Return why the date of an event tells that it is still to come, or None."""
    if when.start is None:
        return None
    if when.date_from > published and not _is_told_as_past(tree, frame):
        return "its date lies after publication"
    is_of_a_day = when.precision == "day" and not when.reason.startswith(SAID_ON)
    if is_of_a_day and _is_of_a_timetable(tree, frame):
        return "the present tense with a day"
    return None


def is_purpose_of_journey(tree: Tree, i: int) -> bool:
    """Return whether somebody goes for it: "arrived for talks", "on a visit to urge restraint"."""
    head, relation = tree.heads[i], tree.deps[i]
    if tree.tags[i] == "VB":
        return relation == "acl" and tree.lemmas[head] in _ARRANGED
    if tree.pos[i] not in NOMINAL or tree.case(i) != "for" or tree.lemmas[i] in _STAYS:
        return False
    if tree.pos[head] == "PROPN" and tree.dependents(head, {"cop"}):
        return True  # "is in Moscow for talks"
    # "arrived on Tuesday for talks": the parser hangs the purpose on the day.
    verb = tree.heads[head] if tree.deps[head].startswith("obl") else head
    return tree.lemmas[verb] in _TRAVELLING


def goes_with_its_clause(tree: Tree, i: int) -> bool:
    """Return whether a meeting is when its clause is: "will attend the summit"."""
    head, relation, case = tree.heads[i], tree.deps[i], tree.case(i)
    if tree.pos[i] not in NOMINAL or tree.lemmas[i] not in _ARRANGED:
        return False
    if relation in SUBJECTS or (relation == "obj" and tree.lemmas[head] in _TAKING_PART):
        return True
    if case == "on":  # "will be in India on a visit", and not "will report on a visit"
        return tree.pos[head] != "VERB"
    return case in _AT and relation.startswith(("obl", "nmod"))


def _is_told_as_past(tree: Tree, frame: Frame) -> bool:
    """Return whether the verb of an event's clause is in a past tense."""
    verb = next((i for i in (frame.top, tree.heads[frame.top]) if tree.pos[i] == "VERB"), None)
    if verb is None or frame.top != frame.trigger:
        return False
    auxiliaries = {tree.lemmas[c] for c in tree.dependents(verb, {"aux", "aux:pass"})}
    return tree.tags[verb] == "VBD" or (tree.tags[verb] == "VBN" and bool(auxiliaries & _PERFECT))


def _is_of_a_timetable(tree: Tree, frame: Frame) -> bool:
    """Return whether a verb tells in the present what is to come: "arrives on Sunday"."""
    verb = frame.top
    if frame.is_noun and tree.lemmas[verb] == "come":
        return False  # "the rally *comes* a day after": it has come
    return (
        tree.lemmas[verb] in _ON_SCHEDULE
        and tree.tags[verb] in {"VBZ", "VBP"}
        and not tree.dependents(verb, {"aux", "cop"})
    )
