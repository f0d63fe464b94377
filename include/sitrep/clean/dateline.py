"""Split the dateline off an agency story: ``KYIV, Sept 9 (Reuters) - Ukraine said …``."""

import re

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE = re.compile(rf",?\s+(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?\.?$")
_AGENCY = re.compile(r"\s*(?:\([^()]{2,40}\)|/[A-Z][^/]{1,30}/)\.?$")
# What divides a dateline from the story. A bare hyphen needs its spaces.
_DIVIDER = re.compile(r"\s+(?:--?|[–—])\s+|[–—](?=[\"“‘]?[A-Z])|(?<=\))\s?-\s?|:\s+|(?<=/)\.\s+")
_PLACE_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_LABELS = re.compile(
    r"(?:BREAKING|UPDATE|EXCLUSIVE|LIVE|WATCH|VIDEO|ANALYSIS|OPINION|EXPLAINER|FACTBOX|NOTE"
    r"|CORRECTION|EDITOR|JUST IN|NEWS|REPORT|Q&A|PHOTOS?)\b"
)
_MAX_CHARS = 90
_MAX_WORDS = 4


def split_dateline(paragraph: str) -> tuple[str | None, str]:
    """Return the dateline of a story's first paragraph, or None, and the rest.

    Examples
    --------
    >>> split_dateline("KYIV, Sept 9 (Reuters) - Ukraine said on Friday its troops had moved.")
    ('KYIV, Sept 9 (Reuters)', 'Ukraine said on Friday its troops had moved.')
    """
    divider = _DIVIDER.search(paragraph, 0, _MAX_CHARS)
    if divider is None:
        return None, paragraph
    head, rest = paragraph[: divider.start()].strip(), paragraph[divider.end() :].strip()
    story_begins = bool(rest) and (rest[0].isupper() or rest[0].isdigit() or rest[0] in "\"“‘'«")
    if story_begins and _is_dateline(head, divider.group().strip()):
        return head, rest
    return None, paragraph


def _is_dateline(head: str, divider: str) -> bool:
    place = _AGENCY.sub("", head)
    has_agency = place != head
    dated = place
    place = _DATE.sub("", place).strip(" ,.")
    has_date = place != dated.strip(" ,.")
    parts = [part.strip() for part in re.split(r",|/", place)]
    if not all(_is_place(part) for part in parts) or _LABELS.match(place):
        return False
    if _is_capital(parts[0]):
        return True
    # "Kyiv (Agency) -" and "Kyiv, Sept 9 -", and with a dash also "Kyiv, Ukraine –".
    return has_agency or has_date or (len(parts) == 2 and divider in {"–", "—", "--"})


def _is_place(part: str) -> bool:
    words = part.split()
    return 0 < len(words) <= _MAX_WORDS and all(
        _PLACE_WORD.fullmatch(word) and (word[0].isupper() or word in {"de", "la", "el", "al"})
        for word in words
    )


def _is_capital(part: str) -> bool:
    letters = [c for c in part if c.isalpha()]
    return len(letters) >= 3 and all(c.isupper() for c in letters)
