"""Find reporting cues, negations and marks of modality by the forms that the data lists."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

from sitrep.knowledge.cues import Marker, ReportingCue, load_cues


@dataclass(frozen=True, slots=True, kw_only=True)
class CueMatch:
    """Tokens ``start`` to ``end`` are a reporting cue with its stance."""

    start: int
    end: int
    stance: str
    is_preposition: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Tokens ``start`` to ``end`` are a mark of polarity or modality (see ``Marker``)."""

    start: int
    end: int
    kind: str
    scope: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Every cue of a document, each group in reading order, none overlapping."""

    reporting: Sequence[CueMatch]
    negations: Sequence[Mark]
    modality: Sequence[Mark]


class CueMatcher:
    """Finds cues; built once per process."""

    def __init__(self, vocab: Vocab) -> None:
        cues = load_cues()
        self._reporting = _Matcher(vocab, cues.reporting)
        self._negations = _Matcher(vocab, cues.negations)
        self._modality = _Matcher(vocab, cues.modality)

    def __call__(self, doc: Doc) -> Cues:
        """Return the cues of ``doc``."""
        return Cues(
            reporting=[
                CueMatch(
                    start=span.start,
                    end=span.end,
                    stance=cue.stance,
                    is_preposition=cue.kind == "preposition",
                )
                for span, cue in self._reporting.find(doc)
                if isinstance(cue, ReportingCue)
            ],
            negations=list(_marks(self._negations.find(doc))),
            modality=list(_marks(self._modality.find(doc))),
        )


class _Matcher:
    def __init__(self, vocab: Vocab, entries: Sequence[ReportingCue | Marker]) -> None:
        self._entries = entries
        self._matcher = PhraseMatcher(vocab, attr="LOWER")
        for number, entry in enumerate(entries):
            self._matcher.add(str(number), [Doc(vocab, words=list(form)) for form in entry.forms])

    def find(self, doc: Doc) -> Iterator[tuple[Span, ReportingCue | Marker]]:
        for span in filter_spans(self._matcher(doc, as_spans=True)):
            yield span, self._entries[int(span.label_)]


def _marks(found: Iterator[tuple[Span, ReportingCue | Marker]]) -> Iterator[Mark]:
    for span, marker in found:
        if isinstance(marker, Marker):
            yield Mark(start=span.start, end=span.end, kind=marker.kind, scope=marker.scope)
