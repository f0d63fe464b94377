"""The lexicon among the names of a model: which of two that overlap stays."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from builders.marked_text import marked_doc
from sitrep.language.naming import lexicon_names
from sitrep.language.naming.name_index import NameHit


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe("sitrep_lexicon")
    return nlp


@pytest.fixture(scope="module")
def read(nlp):
    def read(marked: str) -> list[tuple[str, str]]:
        """Return the names; "[Kyiv|GPE]" is a name of the model."""
        return [(ent.text, ent.label_) for ent in nlp(marked_doc(nlp, marked)).ents]

    return read


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "Russia's [Black Sea|LOC] Fleet lost the Moskva, its flagship.",
            [("Black Sea Fleet", "MILITARY_UNIT"), ("Moskva", "VEHICLE")],
        ),
        ("the Battle of [Bakhmut|GPE] began", [("Battle of Bakhmut", "EVENT")]),
        ("two [Kalibr|ORG] missiles", [("Kalibr", "WEAPON")]),
        ("T-72 tanks and a T-90", [("T-72", "VEHICLE"), ("T-90", "VEHICLE")]),
        ("the [92nd|ORG] Mechanised Brigade's men", [("92nd Mechanised Brigade", "MILITARY_UNIT")]),
        ("under the Geneva Conventions", [("Geneva Conventions", "LAW")]),
        ("a [Boeing|ORG] 737 MAX", [("Boeing 737 MAX", "PRODUCT")]),
        (
            "the 2024 Summer Olympics in [Paris|GPE]",
            [("2024 Summer Olympics", "EVENT"), ("Paris", "GPE")],
        ),
        ("[Wagner Group|ORG] fighters", [("Wagner Group", "ORG")]),
    ],
)
def test_a_name_of_the_lexicon_beats_the_names_that_it_covers(read, sentence, names):
    assert read(sentence) == names


def test_a_longer_name_is_never_cut(read):
    venture = "[Lockheed Martin Javelin Joint Venture|ORG] builds Javelin missiles"
    assert read(venture) == [
        ("Lockheed Martin Javelin Joint Venture", "ORG"),
        ("Javelin", "WEAPON"),
    ]


def test_of_two_names_that_cross_the_longer_stays(read):
    assert read("the [old Black Sea|LOC] Fleet") == [("old Black Sea", "LOC")]
    assert read("of [Old Tank|ORG] Town; the [1st Guards|ORG] Tank Army") == [
        ("Old Tank", "ORG"),
        ("1st Guards Tank Army", "MILITARY_UNIT"),
    ]
    assert read("the [great Battle|ORG] of Bakhmut") == [("Battle of Bakhmut", "EVENT")]
    assert read("[the old city of Black Sea|LOC] Fleet") == [("the old city of Black Sea", "LOC")]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("[Russian Kalibr missiles|ORG]", [("Russian", "NORP"), ("Kalibr", "WEAPON")]),
        (
            "[Russia's Black Sea Fleet|ORG]",
            [("Russia", "GPE"), ("Black Sea Fleet", "MILITARY_UNIT")],
        ),
        ("[U.S. Patriot missile|ORG]", [("U.S.", "GPE"), ("Patriot", "WEAPON")]),
        ("[HIMARS launchers|ORG]", [("HIMARS", "WEAPON")]),
    ],
)
def test_a_nation_and_a_common_word_around_it_do_not_make_a_longer_name(read, sentence, names):
    assert read(sentence) == names


def test_a_resolution_leaves_the_council_its_name(read):
    assert read("[UN Security Council Resolution 1701|ORG]") == [
        ("UN Security Council", "ORG"),
        ("Resolution 1701", "LAW"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tiger Woods won.", "the Wagner Group", "the al-Qassam Brigades",
        "He fired a gun near the Kursk town.",
        "Hurricane season began.", "the Israel-Hamas war",
        "She signed a peace agreement and a treaty in Paris.", "Apple rose by 3 percent.",
    ],
)  # fmt: skip
def test_a_sentence_without_such_a_name_gets_none(read, sentence):
    assert read(sentence) == []


def test_a_name_of_the_list_carries_its_name_there(nlp):
    doc = nlp("Two T-72B3s and a Kinzhal, the 92nd Brigade")
    assert [ent.id_ for ent in doc.ents] == [
        "lexicon:T-72B3",
        "lexicon:Kh-47M2 Kinzhal",
        "",
    ]


def test_names_that_nothing_touches_keep_their_keys(nlp):
    doc = nlp.make_doc("Kyiv has a T-72")
    doc.ents = [Span(doc, 0, 1, label="GPE", kb_id="Q1899", span_id="place:kyiv")]
    kyiv, tank = nlp(doc).ents
    assert (kyiv.kb_id_, kyiv.id_) == ("Q1899", "place:kyiv")
    assert tank.label_ == "VEHICLE"


def test_a_name_within_a_word_of_the_tokeniser_is_left_out(nlp):
    doc = Doc(nlp.vocab, words=["HIMARS-launched", "rockets"])
    assert nlp(doc).ents == ()


def test_the_longer_hit_wins_and_then_the_list():
    hits = [
        NameHit(0, 7, "WEAPON", "Patriot"),
        NameHit(0, 11, "LAW"),
        NameHit(0, 11, "EVENT", "Patriot Act"),
    ]
    assert lexicon_names.longest_hits(hits) == [hits[2]]


def test_a_pipeline_comes_back_from_disk(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    assert [ent.text for ent in spacy.load(tmp_path)("Two T-72s burned.").ents] == ["T-72s"]
