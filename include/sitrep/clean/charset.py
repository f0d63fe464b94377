"""Turn the bytes of a page into text, whatever its server says that they are."""

import codecs
import re

from charset_normalizer import from_bytes

from sitrep.clean.refusal import UNDECODABLE, RefusalError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_META_BYTES = 4096
_MARKUP = re.compile(rb"<(script|style)\b.*?</\1\s*>|<[^<>]*>", re.IGNORECASE | re.DOTALL)
_SAMPLE_BYTES = 20_000
_NEAR_CHAOS, _NEAR_COHERENCE = 0.05, 0.3
_MARKS = frozenset("“”„‘’‚«»–—…\xa0")
_MAX_REPLACED = 0.02

# What a page may be written in that does not say it; other sets are too like these to be told.
_ON_THE_WEB = [
    "cp1252", "cp1251", "cp1250", "iso8859_2", "koi8_r", "koi8_u", "iso8859_5", "cp866", "cp1253",
    "iso8859_7", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "gb18030", "big5", "cp932",
    "euc_jp", "cp949", "cp874",
]  # fmt: skip
# Browsers read these names as the larger sets that contain them, so pages are written so.
_LARGER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}


def decode_body(body: bytes, content_type: str = "") -> str:
    """Return the text of a page or document.

    The byte order mark decides, else UTF-8 if the bytes are valid UTF-8 (other encodings
    hardly ever are), else what the HTTP header says, else the page's ``<meta>``, else
    what the bytes look like.

    Raises
    ------
    RefusalError
        With reason ``"undecodable"`` for binary data, or where no encoding fits.
    """
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(encoding, errors="replace")
    declared = _declared(body, content_type)
    if declared.startswith(("utf-16", "utf-32")):
        return _checked(body.decode(declared, errors="replace"))
    if b"\x00" in body[:_META_BYTES]:
        raise RefusalError(UNDECODABLE, "binary data")
    try:
        return _checked(body.decode("utf-8"))
    except UnicodeDecodeError:
        return _checked(body.decode(_best(body, declared), errors="replace"))


def _declared(body: bytes, content_type: str) -> str:
    header = _HEADER.search(content_type)
    if header and (encoding := _known(header[1])):
        return encoding
    meta = _META.search(body[:_META_BYTES])
    # A page that says UTF-16 in ASCII letters is not UTF-16.
    if meta and (encoding := _known(meta[1].decode("ascii", errors="ignore"))):
        return "" if encoding.startswith(("utf-16", "utf-32")) else encoding
    return ""


def _known(label: str) -> str:
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return ""
    return _LARGER.get(name, name)


def _best(body: bytes, declared: str) -> str:
    if declared and not _is_garbled(body.decode(declared, errors="replace")):
        return declared
    guesses = from_bytes(_prose(body), cp_isolation=_ON_THE_WEB)
    likeliest = guesses.best()
    if likeliest is None:
        return declared or "utf-8"
    # Of those that are about as likely the one whose bytes are letters, and no "So³tyska".
    near = [
        guess
        for guess in guesses
        if guess.chaos <= likeliest.chaos + _NEAR_CHAOS
        and guess.coherence >= likeliest.coherence - _NEAR_COHERENCE
    ]
    return max(near, key=lambda guess: _letters(str(guess))).encoding


def _letters(text: str) -> float:
    """Return the share of letters and quotation marks among what is not ASCII."""
    beyond = [c for c in text if c > "\x7f"]
    return sum(c.isalpha() or c in _MARKS for c in beyond) / max(len(beyond), 1)


def _prose(body: bytes) -> bytes:
    """Return the words of a page, whose markup would say that it is English."""
    return b" ".join(_MARKUP.sub(b" ", body).split())[:_SAMPLE_BYTES]


def _checked(text: str) -> str:
    if _is_garbled(text):
        raise RefusalError(UNDECODABLE, "most of it is no text in any known encoding")
    return text


def _is_garbled(text: str) -> bool:
    bad = text.count("�") + sum(text.count(chr(code)) for code in range(9))
    return bad > _MAX_REPLACED * len(text)
