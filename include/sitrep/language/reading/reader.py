"""The trained component: sentences, parts of speech, lemmas, syntax and names in one pass."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import srsly
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

from sitrep.language.reading.annotation import Annotation, Annotator
from sitrep.language.reading.name_decoding import NameDecoder
from sitrep.language.reading.reader_model import (
    GRAPH,
    LABELS,
    RELATION,
    VOCABULARY,
    ReaderModel,
    WordScores,
)
from sitrep.language.reading.sentence_borders import sentence_starts
from sitrep.language.reading.tree_decoding import ROOT, decode_tree
from sitrep.language.reading.windows import DocWindow, doc_windows

# A window is read as a whole: a paragraph or some short ones. Longer windows read more slowly.
WINDOW_WORDS = 96
_PARTS = (GRAPH, LABELS, VOCABULARY, RELATION)


@Language.factory(
    "sitrep_reader",
    default_config={"window_words": WINDOW_WORDS},
    assigns=[
        "token.tag", "token.pos", "token.morph", "token.lemma", "token.head", "token.dep",
        "token.is_sent_start", "doc.sents", "doc.ents", "doc.spans",
    ],
    default_score_weights={"dep_las": 0.4, "tag_acc": 0.1, "lemma_acc": 0.1, "ents_f": 0.4},
)  # fmt: skip
def make_reader(nlp: Language, name: str, window_words: int) -> "Reader":
    """Build a :class:`Reader`; its model is loaded with the pipeline or set by hand."""
    return Reader(nlp.vocab, name=name, window_words=window_words)


class Reader:
    """Annotates documents. A text's annotation depends on nothing but the text.

    Sentence borders that a document has already are kept, and so are its entities.
    """

    def __init__(
        self,
        vocab: Vocab,
        *,
        name: str = "sitrep_reader",
        window_words: int = WINDOW_WORDS,
    ) -> None:
        self.name = name
        self._vocab = vocab
        self._window_words = window_words
        self._model: ReaderModel | None = None

    @property
    def reader_model(self) -> ReaderModel:
        """The model that reads.

        Raises
        ------
        ValueError
            If none was loaded: the pipeline must come from disk.
        """
        if self._model is None:
            raise ValueError(f"{self.name} has no model: load the pipeline from its folder.")
        return self._model

    def set_model(self, model: ReaderModel) -> None:
        """Give the component its model."""
        self._model = model
        self._annotator = Annotator(self._vocab, model.labels)
        self._names = NameDecoder(model.labels["names"])

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        model = self.reader_model
        found = Annotation()
        for window in doc_windows(doc, model.pieces, self._window_words):
            self._add(found, window, model.score(model.pieces.encode(window.words)))
        self._annotator.write(doc, found)
        return doc

    def score(self, examples: Iterable[Example], **_kwargs: Any) -> dict[str, Any]:
        """Score tags, lemmas, syntax, sentences and names."""
        examples = list(examples)
        scores = Scorer.score_token_attr(examples, "tag")
        scores |= Scorer.score_token_attr(examples, "pos")
        scores |= Scorer.score_token_attr(examples, "lemma")
        scores |= Scorer.score_spans(examples, "sents", has_annotation=_has_sentences)
        scores |= Scorer.score_deps(examples, "dep", ignore_labels=("punct",))
        return scores | Scorer.score_spans(examples, "ents")

    def to_bytes(self, **_options: Any) -> bytes:
        """Return the model's files as one message."""
        message: bytes = srsly.msgpack_dumps(self.reader_model.parts)
        return message

    def from_bytes(self, data: bytes, **_options: Any) -> "Reader":
        """Load what :meth:`to_bytes` gave."""
        self.set_model(ReaderModel(srsly.msgpack_loads(data)))
        return self

    def to_disk(self, path: str | Path, **_options: Any) -> None:
        """Write the model's files to a folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for part, data in self.reader_model.parts.items():
            (folder / part).write_bytes(data)

    def from_disk(self, path: str | Path, **_options: Any) -> "Reader":
        """Load the model's files from a folder.

        Raises
        ------
        FileNotFoundError
            If a file of the model is missing.
        """
        self.set_model(ReaderModel({part: (Path(path) / part).read_bytes() for part in _PARTS}))
        return self

    def __getstate__(self) -> dict[str, Any]:
        """Return what another process needs: the graph's session stays here."""
        return {**vars(self), "_model": self.reader_model.parts if self._model else None}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Open the graph anew."""
        parts = state["_model"]
        vars(self).update(state)
        self._model = ReaderModel(parts) if parts else None

    def _add(self, found: Annotation, window: DocWindow, scores: WordScores) -> None:
        """Add a window's words to what is found of their document."""
        offset = len(found.tokens)
        starts = sentence_starts(window.words, window.spaces, window.starts, scores.starts)
        heads = np.concatenate(
            [
                _heads(scores, start, end) + start
                for start, end in pairwise([*starts, len(window.tokens)])
            ]
        )
        deprels = self.reader_model.relations(scores, heads)
        found.tokens.extend(window.tokens)
        found.upos.extend(scores.upos.tolist())
        found.xpos.extend(scores.xpos.tolist())
        found.feats.extend(scores.feats.tolist())
        found.lemmas.extend(scores.lemmas.tolist())
        found.heads.extend((heads + offset).tolist())
        found.deprels.extend(deprels.tolist())
        found.names.extend(
            type(name)(name.start + offset, name.end + offset, name.label, name.score)
            for name in self._names.decode(scores.names)
        )


def _heads(scores: WordScores, start: int, end: int) -> np.ndarray:
    arcs = scores.dependent[start:end] @ scores.head[start:end].T
    heads = decode_tree(arcs, scores.root[start:end])
    return np.where(heads == ROOT, np.arange(end - start), heads)


def _has_sentences(doc: Doc) -> bool:
    return doc.has_annotation("SENT_START")
