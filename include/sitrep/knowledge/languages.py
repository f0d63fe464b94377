"""Tell the language of a text or a page."""

import re
from functools import cache
from typing import Any

from lxml import etree
from lxml.html import HTMLParser, document_fromstring
from py3langid.langid import MODEL_FILE, LanguageIdentifier

MIN_CHARS = 50

_SAMPLE_CHARS = 2000
_SAMPLE_BYTES = 200_000
_UNSURE = 0.5
# Norwegian is written in two ways; one code stands for both.
_SAME = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "fil": "tl"}
# Near relatives, which a model mixes up: what the page says decides between them.
_RELATIVES = ({"da", "no"}, {"id", "ms"}, {"hr", "bs", "sr"})
# Scripts that one language of news is written in: a few letters tell it.
_SCRIPTS = {
    "ja": re.compile("[\u3041-\u30ff]"),
    "ko": re.compile("[\uac00-\ud7a3]"),
    "th": re.compile("[\u0e01-\u0e4f]"),
    "el": re.compile("[\u0370-\u03ff]"),
    "he": re.compile("[\u05d0-\u05ea]"),
    "hy": re.compile("[\u0531-\u0587]"),
    "ka": re.compile("[\u10d0-\u10ff]"),
    "my": re.compile("[\u1000-\u109f]"),
    "km": re.compile("[\u1780-\u17ff]"),
    "ta": re.compile("[\u0b80-\u0bff]"),
    "te": re.compile("[\u0c00-\u0c7f]"),
    "bn": re.compile("[\u0980-\u09ff]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
}
_LETTER = re.compile(r"[^\W\d_]")
_MIN_LETTERS = 4
# Of Japanese so much is kana; other texts quote a name in a foreign script.
_MIN_SCRIPT_SHARES = {"ja": 0.1}
_MIN_SCRIPT_SHARE = 0.5


def identify_language(text: str, declared: str | None = None) -> tuple[str, float]:
    """Return the ISO 639-1 code of a text's language and a score from 0 to 1.

    Parameters
    ----------
    text : str
        Clean text; its first 2,000 characters decide.
    declared : str, optional
        What the page says. It is believed, with score 0, where the text has fewer than
        50 characters of a script of many languages, where the model is unsure, and between
        near relatives such as Danish and Norwegian.

    Returns
    -------
    code : str
        ``"und"`` where nothing is known. Norwegian is ``"no"``, however it is written.
    score : float
        How sure the model is; 1 where the script alone tells the language.
    """
    sample = text[:_SAMPLE_CHARS]
    declared = _SAME.get(declared, declared) if declared else None
    if by_script := _by_script(sample):
        return by_script, 1.0
    if len(text) < MIN_CHARS and declared:
        return declared, 0.0
    if len(_LETTER.findall(sample)) < _MIN_LETTERS:
        return "und", 0.0
    found, score = _identifier().classify(sample)
    code = _SAME.get(str(found), str(found))
    is_relative = any(declared in group and code in group for group in _RELATIVES)
    if declared and declared != code and (score < _UNSURE or is_relative):
        return declared, 0.0
    if len(text) < MIN_CHARS and score < _UNSURE:
        return "und", 0.0
    return code, round(float(score), 4)


def page_language(body: bytes) -> str:
    """Return the ISO 639-1 code of a web page's language, ``"und"`` where nothing is known.

    What the page declares counts, then the text of its first 200 kB; no more is read of it
    than is needed to choose pages before they are cleaned.
    """
    try:
        # Names of languages and markup are ASCII in every encoding of the web.
        parser = HTMLParser(encoding=_encoding(body))
        tree = document_fromstring(body[:_SAMPLE_BYTES], parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return "und"
    declared = re.split(r"[-_]", (tree.get("lang") or "").strip().lower())[0]
    if re.fullmatch(r"[a-z]{2,3}", declared):
        return _SAME.get(declared, declared)
    etree.strip_elements(tree, "script", "style", with_tail=False)
    return identify_language(" ".join(tree.text_content().split()))[0]


def _by_script(text: str) -> str | None:
    letters = len(_LETTER.findall(text))
    if letters < _MIN_LETTERS or text[: 2 * _MIN_LETTERS].isascii():
        return None
    for code, script in _SCRIPTS.items():
        share = _MIN_SCRIPT_SHARES.get(code, _MIN_SCRIPT_SHARE)
        if len(script.findall(text)) >= share * letters:
            return code
    return None


def _encoding(body: bytes) -> str | None:
    try:
        body.decode()
    except UnicodeDecodeError:
        return None  # what the page says
    return "utf-8"


@cache
def _identifier() -> Any:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
