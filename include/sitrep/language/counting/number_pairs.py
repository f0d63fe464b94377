"""What two numbers side by side are: a range, a score, or a change from one to the other."""

import re
from collections.abc import Sequence

from sitrep.language.lexing import Lexed

# "By 10 to 15" is a range, "by 7 to 100" a change and what it led to.
_MAX_RATIO = 3
_CHANGE = re.compile(
    r"\b(?:rose|rise[sn]?|rising|fell|fall(?:s|en|ing)?|increas\w+|decreas\w+|gr[eo]w\w*|dropp?\w*"
    r"|climb\w*|jump\w*|declin\w+|rais\w+|cuts?|lower\w*|reduc\w+|up|down|went|expand\w*"
    r"|slipp\w+|shr[aiu]nk\w*|plung\w+|chang\w+|mov\w+)\b[^.;:]{0,40}\b(?P<how>from|by)\s+[$€£]?$",
    re.IGNORECASE,
)


def is_score(low: float, high: float, between: Sequence[str]) -> bool:
    """Return whether two numbers with a hyphen are a score or a vote: "2-1", "50-50"."""
    return "-" in between and low >= high


def is_change(lexed: Lexed, start: int, low: float, high: float) -> bool:
    """Return whether "20 to 30" tells a change: "rose from 20 to 30", "rose by 7 to 100"."""
    window = lexed.text[max(0, lexed.starts[start] - 80) : lexed.starts[start]]
    match = _CHANGE.search(window)
    return match is not None and (match["how"] == "from" or high > _MAX_RATIO * low)
