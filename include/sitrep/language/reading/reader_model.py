"""The trained model: an ONNX file, its labels and its vocabulary; words in, scores out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from sitrep.language.reading.word_pieces import EncodedWords, WordPieces

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

# The parts of the model on disk.
GRAPH, LABELS, VOCABULARY, RELATION = "reader.onnx", "labels.json", "vocabulary.txt", "relation.npy"
# What the graph gives for each word of a window, in this order.
OUTPUTS = (
    "upos", "xpos", "feats", "lemmas", "names", "starts",
    "dependent", "head", "root",
    "relation_dependent", "relation_head", "dependent_relations", "head_relations",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WordScores:
    """What the model says of a window's words; the first axis of each array is the word.

    ``upos``, ``xpos`` and ``feats`` are class numbers; ``lemmas`` the best rules, shape (words, 3);
    ``names`` probabilities, (words, labels); ``starts`` the probability that a word begins a
    sentence. The score of an arc is ``dependent @ head``, of the root ``root``. Relations are told
    by each word alone (``dependent_relations``, ``head_relations``) and by the product of
    ``relation_dependent`` and ``relation_head``.
    """

    upos: Numbers
    xpos: Numbers
    feats: Numbers
    lemmas: Numbers
    names: Floats
    starts: Floats
    dependent: Floats
    head: Floats
    root: Floats
    relation_dependent: Floats
    relation_head: Floats
    dependent_relations: Floats
    head_relations: Floats


class ReaderModel:
    """Runs the graph on one thread a call. Scoring is safe from several threads at once."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.parts = dict(parts)
        self.labels: dict[str, list[str]] = json.loads(parts[LABELS])
        self.pieces = WordPieces(parts[VOCABULARY].decode("utf-8").split("\n"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # An arena keeps the memory of the longest window, and windows are short: it saves a tenth.
        options.enable_cpu_mem_arena = True
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            parts[GRAPH], options, providers=["CPUExecutionProvider"]
        )
        self._relation: Floats = np.load(BytesIO(parts[RELATION]))

    def score(self, window: EncodedWords) -> WordScores:
        """Return the scores of a window's words.

        Windows are read one by one: the graph scales its 8-bit numbers by the largest one that it
        sees, so that windows read together would change each other's scores.
        """
        inputs = {
            "pieces": np.array(window.pieces, dtype=np.int64),
            "cases": np.array(window.cases, dtype=np.int64),
            "first": np.array(window.first, dtype=np.int64),
        }
        return WordScores(*self._session.run(OUTPUTS, inputs))

    def relations(self, scores: WordScores, heads: Numbers) -> Numbers:
        """Return the class of the relation between each word and its head."""
        pairs = scores.relation_dependent * scores.relation_head[heads]
        logits = pairs @ self._relation
        logits += scores.dependent_relations
        logits += scores.head_relations[heads]
        found: Numbers = logits.argmax(axis=1)
        return found
