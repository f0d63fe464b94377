"""Read the names of authors out of bylines: who, in which order, and no house but for want."""

import html
import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from sitrep.clean.tidy import tidy_line

_MAX_LINE_CHARS = 300
_MAX_NAME_CHARS = 60
_MAX_NAME_WORDS = 6
_ADDRESS = re.compile(r"\S+@\S*\S|@\S+|(?:https?://|www\.)\S*", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[（【][^()\[\]（）【】]*[)\]）】]")
_DIVIDER = re.compile(r"\s*[;|/·•+、，،＆]\s*|\s*,\s+|\s+&\s+")
_DASH = re.compile(r"\s+[–—-]+\s+")
_PARTICLES = frozenset(
    "de la las los van der den del della da das dos do di von zu al bin ten le du".split()
)
_AND_FIRST = re.compile(r"^(?:and|und|et|y|e|i|og|och|en)\s+(?=[^\W\d_a-z])")
_NO_NAME = re.compile(r"[!?:…\d]|\w{2}\. \w")
_FULL_STOP = re.compile(r"(?<=\w{4})\.$")  # but "Jr."
_NO_WRITING = re.compile(r"(?:edit|compil|translat|photo|additional|foto)", re.IGNORECASE)
_INVERTED = re.compile(r"([^\W\d_][\w'’-]+), ([^\W\d_][\w'’-]+)")
# Scripts whose names have a space between their words.
_SPACED = re.compile("[A-Za-z\u00c0-\u052f]")


def read_names(texts: Iterable[str], *, houses: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the persons that bylines name; the agency or desk where they name no person.

    Parameters
    ----------
    texts : iterable of str
        Names or whole bylines: "By Ana Souza and Jan Verbeek in Kyiv".
    houses : iterable of str
        Names of the publisher: no persons, as the agencies and desks of ``names.toml``.

    Examples
    --------
    >>> read_names(["Von Ana Souza und Jan Verbeek, dpa"])
    ('Ana Souza', 'Jan Verbeek')
    >>> read_names(["Reuters"])
    ('Reuters',)
    """
    own = {name.casefold() for name in houses}
    names = list(dict.fromkeys(name for text in texts for name in _split(text)))
    persons = [n for n in names if not is_house(n) and n.casefold() not in own]
    if len(names) > 1:
        # Beside other names a lone word is a place or a role.
        persons = [n for n in persons if " " in n or not _SPACED.match(n)]
    return tuple(persons or names)


def is_house(name: str) -> bool:
    """Say whether a name is that of an agency, a desk or an outlet, not of a person."""
    patterns = _patterns()
    return bool(patterns["house"].search(name)) or bool(re.search(r"\w\.\w{2,3}$|\d{2}", name))


def is_byline(line: str) -> bool:
    """Say whether a line is "By Ana Souza" and no more, as far as capital letters tell."""
    rest = _without_by(line)
    if rest == line:
        return False
    if not _SPACED.match(rest):
        return ":" in line or "：" in line or "／" in line
    small = [word for word in rest.split() if word[0].islower()]
    return all(word.strip(",;.").casefold() in _small_words() for word in small)


def _split(text: str) -> Iterable[str]:
    line = tidy_line(html.unescape(text))
    if not line or len(line) > _MAX_LINE_CHARS:
        return
    line = _BRACKETS.sub(" ", _ADDRESS.sub(" ", line))
    line = _without_by(" ".join(line.split()).strip(" ,;|:-–—"))
    if inverted := _INVERTED.fullmatch(line):
        line = f"{inverted[2]} {inverted[1]}" if not is_house(line) else line
    for part in _DIVIDER.split(line):
        for name in _apart(part):
            if trimmed := _trimmed(name):
                yield trimmed


def _apart(part: str) -> Iterable[str]:
    """Divide "Ana Souza and Jan Verbeek"; leave "José Ortega y Gasset" whole."""
    first, *rest = _DASH.split(part)
    part = rest[0] if rest and is_house(first) else first  # "Ana Souza – Madrid"
    pieces = _patterns()["and"].split(part)
    if all(" " in piece.strip() or is_house(piece) for piece in pieces):
        return pieces
    if re.search(r"\s(?:and|und|et|och|og|та|oraz)\s", part):
        return pieces
    return [part]


def _trimmed(name: str) -> str | None:
    patterns = _patterns()
    name = _AND_FIRST.sub("", name.strip())
    name = _without_by(_FULL_STOP.sub("", name.strip(" ,;:|-–—*")))
    name = patterns["title"].sub("", name)
    # "Helen Marlowe in London": what follows a whole name is no part of it.
    if (found := patterns["place"].search(name)) and " " in name[: found.start()].strip():
        name = name[: found.start()].strip()
    if found := patterns["role"].search(name):
        before = name[: found.start()].strip(" ,-–—")
        name = before if " " in before or not _SPACED.match(name) else ""
    if not 2 <= len(name) <= _MAX_NAME_CHARS or len(name.split()) > _MAX_NAME_WORDS:
        return None
    if patterns["nobody"].fullmatch(name) or not re.search(r"[^\W\d_]{2}", name):
        return None
    if _NO_WRITING.match(name) or _NO_NAME.search(name):
        return None
    return name


def _without_by(line: str) -> str:
    found = _patterns()["by"].match(line)
    rest = line[found.end() :] if found else ""
    is_name = rest and not rest[0].islower() and (" " in rest or not _SPACED.match(rest))
    return rest if is_name else line


def stamp_words() -> frozenset[str]:
    """Return the words of lines of author and date, beside names, days and months."""
    return frozenset(word.casefold() for word in _words()["stamp"])


@cache
def _small_words() -> frozenset[str]:
    words = _words()
    return frozenset({*words["and"], *words["place"], *words["role"], *words["house"]}) | _PARTICLES


@cache
def _words() -> dict[str, list[str]]:
    text = files("sitrep.clean").joinpath("names.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = {key: _alternatives(given) for key, given in _words().items()}
    shapes = {
        "by": r"(?:{})(?:\s*[:：/／]\s*|\s+)",
        "and": r"\s+(?:{})\s+",
        "place": r"\s(?-i:(?:{})\s+(?=[^\W\d_a-zа-яёіїєґß-öø-ÿ]))",
        "role": r"(?:(?<=^)|(?<=[\s,]))(?:{})(?!\w)",
        "house": r"(?<!\w)(?:{})(?!\w)|(?:新聞|新聞社|通信社|通讯社|뉴스|신문)$",
        "nobody": r"(?:{})",
        "title": r"^(?:(?:{})\.?\s+)+(?=\w)",
    }
    return {
        key: re.compile(shape.format(words[key]), re.IGNORECASE) for key, shape in shapes.items()
    }


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))
