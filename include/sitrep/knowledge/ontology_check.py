"""What is wrong with an ontology and the data that lead to its types, in sentences."""

from collections.abc import Iterable, Iterator, Mapping

from sitrep.knowledge.ontology import MATCHES, Crosswalk, EventType, Mode, Ontology
from sitrep.knowledge.operators import Operators
from sitrep.knowledge.role_frames import RoleFrame
from sitrep.knowledge.support_verbs import SupportVerbs
from sitrep.knowledge.trigger_check import (
    Tokenize,
    ambiguities,
    dead_triggers,
    shadowed_triggers,
    target_of,
    unknown_labels,
)
from sitrep.knowledge.triggers import Trigger

MIN_EXAMPLES = 2


def check_ontology(
    ontology: Ontology, triggers: Iterable[Trigger], *, tokenize: Tokenize | None = None
) -> list[str]:
    """Return what is wrong with an ontology and its triggers, one sentence each.

    An empty list means: every match is known and has a code, every type and mode has examples
    and can be reached by a trigger, every trigger can match and win, and no two triggers with
    the same words lead to different codes without a condition that tells them apart. Pure.

    Parameters
    ----------
    ontology : Ontology
        The types.
    triggers : iterable of Trigger
        In the order of their file: problems name their number, which is the line there.
    tokenize : callable, optional
        Cuts a text into words as the pipeline does; without it that is not looked at.
    """
    triggers = list(triggers)
    problems = [
        problem
        for kind in ontology.types.values()
        for name, item in kind.named()
        for problem in _item_problems(name, item)
    ]
    problems += _reach_problems(ontology, triggers)
    problems += ambiguities(triggers)
    problems += unknown_labels(triggers)
    problems += dead_triggers(triggers, tokenize)
    return problems + list(shadowed_triggers(triggers))


def check_grammar(
    ontology: Ontology,
    frames: Mapping[str, RoleFrame],
    operators: Operators,
    support_verbs: SupportVerbs,
) -> list[str]:
    """Return what is wrong with the data on roles, operators and supporting verbs. Pure."""
    known = {name for kind in ontology.types.values() for name, _ in kind.named()} | {"default"}
    problems = [
        f"role_frames.toml has a frame for {name}, which is no event type or mode."
        for name in frames
        if name not in known
    ]
    problems += [
        f"role_frames.toml leads by '{case}' to both the actor and the recipient of {name}."
        for name, frame in frames.items()
        if not frame.is_mutual
        for case in frame.actor
        if case in frame.recipient
    ]
    both = sorted(support_verbs.doing & support_verbs.undergoing)
    problems += [
        f"support_verbs.toml says of '{verb}' that its subject both does and suffers it."
        for verb in both
    ]
    stray = sorted(operators.attempts - operators.governors.keys())
    return problems + [
        f"operators.toml calls '{word}' an attempt, but governors has no effect for it."
        for word in stray
    ]


def _item_problems(name: str, item: EventType | Mode) -> Iterator[str]:
    if len(item.examples) < MIN_EXAMPLES:
        yield f"{name} has {len(item.examples)} examples, expected at least {MIN_EXAMPLES}."
    if not -10 <= item.goldstein <= 10:
        yield f"{name} has Goldstein {item.goldstein}, expected -10 to 10."
    for target in ("plover", "cameo", "acled"):
        crosswalk: Crosswalk = getattr(item, target)
        if crosswalk.match not in MATCHES:
            yield f"{name} has an unknown {target} match {crosswalk.match!r}."
        elif (crosswalk.code is None) != (crosswalk.match == "none"):
            yield f"{name} has {target} code {crosswalk.code!r} with match {crosswalk.match!r}."


def _reach_problems(ontology: Ontology, triggers: list[Trigger]) -> list[str]:
    names = [name for kind in ontology.types.values() for name, _ in kind.named()]
    reached = {trigger.event_type for trigger in triggers} | set(map(target_of, triggers))
    unknown = [
        f"The trigger {' '.join(trigger.words)!r} is of unknown {target_of(trigger)}."
        for trigger in triggers
        if target_of(trigger) not in names
    ]
    return [f"{name} has no trigger." for name in names if name not in reached] + unknown
