"""When an event happened: the date that grammar gives to it, else that of its telling."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sitrep.coding import EventDate
from sitrep.extract.attachment import attach, outer_cores
from sitrep.extract.dates import DateMention
from sitrep.extract.frames import Frame
from sitrep.extract.tree import Tree


@dataclass(frozen=True, slots=True)
class DatedToken:
    """A date of the document and the token that heads its words."""

    mention: DateMention
    head: int


def find_event_date(
    text: str,
    tree: Tree,
    frames: Sequence[Frame],
    dates: Sequence[DatedToken],
    *,
    reported: Collection[int],
    cue: int | None,
    published: date,
) -> EventDate:
    """Return the date of an event.

    First the dates on its own predicate, then those on a predicate that shares its time, then
    the day on which it was said (``cue`` is the token of the report), then that of publication.
    """
    cores = [core for frame in frames for core in frame.core]
    top = frames[0].top
    for dated in _on(tree, cores, dates):
        return _event_date(text, dated.mention, dated.mention.reason)
    outer = outer_cores(tree, top, reported)
    for dated in _on(tree, outer, dates):
        shares = tree.deps[top] != "conj" or dated.head < tree.heads[top]
        if shares:
            return _event_date(text, dated.mention, dated.mention.reason)
    if cue is not None:
        for dated in _on(tree, [cue], dates):
            reason = f"said on that day: {dated.mention.reason}"
            return _event_date(text, dated.mention, reason)
    return EventDate(
        date_from=published, date_to=published, precision="day", reason="date of publication"
    )


def _on(tree: Tree, cores: Collection[int], dates: Sequence[DatedToken]) -> list[DatedToken]:
    """Return the dates that hang on the predicates, the nearest and most exact first."""
    found = []
    for dated in dates:
        way = attach(tree, dated.head, cores)
        if way is not None:
            length = (dated.mention.date_to - dated.mention.date_from).days
            found.append((way.steps, length, dated.head, dated))
    return [dated for *_, dated in sorted(found, key=lambda item: item[:3])]


def _event_date(text: str, mention: DateMention, reason: str) -> EventDate:
    return EventDate(
        date_from=mention.date_from,
        date_to=mention.date_to,
        precision=mention.precision,
        reason=reason,
        start=mention.start,
        end=mention.end,
        text=text[mention.start : mention.end],
    )
