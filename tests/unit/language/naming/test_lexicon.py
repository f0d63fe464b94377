"""The list of names and the patterns: checked on loading, and as the text writes them."""

import re
from collections import Counter

import pytest

from sitrep.errors import KnowledgeError
from sitrep.language.naming.lexicon import LABELS, NONE, load_lexicon, parse_lexicon
from sitrep.language.naming.lexicon_names import longest_hits
from sitrep.language.naming.name_forms import NameForm
from sitrep.language.naming.name_index import NameIndex
from sitrep.language.naming.name_patterns import load_name_patterns, parse_name_patterns
from sitrep.language.naming.nationalities import load_nationalities
from sitrep.language.naming.pattern_finder import find_patterns
from sitrep.language.naming.text_words import begins_sentence, is_headline, split_words


@pytest.fixture(scope="module")
def find():
    index = NameIndex(load_lexicon())

    def find(text: str) -> list[tuple[str, str]]:
        hits = longest_hits(index.find(split_words(text)))
        return [(text[hit.start : hit.end], hit.label) for hit in hits if hit.label != NONE]

    return find


def test_every_label_has_names():
    counts = Counter(entry.label for entry in load_lexicon().names)
    assert set(counts) == LABELS | {NONE}
    assert sum(counts.values()) - counts[NONE] >= 900
    assert min(counts.values()) >= 100


def test_every_sure_name_is_found_as_it_is_written(find):
    for entry in load_lexicon().names:
        if entry.when is None and entry.label != NONE:
            for form in entry.forms:
                assert (form, entry.label) in find(f"they saw {form} there"), form


def test_every_other_name_is_found_beside_its_word(find):
    for entry in load_lexicon().names:
        if entry.when is not None:
            word = min(entry.telling)
            for form in entry.forms:
                assert form in dict(find(f"they saw {form} {word} there")), form


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the T-72s", "T-72s"), ("a T72 tank", "T72"), ("the t-72", "t-72"), ("a T-72B3", "T-72B3"),
        ("four F-16s", "F-16s"), ("the f-16s", "f-16s"), ("an F‑16C", "F‑16C"),
        ("the Leopard 2A6", "Leopard 2A6"), ("the leopard 2a6", "leopard 2a6"),
        ("an S300PMU2", "S300PMU2"), ("S-300PMU2s", "S-300PMU2s"),
        ("a Boeing 777-300ER", "Boeing 777-300ER"),
        ("Shaheds fell", "Shaheds"), ("HIMARS fired", "HIMARS"), ("Himars fired", "Himars"),
        ("KALIBR HIT", "KALIBR"), ("some novichok", "novichok"), ("the Vietnam war", "Vietnam war"),
        ("THE VIETNAM WAR", "VIETNAM WAR"), ("David’s Sling", "David’s Sling"),
        ("an Il-76MD-90", "Il-76MD"),
        ("a Sukhoi Su-34", "Sukhoi Su-34"), ("the iphone 15", "iphone 15"),
    ],
)  # fmt: skip
def test_a_name_is_found_in_its_ways_of_writing(find, text, name):
    assert [found for found, _ in find(text)] == [name]


@pytest.mark.parametrize(
    "text",
    ["an 26-year-old", "kalibrs", "T-720", "the 11th Apollo 11th", "the storm shadow", "XT-72",
     "an oka", "a model 3 years old", "Apollo 11th"],
)  # fmt: skip
def test_what_only_looks_like_a_name_is_none(find, text):
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A Patriot battery fired.", ["Patriot"]),
        ("He was a Patriot.", []),
        ("Patriot fever rose with each missile.", []),
        ("Two tanks, an Abrams and a Bradley, burned.", ["Abrams", "Bradley"]),
        ("Stacey Abrams spoke about tanks.", []),
        ("Mr Abrams spoke.", []),
        ("The al-Tor rocket unit", []),
        ("The Quds Force fired a rocket.", []),
        ("the cruiser Varyag", ["Varyag"]),
        ("a Varyag of the old navy", []),
        ("They fired a Javelin.", ["Javelin"]),
        ("She threw the javelin.", []),
        ("Javelin is hard.", []),
        ("Lockheed Martin Javelin Joint Venture fell.", []),
        ("Russian Buk launchers", ["Buk"]),
    ],
)
def test_an_ambiguous_name_needs_its_word_or_its_capital(find, text, names):
    assert [name for name, _ in find(text)] == names


def test_the_nearest_word_tells_which_name_it_is(find):
    assert find("Tiger helicopters") == [("Tiger", "VEHICLE")]
    assert find("a Poseidon torpedo") == [("Poseidon", "WEAPON")]
    assert find("a Poseidon patrol, a plane") == [("Poseidon", "VEHICLE")]


