"""Other spellings under which a gazetteer may list a name."""

from collections.abc import Iterator

from sitrep.knowledge.places import normalise

_ARTICLES = ("al", "el", "ad", "as", "ash", "ar", "an", "at", "az")
MIN_CHARS = 5
# Spellings of one name share at least this part of their pairs of letters.
LIKE_SHARE = 0.25


def spellings(name: str) -> Iterator[str]:
    """Yield spellings of a normalised name with another Arabic article, or without spaces.

    The last dot of an abbreviation is added (``u.s``).

    Examples
    --------
    >>> list(spellings("sharm al sheikh"))[:2]
    ['sharm el sheikh', 'sharm ad sheikh']
    >>> "ad diwaniyah" in spellings("diwaniyah")
    True
    """
    if "." in name and not name.endswith("."):
        yield f"{name}."
    if len(name) >= MIN_CHARS:
        words = name.split()
        if len(words) == 1:
            yield from (f"{article} {name}" for article in _ARTICLES)
        else:
            yield from _with_other_articles(words)
            yield "".join(words)


def is_like(spelling: str, name: str) -> bool:
    """Return whether a normalised name may be a spelling of another, as in Latin letters.

    Names in other scripts always may.

    Examples
    --------
    >>> is_like("tulkarem", "Tulkarm"), is_like("pattonville", "East Lansdowne")
    (True, False)
    """
    if not spelling.isascii():
        return True
    ours, theirs = _pairs(spelling), _pairs(normalise(name))
    return 2 * len(ours & theirs) >= LIKE_SHARE * (len(ours) + len(theirs))


def _pairs(name: str) -> set[str]:
    letters = name.replace(" ", "")
    return {letters[i : i + 2] for i in range(len(letters) - 1)}


def _with_other_articles(words: list[str]) -> Iterator[str]:
    for i, word in enumerate(words):
        if word in _ARTICLES:
            for article in _ARTICLES:
                if article != word:
                    yield " ".join([*words[:i], article, *words[i + 1 :]])
    if words[0] in _ARTICLES:
        yield " ".join(words[1:])
