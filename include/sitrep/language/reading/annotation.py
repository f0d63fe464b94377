"""Write what the model found onto spaCy documents."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, TAG
from spacy.strings import StringStore
from spacy.symbols import IDS
from spacy.tokens import Doc, Span, SpanGroup
from spacy.vocab import Vocab

from sitrep.language.reading.lemmas import Lemmatiser
from sitrep.language.reading.name_decoding import Name

# The names of the model with their scores (`.attrs["scores"]`), beside `doc.ents`.
NAMES_KEY = "names"
ROOT_LABEL = "ROOT"
_SPACE_TAG, _SPACE_DEP = "_SP", "dep"
_ATTRIBUTES = (POS, TAG, MORPH, LEMMA, HEAD, DEP)


@dataclass(slots=True)
class Annotation:
    """What is known of a document's words, by their order without white space.

    ``tokens`` are token numbers; ``heads`` are word numbers, a root's its own; the others are
    class numbers of the model's labels, ``lemmas`` with the best rule first.
    """

    tokens: list[int] = field(default_factory=list)
    upos: list[int] = field(default_factory=list)
    xpos: list[int] = field(default_factory=list)
    feats: list[int] = field(default_factory=list)
    lemmas: list[list[int]] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[int] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)


class Annotator:
    """Knows the numbers that spaCy gives to the model's labels."""

    def __init__(self, vocab: Vocab, labels: Mapping[str, Sequence[str]]) -> None:
        strings: StringStore = vocab.strings
        self._strings = strings
        self._upos = _table(labels["upos"], lambda label: int(IDS[label]))
        self._xpos = _table(labels["xpos"], strings.add)
        self._feats = _table(labels["feats"], lambda label: int(vocab.morphology.add(label)))
        self._deprels = _table(labels["deprels"], strings.add)
        self._upos_names = labels["upos"]
        self._lemmatiser = Lemmatiser(labels["lemmas"])
        self._space = (
            IDS["SPACE"], strings.add(_SPACE_TAG), vocab.morphology.add(""), 0, 0,
            strings.add(_SPACE_DEP),
        )  # fmt: skip
        self._root = strings.add(ROOT_LABEL)
        for label in labels["names"][1::2]:
            strings.add(label[2:])

    def write(self, doc: Doc, found: Annotation) -> None:
        """Set tags, lemmas, heads and names of ``doc``, in place; names replace none."""
        values = np.zeros((len(doc), len(_ATTRIBUTES)), dtype=np.uint64)
        tokens = np.array(found.tokens, dtype=np.int64)
        heads = np.zeros(len(doc), dtype=np.int64)
        if len(tokens):
            values[tokens, 0] = self._upos[found.upos]
            values[tokens, 1] = self._xpos[found.xpos]
            values[tokens, 2] = self._feats[found.feats]
            values[tokens, 3] = [
                self._strings.add(
                    self._lemmatiser.lemma(doc[i].text, self._upos_names[upos], tuple(rules))
                )
                for i, upos, rules in zip(found.tokens, found.upos, found.lemmas, strict=True)
            ]
            own = np.arange(len(tokens))
            deprels = self._deprels[found.deprels]
            deprels[np.array(found.heads) == own] = self._root
            values[tokens, 5] = deprels
            heads[tokens] = tokens[found.heads] - tokens
        self._write_spaces(doc, found.tokens, values, heads)
        values[:, 4] = heads.astype(np.uint64)
        array: Any = values
        doc.from_array(list(_ATTRIBUTES), array)
        self._write_names(doc, found)

    def _write_spaces(
        self, doc: Doc, words: Sequence[int], values: NDArray[np.uint64], heads: NDArray[np.int64]
    ) -> None:
        """Hang white space onto the word before it; at the beginning, onto the one after it."""
        if len(words) == len(doc):
            return
        first = words[0] if words else 0
        for i in sorted(set(range(len(doc))).difference(words)):
            values[i] = self._space
            values[i, 3] = doc[i].orth
            heads[i] = first - i if i < first else -1
        if not words:
            heads[0] = 0

    def _write_names(self, doc: Doc, found: Annotation) -> None:
        spans = [
            Span(doc, found.tokens[name.start], found.tokens[name.end - 1] + 1, label=name.label)
            for name in found.names
        ]
        scores = [round(name.score, 4) for name in found.names]
        doc.spans[NAMES_KEY] = SpanGroup(doc, name=NAMES_KEY, spans=spans, attrs={"scores": scores})
        taken = {token.i for ent in doc.ents for token in ent}
        free = [span for span in spans if taken.isdisjoint(range(span.start, span.end))]
        doc.set_ents([*doc.ents, *free])


def _table(labels: Sequence[str], number: Callable[[str], int]) -> NDArray[np.uint64]:
    return np.array([number(label) for label in labels], dtype=np.uint64)
