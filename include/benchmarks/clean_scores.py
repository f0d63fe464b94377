"""Score what was found on a page against what stands there."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from unicodedata import normalize

from benchmarks.clean_fields import FIELDS, Found, answered_fields, judge_fields, plain
from benchmarks.clean_gold import GoldPage

# Scripts without spaces are compared by character.
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_IDEOGRAPHS}]|[^\W_{_IDEOGRAPHS}]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageScore:
    """The score of one page: shares from 0 to 1.

    ``fields`` says of each asked field of :data:`FIELDS` whether it is right; ``answered`` are
    those of which the extractor said anything; ``left`` are the residue strings that still stand
    in the text.
    """

    gold: GoldPage
    precision: float
    recall: float
    fields: dict[str, bool]
    answered: frozenset[str]
    left: tuple[str, ...]
    is_rejected: bool
    rejection: str | None

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall of the words."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def words(text: str) -> Counter[str]:
    """Count the words of a text: letters and digits, case aside; ideographs one by one."""
    return Counter(_WORD.findall(normalize("NFKC", text).casefold()))


def score_page(gold: GoldPage, found: Found) -> PageScore:
    """Return the score of what was found on a page.

    Words are compared as a multiset: their order does not count, their number does. Words of
    the optional paragraphs are neither missed nor, where found, false.
    """
    wanted, given = words("\n".join(gold.body)), words(found.text)
    shared = wanted & given
    allowed = (given - wanted) & words("\n".join(gold.optional))
    judged = given.total() - allowed.total()
    return PageScore(
        gold=gold,
        precision=shared.total() / judged if judged else 0.0,
        recall=shared.total() / wanted.total() if wanted else 0.0,
        fields=judge_fields(gold, found),
        answered=answered_fields(found),
        left=tuple(text for text in gold.residue if plain(text) in plain(found.text)),
        is_rejected=found.is_rejected,
        rejection=found.rejection,
    )


def summary(scores: Sequence[PageScore]) -> dict[str, str]:
    """Return the figures of a set of pages, by what was measured; means are over pages."""
    articles = [score for score in scores if score.gold.rejection is None]
    others = [score for score in scores if score.gold.rejection is not None]
    rows = {
        "body F1": _percent(score.f1 for score in articles),
        "… precision": _percent(score.precision for score in articles),
        "… recall": _percent(score.recall for score in articles),
        "pages at 99 and above": _count(score.f1 >= 0.99 for score in articles),
    }
    for name in FIELDS:
        is_given = any(name in score.answered for score in articles)
        answers = [score.fields[name] for score in articles if name in score.fields]
        rows[name] = _count(answers) if is_given else "–"
    left = sum(len(score.left) for score in articles)
    rows["residue left"] = f"{left}/{sum(len(score.gold.residue) for score in articles)}"
    rows["no articles turned away"] = _count(score.is_rejected for score in others)
    rows["… with that reason"] = _count(s.rejection == s.gold.rejection for s in others)
    rows["articles turned away"] = _count(score.is_rejected for score in articles)
    return rows


def mean_f1(scores: Iterable[PageScore]) -> str:
    """Return the mean F1 of the articles among some pages, in percent, or nothing."""
    return _percent(score.f1 for score in scores if score.gold.rejection is None)


def _percent(shares: Iterable[float]) -> str:
    values = list(shares)
    return f"{100 * fmean(values):.1f}" if values else ""


def _count(answers: Iterable[bool]) -> str:
    values = list(answers)
    return f"{sum(values)}/{len(values)}"
