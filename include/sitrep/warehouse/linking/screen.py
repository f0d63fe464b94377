"""Log-odds of one report with many at once: which pairs are worth a closer look."""

from collections.abc import Sequence
from datetime import date
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from sitrep.knowledge.weights import LIKENESS, load_weights
from sitrep.knowledge.word_counts import information
from sitrep.warehouse.linking.features import ENOUGH, are_apart
from sitrep.warehouse.linking.keys import MAX_DATED_DAYS, MAX_GAP_DAYS, keys_of
from sitrep.warehouse.linking.likeness import NEVER, TOLD_APART
from sitrep.warehouse.linking.map_of_places import MapOfPlaces, numbered
from sitrep.warehouse.linking.nearness import RELATIONS
from sitrep.warehouse.linking.postings import Postings
from sitrep.warehouse.linking.report import Report
from sitrep.warehouse.linking.words import RARE, Words

Numbers = NDArray[np.float64]
Days = NDArray[np.int64]
Rows = NDArray[np.intp]
Flags = NDArray[np.bool_]

# What is weighed later, of which none can add more than its weight.
OF_PARTIES = ("same party", "same number")
OF_SENTENCES = ("words of the sentence", "rare words", "one text")
OF_CONTEXTS = ("words around it", "words of the story", "words around it, one text")

# The arrays add up in another order than one pair alone: so much may their log-odds differ.
SLACK = 1e-6


class Screen:
    """Reports of one family, ready to be compared with one of them.

    It tells the same as :func:`~sitrep.warehouse.linking.likeness.log_odds`, but for rounding,
    a hundred times faster.
    """

    def __init__(self, reports: Sequence[Report]) -> None:
        self._reports = reports
        self._keys = Postings([frozenset(keys_of(report)) for report in reports])
        self._revision = numbered([report.revision_id for report in reports])
        self._countries = Postings([report.countries for report in reports])
        self._days = _Dates(reports)
        self._where = _Places(reports)
        self._type = numbered([report.event_type for report in reports])
        self._mode = numbered([report.mode for report in reports])
        self._has_mode = np.array([report.mode is not None for report in reports], dtype=bool)
        self._actors = _Sides([report.actors for report in reports])
        self._recipients = _Sides([report.recipients for report in reports])
        self._parties = Postings([report.parties for report in reports])
        self._quantities = Postings([report.quantities for report in reports])
        self._names = Postings([report.names for report in reports])
        self._has_names = np.array([bool(report.names) for report in reports], dtype=bool)
        self._sentence = _Words([report.sentence for report in reports])
        self._surroundings = _Words([report.surroundings for report in reports])
        self._story = _Words([report.story for report in reports])
        # What to weigh in turn, and the most that all behind it can add.
        words = sum(_most(name) for name in OF_CONTEXTS)
        parties = words + sum(_most(name) for name in OF_SENTENCES)
        places = parties + sum(_most(name) for name in OF_PARTIES)
        self._steps = (
            (self._days_and_places, places),
            (self._parties_and_numbers, parties),
            (self._sentences, words),
            (self._contexts, 0.0),
        )

    def compare(self, row: int, *, least: float = NEVER / 2) -> tuple[Rows, Numbers]:
        """Return the reports that may be of one happening with a report, and the log-odds of each.

        Those that are not to be compared with it, or are told apart, are left out, and those
        whose log-odds are seen to be below ``least`` before all has been weighed.
        """
        report = self._reports[row]
        is_compared = self._days.are_comparable(row) & self._keys.having(keys_of(report))
        is_compared &= self._countries.having(report.countries) | self._is_one_text(row)
        is_compared[row] = False
        rows = np.flatnonzero(is_compared)
        odds = np.full(len(rows), load_weights(LIKENESS).start)
        # The cheap ones first: there are fewer and fewer to weigh.
        for weigh, most in self._steps:
            odds += weigh(row, rows)
            is_likely = odds + most >= least
            rows, odds = rows[is_likely], odds[is_likely]
        return rows, odds

    def _is_one_text(self, row: int) -> Flags:
        is_one: Flags = self._revision == self._revision[row]
        return is_one

    def _days_and_places(self, row: int, rows: Rows) -> Numbers:
        total = self._days.log_odds(row, rows)
        total += self._where.log_odds(row, rows)
        return total + self._types(row, rows)

    def _types(self, row: int, rows: Rows) -> Numbers:
        is_other = self._type[rows] != self._type[row]
        has_modes = self._has_mode[rows] & self._has_mode[row] & ~is_other
        is_same_mode = self._mode[rows] == self._mode[row]
        return np.select(
            [is_other, has_modes & is_same_mode, has_modes],
            [_weight("another type"), _weight("same mode"), _weight("another mode")],
            0.0,
        )

    def _parties_and_numbers(self, row: int, rows: Rows) -> Numbers:
        report = self._reports[row]
        total: Numbers = (
            _weight("another actor") * self._actors.are_others(row)[rows]
            + _weight("another recipient") * self._recipients.are_others(row)[rows]
            + _weight("same party") * self._parties.having(report.parties)[rows]
            + _weight("same number") * self._quantities.having(report.quantities)[rows]
        )
        return total

    def _sentences(self, row: int, rows: Rows) -> Numbers:
        report = self._reports[row]
        has_other_names = self._has_names & ~self._names.having(report.names)
        rare = np.minimum(self._sentence.rare(row, rows), ENOUGH)
        apart = (
            _weight("words of the sentence") * self._sentence.likeness(row, rows)
            + _weight("rare words") / ENOUGH * rare
            + _weight("other names") * (has_other_names[rows] & bool(report.names))
        )
        return np.where(self._is_one_text(row)[rows], _weight("one text"), apart)

    def _contexts(self, row: int, rows: Rows) -> Numbers:
        around = self._surroundings.likeness(row, rows)
        apart = _weight("words around it") * around
        apart += _weight("words of the story") * self._story.likeness(row, rows)
        together = _weight("words around it, one text") * around
        return np.where(self._is_one_text(row)[rows], together, apart)


