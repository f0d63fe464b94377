"""Turn words into what the encoder reads: word pieces, and how each word is capitalised."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

# A longer word is cut: its beginning tells its class.
MAX_PIECES_PER_WORD = 8
# The encoder's own limit, with its two border pieces.
MAX_PIECES = 512
CASE_CLASSES = 6
# BERT gives up on longer ones.
_LONGEST_PART = 100

_OTHER, _LOWER, _TITLE, _UPPER, _MIXED, _DIGITS = range(CASE_CLASSES)
# Typographic marks mean what the plain ones mean.
_PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-",
     "‑": "-", "−": "-", "—": "-", "…": "..."}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class EncodedWords:
    """The pieces of a run of words, with border pieces: all three lists are of plain ints.

    ``pieces`` and ``cases`` are equally long; ``first`` gives each word's first piece.
    """

    pieces: list[int]
    cases: list[int]
    first: list[int]

    def __len__(self) -> int:
        """Return the number of pieces."""
        return len(self.pieces)


class WordPieces:
    """The encoder's vocabulary: BERT's uncased word pieces, the longest one first.

    Written here since the usual library brings a client for downloads and its eight packages.
    Words are cached: news repeats them.
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: i for i, piece in enumerate(vocabulary)}
        self._unknown = self._numbers["[UNK]"]
        self._begin, self._end = self._numbers["[CLS]"], self._numbers["[SEP]"]
        self.pieces = lru_cache(maxsize=100_000)(self._pieces)

    def encode(self, words: Sequence[str], cases: Sequence[int] | None = None) -> EncodedWords:
        """Return the pieces of ``words``; ``cases`` stands in for how they are capitalised."""
        pieces, case_ids, first = [self._begin], [_OTHER], []
        for i, word in enumerate(words):
            own = self.pieces(word)
            first.append(len(pieces))
            pieces.extend(own)
            case_ids.extend([case_class(word) if cases is None else cases[i]] * len(own))
        pieces.append(self._end)
        case_ids.append(_OTHER)
        return EncodedWords(pieces, case_ids, first)

    def _pieces(self, word: str) -> tuple[int, ...]:
        pieces: list[int] = []
        for part in _parts(_plain(word)):
            pieces.extend(self._longest_pieces(part))
            if len(pieces) >= MAX_PIECES_PER_WORD:
                break
        return tuple(pieces[:MAX_PIECES_PER_WORD]) or (self._unknown,)

    def _longest_pieces(self, part: str) -> list[int]:
        """Return the pieces of a part, or the unknown one where they can't spell it."""
        if len(part) > _LONGEST_PART:
            return [self._unknown]
        found, start = [], 0
        while start < len(part):
            prefix = "##" if start else ""
            for end in range(len(part), start, -1):
                number = self._numbers.get(prefix + part[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return [self._unknown]
        return found


def _plain(word: str) -> str:
    """Return a word in lower case, without accents and control characters."""
    spelt = unicodedata.normalize("NFD", word.translate(_PLAIN).lower())
    return "".join(c for c in spelt if unicodedata.category(c) not in {"Mn", "Cc", "Cf"})


def _parts(word: str) -> Iterator[str]:
    """Yield the runs between punctuation marks and ideographs, and each of those by itself."""
    run = ""
    for char in word:
        if not char.isspace() and not _stands_alone(char):
            run += char
            continue
        if run:
            yield run
            run = ""
        if not char.isspace():
            yield char
    if run:
        yield run


def _stands_alone(char: str) -> bool:
    if char.isascii():
        return not char.isalnum()
    return unicodedata.category(char).startswith("P") or "\u4e00" <= char <= "\u9fff"


@lru_cache(maxsize=100_000)
def case_class(word: str) -> int:
    """Return how a word is capitalised: the encoder's pieces are lower-case throughout.

    Examples
    --------
    >>> [case_class(word) for word in ("town", "Kyiv", "UN", "McKay", "3rd", "%")]
    [1, 2, 3, 4, 5, 0]
    """
    if word.islower():
        return _DIGITS if word[0].isdigit() else _LOWER
    if word.isupper() and len(word) > 1:
        return _UPPER
    if word[0].isupper():
        return _TITLE if len(word) == 1 or word[1:].islower() else _MIXED
    if any(char.isdigit() for char in word):
        return _DIGITS
    return _OTHER


def lower_case(classes: Sequence[int]) -> list[int]:
    """Return the classes of the same words written without capitals."""
    return [_LOWER if c in {_TITLE, _UPPER, _MIXED} else c for c in classes]


def upper_case(classes: Sequence[int]) -> list[int]:
    """Return the classes of the same words written in capitals."""
    return [_UPPER if c in {_TITLE, _LOWER, _MIXED} else c for c in classes]


def title_case(classes: Sequence[int]) -> list[int]:
    """Return the classes of the same words written as in a headline."""
    return [_TITLE if c == _LOWER else c for c in classes]
