"""Lemmas: the model's rule for each word, checked against a dictionary of English word forms."""

from collections.abc import Sequence
from functools import lru_cache

from lemminflect import getLemma

from sitrep.language.reading.lemma_rules import apply_lemma_rule

# Parts of speech whose forms the dictionary knows in full.
_INFLECTED = frozenset({"NOUN", "VERB"})
# Their lemmas are written in lower case; names and their adjectives keep their capitals.
_LOWER_CASE = frozenset("DET PRON ADP CCONJ SCONJ AUX PART ADV VERB INTJ".split())


class Lemmatiser:
    """Chooses lemmas from the rules that a model ranks."""

    def __init__(self, rules: Sequence[str]) -> None:
        self._rules = rules
        self.lemma = lru_cache(maxsize=200_000)(self._lemma)

    def _lemma(self, word: str, upos: str, ranked: tuple[int, ...]) -> str:
        """Return the lemma of a word; ``ranked`` are numbers of rules, the best first."""
        made = [apply_lemma_rule(word, self._rules[rule]) for rule in ranked]
        lemmas = [_cased(lemma, word, upos) for lemma in made if lemma is not None]
        best = lemmas[0] if lemmas else _cased(word, word, upos)
        known = _dictionary(word.lower(), upos) if upos in _INFLECTED else ()
        if not known or best.lower() in known or best.lower() == word.lower():
            return best
        return next((lemma for lemma in lemmas if lemma.lower() in known), known[0])


def _cased(lemma: str, word: str, upos: str) -> str:
    if upos == "PRON" and lemma in {"i", "I"}:
        return "I"
    is_plain = upos in _LOWER_CASE or (upos == "NOUN" and word.istitle() and len(word) > 1)
    return lemma.lower() if is_plain else lemma


@lru_cache(maxsize=100_000)
def _dictionary(word: str, upos: str) -> tuple[str, ...]:
    """Return the lemmas that the dictionary gives to a form; none where it lacks it."""
    found: tuple[str, ...] = getLemma(word, upos, lemmatize_oov=False)
    return found
