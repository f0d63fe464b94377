"""Which sentence a token lies in, so that nothing is looked for beyond it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from spacy.tokens import Doc

Item = TypeVar("Item")


class SentenceIndex:
    """Numbers the sentences of a document from 0; all look-ups are cheap."""

    def __init__(self, doc: Doc) -> None:
        self._starts = [sentence.start for sentence in doc.sents]

    def number(self, i: int) -> int:
        """Return the number of the sentence that token ``i`` lies in."""
        return bisect_right(self._starts, i) - 1

    def group(
        self, items: Iterable[Item], first: Callable[[Item], int]
    ) -> Mapping[int, list[Item]]:
        """Return the items by sentence, in order; ``first`` gives an item's first token."""
        grouped: defaultdict[int, list[Item]] = defaultdict(list)
        for item in items:
            grouped[self.number(first(item))].append(item)
        return grouped
