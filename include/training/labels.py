"""The labels of every layer, as found in the training documents."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from sitrep.language.reading.lemma_rules import lemma_rule
from training.gold_document import OTHER, GoldDocument

# Layers of one label a word, in the order of the model's heads.
TAG_LAYERS = ("upos", "xpos", "feats", "lemmas", "names", "starts")
NAME_LABELS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", OTHER)
# A rarer class can't be learnt, and its words are left out of the loss.
MIN_COUNT = 3


@dataclass(frozen=True, slots=True)
class Labels:
    """The classes of each layer; a class is known by its place in its list."""

    upos: list[str]
    xpos: list[str]
    feats: list[str]
    lemmas: list[str]
    deprels: list[str]
    names: list[str]
    starts: list[str]

    def of(self, layer: str) -> list[str]:
        """Return the classes of one layer."""
        classes: list[str] = getattr(self, layer)
        return classes

    def save(self, path: Path) -> None:
        """Write the labels as JSON."""
        path.write_text(json.dumps(asdict(self), indent=0, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> "Labels":
        """Read what :meth:`save` wrote."""
        return cls(**json.loads(path.read_text(encoding="utf-8")))


def collect_labels(documents: Iterable[GoldDocument], min_count: int = MIN_COUNT) -> Labels:
    """Return the classes that occur at least ``min_count`` times, the frequent ones first."""
    counts: dict[str, Counter[str]] = {
        layer: Counter() for layer in ("upos", "xpos", "feats", "lemmas", "deprels")
    }
    for document in documents:
        for layer, counter in counts.items():
            counter.update(layer_values(document, layer))
    kept = {
        layer: [label for label, count in counter.most_common() if count >= min_count]
        for layer, counter in counts.items()
    }
    bio = [f"{part}-{label}" for label in NAME_LABELS for part in "BI"]
    return Labels(**kept, names=["O", *bio], starts=["inside", "start"])


def layer_values(document: GoldDocument, layer: str) -> Iterator[str]:
    """Yield the class of each word in one layer; nothing where the layer is not annotated."""
    values = getattr(document, layer)
    if values is None:
        return
    if layer == "lemmas":
        yield from map(lemma_rule, document.words, values)
    else:
        yield from values
