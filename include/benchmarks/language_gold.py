"""Our own gold sets: sentences, dates, quantities and names of invented news."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class GoldParagraph:
    """A paragraph and the characters of its sentences."""

    text: str
    sentences: list[tuple[int, int]]


def gold_paragraphs() -> Iterator[GoldParagraph]:
    """Yield the paragraphs of ``news_sentences.txt``: a sentence a line, joined by spaces."""
    lines: list[str] = []
    for line in [*_read("news_sentences.txt").splitlines(), ""]:
        if line.startswith("#"):
            continue
        if line.strip():
            lines.append(line.strip())
            continue
        if lines:
            yield _paragraph(lines)
        lines = []


def gold_lines(name: str) -> list[dict[str, Any]]:
    """Return the objects of a JSONL set: "dates", "quantities" or "names"."""
    return [json.loads(line) for line in _read(f"{name}.jsonl").splitlines() if line]


def located(text: str, mentions: list[dict[str, Any]]) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """Yield each mention with its characters; they stand in the order of the text.

    Raises
    ------
    ValueError
        If one is not in the text.
    """
    position = 0
    for mention in mentions:
        start = text.index(mention["text"], position)
        position = start + len(mention["text"])
        yield start, position, mention


def _paragraph(lines: list[str]) -> GoldParagraph:
    spans, position = [], 0
    for line in lines:
        spans.append((position, position + len(line)))
        position += len(line) + 1
    return GoldParagraph(" ".join(lines), spans)


def _read(name: str) -> str:
    return files("benchmarks").joinpath("gold", name).read_text(encoding="utf-8")
