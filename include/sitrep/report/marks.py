"""Cut a sentence into pieces that say which part of an event they support."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any


def pieces(sentence: str, spans: Sequence[dict[str, Any]]) -> list[tuple[str, list[str]]]:
    """Return the words of a sentence in order, each piece with the kinds of its spans; pure.

    Spans may overlap. Together the pieces are the sentence, whatever the spans are.

    Parameters
    ----------
    sentence : str
        The sentence, word for word.
    spans : sequence of dict
        ``kind``, ``start`` and ``end`` in code points from the start of the sentence.
    """
    ends = {min(max(span[end], 0), len(sentence)) for span in spans for end in ("start", "end")}
    cuts = sorted({0, len(sentence)} | ends)
    return [
        (
            sentence[start:end],
            list(
                dict.fromkeys(
                    span["kind"] for span in spans if span["start"] <= start and end <= span["end"]
                )
            ),
        )
        for start, end in pairwise(cuts)
    ]
