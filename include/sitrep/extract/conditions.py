"""How the conditions of a trigger are met at a place of the text, or why they are not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sitrep.extract.surroundings import Surroundings
from sitrep.extract.tree import Tree
from sitrep.extract.trigger_finder import TriggerMatch

# Of longer lists the rest is counted.
MAX_WORDS = 4


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: whether it is met, and a clause that says how."""

    is_met: bool
    reason: str


def conditions_of(
    match: TriggerMatch, tree: Tree, surroundings: Surroundings
) -> Iterator[Condition]:
    """Yield the conditions of a trigger, in the order in which they are tested."""
    trigger, frame = match.trigger, surroundings.frame(match.head, match.trigger)
    if trigger.excludes:
        start, end = tree.starts[match.head], tree.ends[match.head]
        yield _excluding(tree, range(start, end), trigger.excludes)
    if trigger.object:
        found = list(surroundings.objects(frame))
        yield _met("befalls", trigger.object, found, tree, surroundings)
    if trigger.subject:
        found = list(surroundings.subjects(frame))
        yield _met("is done by", trigger.subject, found, tree, surroundings)
    if trigger.requires:
        around = sorted(surroundings.clause(match.head) - set(match.tokens))
        yield _required(trigger.requires, around, tree, surroundings)


def listed(words: Sequence[str]) -> str:
    """Return the first words of a list, and how many more there are."""
    rest = len(words) - MAX_WORDS
    return ", ".join(words[:MAX_WORDS]) + (f" and {rest} more" if rest > 0 else "")


def _excluding(tree: Tree, tokens: Iterable[int], words: Sequence[str]) -> Condition:
    found = [tree.words[i] for i in tokens if tree.lemmas[i] in words or tree.lower[i] in words]
    if found:
        return Condition(False, f"{found[0]!r} in the sentence excludes it")
    return Condition(True, "no word that excludes it is in the sentence")


def _met(
    what: str, wanted: Sequence[str], found: list[int], tree: Tree, surroundings: Surroundings
) -> Condition:
    meeting = next(surroundings.meeting(found, wanted), None)
    if meeting is not None:
        return Condition(True, f"{what} {tree.words[meeting]!r} ({listed(wanted)})")
    instead = f", not {tree.words[found[0]]!r}" if found else ", and nothing is there"
    return Condition(False, f"it {what} {listed(wanted)} only{instead}")


def _required(
    wanted: Sequence[str], around: list[int], tree: Tree, surroundings: Surroundings
) -> Condition:
    meeting = next(surroundings.meeting(around, wanted), None)
    if meeting is not None:
        return Condition(True, f"{tree.words[meeting]!r} stands in its clause, as it asks")
    return Condition(False, f"its clause has none of {listed(wanted)}")
