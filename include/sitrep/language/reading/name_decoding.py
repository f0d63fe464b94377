"""Put the labels of single words together to names."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

OUTSIDE = "O"
# Names that are none of ours (works, games, prizes). The model knows them in order not to take
# them for persons or bodies.
DROPPED = "MISC"


@dataclass(frozen=True, slots=True)
class Name:
    """A name: words ``start:end``, its label, and how sure the model is, from 0 to 1."""

    start: int
    end: int
    label: str
    score: float


class NameDecoder:
    """Decodes BIO probabilities: a name is a run of words that begin or continue one.

    The run's label is the one with the largest sum over its words, so that one doubtful word
    does not cut a name in two.
    """

    def __init__(self, labels: Sequence[str]) -> None:
        if labels[0] != OUTSIDE:
            raise ValueError(f"The first label is {labels[0]!r}, not {OUTSIDE!r}.")
        self.kinds = [label[2:] for label in labels[1::2]]
        pairs = [f"{part}-{kind}" for kind in self.kinds for part in "BI"]
        if list(labels[1:]) != pairs:
            raise ValueError(f"Labels are not pairs of B- and I-: {list(labels)}.")

    def decode(self, probabilities: NDArray[np.float32]) -> list[Name]:
        """Return the names in words whose probabilities have shape (words, labels).

        Names of the kind that is dropped are left out.
        """
        if not len(probabilities):
            return []
        best = probabilities.argmax(axis=1)
        if not best.any():
            return []
        begins, continues = probabilities[:, 1::2], probabilities[:, 2::2]
        names = []
        start: int | None = None
        for i, choice in enumerate((*best.tolist(), 0)):
            opens = choice > 0 and (start is None or self._begins_anew(i, best, begins, continues))
            if start is not None and (choice == 0 or opens):
                names.append(self._name(start, i, begins + continues))
                start = None
            if opens:
                start = i
        return [name for name in names if name.label != DROPPED]

    def _begins_anew(
        self,
        i: int,
        best: NDArray[np.int64],
        begins: NDArray[np.float32],
        continues: NDArray[np.float32],
    ) -> bool:
        """Return whether a word inside a run begins the next name.

        Where its label differs from that of the word before, all labels vote on it.
        """
        choice, before = int(best[i]), int(best[i - 1])
        if choice % 2 == 0:
            return False
        is_same_kind = (choice - 1) // 2 == (before - 1) // 2
        return bool(is_same_kind or begins[i].sum() >= continues[i].sum())

    def _name(self, start: int, end: int, weight: NDArray[np.float32]) -> Name:
        mean = weight[start:end].mean(axis=0)
        kind = int(mean.argmax())
        return Name(start, end, self.kinds[kind], min(1.0, float(mean[kind])))
