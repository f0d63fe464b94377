"""A document of a corpus, in the form that all corpora are brought into."""

from dataclasses import dataclass

# The class of names that are none of ours (works, games, prizes): learnt, and dropped when read.
OTHER = "MISC"
# The tag of a word that is likely no name: learnt as outside, but less often than a sure one.
UNSURE = "O?"


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document of gold tokens; a list is None where the corpus tells nothing of its layer.

    ``names`` holds BIO tags with ``None`` where a word's annotation is missing, and ``UNSURE``;
    ``heads`` are word numbers within the document, a root's its own.
    """

    words: list[str]
    starts: list[bool] | None = None
    upos: list[str] | None = None
    xpos: list[str] | None = None
    feats: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None
    deprels: list[str] | None = None
    names: list[str | None] | None = None
