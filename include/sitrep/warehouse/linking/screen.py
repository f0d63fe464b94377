"""Log-odds of one report with many at once: which pairs are worth a closer look."""

from collections.abc import Sequence

import numpy as np

from sitrep.knowledge.weights import LIKENESS, load_weights
from sitrep.warehouse.linking.columns import (
    Dates,
    Flags,
    Numbers,
    Places,
    Rows,
    Sides,
    Stems,
    weight_of,
)
from sitrep.warehouse.linking.features import ENOUGH
from sitrep.warehouse.linking.keys import keys_of
from sitrep.warehouse.linking.likeness import NEVER
from sitrep.warehouse.linking.map_of_places import numbered
from sitrep.warehouse.linking.postings import Postings
from sitrep.warehouse.linking.report import Report

# What is weighed later, of which none can add more than its weight.
OF_PARTIES = ("same party", "same number")
OF_SENTENCES = ("words of the sentence", "rare words", "one text")
OF_CONTEXTS = ("words around it", "words of the story", "words around it, one text")

# The arrays add up in another order than one pair alone: so much may their log-odds differ.
SLACK = 1e-6


class Screen:
    """Reports of one family, ready to be compared with one of them.

    It tells the same as :func:`~sitrep.warehouse.linking.likeness.log_odds`, but for rounding, and
    takes a small part of the time.
    """

    def __init__(self, reports: Sequence[Report]) -> None:
        self._reports = reports
        self._keys = Postings([frozenset(keys_of(report)) for report in reports])
        self._revision = numbered([report.revision_id for report in reports])
        self._countries = Postings([report.countries for report in reports])
        self._days = Dates(reports)
        self._where = Places(reports)
        self._type = numbered([report.event_type for report in reports])
        self._mode = numbered([report.mode for report in reports])
        self._has_mode = np.array([report.mode is not None for report in reports], dtype=bool)
        self._actors = Sides([report.actors for report in reports])
        self._recipients = Sides([report.recipients for report in reports])
        self._parties = Postings([report.parties for report in reports])
        self._quantities = Postings([report.quantities for report in reports])
        self._names = Postings([report.names for report in reports])
        self._has_names = np.array([bool(report.names) for report in reports], dtype=bool)
        self._sentence = Stems([report.sentence for report in reports])
        self._surroundings = Stems([report.surroundings for report in reports])
        self._story = Stems([report.story for report in reports])
        # The most that what is weighed later can add, after each step of the weighing.
        words = sum(_most(name) for name in OF_CONTEXTS)
        parties = words + sum(_most(name) for name in OF_SENTENCES)
        places = parties + sum(_most(name) for name in OF_PARTIES)
        self._most_later = (places, parties, words, 0.0)

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
        steps = (
            self._days_and_places,
            self._parties_and_numbers,
            self._sentences,
            self._contexts,
        )
        for weigh, most in zip(steps, self._most_later, strict=True):
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
            [weight_of("another type"), weight_of("same mode"), weight_of("another mode")],
            0.0,
        )

    def _parties_and_numbers(self, row: int, rows: Rows) -> Numbers:
        report = self._reports[row]
        total: Numbers = (
            weight_of("another actor") * self._actors.are_others(row)[rows]
            + weight_of("another recipient") * self._recipients.are_others(row)[rows]
            + weight_of("same party") * self._parties.having(report.parties)[rows]
            + weight_of("same number") * self._quantities.having(report.quantities)[rows]
        )
        return total

    def _sentences(self, row: int, rows: Rows) -> Numbers:
        report = self._reports[row]
        has_other_names = self._has_names & ~self._names.having(report.names)
        rare = np.minimum(self._sentence.rare(row, rows), ENOUGH)
        apart = (
            weight_of("words of the sentence") * self._sentence.likeness(row, rows)
            + weight_of("rare words") / ENOUGH * rare
            + weight_of("other names") * (has_other_names[rows] & bool(report.names))
        )
        return np.where(self._is_one_text(row)[rows], weight_of("one text"), apart)

    def _contexts(self, row: int, rows: Rows) -> Numbers:
        around = self._surroundings.likeness(row, rows)
        apart = weight_of("words around it") * around
        apart += weight_of("words of the story") * self._story.likeness(row, rows)
        together = weight_of("words around it, one text") * around
        return np.where(self._is_one_text(row)[rows], together, apart)


def _most(feature: str) -> float:
    return max(0.0, weight_of(feature))