class _Dates:
    def __init__(self, reports: Sequence[Report]) -> None:
        self._own = _spans([report.dates for report in reports])
        self._by_context = _spans([report.dates_by_context for report in reports])
        self._is_stated = np.array([report.is_date_stated for report in reports], dtype=bool)
        self._is_exact = self._own[1] - self._own[0] <= MAX_DATED_DAYS

    def are_comparable(self, row: int) -> Flags:
        is_near = _gaps(self._own, row) <= MAX_GAP_DAYS
        return is_near & self._is_exact & bool(self._is_exact[row])

    def log_odds(self, row: int, rows: Rows) -> Numbers:
        gap, by_context = _gaps(self._own, row)[rows], _gaps(self._by_context, row)[rows]
        first, last = self._own
        one_day = (first[rows] == last[row]) & (last[rows] == first[row])
        stated = np.select(
            [gap > 1, gap == 1, one_day],
            [_weight("days apart, stated"), _weight("the day after, stated"),
             _weight("same day, stated")],
            _weight("overlapping dates"),
        )  # fmt: skip
        least = np.minimum(gap, by_context)
        untold = np.select(
            [least > 1, least == 1, by_context <= 0],
            [_weight("days apart"), _weight("the day after"), _weight("same day")],
            _weight("same publication"),
        )
        return np.where(self._is_stated[rows] & self._is_stated[row], stated, untold)


class _Places:
    def __init__(self, reports: Sequence[Report]) -> None:
        around = [report.places or report.nearby for report in reports]
        self._map = MapOfPlaces(around)
        self._around = around
        self._number = np.array([self._map.number(places) for places in around], dtype=np.int64)
        self._is_told = np.array([bool(report.places) for report in reports], dtype=bool)
        self._unpinned = [report.unpinned for report in reports]
        self._is_named = np.array([bool(report.unpinned) for report in reports], dtype=bool)
        told = [_weight(relation) for relation in RELATIONS]
        context = [_weight(f"{relation}, by context") for relation in RELATIONS]
        nowhere = _weight("no place")
        self._told = np.array([*told, nowhere])
        self._by_context = np.array([*context, nowhere])
        self._named = cache(_named)

    def log_odds(self, row: int, rows: Rows) -> Numbers:
        ranks = self._map.ranks_to(self._around[row])[self._number[rows]]
        are_told = self._is_told[rows] & self._is_told[row]
        total = np.where(are_told, self._told[ranks], self._by_context[ranks])
        if self._is_named[row]:
            for at in np.flatnonzero(self._is_named[rows] & ~are_told):
                total[at] = self._named(self._unpinned[row], self._unpinned[rows[at]])
        return total


class _Sides:
    """Countries on one side of events; each set is held once."""

    def __init__(self, sides: Sequence[Words]) -> None:
        sets = list(dict.fromkeys(sides))
        number = {side: at for at, side in enumerate(sets)}
        self._number = np.array([number[side] for side in sides], dtype=np.int64)
        self._are_others = cache(partial(_are_others, sets))

    def are_others(self, row: int) -> Flags:
        """Say where both have a side and share no country."""
        return self._are_others(int(self._number[row]))[self._number]


class _Words:
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


def _weight(feature: str) -> float:
    return NEVER if feature in TOLD_APART else load_weights(LIKENESS).of(feature)


def _most(feature: str) -> float:
    return max(0.0, _weight(feature))


def _named(ours: Words, theirs: Words) -> float:
    return _weight("places of other names" if are_apart(ours, theirs) else "same name")


def _are_others(sets: Sequence[Words], at: int) -> Flags:
    return np.array([bool(sets[at] and other and not sets[at] & other) for other in sets])


def _spans(dates: Sequence[tuple[date, date]]) -> tuple[Days, Days]:
    first, last = zip(*((a.toordinal(), b.toordinal()) for a, b in dates), strict=True)
    return np.array(first), np.array(last)


def _gaps(spans: tuple[Days, Days], row: int) -> Days:
    gaps: Days = np.maximum(spans[0], spans[0][row]) - np.minimum(spans[1], spans[1][row])
    return gaps
