"""Who asserts an event: the nearest report above it, the speaker of its quotation, or nobody."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sitrep.extract.quotations import Said
from sitrep.extract.report import Report
from sitrep.extract.tree import Tree

_MAX_STEPS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """The report that an event stands under."""

    report: Report
    is_quote: bool = False


class Claims:
    """Finds the voice of each event of a document."""

    def __init__(self, tree: Tree, reports: Sequence[Report], said: Sequence[Said]) -> None:
        self._tree = tree
        self._content: dict[int, list[Report]] = {}
        for report in reports:
            for token in report.content:
                self._content.setdefault(token, []).append(report)
        self._quotes = [s for s in said if s.kind == "direct" and s.report is not None]
        self._quote_starts = [s.start for s in self._quotes]
        self._denied = frozenset(
            i for r in reports if r.stance == "denies" and r.content for i in (*r.cue, *r.content)
        )

    @property
    def reported(self) -> Mapping[int, Sequence[Report]]:
        """The reports by the token that heads what they report."""
        return self._content

    def is_denial(self, token: int) -> bool:
        """Return whether a token is a cue that denies something, or heads what is denied."""
        return token in self._denied

    def voice(self, top: int) -> Voice | None:
        """Return the innermost voice over a predicate, or None for the outlet's own."""
        quote = self._quote_at(top)
        unnamed = None
        for report in self._above(top):
            if quote is not None and not quote.start <= report.cue[0] < quote.end:
                break
            if report.speakers:
                return Voice(report=report)
            unnamed = unnamed or report
        if quote is not None and quote.report is not None:
            return Voice(report=quote.report, is_quote=True)
        return Voice(report=unnamed) if unnamed is not None else None

    def _quote_at(self, token: int) -> Said | None:
        """Return the quotation around a token; none overlap."""
        i = bisect_right(self._quote_starts, token) - 1
        return self._quotes[i] if i >= 0 and token < self._quotes[i].end else None

    def _above(self, top: int) -> Iterator[Report]:
        tree, i = self._tree, top
        path = set()
        for _ in range(_MAX_STEPS):
            path.add(i)
            for report in self._content.get(i, ()):
                # What hangs on the cue itself is not reported: "said Ali, who was arrested".
                if report.cue[0] not in path and not self._is_over(report, top):
                    yield report
            if tree.heads[i] == i:
                return
            i = tree.heads[i]

    def _is_over(self, report: Report, top: int) -> bool:
        """Return whether the cue itself stands inside what the event's predicate governs.

        Of an inserted cue ("the town, he said, has fallen") that is as it should be.
        """
        tree, cue = self._tree, report.cue[0]
        if tree.deps[cue] in {"parataxis", "advmod"} or report.kind == "hearsay":
            return False
        return top in set(tree.ancestors(cue)) and top not in report.content
