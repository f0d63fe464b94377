"""In what two reports agree and differ: what their likeness is made of."""

from collections.abc import Iterator
from datetime import date

from sitrep.warehouse.linking.nearness import nearest
from sitrep.warehouse.linking.report import Report
from sitrep.warehouse.linking.words import Words, likeness, rare

Feature = tuple[str, float]

ENOUGH = 3


def features_of(a: Report, b: Report) -> Iterator[Feature]:
    """Yield in what two reports agree or differ, and how much (0-1); the same for (b, a)."""
    yield from _types(a, b)
    yield _dates(a, b), 1.0
    yield _places(a, b), 1.0
    yield from _parties(a, b)
    yield from _words(a, b)


def days_apart(a: Report, b: Report) -> int:
    """Return the days between what two reports may mean; 0 or less if they can be one day.

    Where one tells no date of its own, the date named last before it counts as well.
    """
    return min(_gap(a.dates, b.dates), _gap(a.dates_by_context, b.dates_by_context))


def _gap(ours: tuple[date, date], theirs: tuple[date, date]) -> int:
    return (max(ours[0], theirs[0]) - min(ours[1], theirs[1])).days


def _types(a: Report, b: Report) -> Iterator[Feature]:
    if a.event_type != b.event_type:
        yield "another type", 1.0
    elif a.mode and b.mode:
        yield ("same mode" if a.mode == b.mode else "another mode"), 1.0


def _dates(a: Report, b: Report) -> str:
    if a.is_date_stated and b.is_date_stated:
        gap = _gap(a.dates, b.dates)
        if gap > 0:
            return "the day after, stated" if gap == 1 else "days apart, stated"
        one_day = a.date_from == a.date_to == b.date_from == b.date_to
        return "same day, stated" if one_day else "overlapping dates"
    gap = days_apart(a, b)
    if gap > 0:
        return "the day after" if gap == 1 else "days apart"
    return "same day" if _gap(a.dates_by_context, b.dates_by_context) <= 0 else "same publication"


def _places(a: Report, b: Report) -> str:
    if a.places and b.places:
        return nearest(a.places, b.places)
    if a.unpinned and b.unpinned:
        return "places of other names" if are_apart(a.unpinned, b.unpinned) else "same name"
    ours, theirs = a.places or a.nearby, b.places or b.nearby
    return f"{nearest(ours, theirs)}, by context" if ours and theirs else "no place"


def are_apart(a: Words, b: Words) -> bool:
    """Say whether names of places can only mean others.

    A name goes with another that has all its words: "the base at Porga" and "Porga base".
    """
    names = [[frozenset(name.casefold().split()) - {"the"} for name in side] for side in (a, b)]
    return not any(p <= q or q <= p for p in names[0] for q in names[1])


def _parties(a: Report, b: Report) -> Iterator[Feature]:
    if a.actors and b.actors and not a.actors & b.actors:
        yield "another actor", 1.0
    if a.recipients and b.recipients and not a.recipients & b.recipients:
        yield "another recipient", 1.0
    if a.parties & b.parties:
        yield "same party", 1.0


def _words(a: Report, b: Report) -> Iterator[Feature]:
    if a.quantities & b.quantities:
        yield "same number", 1.0
    if a.revision_id == b.revision_id:
        yield "one text", 1.0
        yield "words around it, one text", likeness(a.surroundings, b.surroundings)
        return
    yield "words of the sentence", likeness(a.sentence, b.sentence)
    yield "rare words", min(rare(a.sentence & b.sentence), ENOUGH) / ENOUGH
    yield "words around it", likeness(a.surroundings, b.surroundings)
    yield "words of the story", likeness(a.story, b.story)
    if a.names and b.names and not a.names & b.names:
        yield "other names", 1.0
