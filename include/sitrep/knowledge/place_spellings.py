"""Other spellings under which a gazetteer may list a name."""

from collections.abc import Iterator

_ARTICLES = ("al", "el", "ad", "as", "ash", "ar", "an", "at", "az")
MIN_CHARS = 5


def spellings(name: str) -> Iterator[str]:
    """Yield spellings of a normalised name that differ in Arabic articles, spaces and the last dot (``u.s``).

    Examples
    --------
    >>> list(spellings("sharm al sheikh"))[:2]
    ['sharm el sheikh', 'sharm ad sheikh']
    >>> "ad diwaniyah" in spellings("diwaniyah")
    True
    """
    if "." in name and not name.endswith("."):
        yield f"{name}."
    if len(name) < MIN_CHARS:
        return
    words = name.split()
    for i, word in enumerate(words):
        if word in _ARTICLES and len(words) > 1:
            for article in _ARTICLES:
                if article != word:
                    yield " ".join([*words[:i], article, *words[i + 1 :]])
    if words[0] in _ARTICLES:
        yield " ".join(words[1:])
    elif len(words) == 1:
        yield from (f"{article} {name}" for article in _ARTICLES)
    if len(words) > 1:
        yield "".join(words)
