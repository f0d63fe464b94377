"""A spaCy component that marks the names which a list or a pattern knows better than a model."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from sitrep.language.naming.entity_merge import merge_entities
from sitrep.language.naming.lexicon import NONE, load_lexicon
from sitrep.language.naming.name_index import NameHit, NameIndex
from sitrep.language.naming.name_patterns import load_name_patterns
from sitrep.language.naming.pattern_finder import find_patterns
from sitrep.language.naming.text_words import split_words

ID_PREFIX = "lexicon:"


@Language.factory("sitrep_lexicon", assigns=["doc.ents"])
def make_lexicon_names(nlp: Language, name: str) -> "LexiconNames":  # noqa: ARG001  (spaCy passes it)
    """Build a :class:`LexiconNames` from the shipped lexicon and patterns."""
    return LexiconNames(name=name)


class LexiconNames:
    """Adds weapons, vehicles, units, events, laws and products to ``doc.ents``.

    A name from the list carries ``lexicon:`` and the name as the list gives it as ``ent_id_``,
    so that "T-72s" and "T72" are the same. What the list and the patterns are comes with the
    code: the component has nothing of its own to save.
    """

    def __init__(self, *, name: str) -> None:
        lexicon = load_lexicon()
        self.name = name
        self._index = NameIndex(lexicon)
        self._patterns = load_name_patterns()
        self._common = frozenset(word for entry in lexicon.names for word in entry.telling)

    def __call__(self, doc: Doc) -> Doc:
        """Add the names to ``doc.ents`` and return ``doc``."""
        if spans := self._spans(doc):
            doc.ents = merge_entities(doc.ents, spans, common_words=self._common)
        return doc

    def _spans(self, doc: Doc) -> Sequence[Span]:
        words = split_words(doc.text)
        hits = longest_hits([*self._index.find(words), *find_patterns(self._patterns, words)])
        spans = (
            doc.char_span(
                hit.start,
                hit.end,
                label=hit.label,
                span_id=f"{ID_PREFIX}{hit.name}" if hit.name else "",
            )
            for hit in hits
            if hit.label != NONE
        )
        return [span for span in spans if span is not None]


def longest_hits(hits: Iterable[NameHit]) -> list[NameHit]:
    """Return hits that do not overlap: the longer first, then those of the list.

    Examples
    --------
    >>> longest_hits([NameHit(0, 7, "WEAPON", "Patriot"), NameHit(0, 11, "LAW")])
    [NameHit(start=0, end=11, label='LAW', name=None)]
    """
    chosen: list[NameHit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.name is None, hit.start)):
        at = bisect_left(chosen, hit.end, key=_start)  # those before it begin before its end
        if at == 0 or chosen[at - 1].end <= hit.start:
            chosen.insert(at, hit)
    return chosen


def _start(hit: NameHit) -> int:
    return hit.start
