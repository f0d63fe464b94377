"""Repair the characters of a text: mojibake, stray controls, odd spaces. Not its words."""

import re

import ftfy

# Curly quotes and wide characters are what the outlet wrote: they stay.
_FTFY = ftfy.TextFixerConfig(
    unescape_html=False,
    uncurl_quotes=False,
    fix_character_width=False,
    normalization="NFC",
    explain=False,
)
# Zero-width and bidirectional marks; the joiners U+200C and U+200D are letters' business.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SPACE = re.compile(r"[^\S\n]+")
_BREAKS = re.compile("\r\n?|[\x0b\x0c\u0085\u2028\u2029]")


def tidy(text: str) -> str:
    """Return the text with its characters repaired and each line's spaces single.

    Lines stay lines. The result is NFC, encodes as UTF-8, and holds no control
    characters beside the line feed; applying this twice changes nothing more.
    """
    text = _BREAKS.sub("\n", text.encode("utf-8", "replace").decode("utf-8"))
    if not text.isascii() or "\x1b" in text:  # mojibake and odd letters are not ASCII
        text = ftfy.fix_text(text, _FTFY)
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    return "\n".join(_SPACE.sub(" ", line).strip() for line in text.split("\n"))


def tidy_line(text: str) -> str:
    """Return a title or a name on one line, repaired."""
    return " ".join(tidy(text).split())
