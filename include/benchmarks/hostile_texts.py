"""Texts that no newspaper prints and that some page will hold: none may stop or slow a batch."""

import random
from collections.abc import Iterator, Mapping

_SYLLABLES = "ka ro mi ten sha vu lo pri an del gor zhi mar ula bek ost".split()
_TOWNS = "Springfield Kharkiv Paris Victoria Toledo Goma Santiago Lagos Homs Portland".split()
_STATEMENT = (
    "“We will return,” the governor said on Friday. Russian forces had shelled Kupiansk, killing "
    "at least 15 people, and thousands fled to Kharkiv, the ministry said.\n\n"
)
_WORDS = (
    "the army said that its troops had shelled the town near the river and taken two villages "
    "while people fled to the south where the police arrested them on friday and the minister "
    "denied it "
)


def hostile_texts(chars: int) -> Mapping[str, str]:
    """Return odd texts by what they are, each cut at so many characters."""
    return {name: text[:chars] for name, text in _texts(chars)}


def _texts(chars: int) -> Iterator[tuple[str, str]]:
    names = " ".join(_names(chars // 8 + 1))
    yield "an endless article", _much(_STATEMENT, chars)
    yield "a sentence of 300 words", " ".join(_much(_WORDS, 3_000).split()[:300])
    yield "a sentence of 3,000 words", " ".join(_much(_WORDS, 30_000).split()[:3_000])
    yield "no mark at all", _much(_WORDS, chars)
    yield "a table of numbers", _much("1,204 87 3.5% 12,000 2021 9 66.1\n", chars)
    yield "a table of places", "\n".join(f"{t}\t12 May\t{i} killed" for i, t in _rows(chars))
    yield "a page of names", names
    yield "a list of names", names.replace(" ", ", ")
    yield "a list of towns", ", ".join(town for _, town in _rows(chars))
    yield "quotation marks", '"' * chars
    yield "opened quotations", "“" * chars
    yield "short quotations", _much("“We will win,” he said. ", chars)
    yield "one word", _much("word ", chars)
    yield "one verb of force", _much("killed ", chars)
    yield "one attack after the other", _much("Attacks. ", chars)
    yield "who said that who said", _much("he denied that she said that ", chars)
    yield "one letter", "a" * chars
    yield "pictures", _much("😀🔥🚀", chars)
    yield "control characters", _much("troops\x00attacked\x07the\x1btown\x7f ", chars)
    yield "scripts mixed", _much("Войска атаковали 部队 هاجمت troops attacked ", chars)
    yield "right to left", _much("هاجمت القوات المدينة יום חמישי ", chars)
    yield "accents on accents", _much("e" + "\u0301" * 40 + " ", chars)
    yield "brackets", "(" * (chars // 2) + ")" * (chars // 2)
    yield "one address", "http://example.org/" + _much("a/b?c=d&", chars)
    yield "one number", "1" * chars
    yield "number words", _much("one hundred thousand and ", chars)
    yield "dates", _much("on 5 May 2022 and on Monday, ", chars)
    yield "white space", " \n" * (chars // 2)
    yield "one line a letter", _much("a\n\n", chars)
    yield "nothing", ""
    yield "one character", "a"
    yield "one mark", "“"
    yield "NUL", "\x00"


def _much(text: str, chars: int) -> str:
    return text * (chars // len(text) + 1)


def _names(number: int) -> Iterator[str]:
    chance = random.Random(7)  # noqa: S311 (no secret)
    for _ in range(number):
        yield "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 3))).title()


def _rows(chars: int) -> Iterator[tuple[int, str]]:
    for i, name in enumerate(_names(chars // 20 + 1)):
        yield i, _TOWNS[i % len(_TOWNS)] if i % 3 else name
