"""Cut documents into the windows that the model sees, with numbers for labels."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitrep.language.reading import word_pieces
from sitrep.language.reading.word_pieces import EncodedWords, WordPieces, case_class
from training.gold_document import UNSURE, GoldDocument
from training.labels import TAG_LAYERS, Labels, layer_values

# Numbers of no class: left out of the loss; and outside of names, or left out as chance will.
MISSING, MAYBE_OUTSIDE = -100, -101
# How often a word that is likely no name is learnt as such.
OUTSIDE_SHARE = 0.5
MAX_WORDS = 128
# How often a window is a single sentence, and how often all its words lose or gain capitals.
ONE_SENTENCE = 0.25
WITHOUT_CAPITALS, ALL_CAPITALS, HEADLINE = 0.04, 0.03, 0.03


@dataclass(frozen=True, slots=True)
class NumberedDocument:
    """A document with the numbers of its classes; layers that are missing are absent.

    ``heads`` are offsets to the head's word; ``sentences`` gives each word's sentence.
    """

    words: list[str]
    cases: list[int]
    tags: dict[str, list[int]]
    sentences: list[int]
    heads: list[int] | None
    deprels: list[int] | None


@dataclass(frozen=True, slots=True)
class Window:
    """What one row of a batch is made of; ``heads`` are columns: 0 the root, else word + 1."""

    encoded: EncodedWords
    tags: dict[str, list[int]]
    sentences: list[int]
    heads: list[int] | None
    deprels: list[int] | None


def number_document(document: GoldDocument, labels: Labels) -> NumberedDocument:
    """Return the document with numbers for labels; a class that is not known is missing."""
    tags = {}
    for layer in TAG_LAYERS[:4]:
        number = {label: i for i, label in enumerate(labels.of(layer))}
        if getattr(document, layer) is not None:
            tags[layer] = [number.get(v, MISSING) for v in layer_values(document, layer)]
    if document.names is not None:
        known: dict[str | None, int] = {label: i for i, label in enumerate(labels.names)}
        known |= {None: MISSING, UNSURE: MAYBE_OUTSIDE}
        tags["names"] = [known[name] for name in document.names]
    sentences = [0] * len(document.words)
    if document.starts is not None:
        tags["starts"] = [int(start) for start in document.starts]
        count = -1
        for i, start in enumerate(document.starts):
            count += start or i == 0
            sentences[i] = count
    relation = {label: i for i, label in enumerate(labels.deprels)}
    heads, deprels = document.heads, document.deprels
    return NumberedDocument(
        words=document.words,
        cases=[case_class(word) for word in document.words],
        tags=tags,
        sentences=sentences,
        heads=None if heads is None else [head - i for i, head in enumerate(heads)],
        deprels=None if deprels is None else [relation.get(d, MISSING) for d in deprels],
    )


def cut_windows(
    document: NumberedDocument, pieces: WordPieces, chance: random.Random
) -> Iterator[Window]:
    """Yield windows that cover the document once, cut at random sentence borders."""
    start, length = 0, len(document.words)
    while start < length:
        end = _window_end(document, start, chance)
        yield window(document, start, end, pieces, chance)
        start = end


def window(
    document: NumberedDocument,
    start: int,
    end: int,
    pieces: WordPieces,
    chance: random.Random | None = None,
) -> Window:
    """Return the words ``start:end`` as a window; ``chance`` may change their capitals."""
    tags = {layer: list(numbers[start:end]) for layer, numbers in document.tags.items()}
    if "starts" in tags:
        tags["starts"][0] = MISSING  # the first word of a window always begins a sentence
    if "names" in tags:
        tags["names"] = [_decided(number, chance) for number in tags["names"]]
    cases = document.cases[start:end]
    if chance is not None:
        cases = _other_capitals(cases, chance)
    heads, deprels = document.heads, document.deprels
    if heads is not None:
        heads = [i + head + 1 if head else 0 for i, head in enumerate(heads[start:end])]
    return Window(
        encoded=pieces.encode(document.words[start:end], cases),
        tags=tags,
        sentences=document.sentences[start:end],
        heads=heads,
        deprels=None if deprels is None else deprels[start:end],
    )


def _window_end(document: NumberedDocument, start: int, chance: random.Random) -> int:
    sentences, length = document.sentences, len(document.words)
    limit = min(length, start + MAX_WORDS)
    borders = [i for i in range(start + 1, limit) if sentences[i] != sentences[i - 1]]
    if limit == length:
        borders.append(length)
    if not borders:  # one long sentence, or a corpus without borders
        is_sentence = sentences[-1] > 0
        ends = (i for i in range(limit, length) if sentences[i] != sentences[i - 1])
        return next(ends, length) if is_sentence else limit
    if len(borders) > 1 and chance.random() < ONE_SENTENCE:
        return borders[0]
    return borders[-1]


def _decided(number: int, chance: random.Random | None) -> int:
    if number != MAYBE_OUTSIDE:
        return number
    return 0 if chance is not None and chance.random() < OUTSIDE_SHARE else MISSING


def _other_capitals(cases: Sequence[int], chance: random.Random) -> list[int]:
    drawn = chance.random()
    for share, change in (
        (WITHOUT_CAPITALS, word_pieces.lower_case),
        (ALL_CAPITALS, word_pieces.upper_case),
        (HEADLINE, word_pieces.title_case),
    ):
        if drawn < share:
            return change(cases)
        drawn -= share
    return list(cases)
