"""Whether a date lies ahead, as the words of its clause tell: "will meet on Friday"."""

import re
from bisect import bisect_left, bisect_right

# How far a clause is looked through, in characters.
_REACH = 220
# The end of a sentence, and not that of "p.m.", "Sept." or "Mr.".
# What must be tried at every character of a text begins with that character.
_BORDER = re.compile(
    r"\.(?<![ap]\.m\.)(?<!\b[A-Z]\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bDr\.)(?<!\bGen\.)(?<!\bLt\.)"
    r"(?<!\bCol\.)(?<!\bSen\.)(?<!\bSept\.)(?<!\bOct\.)(?<!\bNov\.)(?<!\bDec\.)(?<!\bAug\.)"
    r"(?<!\bJan\.)(?<!\bFeb\.)[\"”’)]?\s"
    r"|[;:!?]\s|\((?![^()]{0,80}\))|[\"“”—\n]|\s[-–]\s"
    r"|[Bb](?<!\w\w)ut\s|b(?<!\w\w)ecause\s|a(?<!\w\w)lthough\s|[Ww](?<!\w\w)hile\s"
    r"|w(?<!\w\w)h(?:ereas|en|o|ich|ose|ere)\s|t(?<!\w\w)hat\s|i(?<!\w\w)f\s"
)
_BORDER_AFTER = re.compile(_BORDER.pattern + r"|,\s|[.;:!?]$|a(?<!\w\w)(?:nd|s)\s")
# A date with no more words before it opens its clause: "But early on Friday ..."
_MAX_WORDS_OF_FRONT = 3
_NOT_HAVE = r"(?!\s+(?:not\s+)?have\b)"
_VERBS = (
    r"plan(?:s|ned|ning)?|intends?|hopes?|aims?|agree[sd]?|vow(?:s|ed)|promised?|prepar(?:e|ing)"
    r"|wants?|expect(?:s|ed)?|threatened|invited"
)
_CUE = re.compile(
    rf"""\b(?:
      (?:will|shall|wo(?=n[’']t)|may|might|must|should){_NOT_HAVE}
    | (?:would|could)(?!\s+not\b){_NOT_HAVE}
    | (?:is|are|was|were|be|been)\s+(?:\w+ly\s+)?
      (?:due|set\s+(?:to|for)|scheduled|expected|planned|slated|to|about\s+to|likely|ready)\b
    | (?:{_VERBS})\s+(?:to|for)
    | scheduled | slated | upcoming | deadline\s+(?:of|is|for) | going\s+to | set\s+for
    | postponed\s+(?:to|until) | delayed\s+until
    | due\s+(?:on|in|by|back|next|later|early|late|to\s+(?:be|take|meet|begin|start|hold))
    | to\s+be\s+(?:held|signed|released|announced|presented|buried|sworn|published)
    | to\s+take\s+place | ahead\s+of | in\s+time\s+for | (?:has|have)\s+until
    | resume | begin | expire | begins | starts | opens | resumes | expires
    | takes\s+(?:place|effect) | meets | convenes | kicks\s+off | continues | holds
    | gets?\s+under\s*way | comes\s+into\s+force | (?:go|goes|head|heads)\s+to\s+the\s+polls
    | (?:is|are)\s+(?:meeting|travelling|traveling|visiting|holding|leaving|arriving|preparing)
    )\b|[’']ll\b""",
    re.IGNORECASE | re.VERBOSE,
)
# Words that tell of what has been: after a cue they undo it.
_PAST = re.compile(
    r"\b(?:said|told|announced|reported|warned|added|says|was|were|had|did|added|claimed|wrote"
    r"|tweeted|stated|confirmed)\b(?!\s+(?:due|set|scheduled|expected|planned|slated|to|about"
    r"|likely|ready)\b)",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:\w{3,}ed|went|came|left|met|took|held|began|won|lost|fell|rose|made|gave|spoke|broke"
    r"|fought|shot|struck|found|sent|brought|saw|became|flew|fled|drove|grew|led|sat|stood|paid"
    r"|kept|spent|built|bought|sold|ran|wrote|heard|felt|thought|got)\b",
    re.IGNORECASE,
)
# "In three days" as a day: "the vote is in three days", "talks open in two weeks".
_SOON = re.compile(
    r"(?:\b(?:is|are|be|back|away|out|due|place|starts?|begins?|opens?|ends?|closes?|votes?|meets?"
    r"|resumes?|returns?|leaves?|arrives?)|[’']s)\s+(?:\w+\s+){0,3}in\s+$",
    re.IGNORECASE,
)
# "The first time in two years" tells a length of time.
_SUPERLATIVE = re.compile(
    r"\b(?:time|times|once|twice|first|\w+est(?:\s+\w+)?)\s+in\s+$", re.IGNORECASE
)
_A_UNIT = re.compile(r"an?\s+\w+", re.IGNORECASE)
_RATE = re.compile(
    r"(?:\b(?:once|twice|times|percent|cents|dollars|euros|barrels|tonnes|tons)|[%\d]"
    r"|\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand"
    r"|million|billion|hundreds|thousands|dozens|millions|billions)(?:\s+\w+){0,3})\s+$",
    re.IGNORECASE,
)
_NO_RATE_BEFORE = re.compile(
    r"\b(?:for|after|in|within|about|over|than|nearly|almost|of|by|until|every|least|to)\s+$",
    re.IGNORECASE,
)
_NO_RATE_AFTER = re.compile(r"\s+(?:after|before|since|later)\b")
_REACH_OF_RATE = 60
# "The first since March": what began then is past, whatever the clause says.
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
_IN = re.compile(r"\bin\s+$", re.IGNORECASE)


