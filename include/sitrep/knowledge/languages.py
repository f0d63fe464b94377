"""Tell the language of a text or a page."""

import re
from functools import cache
from typing import Any

from lxml import etree
from lxml.html import HTMLParser, document_fromstring
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


def page_language(body: bytes) -> str:
    """Return the ISO 639-1 code of a web page's language, ``"und"`` where nothing is known.

    What the page declares counts, then its text; no more is read of it than is needed to
    choose pages before they are cleaned.
    """
    try:
        # Names of languages and markup are ASCII in every encoding of the web.
        tree = document_fromstring(body, parser=HTMLParser(encoding=_encoding(body)))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return "und"
    declared = re.split(r"[-_]", (tree.get("lang") or "").strip().lower())[0]
    if re.fullmatch(r"[a-z]{2,3}", declared):
        return declared
    etree.strip_elements(tree, "script", "style", with_tail=False)
    return identify_language(" ".join(tree.text_content().split()))[0]


def _encoding(body: bytes) -> str | None:
    try:
        body.decode()
    except UnicodeDecodeError:
        return None  # what the page says
    return "utf-8"


@cache
def _identifier() -> Any:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
