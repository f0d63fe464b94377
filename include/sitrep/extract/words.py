"""The lemmas that a word may have."""

from functools import lru_cache

from lemminflect import getAllLemmas
from spacy.tokens import Span, Token

# Parts of speech that the dictionary knows.
_INFLECTED = frozenset({"NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV"})


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
    """Return the token's lemma and those that its word may have as that part of speech.

    Treebanks keep some plurals ("troops") that our word lists have in the singular. Without a
    tagger, all that the word may be.
    """
    if not token.lemma_:
        return possible_lemmas(token.lower_)
    return _lemmas_as(token.lower_, token.pos_) | {token.lemma_.lower()}


@lru_cache(maxsize=50_000)
def _lemmas_as(word: str, upos: str) -> frozenset[str]:
    if upos not in _INFLECTED:
        return frozenset({word})
    return frozenset({word}.union(*getAllLemmas(word, upos).values()))
