"""The triggers are well formed, inflect rightly, and find what they should."""

import re
from collections import Counter

import pytest

from sitrep.errors import OntologyError
from sitrep.knowledge.ontology import load_ontology
from sitrep.knowledge.triggers import inflect, load_triggers, parse_triggers

SHELL = '{"event_type": "ASSAULT", "mode": "heavy-weapons", "lemma": "shell", "pos": "VERB"}'
TOKEN = re.compile(r"\w+|[^\w\s]")


def forms(*words, pos="VERB"):
    quoted = ", ".join(f'"{word}"' for word in words)
    name = f'"phrase": [{quoted}]' if len(words) > 1 else f'"lemma": {quoted}'
    (trigger,) = parse_triggers(f'{{"event_type": "X", {name}, "pos": "{pos}"}}')
    return {" ".join(form) for form in trigger.forms()}


def test_there_are_enough_triggers_and_each_type_has_verbs_and_nouns():
    triggers = load_triggers()
    assert len(triggers) >= 700
    assert set(Counter((trigger.event_type, trigger.pos) for trigger in triggers)) == {
        (code, pos) for code in load_ontology().types for pos in ("VERB", "NOUN")
    }


def test_no_trigger_stands_twice():
    triggers = load_triggers()
    assert len(set(triggers)) == len(triggers)


def test_a_line_becomes_a_trigger():
    (trigger,) = parse_triggers(SHELL)
    assert (trigger.event_type, trigger.mode) == ("ASSAULT", "heavy-weapons")
    assert trigger.words == ("shell",)
    assert trigger.requires == trigger.excludes == ()
    assert trigger.polarity is None


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (SHELL, "shell", "no JSON"),
        (SHELL, '["shell"]', "no JSON object"),
        ('"VERB"', '"ADVERB"', "pos is 'ADVERB'"),
        ('"lemma": "shell"', '"lemma": "Shell"', "lemma is no single lower-case word"),
        ('"lemma": "shell"', '"phrase": ["shell"]', "phrase is no list"),
        ('"lemma": "shell", ', "", "either lemma or phrase"),
        ('"lemma"', '"phrase": ["shell", "on"], "lemma"', "either lemma or phrase"),
        ('"pos"', '"requires": "town", "pos"', "requires is no list"),
        ('"pos"', '"requires": ["GEO"], "pos"', "known labels"),
        ('"pos"', '"excludes": [], "pos"', "excludes is no list"),
        ('"pos"', '"implies": "active", "pos"', "implies is 'active'"),
        ('"pos"', '"colour": "red", "pos"', "unknown fields"),
        ('"event_type": "ASSAULT", ', "", "event_type is missing"),
    ],
)
def test_a_malformed_line_is_refused_with_its_number(old, new, problem):
    with pytest.raises(OntologyError, match=rf"^triggers\.jsonl:2: .*{problem}"):
        parse_triggers(f"{SHELL}\n{SHELL.replace(old, new)}")


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("overrun", {"overrun", "overruns", "overrunning", "overran"}),
        ("flee", {"flee", "flees", "fleeing", "fled"}),
        ("strike", {"strike", "strikes", "striking", "struck"}),
        ("withdraw", {"withdraw", "withdraws", "withdrawing", "withdrew", "withdrawn"}),
        ("retake", {"retake", "retakes", "retaking", "retook", "retaken"}),
        ("shell", {"shell", "shells", "shelling", "shelled"}),
        ("hit", {"hit", "hits", "hitting"}),
        ("expel", {"expel", "expels", "expelling", "expelled"}),
    ],
)
def test_verbs_take_all_their_forms(lemma, expected):
    assert expected <= forms(lemma)


def test_nouns_take_their_plural():
    assert forms("airstrike", pos="NOUN") == {"airstrike", "airstrikes"}
    assert "memoranda of understanding" in forms("memorandum", "of", "understanding", pos="NOUN")


@pytest.mark.parametrize(
    ("words", "pos", "expected"),
    [
        (("come", "under", "artillery", "fire"), "VERB", "came under artillery fire"),
        (("impose", "sanction"), "VERB", "imposed sanctions"),
        (("sexually", "assault"), "VERB", "sexually assaulted"),
        (("fly", "to"), "VERB", "flew to"),
        (("state", "of", "emergency"), "NOUN", "states of emergency"),
        (("exchange", "of", "prisoner"), "NOUN", "exchange of prisoners"),
        (("hunger", "strike"), "NOUN", "hunger strikes"),
    ],
)
def test_phrases_inflect_at_their_head(words, pos, expected):
    assert expected in forms(*words, pos=pos)


def test_hyphens_are_found_whole_and_cut():
    assert {"test-fired", "test - fired"} <= forms("test-fire")
    assert {"cease-fires", "cease - fires"} <= forms("cease-fire", pos="NOUN")


def test_the_lemma_comes_first():
    assert all(trigger.forms()[0] == trigger.words for trigger in load_triggers())
    assert inflect("overran-by-none", "NOUN")[0] == "overran-by-none"


def test_forms_are_lower_case_tokens_without_repeats():
    for trigger in load_triggers():
        found = trigger.forms()
        assert len(set(found)) == len(found)
        assert all(token == token.lower().strip() for form in found for token in form)


def test_most_examples_hold_a_trigger_of_their_own_type_and_mode():
    found = {code: set() for code in load_ontology().types}
    for trigger in load_triggers():
        found[trigger.event_type].update(" ".join(form) for form in trigger.forms())
    examples = [
        (code, example)
        for code, kind in load_ontology().types.items()
        for item in (kind, *kind.modes.values())
        for example in item.examples
    ]
    hits = sum(
        any(f" {form} " in f" {' '.join(TOKEN.findall(example.lower()))} " for form in found[code])
        for code, example in examples
    )
    assert hits >= 0.8 * len(examples)


@pytest.mark.parametrize("word", ["said", "told", "claimed", "denied", "hit", "fired", "attacked"])
def test_words_that_are_mostly_no_event_never_trigger_alone(word):
    unconditional = {
        form
        for trigger in load_triggers()
        if not trigger.excludes and not any(trigger.conditions)
        for form in trigger.forms()
    }
    assert (word,) not in unconditional
