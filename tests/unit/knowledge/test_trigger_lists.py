"""Words that many triggers share, and how conditions name them."""

import json

import pytest

from sitrep.errors import KnowledgeError, OntologyError
from sitrep.knowledge.toml_file import shipped
from sitrep.knowledge.trigger_lists import load_trigger_lists, parse_trigger_lists, written_out
from sitrep.knowledge.triggers import LISTS, parse_triggers


def line(**conditions):
    row = {"event_type": "ASSAULT", "mode": None, "lemma": "hit", "pos": "VERB", **conditions}
    return json.dumps(row)


def test_a_name_stands_for_the_words_of_its_list():
    lists = parse_trigger_lists('sport = "match cup"')
    assert list(written_out(["war", "@sport", "film"], lists)) == ["war", "match", "cup", "film"]


def test_a_trigger_has_the_words_and_not_the_name():
    (trigger,) = parse_triggers(line(excludes=["@sport", "chess"]))
    assert trigger.excludes == (*load_trigger_lists()["sport"], "chess")


def test_an_unknown_list_is_an_error_that_names_the_line():
    with pytest.raises(OntologyError, match=r"triggers\.jsonl:1: object is no list .* known lists"):
        parse_triggers(line(object=["@nothing"]))


@pytest.mark.parametrize("text", ["sport = ", "sport = [1]"])
def test_what_is_no_list_of_words_is_an_error_that_names_the_file(text):
    with pytest.raises(KnowledgeError, match=r"^trigger_lists\.toml: "):
        parse_trigger_lists(text)


def test_every_shipped_list_is_named_by_a_trigger():
    rows = map(json.loads, shipped("triggers.jsonl").splitlines())
    named = {word for row in rows for name in LISTS for word in row.get(name, ())}
    assert {f"@{name}" for name in load_trigger_lists()} <= named