def test_a_name_that_counted_once_counts_again(find):
    text = "Patriot missiles arrived. Later the Patriot was hit."
    assert find(text) == [("Patriot", "WEAPON")] * 2
    assert find("The Patriot was hit. Later the Patriot missiles came.") == [("Patriot", "WEAPON")]


def test_a_name_listed_with_a_sure_one_counts(find):
    assert find("Javelins and NLAWs came.") == [("Javelins", "WEAPON"), ("NLAWs", "WEAPON")]
    assert find("F-16s, Mirages") == [("F-16s", "VEHICLE"), ("Mirages", "VEHICLE")]


@pytest.mark.parametrize("pattern", load_name_patterns(), ids=lambda p: f"{p.label}-{min(p.heads)}")
def test_patterns_find_their_examples_and_no_other(pattern):
    assert pattern.yes
    assert pattern.no
    for example in pattern.yes:
        text = example.replace("[", "").replace("]", "")
        found = [text[hit.start : hit.end] for hit in find_patterns([pattern], split_words(text))]
        assert found == re.findall(r"\[(.*?)\]", example)
    for text in pattern.no:
        assert find_patterns([pattern], split_words(text)) == []


@pytest.mark.parametrize(
    "headline",
    ["Russia Wages Battle Over Oslo Accord", "Senate Passes New Online Safety Act Today"],
)
def test_a_headline_is_not_trusted_with_open_patterns(headline):
    assert find_patterns(load_name_patterns(), split_words(headline)) == []


def test_a_storm_goes_by_its_name_alone_later_on():
    text = "Wilma. Hurricane Wilma struck. Wilma weakened; then Wilma left. Fred Wilma stayed."
    hits = find_patterns(load_name_patterns(), split_words(text))
    assert [hit.start for hit in hits] == [7, 31, 52]


def test_sentences_begin_after_marks_and_not_after_abbreviations():
    assert begins_sentence("“Grad", 1)
    assert begins_sentence("It fell.\nGrad", 9)
    assert not begins_sentence("the U.S. Grad", 9)


def test_headlines_have_capitals_throughout():
    assert is_headline("It fell today. Kyiv Says Russian Missiles Hit Power Plants", 20)
    assert not is_headline("Kyiv said that Russian missiles hit power plants.", 0)


def test_nations_are_countries_and_peoples():
    nations = load_nationalities()
    assert (nations.label("U.S."), nations.label("Ukrainian")) == ("GPE", "NORP")
    assert nations.label("Bakhmut") is None
    assert "Kosovo" in nations


def test_a_form_begins_with_its_keys():
    (entry,) = parse_lexicon("[[names]]\nlabel = 'WEAPON'\nnames = ['S-300']").names
    form = NameForm("S-300", (entry,), frozenset())
    assert {"s", "s300", "s300s"} <= set(form.keys)


_GROUP = "[[names]]\nlabel = 'WEAPON'\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[names]]\nlabel = 'GUN'\nnames = ['A']", "group 1: unknown label 'GUN'"),
        (_GROUP, "group 1: names are missing"),
        (_GROUP + "names = ['A']\nkind = 'x'", "group 1: unknown key 'kind'"),
        (_GROUP + "names = ['A']\nwhen = 'far'", "group 1: unknown when 'far'"),
        (_GROUP + "names = ['A']\nwhen = 'near'\nwords = 'x'", "group 1: there are no words 'x'"),
        (_GROUP + "names = ['A']\ncase = 'low'", "group 1: unknown case 'low'"),
        (_GROUP + "names = ['A | ']", "group 1: a name is empty"),
        (_GROUP + "names = ['A | A']", "group 1: 'A | A' has a form twice"),
        (_GROUP + "names = ['A', 'B | A']", "group 1: 'A' is listed twice"),
        (_GROUP + "names = ['A']\n" + _GROUP + "names = ['A']", "group 2: 'A' is listed twice"),
        ("[[names", "Expected"),
    ],
)
def test_a_wrong_list_is_refused_with_the_place_of_the_error(text, problem):
    with pytest.raises(KnowledgeError, match=rf"^lexicon.toml: .*{re.escape(problem)}"):
        parse_lexicon(text)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("label = 'GUN'", "pattern 1: unknown label 'GUN'"),
        ("label = 'LAW'", "pattern 1: heads or match is missing"),
        ("label = 'LAW'\nkind = 1", "pattern 1: unknown key 'kind'"),
        (
            "label = 'LAW'\nheads = 'Act'\nmatch = '<word> Act'",
            "pattern 1: there is no piece <word>",
        ),
        ("label = 'LAW'\nheads = 'Act'\nmatch = '(Act'", "pattern 1: "),
        ("label", "Expected"),
    ],
)
def test_a_wrong_pattern_is_refused_with_the_place_of_the_error(text, problem):
    with pytest.raises(KnowledgeError, match=rf"^name_patterns.toml: .*{re.escape(problem)}"):
        parse_name_patterns("[[patterns]]\n" + text)
