"""Put other names in the place of names, so that their neighbours tell what they are."""

import random
from collections.abc import Iterable
from dataclasses import replace

from training.gold_document import GoldDocument
from training.mentions import mentions

# Kinds whose names can stand for each other; a people's name is also an adjective, and can't.
SWAPPED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})
# How many of the documents are changed, and how many names in them.
DOCUMENTS, MENTIONS = 0.6, 0.5


class MentionSwap:
    """Knows every name of the training documents, each once."""

    def __init__(self, documents: Iterable[GoldDocument]) -> None:
        known: dict[str, dict[tuple[str, ...], None]] = {kind: {} for kind in SWAPPED}
        for document in documents:
            for start, end, kind in mentions(document.names or []):
                if kind in SWAPPED:
                    known[kind][tuple(document.words[start:end])] = None
        self._known = {kind: list(names) for kind, names in known.items()}

    def swap(self, document: GoldDocument, chance: random.Random) -> GoldDocument:
        """Return the document with some names replaced by others of their kind.

        Documents with syntax stay as they are: a longer name would need a tree of its own.
        """
        if document.names is None or document.heads is not None:
            return document
        if chance.random() >= DOCUMENTS:
            return document
        words: list[str] = []
        names: list[str | None] = []
        starts: list[bool] = []
        position = 0
        for start, end, kind in mentions(document.names):
            if kind not in SWAPPED or chance.random() >= MENTIONS:
                continue
            other = chance.choice(self._known[kind])
            words += [*document.words[position:start], *other]
            names += [
                *document.names[position:start],
                f"B-{kind}",
                *[f"I-{kind}"] * (len(other) - 1),
            ]
            if document.starts is not None:
                starts += [*document.starts[position : start + 1], *[False] * (len(other) - 1)]
            position = end
        words += document.words[position:]
        names += document.names[position:]
        if document.starts is not None:
            starts += document.starts[position:]
        return replace(
            document, words=words, names=names, starts=None if document.starts is None else starts
        )
