"""Leave out the lines above a story that only repeat its author and date."""

import re
from collections.abc import Iterable

_MAX_CHARS = 150
_MAX_LINES = 4
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
# What such a line may hold beside the names of the authors.
_FURNITURE = re.compile(
    rf"\b(?:{_MONTH}|mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|by|and|on|at|in|written|reporter"
    r"|correspondent|staff|writer|editor|posted|published|updated|last|first|modified|date"
    r"|gmt|utc|est|edt|cet|cest|ist|bst|msk|am|pm|a\.m|p\.m|ago|hours?|minutes?|days?)\b|\d+",
    re.IGNORECASE,
)
_BY = re.compile(
    r"by (?-i:[A-Z])[\w.'’-]+(?: (?-i:[A-Z])[\w.'’-]+| and| in|,| for){1,12}", re.IGNORECASE
)


def drop_byline(paragraphs: list[str], authors: Iterable[str]) -> list[str]:
    """Return the paragraphs without the author's and date's lines at their beginning.

    Examples
    --------
    >>> drop_byline(["19.09.2023 | Rashad Aliyev", "The army moved."], ["Rashad Aliyev"])
    ['The army moved.']
    """
    names = [name for name in authors if name]
    first = 0
    while first < min(len(paragraphs), _MAX_LINES) and _is_byline(paragraphs[first], names):
        first += 1
    return paragraphs[first:]


def _is_byline(line: str, names: Iterable[str]) -> bool:
    if len(line) > _MAX_CHARS:
        return False
    if _BY.fullmatch(line):
        return True
    rest = line
    for name in names:
        rest = re.sub(rf"\b{re.escape(name)}\b", " ", rest, flags=re.IGNORECASE)
    return not re.search(r"[^\W\d_]", _FURNITURE.sub(" ", rest))
