"""The component that adds dates, times and numbers to the entities of a document."""

from time import perf_counter

import pytest
import spacy
from spacy.tokens import Doc, Span

from sitrep.language.values import VALUE_LABELS, ValueFinder


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe("sitrep_values")
    return nlp


def entities(doc):
    return [(ent.text, ent.label_) for ent in doc.ents]


def test_every_kind_of_value_becomes_an_entity(nlp):
    doc = nlp(
        "On Friday at 10 p.m., some 300 people, more than 12% of them aged 42, paid "
        "$1.5m for the second bridge, 50 kilometres away, after two days."
    )
    assert entities(doc) == [
        ("Friday at 10 p.m.", "TIME"), ("some 300", "CARDINAL"), ("more than 12%", "PERCENT"),
        ("42", "QUANTITY"), ("$1.5m", "MONEY"), ("second", "ORDINAL"),
        ("50 kilometres", "QUANTITY"), ("two days", "DATE"),
    ]  # fmt: skip
    assert {label for _, label in entities(doc)} | {"DATE"} == VALUE_LABELS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left on Sept. 9, 2022.", [("Sept. 9, 2022", "DATE")]),
        ("He left in Sept. He came back.", [("Sept.", "DATE")]),
        ("It began at 10 p.m. Nobody left.", [("10 p.m.", "TIME")]),
        ("It began at 10pm, and at 10:30am.", [("10pm", "TIME"), ("10:30am", "TIME")]),
        ("It cost €3bn, £5m or US$5.", [("€3bn", "MONEY"), ("£5m", "MONEY"), ("US$5", "MONEY")]),
        ("15-20 men, 30-plus tanks", [("15-20", "CARDINAL"), ("30-plus", "CARDINAL")]),
        ("9–12 September, mid-May and 2014-16,",
         [("9–12 September", "DATE"), ("mid-May", "DATE"), ("2014-16", "DATE")]),
        ("Friday's three-day truce", [("Friday", "DATE"), ("three-day", "DATE")]),
        ("a 42-year-old and a 155mm shell", [("42-year-old", "QUANTITY"), ("155mm", "QUANTITY")]),
        ("By 2014. The 1990s.", [("2014", "DATE"), ("The 1990s", "DATE")]),
        ("", []),
        ("  ", []),
        ("Nothing.", []),
    ],
)  # fmt: skip
def test_values_end_where_their_words_end_however_the_text_is_cut(nlp, text, expected):
    assert entities(nlp(text)) == expected


def with_names(nlp, text, *names):
    """Return the document with these entities set before the component reads it."""
    doc = nlp.make_doc(text)
    doc.ents = [doc.char_span(text.index(name), text.index(name) + len(name), label=label)
                for name, label in names]  # fmt: skip
    return ValueFinder()(doc)


def test_a_name_that_stands_already_stays(nlp):
    doc = with_names(nlp, "Channel Five showed Boeing 737 jets on 3 May.",
                     ("Channel Five", "ORG"), ("Boeing 737", "PRODUCT"))  # fmt: skip
    assert entities(doc) == [("Channel Five", "ORG"), ("Boeing 737", "PRODUCT"), ("3 May", "DATE")]


def test_a_month_or_weekday_that_was_taken_for_a_name_gives_way_to_its_date(nlp):
    doc = with_names(nlp, "She left on 3 May, and Theresa May left on Sunday evening.",
                     ("May", "PERSON"), ("Sunday", "ORG"), ("Theresa May", "PERSON"))  # fmt: skip
    assert entities(doc) == [
        ("3 May", "DATE"), ("Theresa May", "PERSON"), ("Sunday evening", "TIME"),
    ]  # fmt: skip


def test_a_value_that_only_touches_a_name_is_left_out(nlp):
    doc = with_names(nlp, "The 2022 World Cup in Qatar", ("2022 World Cup", "EVENT"))
    assert entities(doc) == [("2022 World Cup", "EVENT")]


def test_names_keep_their_keys(nlp):
    doc = nlp.make_doc("Kyiv fell silent for three days.")
    doc.ents = [Span(doc, 0, 1, label="GPE", span_id="country:UKR", kb_id="Q1899")]
    doc = ValueFinder()(doc)
    assert [(ent.text, ent.ent_id_, ent.kb_id_) for ent in doc.ents] == [
        ("Kyiv", "country:UKR", "Q1899"), ("three days", "", ""),
    ]  # fmt: skip


def test_a_value_may_end_within_a_token():
    vocab = spacy.blank("en").vocab
    doc = Doc(vocab, words=["on", "Friday's", "raid", "$5m."], spaces=[True, True, True, False])
    assert entities(ValueFinder()(doc)) == [("Friday's", "DATE"), ("$5m.", "MONEY")]


def test_a_pipeline_with_the_component_can_be_saved_and_loaded(nlp, tmp_path):
    nlp.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    text = "On Friday, 15 people left."
    assert entities(loaded(text)) == entities(nlp(text)) != []


def test_odd_characters_and_long_texts_are_read(nlp):
    for text in ("İ on Friday İ 15", "\u00a0on\u00a0Friday\u00a0", "\u0301\u200b5\u200b", "１５"):
        nlp(text)
    doc = nlp.make_doc("On Friday 9 September, 15 men left, for three days. " * 4_000)
    start = perf_counter()
    doc = ValueFinder()(doc)
    assert len(doc.ents) == 12_000
    assert perf_counter() - start < 15
