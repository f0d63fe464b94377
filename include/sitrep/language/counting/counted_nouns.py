"""The noun that a number counts: "more than 30 heavily armed Russian soldiers"."""

from collections.abc import Iterator
from functools import cache

from sitrep.knowledge.actors import load_agents
from sitrep.knowledge.countries import load_countries
from sitrep.knowledge.units import load_units
from sitrep.language.counting.number_words import ONES, TEENS
from sitrep.language.counting.plurals import GROUP_WORDS, PEOPLE_ENDINGS, looks_plural, singular
from sitrep.language.lexing import SPACE, Lexed

# Words that may stand between a number and its noun.
MAX_WORDS_TO_NOUN = 6
_PERSON = "person"
# Where the noun of a number ends: words that begin another part of the clause.
_STOPS = frozenset(
    """
    a an the this that these those his her its their our my your is are was were be been being has
    have had do does did will would could can may might must shall should in on at by for from to
    with without into onto over under after before since until during through across between
    among against about around near as than but and or nor so yet if when while where who whom
    which whose what because although though not no all both each every per via he she it they we
    others you i him them us there here then now also still already just only even too later ago
    earlier today yesterday tomorrow said says say told up down out off back away apart according
    including killed died left crossed fled hit fell rose went came took made gave got
    held set met saw won lost ran shot put sent kept began became remain remained
    """.split()
)  # fmt: skip
# After a number and a hyphen they are no nouns: "a 50-strong crowd".
_NO_NOUNS = frozenset({"", *"strong odd fold way plus high wide long deep magnitude".split()})
_DETERMINERS = frozenset("the his her its their our these those my".split())
# After these plurals another noun may follow: "weapons depots", "police officers".
_MODIFIERS = frozenset(
    "police crew staff aircraft dead wounded injured weapons arms sports rights customs operations "
    "news goods communications".split()
)


def noun_after(lexed: Lexed, end: int, *, is_one: bool) -> str | None:
    """Return the unit that a number counts: the head of the nouns after token ``end``.

    Adjectives are passed over; a mark, a preposition, a verb or a conjunction ends the search.
    A noun that ``units.toml`` has not is its own unit, in the singular.

    Examples
    --------
    >>> from sitrep.language.lexing import lex
    >>> noun_after(lex("30 heavily armed rebels"), 1, is_one=False)
    'person'
    """
    words = _words_after(lexed, end)
    if lexed.at(end) == "-":  # "12-member"
        word = next(words, ("", False))[0]
        is_digit = lexed.at(end - 1)[:1].isdigit()
        return _unit_of(word) or (word if is_digit and word not in _NO_NOUNS else None)
    return _one_thing(words) if is_one else _many_things(words)


def _many_things(words: Iterator[tuple[str, bool]]) -> str | None:
    modifier = None
    for word, is_capitalised in words:
        unit = _unit_of(word)
        if looks_plural(word) and (unit is not None or not is_capitalised):
            unit = unit or singular(word)
            if is_capitalised:  # "two Chinese companies", "two Chinese"
                modifier = unit
                continue
            if word not in _MODIFIERS:
                return unit
            head = next(words, ("", False))[0]
            if looks_plural(head):
                unit = _unit_of(head) or singular(head)
            return unit
        modifier = unit or modifier
    return modifier


def _one_thing(words: Iterator[tuple[str, bool]]) -> str | None:
    for word, _ in words:
        if (unit := _unit_of(word)) is not None and (word in GROUP_WORDS or not looks_plural(word)):
            head = next(words, ("", False))[0]
            return (_unit_of(head) if head and not looks_plural(head) else None) or unit
    return None


def _words_after(lexed: Lexed, end: int) -> Iterator[tuple[str, bool]]:
    """Yield the words that may belong to the number's noun, and whether they are capitalised."""
    i = _noun_start(lexed, end)
    for _ in range(MAX_WORDS_TO_NOUN):
        start, i = i, _abbreviation_end(lexed, i)
        if i == start:
            word, i = _word_at(lexed, i)
            if not word or word in _STOPS:
                return
            yield word, lexed.is_capitalised(start) and not lexed.original(start).isupper()
        if lexed.at(i) != SPACE:
            return
        i += 1


def _noun_start(lexed: Lexed, end: int) -> int:
    """Return where the noun may begin: past "more", "of the" and "of the 59"."""
    i = end + (lexed.at(end) in {SPACE, "-"})
    if lexed.at(i) == "more":
        i += 2
    if lexed.at(i) == "of":
        i += 2
        while lexed.at(i) in _DETERMINERS:
            i += 2
        if lexed.at(i)[:1].isdigit() or lexed.at(i) in ONES | TEENS:  # "39 of the 59 hospitals"
            i += 2
    return i + (lexed.at(i) == '"')


def _abbreviation_end(lexed: Lexed, i: int) -> int:
    """Return the token after "U.S.", or ``i``."""
    while len(lexed.at(i)) == 1 and lexed.at(i).isalpha() and lexed.at(i + 1) == ".":
        i += 2
    return i


def _word_at(lexed: Lexed, i: int) -> tuple[str, int]:
    """Return the word at ``i`` with what hyphens add ("Russian-backed"), and what follows it.

    A mark is no word: the empty string, at which the search stops.
    """
    word = lexed.at(i)
    if not word.isalpha():
        return "", i
    i += 1
    while lexed.at(i) == "-" and lexed.at(i + 1).isalpha():
        word = f"{word}-{lexed.at(i + 1)}"
        i += 2
    return word, i


def _unit_of(word: str) -> str | None:
    unit = load_units().get(word)
    if unit is not None and unit.label == "CARDINAL":
        return unit.unit
    if word in _people() or (len(word) > 5 and word.endswith(PEOPLE_ENDINGS)):
        return _PERSON
    return None


@cache
def _people() -> frozenset[str]:
    """Return the words for people that other lists know: "colonels", "Ukrainians"."""
    agents = {form for agent in load_agents() if agent.is_person for form in agent.forms}
    demonyms = {
        name.lower().split()[-1]
        for country in load_countries().values()
        for name in country.demonyms
        if name.endswith(("s", "ese", "men"))
    }
    return frozenset(word for word in agents if " " not in word) | demonyms
