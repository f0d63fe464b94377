"""How the conditions of a trigger are met at a place of the text, or why they are not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitrep.extract.surroundings import Surroundings
from sitrep.extract.tree import Tree
from sitrep.extract.trigger_finder import TriggerMatch

# Of longer lists the rest is counted.
MAX_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One condition: which list of the trigger sets it, whether it is met, and how.

    ``short`` says the same without the words that the list has, for several triggers at once.
    """

    name: str
    is_met: bool
    reason: str
    short: str


def conditions_of(
    match: TriggerMatch, tree: Tree, surroundings: Surroundings
) -> Iterator[Condition]:
    """Yield the conditions of a trigger, in the order in which they are tested."""
    trigger, frame = match.trigger, surroundings.frame(match.head, match.trigger)
    if trigger.excludes:
        yield _excluding(tree, match.head, trigger.excludes)
    if trigger.object:
        found = list(surroundings.objects(frame))
        yield _party("object", trigger.object, found, tree, surroundings)
    if trigger.subject:
        found = list(surroundings.subjects(frame))
        yield _party("subject", trigger.subject, found, tree, surroundings)
    if trigger.needs or trigger.requires:
        around = sorted(surroundings.around(trigger, match.head, match.tokens))
        if trigger.needs:
            yield _required("needs", trigger.needs, around, tree, surroundings)
        if trigger.requires:
            yield _required("requires", trigger.requires, around, tree, surroundings)


def listed(words: Sequence[str]) -> str:
    """Return the first words of a list, and how many more there are."""
    rest = len(words) - MAX_WORDS
    shown = ", ".join(words[:MAX_WORDS])
    return f"{shown} or {rest} more" if rest > 0 else shown


def _excluding(tree: Tree, head: int, words: Sequence[str]) -> Condition:
    sentence = range(tree.starts[head], tree.ends[head])
    found = [tree.words[i] for i in sentence if tree.lemmas[i] in words or tree.lower[i] in words]
    reason = f"'{found[0]}' in the sentence excludes it" if found else "nothing excludes it"
    return Condition(name="excludes", is_met=not found, reason=reason, short=reason)


def _party(
    name: str, wanted: Sequence[str], found: list[int], tree: Tree, surroundings: Surroundings
) -> Condition:
    verb, who = ("befalls", "object") if name == "object" else ("is done by", "doer")
    meeting = next(surroundings.meeting(found, wanted), None)
    if meeting is not None:
        reason = f"{verb} '{tree.words[meeting]}', {_as(meeting, wanted, tree, surroundings)}"
        return Condition(name=name, is_met=True, reason=reason, short=reason)
    here = f"not '{tree.words[found[0]]}'" if found else "and there is none"
    return Condition(
        name=name,
        is_met=False,
        reason=f"asks for a certain {who} ({listed(wanted)}), {here}",
        short=f"asks for a certain {who}, {here}",
    )


def _required(
    name: str, wanted: Sequence[str], around: list[int], tree: Tree, surroundings: Surroundings
) -> Condition:
    meeting = next(surroundings.meeting(around, wanted), None)
    if meeting is not None:
        how = _as(meeting, wanted, tree, surroundings)
        reason = f"'{tree.words[meeting]}' stands in its clause, {how}"
        return Condition(name=name, is_met=True, reason=reason, short=reason)
    return Condition(
        name=name,
        is_met=False,
        reason=f"its clause has none of {listed(wanted)}",
        short="its clause lacks the words that it asks for",
    )


def _as(token: int, wanted: Sequence[str], tree: Tree, surroundings: Surroundings) -> str:
    if tree.lemmas[token] in wanted or tree.lower[token] in wanted:
        return "as it asks"
    labels = [label for label in wanted if label in surroundings.classes_of(token)]
    return f"a {labels[0]}, as it asks"
