"""A spaCy component that marks the words which may report an event."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from sitrep.extract.clauses import clause_around
from sitrep.extract.words import lemmas_in
from sitrep.knowledge.actors import load_actors, load_agents
from sitrep.knowledge.triggers import Trigger, load_triggers
from sitrep.language.values import VALUE_LABELS

SPANS_KEY = "triggers"
# No finite verb follows these words, so a verb form after them belongs to a noun.
_BEFORE_ATTRIBUTES = frozenset(
    "the a an this these those its their his her our some any many several newly "
    "recently previously of more most".split()
)


@Language.factory("sitrep_triggers", requires=["doc.ents", "doc.sents"], assigns=["doc.spans"])
def make_trigger_finder(nlp: Language, name: str) -> "TriggerFinder":
    """Build a :class:`TriggerFinder` on the triggers that ship with the package."""
    return TriggerFinder(nlp.vocab, load_triggers(), name=name)


class TriggerFinder:
    """Marks triggers in ``doc.spans["triggers"]``, none overlapping, in reading order.

    A span's label is its event type; ``span_id`` is the trigger's number in the list, so
    that :meth:`trigger_of` gives back its mode and what else the data says.
    """

    def __init__(self, vocab: Vocab, triggers: Iterable[Trigger], *, name: str) -> None:
        self.name = name
        self._triggers = tuple(triggers)
        self._matcher = PhraseMatcher(vocab, attr="LOWER")
        for number, trigger in enumerate(self._triggers):
            self._matcher.add(str(number), [Doc(vocab, words=list(f)) for f in trigger.forms()])

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        names = {i for ent in doc.ents if _is_name(ent) for i in range(ent.start, ent.end)}
        candidates = [
            (span, self.trigger_of(span))
            for span in self._matcher(doc, as_spans=True)
            if not any(token.i in names for token in span)
        ]
        chosen: list[Span] = []
        taken: set[int] = set()
        for span, trigger in sorted(candidates, key=_preference):
            if (
                taken.isdisjoint(range(span.start, span.end))
                and not _is_attribute(trigger, span)
                and _holds(trigger, span)
            ):
                taken.update(range(span.start, span.end))
                chosen.append(
                    Span(doc, span.start, span.end, label=trigger.event_type, span_id=span.label_)
                )
        doc.spans[SPANS_KEY] = sorted(chosen, key=lambda span: span.start)
        return doc

    def trigger_of(self, span: Span) -> Trigger:
        """Return the data behind a span that this component (or its matcher) made."""
        return self._triggers[int(span.id_ or span.label_)]


def _is_name(ent: Span) -> bool:
    """Return whether an entity is a name, and no date or number ("15 dead")."""
    return ent.label_ not in VALUE_LABELS


def _preference(candidate: tuple[Span, Trigger]) -> tuple[int, bool, bool, int, int]:
    """Order as the data file says: longest, then with ``requires``, then a mode, then first."""
    span, trigger = candidate
    return (-len(span), not trigger.requires, trigger.mode is None, int(span.label_), span.start)


def _holds(trigger: Trigger, span: Span) -> bool:
    doc = span.doc
    if trigger.excludes and not lemmas_in(span.sent).isdisjoint(trigger.excludes):
        return False
    if not trigger.requires:
        return True
    clause = clause_around(doc, span)
    around = lemmas_in(doc[clause.start : span.start]) | lemmas_in(doc[span.end : clause.end])
    return not set(trigger.requires).isdisjoint(around | set(_labels(clause)))


def _is_attribute(trigger: Trigger, span: Span) -> bool:
    """Return whether a verb form stands before a noun ("recently liberated villages")."""
    if trigger.pos != "VERB" or span.start == span.sent.start:
        return False
    before = span.doc[span.start - 1]
    return before.lower_ in _BEFORE_ATTRIBUTES or (before.like_num and not before.is_digit)


def _labels(clause: Span) -> Iterator[str]:
    """Yield the labels of the clause's names, and the sectors of who stands in it."""
    sectors = sectors_of_words()
    for token in clause:
        if token.ent_type_:
            yield token.ent_type_
        if token.ent_id_.startswith("actor:"):
            yield load_actors()[token.ent_id_.removeprefix("actor:")].sector
        if token.lower_ in sectors:
            yield sectors[token.lower_]


@cache
def sectors_of_words() -> Mapping[str, str]:
    """Return the sector of each common noun for an actor that is one word."""
    return {
        form.lower(): agent.sector
        for agent in load_agents()
        for form in agent.forms
        if " " not in form
    }
