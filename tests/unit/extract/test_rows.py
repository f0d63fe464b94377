"""The coding as rows: each with its key, its words and what it hangs on."""

from dataclasses import asdict, replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from sitrep.coding import EventPlace
from sitrep.extract.coder import Source
from sitrep.extract.rows import extraction_id, rows_of, table_rows

TEXT = (
    "Russian forces shelled Kupiansk and Izium on Thursday, killing at least 15 people, the "
    "General Staff said. “We will return to Izium,” Zelensky said on Friday. France and Turkey "
    "sent aid to Syria. Police arrested 20 protesters in Moscow."
)


@pytest.fixture(scope="module")
def document(code):
    return code(TEXT)


@pytest.fixture(scope="module")
def rows(document):
    return rows_of([(document, "revision-1")], "v7")


def test_a_coding_is_known_by_revision_and_version():
    ids = {extraction_id(r, v) for r in ("r1", "r2") for v in ("v1", "v2")}
    assert len(ids) == 4
    assert extraction_id("r1", "v1") == extraction_id("r1", "v1")
    assert {UUID(found).version for found in ids} == {5}


def test_one_document_makes_one_extraction(document, rows):
    (row,) = rows.extraction
    assert asdict(row) == {
        "extraction_id": document.doc_id,
        "revision_id": "revision-1",
        "pipeline_version": "v7",
        "sentence_count": len(document.sentences),
    }


def test_everything_that_was_coded_is_a_row(document, rows):
    assert len(rows.event) == len(document.events) == 3
    assert len(rows.mention) == len(document.entities)
    assert len(rows.quotation) == len(document.quotations)
    parts = [
        (rows.event_place, sum(len(e.places) for e in document.events)),
        (rows.event_quantity, sum(len(e.quantities) for e in document.events)),
        (
            rows.event_participant,
            sum(len(e.actors) + len(e.recipients) for e in document.events),
        ),
    ]
    for found, expected in parts:
        assert len(found) == expected > 0


def test_what_hangs_on_an_event_names_an_event_and_is_numbered(rows):
    events = {row.event_id for row in rows.event}
    assert len(events) == len(rows.event)
    for table in (rows.event_place, rows.event_quantity, rows.event_participant):
        keys = [(row.event_id, getattr(row, "role", None), row.ordinal) for row in table]
        assert {event_id for event_id, _, _ in keys} <= events
        assert len(keys) == len(set(keys))


def test_what_hangs_on_the_extraction_names_it(document, rows):
    for table in (rows.event, rows.mention, rows.quotation):
        assert {row.extraction_id for row in table} == {document.doc_id}
    for table, key in ((rows.mention, "mention_id"), (rows.quotation, "quotation_id")):
        assert len({getattr(row, key) for row in table}) == len(table)


def test_offsets_are_those_of_the_text(document, rows):
    for event, row in zip(document.events, rows.event, strict=True):
        assert TEXT[row.start_char : row.end_char] == event.trigger.text
        if event.claim.claimant:
            claimant = TEXT[row.claimant_start_char : row.claimant_end_char]
            assert claimant == event.claim.claimant.text
        if event.date.text:
            assert TEXT[row.date_start_char : row.date_end_char] == event.date.text
    for quotation, row in zip(document.quotations, rows.quotation, strict=True):
        assert TEXT[row.start_char : row.end_char] == quotation.text


def test_actors_and_recipients_have_their_role(document, rows):
    (aid,) = [event for event in document.events if event.event_type == "AID"]
    found = [
        (row.role, row.ordinal, row.name)
        for row in rows.event_participant
        if row.event_id == aid.event_id
    ]
    assert found == [("actor", 0, "France"), ("actor", 1, "Turkey"), ("recipient", 0, "Syria")]


def test_who_has_no_name_is_shown_as_the_text_has_it(rows):
    names = {row.name for row in rows.event_participant}
    assert {"Russian forces", "Police", "protesters"} <= names
    assert None not in names


def test_a_place_without_a_pin_is_a_row_with_its_words(document):
    words = "Izium"
    start = TEXT.index(words)
    unpinned = EventPlace(
        start=start, end=start + len(words), text=words, role="event", name=words,
        reason="not in the gazetteer",
    )  # fmt: skip
    event = replace(document.events[0], places=(unpinned,))
    (row,) = rows_of([(replace(document, events=(event,)), "revision-1")], "v7").event_place
    assert (TEXT[row.start_char : row.end_char], row.name, row.role) == (words, words, "event")
    assert {row.place_key, row.lat, row.lon, row.precision, row.radius_km} == {None}


def test_documents_keep_their_rows_apart(pipeline):
    coded = [
        pipeline.coder.code(
            pipeline.nlp(TEXT),
            Source(doc_id=name, title="", published_at=datetime(2022, 9, 10, tzinfo=UTC)),
        )
        for name in ("a", "b")
    ]
    rows = rows_of([(document, document.doc_id) for document in coded], "v1")
    for table, key in (
        (rows.event, "event_id"),
        (rows.mention, "mention_id"),
        (rows.quotation, "quotation_id"),
    ):
        assert len({getattr(row, key) for row in table}) == len(table)


def test_the_extraction_comes_last_because_it_seals_the_batch(rows):
    names = [name for name, _ in table_rows(rows)]
    assert names[-1] == "extraction"
    assert set(names) == set(asdict(rows))


def test_no_documents_make_no_rows():
    assert all(content == [] for _, content in table_rows(rows_of([], "v1")))
