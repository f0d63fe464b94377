"""Cues beside a quotation that no list has: "…," *sobbed* her sister; "…," Achagua *granted*."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Span

from sitrep.extract.report import Report
from sitrep.extract.reporters import speakers_of
from sitrep.extract.tree import NOMINAL, SUBJECTS, Tree
from sitrep.knowledge.reporting import Reporting

_MARKS = frozenset({",", "”", '"', "—", "–", "?", "!"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
# A subject before its verb has at most so many words.
_MAX_SUBJECT = 10
_OWN = frozenset({"obj", "ccomp", "xcomp"})


def reports_beside_quotes(
    tree: Tree, quotes: Sequence[Span], reports: Sequence[Report], reporting: Reporting
) -> Iterator[Report]:
    """Yield a report for each verb right behind a quotation that nothing else reports."""
    quoted = {i for quote in quotes for i in range(quote.start, quote.end)}
    cues = {i for report in reports for i in report.cue} - quoted
    for quote in quotes:
        last = quote.end - 1
        verb = _verb_behind(tree, quote.end, tree.ends[last])
        if verb is None or cues.intersection(range(tree.starts[last], tree.ends[last])):
            continue
        speakers = speakers_of(tree, verb, reporting)
        if speakers:
            yield Report(
                cue=(verb,), stance="affirms", kind="statement", speakers=speakers, content=()
            )


def _verb_behind(tree: Tree, start: int, end: int) -> int | None:
    """Return the verb that follows a quotation at once or behind its subject."""
    while start < end and tree.words[start] in _MARKS:
        start += 1
    if start >= end:
        return None
    if _is_cue(tree, start):
        return start
    for i in range(start, min(end, start + _MAX_SUBJECT)):
        if _is_cue(tree, i):
            subjects = tree.dependents(i, SUBJECTS)
            is_its = any(start <= s < i and tree.pos[s] in NOMINAL for s in subjects)
            tells_more = any(child > i for child in tree.dependents(i, _OWN))
            return i if is_its and not tells_more else None
    return None


def _is_cue(tree: Tree, i: int) -> bool:
    return tree.pos[i] == "VERB" and tree.tags[i] in _FINITE and tree.deps[i] not in {"amod", "acl"}
