"""The lemmas that a word may have, for text that no tagger has read."""

from functools import lru_cache

from lemminflect import getAllLemmas
from spacy.tokens import Span, Token


@lru_cache(maxsize=50_000)
def possible_lemmas(word: str) -> frozenset[str]:
    """Return the lemmas of a lower-case word over all parts of speech, and the word itself.

    Examples
    --------
    >>> sorted(possible_lemmas("shelling"))
    ['shell', 'shelling']
    """
    return frozenset({word}.union(*getAllLemmas(word).values()))


def lemmas_in(span: Span) -> set[str]:
    """Return the possible lemmas of every word of a span; the tagger's where it has read."""
    lemmas: set[str] = set()
    for token in span:
        lemmas |= token_lemmas(token)
    return lemmas


def token_lemmas(token: Token) -> frozenset[str]:
    """Return the token's lemma where a tagger gave one, else all that it may have."""
    return frozenset({token.lemma_.lower()}) if token.lemma_ else possible_lemmas(token.lower_)
