"""How a lemma is made from its word: a small rule, so that a classifier can choose it."""

from functools import lru_cache

# The word as it is, in lower case, or as a name.
_KEEP, _LOWER, _NAME = "k", "l", "n"


def lemma_rule(word: str, lemma: str) -> str:
    """Return the rule that makes ``lemma`` from ``word``: case, letters to drop, letters to add.

    Examples
    --------
    >>> lemma_rule("Troops", "troop"), lemma_rule("was", "be"), lemma_rule("KYIV", "Kyiv")
    ('l1|', 'l3|be', 'n0|')
    """
    case = _case(word, lemma)
    base = _cased(word, case)
    shared = 0
    while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
        shared += 1
    return f"{case}{len(base) - shared}|{lemma[shared:]}"


@lru_cache(maxsize=100_000)
def apply_lemma_rule(word: str, rule: str) -> str | None:
    """Return the lemma that the rule makes, or None where the word is too short for it.

    Examples
    --------
    >>> apply_lemma_rule("Fled", "l2|ee")
    'flee'
    """
    drop, _, add = rule[1:].partition("|")
    base = _cased(word, rule[0])
    kept = len(base) - int(drop)
    if kept < 0 or not (lemma := base[:kept] + add):
        return None
    return lemma


def _case(word: str, lemma: str) -> str:
    if lemma == lemma.lower():
        return _LOWER if word != word.lower() else _KEEP
    return (
        _KEEP
        if word[:1] == lemma[:1] and not (word.isupper() and len(word) > 1 and not lemma.isupper())
        else _NAME
    )


def _cased(word: str, case: str) -> str:
    if case == _LOWER:
        return word.lower()
    return word.capitalize() if case == _NAME else word
