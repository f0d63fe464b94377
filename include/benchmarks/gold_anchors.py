"""Find the words of an annotation in its text."""

import re

from benchmarks.gold_documents import GoldError, GoldSpan

_NUMBERED = re.compile(r"^(?P<words>.+)#(?P<number>\d+)$", re.DOTALL)


def fold_text(raw: str) -> str:
    """Return a text with a blank for each line break inside a paragraph; pure.

    Paragraphs are separated by two line breaks; the ends are stripped.
    """
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n[ \t]*\n", raw))
    return "\n\n".join(part for part in paragraphs if part)


def occurrences(text: str, words: str) -> list[GoldSpan]:
    """Return everywhere that whole words stand in the text: "he" is not found in "the"."""
    return [
        GoldSpan(match.start(), match.end(), match.group())
        for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    ] or [
        # Words that begin or end with a mark, or with half a word.
        GoldSpan(match.start(), match.end(), match.group())
        for match in re.finditer(re.escape(words), text)
        if not (words[0].isalnum() and words[-1].isalnum())
    ]


def find_words(text: str, anchor: str, *, near: GoldSpan | None = None) -> GoldSpan:
    """Return the words of an anchor: "strikes", or "strikes#2" for the second time.

    Parameters
    ----------
    near : GoldSpan, optional
        Words that stand more than once are taken where they are nearest to it; without it
        the first time counts.

    Raises
    ------
    GoldError
        If they do not stand in the text, or not so often.
    """
    numbered = _NUMBERED.match(anchor.strip())
    words = " ".join((numbered["words"] if numbered else anchor).split())
    if not words:
        raise GoldError("words are missing")
    found = occurrences(text, words)
    if not found:
        raise GoldError(f"{words!r} does not stand in the text{_hint(text, words)}")
    if numbered:
        number = int(numbered["number"])
        if not 1 <= number <= len(found):
            raise GoldError(f"{words!r} stands in the text {len(found)} times, not {number}")
        return found[number - 1]
    return found[0] if near is None else nearest(found, near)


def nearest(spans: list[GoldSpan], to: GoldSpan) -> GoldSpan:
    """Return the span with the fewest characters between it and another; of two, the first."""
    return min(spans, key=lambda span: gap(span, to))


def gap(a: GoldSpan, b: GoldSpan) -> int:
    """Return how many characters stand between two spans, 0 where they touch or overlap."""
    return max(0, a.start - b.end, b.start - a.end)


def _hint(text: str, words: str) -> str:
    """Return what may have been meant: other case, other quotation marks or dashes."""
    pattern = re.escape(words)
    for marks in ("'’‘", '"“”', "-–—‑"):
        pattern = re.sub(rf"\\?[{re.escape(marks)}]", f"[{re.escape(marks)}]", pattern)
    match = re.search(pattern, text, re.IGNORECASE)
    if match and match.group() != words:
        return f" (but {match.group()!r} does)"
    return " as whole words" if match else ""
