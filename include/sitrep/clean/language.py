"""Tell the language of an article."""

from functools import cache
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

MIN_CHARS = 50

_SAMPLE_CHARS = 3000
_UNSURE = 0.5


def identify_language(text: str, declared: str | None = None) -> tuple[str, float]:
    """Return the ISO 639-1 code of a text's language and a score from 0 to 1.

    Parameters
    ----------
    text : str
        Clean text; its first 3,000 characters decide.
    declared : str, optional
        What the page says. It is believed, with score 0, where the text has fewer than
        50 characters; and where the model is unsure.

    Returns
    -------
    code : str
        ``"und"`` where nothing is known.
    score : float
        How sure the model is.
    """
    if len(text) < MIN_CHARS:
        return declared or "und", 0.0
    code, score = _identifier().classify(text[:_SAMPLE_CHARS])
    if declared and score < _UNSURE:
        return declared, 0.0
    return str(code), round(float(score), 4)


@cache
def _identifier() -> Any:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
