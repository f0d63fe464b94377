"""Which ordinals rank something: "the third attack", but not "at first" or "a third of them"."""

from sitrep.language.lexing import SPACE, Lexed

_ORDINAL_TAILS = frozenset(
    "hand party class rate aid person guess world degree generation timer born name string".split()
)
# "A third of them", "fell by a third in May", "a third more".
_AFTER_FRACTION = frozenset(
    "of in on at by to from since for with and or but than more less higher lower larger smaller "
    "fewer is are was were have had".split()
)
_NOT_SECOND = frozenset({"later", "before", "after", "ago", "per", "split", "."})


def is_ordinal(lexed: Lexed, start: int, end: int) -> bool:
    """Return whether an ordinal ranks something: not "at first", "the 92nd Brigade". Pure."""
    before = lexed.at(start - 2) if lexed.at(start - 1) == SPACE else ""
    after = lexed.at(end + 1) if lexed.at(end) in {SPACE, "-"} else lexed.at(end)
    is_compound = lexed.at(end) == "-" and after in _ORDINAL_TAILS
    is_part = lexed.at(start - 1)[-1:].isalnum() or (
        lexed.at(start - 1) == "-" and lexed.at(start - 2)[-1:].isalnum()
    )
    if is_compound or is_part or _names_something(lexed, start, end):
        return False
    word = lexed.at(start)
    if word == "first":
        return before != "at" and not (after == "of" and lexed.at(end + 3) == "all")
    if word == "second":
        return after not in _NOT_SECOND and before not in _NOT_SECOND
    return before not in {"a", "one"} or (after.isalpha() and after not in _AFTER_FRACTION)


def _names_something(lexed: Lexed, start: int, end: int) -> bool:
    first, after = lexed.original(start), lexed.original(end + 1)
    if lexed.at(end) != SPACE or not after[:1].isupper():
        return first.istitle() and first.isalpha() and not lexed.starts_sentence(start)
    return first[:1].isdigit() or first.istitle()
