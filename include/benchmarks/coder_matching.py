"""Which found thing is which gold thing: by the characters they share, one to one."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from benchmarks.gold_documents import GoldDocument, GoldEvent
from sitrep.coding import CodedDocument, Event


class Spanned(Protocol):
    """What has characters of the text."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


Gold = TypeVar("Gold")
Found = TypeVar("Found")
# The smallest is paired first; None for a pair that can't be.
Cost = Callable[[Gold, Found], tuple[float, ...] | None]


@dataclass(frozen=True, slots=True)
class EventMatches:
    """The events of one document: pairs, gold events without one, found ones without one."""

    pairs: list[tuple[GoldEvent, Event]]
    missed: list[GoldEvent]
    false: list[Event]


def overlap(a: Spanned, b: Spanned) -> int:
    """Return how many characters two spans share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def distance(a: Spanned, b: Spanned) -> int:
    """Return how many characters stand between two spans, 0 where they touch or overlap."""
    return max(0, a.start - b.end, b.start - a.end)


def assign(
    gold: Sequence[Gold], found: Sequence[Found], cost: Cost[Gold, Found]
) -> list[tuple[Gold, Found]]:
    """Return pairs in gold order, each thing at most once, the best pair first."""
    candidates = sorted(
        (price, i, j)
        for i, right in enumerate(gold)
        for j, guess in enumerate(found)
        if (price := cost(right, guess)) is not None
    )
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in candidates:
        if i not in chosen and j not in taken:
            chosen[i] = j
            taken.add(j)
    return [(gold[i], found[chosen[i]]) for i in sorted(chosen)]


def match_events(
    gold: GoldDocument, found: CodedDocument, *, with_type: bool = True
) -> EventMatches:
    """Pair events of one type whose triggers stand in one sentence, or overlap.

    Among several the triggers that share most characters are paired, then those gold events
    that are not optional, then the nearest. Sentences are the coder's.
    """
    starts = [sentence.start for sentence in found.sentences]

    def sentence(span: Spanned) -> int:
        return bisect_right(starts, span.start)

    def cost(right: GoldEvent, guess: Event) -> tuple[float, ...] | None:
        shared = overlap(right.trigger, guess.trigger)
        if with_type and right.event_type != guess.event_type:
            return None
        if not shared and sentence(right.trigger) != sentence(guess.trigger):
            return None
        is_other_type = right.event_type != guess.event_type
        gap = distance(right.trigger, guess.trigger)
        return -shared, is_other_type, right.is_optional, gap

    pairs = assign(gold.events, found.events, cost)
    matched, used = {id(right) for right, _ in pairs}, {id(guess) for _, guess in pairs}
    return EventMatches(
        pairs=pairs,
        missed=[e for e in gold.events if id(e) not in matched and not e.is_optional],
        false=[e for e in found.events if id(e) not in used],
    )
