"""Score a pipeline on the test parts of the corpora."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from spacy.language import Language

from benchmarks.language_scores import SyntaxScores, score_names, score_syntax
from training.corpora import NAMES_TEST, SYNTAX_TEST, read_docs

# The corpora whose every word was annotated: a name too many is an error there.
FULLY_ANNOTATED = frozenset({"ner_uner_test", "ner_wikigold_test"})
WITHOUT_NORP = frozenset({"ner_uner_test"})
BROAD = ("PER", "ORG", "LOC", "NORP")


def evaluate(nlp: Language, corpora: Path) -> dict[str, Any]:
    """Return the scores of every test set, in percent."""
    scores: dict[str, Any] = {}
    for name in SYNTAX_TEST:
        docs = read_docs(corpora, name)
        for raw in (False, True):
            found = score_syntax(nlp, docs, raw=raw)
            scores[f"{name}, {'raw text' if raw else 'gold sentences'}"] = _rounded(found)
    for name in NAMES_TEST:
        scores[name] = names_of(nlp, corpora, name)
    return scores


def names_of(nlp: Language, corpora: Path, name: str) -> Mapping[str, Any]:
    """Return exact and lenient F of one corpus of names, and F by label."""
    labels = [label for label in BROAD if label != "NORP" or name not in WITHOUT_NORP]
    found = score_names(
        nlp, read_docs(corpora, name), labels=labels, strict=name in FULLY_ANNOTATED
    )
    return {
        "exact": round(found.exact.f1, 1),
        "lenient": round(found.lenient.f1, 1),
        **{label: round(tally.f1, 1) for label, tally in sorted(found.by_label.items())},
    }


def _rounded(scores: SyntaxScores) -> Mapping[str, float]:
    return {name: round(getattr(scores, name).f1, 1) for name in scores.__slots__}
