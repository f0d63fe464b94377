"""The trained model: an ONNX file, its labels and its vocabulary; words in, scores out."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from sitrep.language.word_pieces import EncodedWords, WordPieces

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

# The parts of the model on disk.
GRAPH, LABELS, VOCABULARY, RELATION = "reader.onnx", "labels.json", "vocabulary.txt", "relation.npy"
# What the graph gives for each word of each window, in this order.
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
        # An arena keeps the largest batch's memory for ever.
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            parts[GRAPH], options, providers=["CPUExecutionProvider"]
        )
        self._relation: Floats = np.load(BytesIO(parts[RELATION]))

    def score(self, windows: Sequence[EncodedWords], max_pieces: int) -> Iterator[WordScores]:
        """Yield the scores of each window, in order; at most ``max_pieces`` are run at once."""
        order = sorted(range(len(windows)), key=lambda i: (len(windows[i]), i))
        scores: list[WordScores | None] = [None] * len(windows)
        while order:
            count = 1
            while count < len(order) and len(windows[order[count]]) * (count + 1) <= max_pieces:
                count += 1
            batch, order = order[:count], order[count:]
            for i, found in zip(batch, self._run([windows[i] for i in batch]), strict=True):
                scores[i] = found
        return (found for found in scores if found is not None)

    def relations(self, scores: WordScores, heads: Numbers) -> Numbers:
        """Return the class of the relation between each word and its head."""
        pairs = scores.relation_dependent * scores.relation_head[heads]
        logits = pairs @ self._relation
        logits += scores.dependent_relations
        logits += scores.head_relations[heads]
        found: Numbers = logits.argmax(axis=1)
        return found

    def _run(self, windows: Sequence[EncodedWords]) -> Iterator[WordScores]:
        rows = len(windows)
        width = max(map(len, windows))
        words = max(len(window.first) for window in windows)
        pieces, cases = np.zeros((2, rows, width), dtype=np.int64)
        mask = np.zeros((rows, width), dtype=np.float32)
        first = np.zeros((rows, words), dtype=np.int64)
        for row, window in enumerate(windows):
            size = len(window)
            pieces[row, :size], cases[row, :size] = window.pieces, window.cases
            mask[row, :size] = 1.0
            first[row, : len(window.first)] = window.first
        found = self._session.run(
            OUTPUTS, {"pieces": pieces, "cases": cases, "mask": mask, "first": first}
        )
        for row, window in enumerate(windows):
            yield WordScores(*(array[row, : len(window.first)] for array in found))
