"""What reports hold, column by column, so that one is compared with many at once."""

from collections.abc import Sequence
from datetime import date
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from sitrep.knowledge.weights import LIKENESS, load_weights
from sitrep.knowledge.word_counts import information
from sitrep.warehouse.linking.features import are_apart
from sitrep.warehouse.linking.keys import MAX_DATED_DAYS, MAX_GAP_DAYS
from sitrep.warehouse.linking.likeness import NEVER, TOLD_APART
from sitrep.warehouse.linking.map_of_places import MapOfPlaces
from sitrep.warehouse.linking.nearness import RELATIONS
from sitrep.warehouse.linking.report import Report
from sitrep.warehouse.linking.words import RARE, Words

Numbers = NDArray[np.float64]
Days = NDArray[np.int64]
Rows = NDArray[np.intp]
Flags = NDArray[np.bool_]


def weight_of(feature: str) -> float:
    """Return the log-odds that a feature adds: NEVER if it tells two happenings apart."""
    return NEVER if feature in TOLD_APART else load_weights(LIKENESS).of(feature)


class Dates:
    """On which days it happened, as told and as the text around tells it."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._own = _spans([report.dates for report in reports])
        self._by_context = _spans([report.dates_by_context for report in reports])
        self._is_stated = np.array([report.is_date_stated for report in reports], dtype=bool)
        self._is_exact = self._own[1] - self._own[0] <= MAX_DATED_DAYS

    def are_comparable(self, row: int) -> Flags:
        """Say which are dated well and near enough to be one happening with one of them."""
        is_near = _gaps(self._own, row) <= MAX_GAP_DAYS
        return is_near & self._is_exact & bool(self._is_exact[row])

    def log_odds(self, row: int, rows: Rows) -> Numbers:
        """Return what the days of one of them and of others add."""
        gap, by_context = _gaps(self._own, row)[rows], _gaps(self._by_context, row)[rows]
        first, last = self._own
        one_day = (first[rows] == last[row]) & (last[rows] == first[row])
        stated = np.select(
            [gap > 1, gap == 1, one_day],
            [weight_of("days apart, stated"), weight_of("the day after, stated"),
             weight_of("same day, stated")],
            weight_of("overlapping dates"),
        )  # fmt: skip
        least = np.minimum(gap, by_context)
        untold = np.select(
            [least > 1, least == 1, by_context <= 0],
            [weight_of("days apart"), weight_of("the day after"), weight_of("same day")],
            weight_of("same publication"),
        )
        return np.where(self._is_stated[rows] & self._is_stated[row], stated, untold)


class Places:
    """Where it happened, on the map and by name."""

    def __init__(self, reports: Sequence[Report]) -> None:
        around = [report.places or report.nearby for report in reports]
        self._map = MapOfPlaces(around)
        self._around = around
        self._number = np.array([self._map.number(places) for places in around], dtype=np.int64)
        self._is_told = np.array([bool(report.places) for report in reports], dtype=bool)
        self._unpinned = [report.unpinned for report in reports]
        self._is_named = np.array([bool(report.unpinned) for report in reports], dtype=bool)
        told = [weight_of(relation) for relation in RELATIONS]
        context = [weight_of(f"{relation}, by context") for relation in RELATIONS]
        nowhere = weight_of("no place")
        self._told = np.array([*told, nowhere])
        self._by_context = np.array([*context, nowhere])
        self._named = cache(_named)

    def log_odds(self, row: int, rows: Rows) -> Numbers:
        """Return what the places of one of them and of others add."""
        ranks = self._map.ranks_to(self._around[row])[self._number[rows]]
        are_told = self._is_told[rows] & self._is_told[row]
        total = np.where(are_told, self._told[ranks], self._by_context[ranks])
        if self._is_named[row]:
            for at in np.flatnonzero(self._is_named[rows] & ~are_told):
                total[at] = self._named(self._unpinned[row], self._unpinned[rows[at]])
        return total


class Sides:
    """Countries on one side of events; each set is held once."""

    def __init__(self, sides: Sequence[Words]) -> None:
        sets = list(dict.fromkeys(sides))
        number = {side: at for at, side in enumerate(sets)}
        self._number = np.array([number[side] for side in sides], dtype=np.int64)
        self._are_others = cache(partial(_are_others, sets))

    def are_others(self, row: int) -> Flags:
        """Say where both have a side and share no country."""
        return self._are_others(int(self._number[row]))[self._number]


class Stems:
    """Sets of stems as numbers, one set behind the other."""

    def __init__(self, sets: Sequence[Words]) -> None:
        number: dict[str, int] = {}
        stems = [number.setdefault(stem, len(number)) for stems in sets for stem in stems]
        self._stems = np.array(stems, dtype=np.int32)
        self._count = np.array([len(stems) for stems in sets], dtype=np.int32)
        self._start = np.cumsum(self._count, dtype=np.int32) - self._count
        tells = np.array([information(stem) for stem in number])
        self._weight = tells**2
        self._is_rare = (tells > RARE).astype(float)
        self._length = np.sqrt(self._shared(np.arange(len(sets)), self._weight))
        self._length[self._length == 0] = 1

    def likeness(self, row: int, rows: Rows) -> Numbers:
        """As :func:`~sitrep.warehouse.linking.words.likeness`."""
        lengths: Numbers = self._length[rows] * self._length[row]
        return self._shared(rows, self._of(row, self._weight)) / lengths

    def rare(self, row: int, rows: Rows) -> Numbers:
        """As :func:`~sitrep.warehouse.linking.words.rare` of the stems in common."""
        return self._shared(rows, self._of(row, self._is_rare))

    def _of(self, row: int, weight: Numbers) -> Numbers:
        """Return the weight of each stem, 0 for those that the report of a row lacks."""
        ours = self._stems[self._start[row] : self._start[row] + self._count[row]]
        only = np.zeros_like(weight)
        only[ours] = weight[ours]
        return only

    def _shared(self, rows: Rows, weight: Numbers) -> Numbers:
        """Return for each of the rows the weights of its stems, added up."""
        count = self._count[rows]
        behind = np.cumsum(count) - count
        at = np.repeat(self._start[rows] - behind, count)
        at += np.arange(len(at), dtype=at.dtype)
        total = np.zeros(len(rows))
        is_told = count > 0
        if len(at):
            total[is_told] = np.add.reduceat(weight[self._stems[at]], behind[is_told])
        return total


def _named(ours: Words, theirs: Words) -> float:
    return weight_of("places of other names" if are_apart(ours, theirs) else "same name")


def _are_others(sets: Sequence[Words], at: int) -> Flags:
    return np.array([bool(sets[at] and other and not sets[at] & other) for other in sets])


def _spans(dates: Sequence[tuple[date, date]]) -> tuple[Days, Days]:
    first, last = zip(*((a.toordinal(), b.toordinal()) for a, b in dates), strict=True)
    return np.array(first), np.array(last)


def _gaps(spans: tuple[Days, Days], row: int) -> Days:
    gaps: Days = np.maximum(spans[0], spans[0][row]) - np.minimum(spans[1], spans[1][row])
    return gaps
