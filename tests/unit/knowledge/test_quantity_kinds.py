"""What numbers of people count, and the errors of the file that says so."""

import pytest

from sitrep.errors import KnowledgeError
from sitrep.knowledge.quantity_kinds import load_quantity_kinds, parse_quantity_kinds

TABLES = "befallen counted types".split()
SMALL = "\n".join(f'[{name}]\nkilled = "a b"' for name in TABLES)


def test_predicates_nouns_and_types_have_kinds():
    kinds = load_quantity_kinds()
    assert kinds.befallen["abduct"] == "captured"
    assert kinds.counted["casualty"] == "casualties"
    assert kinds.of_type("PROTEST", None) == "participants"


def test_a_mode_may_say_what_its_type_does_not():
    kinds = load_quantity_kinds()
    assert kinds.of_type("COERCE", "arrest") == "arrested"
    assert kinds.of_type("COERCE", None) is None


def test_words_are_read_by_kind():
    assert parse_quantity_kinds(SMALL).counted == {"a": "killed", "b": "killed"}


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("instead", ["[no_{name}]", "[{name}]\nmissing = 3"], ids=["none", "words"])
def test_a_missing_table_is_an_error(name, instead):
    text = SMALL.replace(f"[{name}]", instead.format(name=name))
    with pytest.raises(KnowledgeError, match=rf"^quantity_kinds\.toml: no table {name} "):
        parse_quantity_kinds(text)


def test_a_word_of_two_kinds_is_an_error():
    with pytest.raises(KnowledgeError, match="types gives 'a' two kinds"):
        parse_quantity_kinds(f'{SMALL}\nwounded = "a"')


def test_what_is_no_toml_is_an_error():
    with pytest.raises(KnowledgeError, match=r"^quantity_kinds\.toml: "):
        parse_quantity_kinds("[counted")
