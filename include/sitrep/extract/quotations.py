"""Quotations: what stands in quotation marks, what is reported without, and who says it."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from sitrep.extract.report import Report
from sitrep.extract.spoken_reports import SpokenReports, Stretches
from sitrep.extract.tree import SUBJECTS, Tree

MIN_QUOTE_WORDS = 3
MIN_OWN_WORDS = 2
# Kinds of cues that tell a belief or a wish rather than words.
_NO_QUOTATION = frozenset({"accusation", "estimate", "hearsay"})
_CLAUSAL = frozenset({"acl:relcl", "parataxis", "ccomp"})
# Curly pairs, or straight ones within one paragraph.
_QUOTE = re.compile(r"“([^“”]+)(?:”|(?=\n\n|$))|\"([^\"\n]+)\"")
_EDGE_MARKS = frozenset({",", "“", "”", '"', "—", "–", ";", ":"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Tokens ``start`` to ``end`` are what the speakers of ``report`` say."""

    start: int
    end: int
    kind: str
    report: Report | None


def find_quotes(doc: Doc) -> list[Span]:
    """Return the tokens inside each pair of quotation marks, in reading order.

    Shorter ones than :data:`MIN_QUOTE_WORDS` words are scare quotes or titles and left out. A
    quote that runs over paragraphs, each opened anew, gives one span a paragraph.
    """
    quotes = []
    for match in _QUOTE.finditer(doc.text):
        group = 1 if match[1] is not None else 2
        span = doc.char_span(match.start(group), match.end(group), alignment_mode="contract")
        if span is not None and sum(token.is_alpha for token in span) >= MIN_QUOTE_WORDS:
            quotes.append(span)
    return quotes


def find_said(
    tree: Tree, quotes: Sequence[Span], reports: Sequence[Report], paragraphs: Sequence[int]
) -> list[Said]:
    """Return everything that is said, in reading order; ``paragraphs`` numbers each token's.

    A quote inside a clause that is reported with words outside of it is mixed.
    """
    quoted = {i for quote in quotes for i in range(quote.start, quote.end)}
    spoken = SpokenReports(_outside(reports, quoted))
    reported = [said for report in spoken for said in _reported(tree, report, quoted)]
    mixed = Stretches((said.start, said.end) for said in reported if said.kind == "mixed")
    direct: list[Said] = []
    for quote in quotes:
        first, last = _trimmed(tree, quote.start, quote.end)
        if mixed.cover(first, last):
            continue
        report = _report_of(tree, quote, spoken) or _speaker_before(
            quote, spoken, direct, paragraphs
        )
        direct.append(Said(start=first, end=last, kind="direct", report=report))
    direct = _carried_on(tree, direct)
    once = {(said.start, said.end): said for said in reversed([*direct, *reported])}
    return sorted(once.values(), key=lambda said: (said.start, -said.end))


def _carried_on(tree: Tree, direct: Sequence[Said]) -> list[Said]:
    """Return the quotes, those that run on into the next paragraph with the speaker found there."""
    found = list(direct)
    for i in range(len(found) - 2, -1, -1):
        is_open = not any(
            tree.words[k] in {"”", '"'} for k in range(found[i].end, found[i + 1].start)
        )
        if is_open:
            found[i] = replace(found[i], report=found[i + 1].report or found[i].report)
    return found


def _outside(reports: Sequence[Report], quoted: Collection[int]) -> list[Report]:
    return [
        r for r in reports if r.cue[0] not in quoted and not r.is_hearsay and r.kind != "hearsay"
    ]


def _reported(tree: Tree, report: Report, quoted: Collection[int]) -> Iterator[Said]:
    """Yield what a cue reports in clauses, each with how much of it stands in quotation marks.

    A cue inside the clause ("the town, he said, has fallen") cuts it in two.
    """
    if report.kind in _NO_QUOTATION:
        return
    for head in report.content:
        if tree.deps[head] == "conj" or not _is_finite(tree, head):
            continue
        for start, end in _stretches(tree, head, report):
            inside = {i for i in range(start, end) if i in quoted}
            own = [i for i in range(start, end) if i not in inside and tree.words[i][0].isalnum()]
            if (inside and len(own) < MIN_OWN_WORDS) or end - start < MIN_OWN_WORDS:
                continue
            yield Said(start=start, end=end, kind="mixed" if inside else "indirect", report=report)


def _is_finite(tree: Tree, head: int) -> bool:
    """Return whether a reported clause has a subject of its own or a finite verb."""
    if any(tree.deps[c] in SUBJECTS or tree.deps[c] == "expl" for c in tree.children[head]):
        return not (tree.tags[head] == "VBG" and not tree.dependents(head, {"aux", "cop"}))
    return tree.tags[head] in {"VBD", "VBZ", "VBP"} or tree.deps[head] == "ROOT"


def _stretches(tree: Tree, head: int, report: Report) -> Iterator[tuple[int, int]]:
    """Yield the parts of a reported clause before and behind its cue, without their edges."""
    cue = set(report.cue)
    for i in report.cue:
        if tree.heads[i] != i and head in tree.ancestors(i):
            cue.update(tree.subtree(i))
    for speaker in report.speakers:
        cue.update(tree.subtree(speaker, without=_CLAUSAL))
    first, last = min(cue), max(cue)
    tokens = [i for i in tree.subtree(head, without={"punct"}) if i not in cue]
    is_inside = head in tree.ancestors(report.cue[0])
    for side in ([i for i in tokens if i < first], [i for i in tokens if i > last]):
        if not side or (not is_inside and head not in side):
            continue
        start, end = side[0], side[-1] + 1
        for i in range(start, end):
            if tree.words[i] == ";":
                end = i if i > head or head > last else end
                start = start if i > head or head > last else i + 1
        yield _trimmed(tree, start, end)


def _report_of(tree: Tree, quote: Span, reports: SpokenReports) -> Report | None:
    """Return the cue that brings a quote: it reports words of it, or stands beside it."""
    if (report := reports.first_of(range(quote.start, quote.end))) is not None:
        return report
    beside = reports.within(tree.starts[quote.start], tree.ends[quote.end - 1])
    return min(beside, key=lambda r: _distance(r, quote), default=None)


def _distance(report: Report, quote: Span) -> int:
    return min(abs(report.cue[0] - quote.end), abs(quote.start - report.cue[-1]))


def _speaker_before(
    quote: Span, reports: SpokenReports, direct: Sequence[Said], paragraphs: Sequence[int]
) -> Report | None:
    """Return the last cue before a quote that has none: in its paragraph, or the one before."""
    here = paragraphs[quote.start]
    before = reports.last_before(quote.start)
    if before is not None and paragraphs[before.cue[0]] >= here - 1:
        return before
    if direct and direct[-1].report is not None and paragraphs[direct[-1].start] >= here - 1:
        return direct[-1].report
    return None


def _trimmed(tree: Tree, start: int, end: int) -> tuple[int, int]:
    """Return the span without blanks, commas, quotation marks and "that" at its edges."""
    while start < end and (
        tree.words[start].isspace() or tree.pos[start] == "PUNCT" or tree.lower[start] == "that"
    ):
        start += 1
    while end > start and (tree.words[end - 1].isspace() or tree.words[end - 1] in _EDGE_MARKS):
        end -= 1
    return start, end