class Clauses:
    """The clauses of a text, with the words that tell what is ahead, found once for all dates."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._borders = _Places(_BORDER, text)
        self._borders_after = _Places(_BORDER_AFTER, text)
        self._cues = _Places(_CUE, text)
        self._past = _Places(_PAST, text)
        self._done = _Places(_DONE, text)

    def is_ahead(self, start: int, end: int) -> bool:
        """Return whether the clause around ``text[start:end]`` speaks of what is to come.

        Examples
        --------
        >>> Clauses("They will meet on Friday.").is_ahead(18, 24)
        True
        >>> Clauses("They met on Friday.").is_ahead(12, 18)
        False
        """
        first, last = self._start_of_clause(start), start
        if _SINCE.search(self._text, max(0, start - _REACH_OF_RATE), start):
            return False
        while last > first:
            comma = self._text.rfind(", ", first, last)
            part = first if comma < 0 else comma + 2
            cue, past = self._cues.last_end(part, last), self._past.last_end(part, last)
            if cue is not None:
                return past is None or cue > past
            if past is not None or self._done.last_end(part, last) is not None:
                return False
            last = first if comma < 0 else comma
        return self._is_ahead_after(first, start, end)

    def _is_ahead_after(self, first: int, start: int, end: int) -> bool:
        """Look at what follows: "On Friday, the president will meet them"."""
        opens = len(self._text[first:start].split()) <= _MAX_WORDS_OF_FRONT
        if opens and self._text.startswith(", ", end):
            end += 2
        limit = min(len(self._text), end + _REACH)
        border = self._borders_after.first_start(end, limit)
        cue = self._cues.first_start(end, limit if border is None else border)
        if cue is None:
            return False
        return (
            self._past.first_start(end, cue) is None
            and self._done.first_start(end, cue + 1) is None
        )

    def is_in_future(self, start: int, end: int) -> bool:
        """Return whether "in" before a duration counts from now: "is in three days"."""
        left = self.before(start)
        if not _IN.search(left) or self._text.startswith(("the ", "The "), start):
            return False
        if _SUPERLATIVE.search(left):
            return False
        return self.is_ahead(start, end) or _SOON.search(left) is not None

    def is_rate(self, start: int, end: int) -> bool:
        """Return whether "a year" tells how often: "three times a year", "5,000 barrels a day"."""
        if not _A_UNIT.fullmatch(self._text, start, end) or _NO_RATE_AFTER.match(self._text, end):
            return False
        left = self.before(start)[-_REACH_OF_RATE:]
        return bool(_RATE.search(left)) and not _NO_RATE_BEFORE.search(left)

    def before(self, start: int) -> str:
        """Return what stands before ``start`` in its clause."""
        return self._text[self._start_of_clause(start) : start]

    def _start_of_clause(self, start: int) -> int:
        reach = max(0, start - _REACH)
        border = self._borders.last_end(reach, start)
        return reach if border is None else border


class _Places:
    """Where a pattern matches in a text, in order."""

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        spans = [match.span() for match in pattern.finditer(text)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def last_end(self, start: int, end: int) -> int | None:
        """Return the end of the last match that lies inside."""
        i = bisect_right(self._ends, end) - 1
        return self._ends[i] if i >= 0 and self._starts[i] >= start else None

    def first_start(self, start: int, end: int) -> int | None:
        """Return the start of the first match that begins inside."""
        i = bisect_left(self._starts, start)
        return self._starts[i] if i < len(self._starts) and self._starts[i] < end else None
