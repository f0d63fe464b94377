"""Find reporting cues, negations and marks of modality by the forms that the data lists."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from lemminflect import getAllLemmas
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from sitrep.knowledge.cues import (
    ModalityCue,
    NegationCue,
    NominalCue,
    ReportingVerb,
    load_cues,
)

# Kinds of verbs that report with or without "that"; the others need it, or a quotation.
FREE_KINDS = frozenset({"statement", "claim", "confirmation", "admission", "denial"})
FREE_VERBS = frozenset({"report", "warn", "estimate", "believe", "dispute"})
# Of the free kinds, these mostly take a plain object ("described the scene").
BOUND_VERBS = frozenset(
    "continue describe repeat answer brief inform clarify specify relate recount boast "
    "tout hail vow swear establish prove quip joke comment remark respond reply mention "
    "regret apologize apologise confess recognize recognise observe highlight post".split()
)
# Kinds that report no claim: what they bring is an event of its own, or a plan.
_NO_CLAIM_KINDS = frozenset({"accusation", "promise", "demand", "witness"})
_COMPLEMENTS = frozenset(["that", "how", "whether", "“", '"', ":"])
_REACH = 4

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True, kw_only=True)
class CueMatch:
    """Tokens ``start`` to ``end`` are a reporting cue with its stance."""

    start: int
    end: int
    stance: str
    is_preposition: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Tokens ``start`` to ``end`` are a mark of polarity or modality.

    ``scope`` is the side on which stands what it bears on: before or after it.
    """

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

    def __init__(self, nlp: Language) -> None:
        cues = load_cues()
        verbs = [verb for verb in cues.reporting_verbs if verb.kind not in _NO_CLAIM_KINDS]
        nominals = [cue for cue in cues.nominal_cues if cue.claimant == "after"]
        self._verbs = _Matcher[ReportingVerb](nlp, verbs)
        self._nominals = _Matcher[NominalCue](nlp, nominals)
        self._negations = _Matcher[NegationCue](nlp, cues.negations)
        self._modality = _Matcher[ModalityCue](nlp, cues.modalities)

    def __call__(self, doc: Doc) -> Cues:
        """Return the cues of ``doc``."""
        verbs = (
            CueMatch(start=span.start, end=span.end, stance=verb.stance)
            for span, verb in self._verbs.find(doc)
            if _reports(span, verb)
        )
        nominals = (
            CueMatch(start=span.start, end=span.end, stance=cue.stance, is_preposition=True)
            for span, cue in self._nominals.find(doc)
        )
        return Cues(
            reporting=sorted([*verbs, *nominals], key=lambda cue: cue.start),
            negations=[
                Mark(start=span.start, end=span.end, kind="negated", scope=cue.scope)
                for span, cue in self._negations.find(doc)
                if cue.scope != "none"
            ],
            modality=[
                Mark(start=span.start, end=span.end, kind=cue.modality, scope=cue.scope)
                for span, cue in self._modality.find(doc)
                if cue.scope != "none"
            ],
        )


class _Matcher(Generic[Entry]):
    """A phrase matcher over entries that have ``forms``."""

    def __init__(self, nlp: Language, entries: Iterable[Entry]) -> None:
        self._entries: Mapping[str, Entry] = {str(n): entry for n, entry in enumerate(entries)}
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        for number, entry in self._entries.items():
            forms: tuple[str, ...] = getattr(entry, "forms")  # noqa: B009
            curly = [form.replace("'", "’") for form in forms if "'" in form]
            self._matcher.add(number, [nlp.make_doc(form) for form in (*forms, *curly)])

    def find(self, doc: Doc) -> Iterator[tuple[Span, Entry]]:
        for span in filter_spans(self._matcher(doc, as_spans=True)):
            yield span, self._entries[span.label_]


def _reports(span: Span, verb: ReportingVerb) -> bool:
    """Return whether a verb reports here: by itself, or by what follows or stands before it."""
    is_free = verb.kind in FREE_KINDS and verb.lemma not in BOUND_VERBS
    if is_free or verb.lemma in FREE_VERBS:
        return True
    doc = span.doc
    after = doc[span.end : min(span.end + _REACH, span.sent.end)]
    return any(token.lower_ in _COMPLEMENTS for token in after)


def may_be_noun(span: Span) -> bool:
    """Return whether a single word may as well be a noun ("claims", "report")."""
    return len(span) == 1 and bool(getAllLemmas(span[0].lower_).get("NOUN"))
