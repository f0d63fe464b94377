"""Leave out the mark at the end of some sentences: web text and headlines often have none."""

import random
from dataclasses import fields, replace

from training.gold_document import GoldDocument

SHARE = 0.1
MARKS = frozenset({".", "!", "?"})


def without_some_marks(document: GoldDocument, chance: random.Random) -> GoldDocument:
    """Return the document with some final marks left out, in every layer.

    Only a mark before another sentence, on which no word depends, is left out.
    """
    starts, heads = document.starts, document.heads
    if starts is None:
        return document
    needed = {head for i, head in enumerate(heads or []) if head != i}
    lost = {
        i
        for i, word in enumerate(document.words[:-1])
        if word in MARKS and starts[i + 1] and not starts[i] and i not in needed
        and (heads is None or heads[i] != i) and chance.random() < SHARE
    }  # fmt: skip
    if not lost:
        return document
    kept = [i for i in range(len(document.words)) if i not in lost]
    number = {i: n for n, i in enumerate(kept)}
    layers = {
        field.name: [values[i] for i in kept]
        for field in fields(document)
        if (values := getattr(document, field.name)) is not None
    }
    if heads is not None:
        layers["heads"] = [number[heads[i]] for i in kept]
    return replace(document, **layers)
