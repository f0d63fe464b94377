"""The reports that a quotation may hang on, found by where they stand."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from sitrep.extract.report import Report


class SpokenReports:
    """The reports of a document that stand outside of quotation marks, in the order given."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._reports = list(reports)
        self._by_content: dict[int, int] = {}
        for number, report in enumerate(self._reports):
            for head in report.content:
                self._by_content.setdefault(head, number)
        self._of_speakers = sorted(
            (report.cue[0], number)
            for number, report in enumerate(self._reports)
            if report.speakers
        )
        self._last = list(accumulate((number for _, number in self._of_speakers), max))

    def __iter__(self) -> Iterator[Report]:
        """Yield the reports in order."""
        return iter(self._reports)

    def first_of(self, tokens: Iterable[int]) -> Report | None:
        """Return the first report that reports one of the tokens."""
        numbers = (self._by_content[i] for i in tokens if i in self._by_content)
        number = min(numbers, default=None)
        return None if number is None else self._reports[number]

    def within(self, first: int, last: int) -> Sequence[Report]:
        """Return the reports of somebody whose cue begins within the tokens, in order."""
        begin = bisect_left(self._of_speakers, (first,))
        end = bisect_left(self._of_speakers, (last,))
        return [
            self._reports[number] for number in sorted(n for _, n in self._of_speakers[begin:end])
        ]

    def last_before(self, token: int) -> Report | None:
        """Return the last report of somebody whose cue begins before a token."""
        at = bisect_left(self._of_speakers, (token,))
        return self._reports[self._last[at - 1]] if at else None


class Stretches:
    """Runs of tokens; tells whether one of them covers another run."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(stretches)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def cover(self, start: int, end: int) -> bool:
        """Return whether one of the runs holds all from ``start`` to ``end``."""
        at = bisect_right(self._starts, start)
        return at > 0 and self._ends[at - 1] >= end
