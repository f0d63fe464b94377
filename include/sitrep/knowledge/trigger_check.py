"""Triggers that can never match, can never win, or lead two ways: one sentence each."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from lemminflect import getAllLemmas

from sitrep.knowledge.triggers import LABELS, LISTS, PARTICLES, PREPOSITIONS, TAGS, Trigger

Tokenize = Callable[[str], Sequence[str]]

_CONDITIONS = ("requires", "needs", "object", "subject")
# Parts of speech of which a word can be the head of a trigger, as a participle or by name.
_HEADS = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})


def target_of(trigger: Trigger) -> str:
    """Return the type, and after a slash the mode, that a trigger leads to."""
    return f"{trigger.event_type}/{trigger.mode}" if trigger.mode else trigger.event_type


def ambiguities(triggers: Sequence[Trigger]) -> list[str]:
    """Report same words with the same conditions, or twice without any, for two targets."""
    targets: dict[tuple[str, tuple[frozenset[str], ...]], set[str]] = defaultdict(set)
    for trigger in triggers:
        targets[_words(trigger), _conditions(trigger)].add(target_of(trigger))
    return [
        f"{words} leads to {' and '.join(sorted(found))} alike."
        for (words, _), found in targets.items()
        if len(found) > 1
    ]


def unknown_labels(triggers: Sequence[Trigger]) -> Iterator[str]:
    """Report words in capitals that are no label: nothing in a text ever has them."""
    for number, trigger in enumerate(triggers, start=1):
        for name in LISTS:
            labels = [word for word in getattr(trigger, name) if word != word.lower()]
            if name == "excludes":  # it is compared with words alone
                unknown = labels
            else:
                unknown = [label for label in labels if label not in LABELS]
            if unknown:
                where = f"{_at(trigger, number)} has {', '.join(unknown)} in {name}"
                yield f"{where}, which is no label that can be there."


def dead_triggers(triggers: Sequence[Trigger], tokenize: Tokenize | None) -> Iterator[str]:
    """Report triggers that no text can meet."""
    for number, trigger in enumerate(triggers, start=1):
        where = _at(trigger, number)
        if trigger.pos not in TAGS:
            yield f"{where} has the part of speech {trigger.pos!r}, which no trigger can have."
            continue
        if tokenize is not None and not _is_tokenised(trigger, tokenize):
            cut = " ".join(tokenize(" ".join(trigger.words)))
            yield f"{where} can never match: the pipeline reads its words as {cut!r}."
        if _is_particle(trigger):
            head = trigger.words[trigger.head]
            yield f"{where} can never match: {head!r} is no {trigger.pos.lower()}."
        if excluded := sorted(set(trigger.words) & set(trigger.excludes)):
            yield f"{where} can never match: it excludes its own word {excluded[0]!r}."
        for name in _CONDITIONS:
            wanted = set(getattr(trigger, name))
            if wanted and wanted <= set(trigger.excludes):
                yield f"{where} can never match: all that is in {name} is also in excludes."


def shadowed_triggers(triggers: Sequence[Trigger]) -> Iterator[str]:
    """Report triggers that always lose to another one with the same words."""
    same: dict[tuple[str, tuple[str, ...]], list[tuple[int, Trigger]]] = defaultdict(list)
    for number, trigger in enumerate(triggers, start=1):
        same[trigger.pos, trigger.words].append((number, trigger))
    for group in same.values():
        for number, trigger in group:
            winner = next((one for one in group if _shadows(one, (number, trigger))), None)
            if winner is not None:
                yield (
                    f"{_at(trigger, number)} for {target_of(trigger)} never wins: line "
                    f"{winner[0]} for {target_of(winner[1])} goes first and asks for no more."
                )


def _shadows(one: tuple[int, Trigger], other: tuple[int, Trigger]) -> bool:
    if _preference(*one) >= _preference(*other):
        return False
    wins, loses = one[1], other[1]
    if target_of(wins) != target_of(loses) and _conditions(wins) == _conditions(loses):
        return False  # told as an ambiguity
    if wins.implies != loses.implies and (wins.object or wins.subject):
        return False  # another word is their object
    for name in _CONDITIONS:
        asked, given = set(getattr(wins, name)), set(getattr(loses, name))
        if asked and not (given and given <= asked):
            return False
    return set(wins.excludes) <= set(loses.excludes)


def _preference(number: int, trigger: Trigger) -> tuple[bool, bool, int]:
    """Order triggers with the same words as the coder does: see ``triggers.py``."""
    is_free = not any(trigger.conditions)
    return is_free, trigger.mode is None, number


def _conditions(trigger: Trigger) -> tuple[frozenset[str], ...]:
    return tuple(map(frozenset, trigger.conditions))


def _is_tokenised(trigger: Trigger, tokenize: Tokenize) -> bool:
    whole = " ".join(trigger.words)
    cut = whole.replace("-", " - ").split()
    return list(tokenize(whole)) in (list(trigger.words), cut)


def _is_particle(trigger: Trigger) -> bool:
    """Return whether the head is a word that is no verb and no noun in the dictionary."""
    head = trigger.words[trigger.head]
    if head not in PREPOSITIONS | PARTICLES:
        return False
    return not _HEADS & set(getAllLemmas(head))


def _words(trigger: Trigger) -> str:
    return f"The {trigger.pos.lower()} {' '.join(trigger.words)!r}"


def _at(trigger: Trigger, number: int) -> str:
    return f"{_words(trigger)} (line {number})"
