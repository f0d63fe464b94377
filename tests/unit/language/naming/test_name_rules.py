"""The names of a model, mended: each sentence is written with what the model found."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from builders.marked_text import marked_doc
from sitrep.errors import KnowledgeError
from sitrep.language.naming import name_rules
from sitrep.language.naming.name_parts import load_name_parts, parse_name_parts

assert name_rules  # registers the factory


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe("sitrep_name_rules")
    return nlp


@pytest.fixture(scope="module")
def mend(nlp):
    def mend(marked: str) -> list[tuple[str, str]]:
        """Return the names after the rules; "[Kyiv|GPE]" is a name of the model."""
        return [(ent.text, ent.label_) for ent in nlp(marked_doc(nlp, marked)).ents]

    return mend


@pytest.mark.parametrize(
    ("sentence", "person"),
    [
        ("[President Macron|PERSON] spoke.", "Macron"),
        ("[Gen. Mark Milley|PERSON] spoke.", "Mark Milley"),
        ("[Lt. Gen. Mark Milley|PERSON] spoke.", "Mark Milley"),
        ("[Secretary of State Antony Blinken|PERSON] spoke.", "Antony Blinken"),
        ("Secretary of [State Antony Blinken|PERSON] spoke.", "Antony Blinken"),
        ("[Defence Secretary Ben Wallace|PERSON] spoke.", "Ben Wallace"),
        ("[former Prime Minister Boris Johnson|PERSON] spoke.", "Boris Johnson"),
        ("[Pope Francis|PERSON] spoke.", "Francis"),
        ("[King Charles III|PERSON] spoke.", "Charles III"),
        ("[Foreign Minister Sergei Lavrov's|PERSON] visit.", "Sergei Lavrov"),
        ("[Vice-President Kamala Harris|PERSON] spoke.", "Kamala Harris"),
        ("[spokesman Dmitry Peskov|PERSON] spoke.", "Dmitry Peskov"),
        ("[Mr. Putin|PERSON] spoke.", "Putin"),
        ("[Sheikh Hasina|PERSON] spoke.", "Sheikh Hasina"),
        ("[Prince of Wales|PERSON] spoke.", "Prince of Wales"),
        ("[Mark Milley|PERSON] spoke.", "Mark Milley"),
    ],
)
def test_titles_offices_and_ranks_are_no_part_of_a_person(mend, sentence, person):
    assert mend(sentence) == [(person, "PERSON")]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "[U.S. President Joe Biden|PERSON] spoke.",
            [("U.S.", "GPE"), ("Joe Biden", "PERSON")],
        ),
        (
            "[Ukrainian President Volodymyr Zelensky|PERSON] spoke.",
            [("Ukrainian", "NORP"), ("Volodymyr Zelensky", "PERSON")],
        ),
        (
            "[Ukraine's President Volodymyr Zelensky|PERSON] spoke.",
            [("Ukraine", "GPE"), ("Volodymyr Zelensky", "PERSON")],
        ),
        (
            "[U.N. Secretary-General António Guterres|PERSON] spoke.",
            [("U.N.", "ORG"), ("António Guterres", "PERSON")],
        ),
        ("[President of Ukraine|PERSON] spoke.", [("Ukraine", "GPE")]),
        ("[French President|PERSON] spoke.", [("French", "NORP")]),
    ],
)
def test_a_nation_among_titles_becomes_a_name_of_its_own(mend, sentence, names):
    assert mend(sentence) == names


@pytest.mark.parametrize("title", ["President", "Pope", "Prime Minister", "Secretary of State"])
def test_a_title_alone_is_no_person(mend, title):
    assert mend(f"The [{title}|PERSON] spoke.") == []


def test_a_title_that_is_a_family_name_stays(mend):
    assert mend("[Larry King|PERSON] came. [King|PERSON] spoke.")[1] == ("King", "PERSON")


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("[the Red Cross|ORG] said", "Red Cross"),
        ("[The United Nations|ORG] said", "United Nations"),
        ("in [the Middle East|LOC].", "Middle East"),
        ("[Gazprom's|ORG] chief", "Gazprom"),
        ("[Gazprom’s|ORG] chief", "Gazprom"),
        ("[Rebels'|ORG] chief", "Rebels"),
        ("[McDonald's|ORG] closed", "McDonald's"),
        ('["Wagner"|ORG] fighters', "Wagner"),
        ("[“Wagner”|ORG] fighters", "Wagner"),
        ("the party [(PKK)|ORG] said", "PKK"),
        ("the party [(the PKK|ORG]) said", "PKK"),
        ("[Kurdistan Workers' Party (PKK)|ORG] said", "Kurdistan Workers' Party (PKK)"),
        ("[Kurdistan Workers' Party (PKK|ORG]) said", "Kurdistan Workers' Party (PKK)"),
        ("[Gazprom,|ORG] it said", "Gazprom"),
        ("[and Gazprom|ORG] said", "Gazprom"),
        ("[Samuel J.|ORG] said", "Samuel J."),
    ],
)
def test_articles_genitives_and_marks_are_outside(mend, sentence, name):
    assert [text for text, _ in mend(sentence)] == [name]


@pytest.mark.parametrize(
    "sentence", ["It fell[ of|ORG] old.", "They[ -|GPE] went.", "[the|GPE] man"]
)
def test_a_span_without_a_name_is_dropped(mend, sentence):
    assert mend(sentence.replace("[ ", " [")) == []


def test_a_name_does_not_go_on_in_the_next_paragraph(mend):
    assert mend("in [Kyiv\n\nMoscow|GPE] said") == [("Kyiv", "GPE"), ("Moscow", "GPE")]


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("in [Sydney, Australia|GPE].", ["Sydney", "Australia"]),
        ("in [Kharkiv region, Ukraine|GPE].", ["Kharkiv region", "Ukraine"]),
        ("in [Washington, D.C.|GPE]", ["Washington, D.C."]),
    ],
)
def test_places_joined_by_a_comma_come_apart(mend, sentence, places):
    assert mend(sentence) == [(place, "GPE") for place in places]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("[Russian-backed|NORP] separatists", [("Russian", "NORP")]),
        ("Russian-backed separatists", [("Russian", "NORP")]),
        ("[Russian-backed separatists|NORP]", [("Russian", "NORP")]),
        ("[pro-Russian|NORP] separatists", [("Russian", "NORP")]),
        ("pro-Russian separatists", [("Russian", "NORP")]),
        ("an [anti-Kremlin|ORG] rally", [("Kremlin", "ORG")]),
        ("an anti-Kremlin rally", [("Kremlin", "ORG")]),
        ("a South Korean-made tank", [("South Korean", "NORP")]),
        ("a UN-brokered truce", [("UN", "ORG")]),
        ("the [Shanghai-based|GPE] firm", [("Shanghai", "GPE")]),
        ("[Anti-Defamation League|ORG]", [("Anti-Defamation League", "ORG")]),
        ("[Russian-backed Forces|ORG]", [("Russian", "NORP")]),
        ("a well-known name", []),
    ],
)
def test_a_compound_gives_the_name_inside(mend, sentence, names):
    assert mend(sentence) == names


def test_a_nation_with_dots_before_a_hyphen_is_one_where_the_words_come_apart(nlp):
    doc = Doc(
        nlp.vocab,
        words=["the", "U.S.", "-", "led", "coalition"],
        spaces=[True, False, False, True, False],
    )
    assert [(ent.text, ent.label_) for ent in nlp(doc).ents] == [("U.S.", "GPE")]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("[Ukraine|ORG] won.", [("Ukraine", "GPE")]),
        ("[Taiwan|LOC] won.", [("Taiwan", "GPE")]),
        ("[Ukraine|PERSON] won.", [("Ukraine", "GPE")]),
        ("[US|NORP] troops", [("US", "GPE")]),
        ("[Ukrainians|ORG] won.", [("Ukrainians", "NORP")]),
        ("[the Kurdish|GPE] man", [("Kurdish", "NORP")]),
        ("[Christian|PERSON] won.", [("Christian", "PERSON")]),
        ("[Jordan|PERSON] won.", [("Jordan", "PERSON")]),
        ("[Chad|PERSON] won.", [("Chad", "PERSON")]),
        ("[Jordan|ORG] won.", [("Jordan", "GPE")]),
        ("[Michael Jordan|PERSON] won.", [("Michael Jordan", "PERSON")]),
        ("[Bank of Ukraine|ORG] won.", [("Bank of Ukraine", "ORG")]),
    ],
)
def test_countries_and_nations_get_their_label(mend, sentence, names):
    assert mend(sentence) == names


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("[George Bush|PERSON] came. [Bush|ORG] spoke.", "PERSON"),
        ("[Sergei Shoigu|PERSON] came. [Shoigu|GPE] spoke.", "PERSON"),
        ("[Jack London|PERSON] came. [London|GPE] fell.", "GPE"),
        ("[Michael Jordan|PERSON] came. [Jordan|GPE] fell.", "GPE"),
        ("[Denzel Washington|PERSON] came. [Washington|GPE] fell.", "GPE"),
        ("[Ivan Bakhmut|PERSON] came. He died in [Bakhmut|GPE].", "GPE"),
    ],
)
def test_a_person_named_in_full_stays_a_person_unless_a_place_is_so_called(mend, sentence, label):
    assert mend(sentence)[1][1] == label


def test_a_name_before_its_full_form_stays_as_it_is(mend):
    assert mend("[Bush|ORG] spoke. [George Bush|PERSON] came.")[0] == ("Bush", "ORG")


def test_names_that_nothing_changes_keep_their_keys(nlp):
    doc = nlp.make_doc("Kyiv asked the Red Cross.")
    doc.ents = [
        Span(doc, 0, 1, label="GPE", kb_id="Q1899", span_id="place:kyiv"),
        Span(doc, 2, 5, label="ORG", kb_id="Q7178"),
    ]
    kyiv, cross = nlp(doc).ents
    assert (kyiv.kb_id_, kyiv.id_) == ("Q1899", "place:kyiv")
    assert (cross.text, cross.kb_id_) == ("Red Cross", "")


def test_other_labels_are_left_alone(mend):
    assert mend("on [the 9th|DATE] of") == [("the 9th", "DATE")]


def test_a_pipeline_comes_back_from_disk(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    doc = marked_doc(nlp, "[President Macron|PERSON] spoke.")
    assert [ent.text for ent in spacy.load(tmp_path).get_pipe("sitrep_name_rules")(doc).ents] == [
        "Macron"
    ]


def test_the_lists_hold_what_the_rules_need():
    parts = load_name_parts()
    assert ("secretary", "of", "state") in parts.titles
    assert "standard & poor's" in parts.kept_genitives
    assert not parts.function_words & {title[0] for title in parts.titles if len(title) == 1}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("title = 'king'", "unknown list 'title'"),
        ("titles = ''", "also_cities is missing or empty"),
        ("titles = ", "Invalid value"),
    ],
)
def test_a_wrong_file_is_refused_with_the_place_of_the_error(text, problem):
    with pytest.raises(KnowledgeError, match=rf"^name_parts.toml: .*{problem}"):
        parse_name_parts(text)
