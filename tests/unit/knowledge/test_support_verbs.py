"""Verbs that carry an event noun, and the errors of their file."""

import pytest

from sitrep.errors import KnowledgeError
from sitrep.knowledge.support_verbs import load_support_verbs, parse_support_verbs

LISTS = "doing undergoing happening effects attended series".split()
SMALL = "\n".join(f'{name} = "a b"' for name in LISTS)


def test_the_shipped_verbs_tell_doing_from_undergoing():
    verbs = load_support_verbs()
    assert {"launch", "carry", "conduct"} <= verbs.doing
    assert {"suffer", "face"} <= verbs.undergoing
    assert {"erupt", "occur"} <= verbs.happening
    assert {"kill", "destroy"} <= verbs.effects
    assert "wave" in verbs.series
    assert verbs.doing.isdisjoint(verbs.undergoing)


def test_lists_are_words_between_blanks():
    assert parse_support_verbs(SMALL).series == {"a", "b"}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("instead", ["", "{name} = ['a']"], ids=["missing", "no text"])
def test_a_missing_list_is_an_error(name, instead):
    text = SMALL.replace(f'{name} = "a b"', instead.format(name=name))
    with pytest.raises(KnowledgeError, match=rf"^support_verbs\.toml: no list {name}\."):
        parse_support_verbs(text)


def test_all_missing_lists_are_named_at_once():
    with pytest.raises(KnowledgeError, match="no list doing, undergoing, happening"):
        parse_support_verbs("")


def test_what_is_no_toml_is_an_error():
    with pytest.raises(KnowledgeError, match=r"^support_verbs\.toml: "):
        parse_support_verbs("doing =")
