"""The coding of whole documents: complete, repeatable, and true to the text."""

import json
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from builders.language import only_event, spans_of, wrong_spans
from sitrep.coding import to_json
from sitrep.extract.coder import Source
from sitrep.knowledge.ontology import load_ontology

REPORT = (
    "Russian forces shelled Kupiansk on Thursday, killing at least 15 people, the General Staff "
    "said. “We will return to Izium,” Zelensky said on Friday.\n\n"
    "Ukrainian troops have liberated more than 30 settlements in the Kharkiv region, Kyiv said. "
    "The "
    "Kremlin denied that its troops had retreated from Izium. A bridge across the Oskil River had "
    "been damaged, and thousands of residents fled to Kharkiv."
)
ODD_TEXTS = {
    "empty": "",
    "emoji": "🚀🚀 Russian troops 🇺🇦 captured Izium 😀 on Friday, he said 🙂.",
    "astral letters": "𝕽𝖚𝖘 troops captured 𝐈zium. Russian troops captured Izium, Kyiv said.",
    "combining marks": "e\u0301te\u0301 Russian troops captured\u00a0Izium\u200b on\u00a0Friday.",
    "windows lines": REPORT.replace(". ", ".\r\n").replace("\n\n", "\r\n\r\n"),
    "line separators": "Russian troops\u2028captured Izium.\u2029Kyiv said so.\x0bYes.",
    "control characters": "Russian\x00 troops\x07 captured\tIzium.",
    "all capitals": REPORT.upper(),
    "no capitals": REPORT.lower(),
    "Arabic": "قصفت القوات الروسية مدينة خاركيف يوم الجمعة، وقال المتحدث إن 15 شخصا قتلوا.",
    "Russian": "«Мы освободили Изюм», сказал Зеленский в пятницу. Погибли 15 человек.",
    "open quotation": "“We captured Izium, he said.\n\nThey said “no” and",
    "marks only": "“”\"\"''—–…!?;:,.()[]",
    "one long word": "a" * 5_000,
    "one long number": "9" * 400,
    "one long sentence": "Russian forces shelled Kupiansk and " * 100 + "left.",
    "one long quotation": "“" + "We captured Izium. " * 100 + "” he said.",
    "many full stops": "." * 2_000,
}


@pytest.mark.parametrize("text", [REPORT, *ODD_TEXTS.values()], ids=["report", *ODD_TEXTS])
def test_every_offset_gives_back_its_words(code, text):
    coded = to_json(code(text))
    assert coded["text"] == text
    assert wrong_spans(coded) == []


@pytest.mark.parametrize("text", [REPORT, *ODD_TEXTS.values()], ids=["report", *ODD_TEXTS])
def test_every_coding_can_be_written_as_json(code, text):
    coded = to_json(code(text))
    assert json.loads(json.dumps(coded, allow_nan=False)) == coded


@pytest.mark.parametrize("text", [REPORT, *ODD_TEXTS.values()], ids=["report", *ODD_TEXTS])
def test_every_event_keeps_the_rules_of_the_contract(code, text):
    types = load_ontology().types
    document = code(text)
    for event in document.events:
        assert event.event_type in types
        assert event.mode is None or event.mode in types[event.event_type].modes
        assert event.sentence.start <= event.trigger.start < event.trigger.end
        assert event.trigger.end <= event.sentence.end
        assert event.date.date_from <= event.date.date_to
        assert event.polarity in {"asserted", "negated"}
        assert event.modality in {"actual", "planned", "possible", "historical", "ongoing"}
        assert event.claim.kind in {"outlet", "named", "anonymous", "institution", "witness"}
        assert event.claim.stance in {"affirms", "denies", "doubts"}
        assert 0 < event.confidence <= 1
        for place in event.places:
            assert place.role in {"event", "origin", "destination"}
            if place.place_key is None:
                assert (place.lat, place.lon, place.precision) == (None,) * 3
            else:
                assert 1 <= place.precision <= 6
                assert -90 <= place.lat <= 90
                assert -180 <= place.lon <= 180
        for quantity in event.quantities:
            assert quantity.operator in {"=", ">", ">=", "<", "<=", "~", "range"}
    assert len({event.event_id for event in document.events}) == len(document.events)


@pytest.mark.parametrize("text", [REPORT, *ODD_TEXTS.values()], ids=["report", *ODD_TEXTS])
def test_sentences_follow_one_another_and_miss_no_word(code, text):
    sentences = code(text).sentences
    for one, other in pairwise(sentences):
        assert one.end <= other.start
    outside = list(text)
    for sentence in sentences:
        outside[sentence.start : sentence.end] = " " * (sentence.end - sentence.start)
    assert "".join(outside).split() == []


def test_a_report_is_coded_with_everything_it_says(code):
    document = code(REPORT)
    assault = only_event(document, "ASSAULT")
    assert assault.claim.claimant.code == "UKRMIL"
    assert (assault.date.text, assault.date.date_from.isoformat()) == ("Thursday", "2022-09-08")
    assert [(q.kind, q.low, q.operator) for q in assault.quantities] == [("killed", 15, ">=")]
    control = only_event(document, "CONTROL")
    assert [(q.unit, q.low, q.operator) for q in control.quantities] == [("settlement", 31, ">")]
    assert control.claim.claimant.code == "UKRGOV"
    retreat = only_event(document, "RETREAT")
    assert (retreat.claim.claimant.code, retreat.claim.stance) == ("RUSGOV", "denies")
    assert only_event(document, "DAMAGE").claim.kind == "outlet"
    assert ("destination", "Kharkiv") in {
        (place.role, place.text) for place in only_event(document, "DISPLACE").places
    }


def test_the_codes_of_an_event_are_those_of_the_ontology(code):
    event = only_event(code("Russian troops shelled Kupiansk."), "ASSAULT")
    assert event.codes == load_ontology().codes("ASSAULT", "heavy-weapons")
    assert event.codes.cameo == "194"
    assert event.codes.quad_class == 4


def test_the_same_text_gives_the_same_coding(pipeline):
    source = Source(doc_id="d", title="t", published_at=datetime(2022, 9, 10, tzinfo=UTC))
    one, other = (pipeline.coder.code(pipeline.nlp(REPORT), source) for _ in range(2))
    assert one == other
    assert len(one.events) >= 5


def test_documents_read_together_are_coded_as_if_alone(pipeline, code):
    texts = [REPORT, "", "He said troops had captured the town.", REPORT]
    source = Source(
        doc_id="doc", title="Report", published_at=datetime(2022, 9, 10, 12, tzinfo=UTC)
    )
    together = [pipeline.coder.code(doc, source) for doc in pipeline.nlp.pipe(texts)]
    assert together == [code(text) for text in texts]


def test_ids_of_events_hang_on_the_document(pipeline):
    doc = pipeline.nlp("Russian troops shelled Kupiansk.")
    ids = {
        pipeline.coder.code(
            doc, Source(doc_id=doc_id, title="t", published_at=datetime(2022, 9, 10, tzinfo=UTC))
        )
        .events[0]
        .event_id
        for doc_id in ("a", "b", "a")
    }
    assert len(ids) == 2


def test_what_is_known_of_the_document_is_kept(pipeline):
    source = Source(
        doc_id="d7",
        title="Title: not coded, troops shelled Kyiv",
        published_at=datetime(2022, 9, 10, 7, 30, tzinfo=UTC),
        url="https://delta-wire.example/a",
    )
    coded = to_json(pipeline.coder.code(pipeline.nlp("Nothing happened."), source))
    assert (coded["doc_id"], coded["title"], coded["url"]) == (
        "d7",
        source.title,
        "https://delta-wire.example/a",
    )
    assert coded["published_at"] == "2022-09-10T07:30:00Z"
    assert coded["events"] == []


def test_without_a_date_in_the_text_the_day_of_publication_stands_in(code):
    date = only_event(code("Russian troops shelled Kupiansk."), "ASSAULT").date
    assert (date.date_from.isoformat(), date.date_to.isoformat()) == ("2022-09-10", "2022-09-10")
    assert date.reason == "date of publication"
    assert (date.start, date.end, date.text) == (None, None, None)


def test_the_day_on_which_it_was_said_is_not_the_day_on_which_it_happened(code):
    text = "Police arrested 20 protesters on Tuesday, the interior ministry said on Wednesday."
    assert only_event(code(text), "COERCE").date.text == "Tuesday"


def test_the_json_names_the_fields_of_the_contract(code):
    coded = to_json(code(REPORT))
    assert set(coded) == {
        "doc_id", "url", "title", "published_at", "text", "sentences", "entities", "quotations",
        "events",
    }  # fmt: skip
    for event in coded["events"]:
        assert {"from", "to", "precision", "reason", "start", "end", "text"} == set(event["date"])
        assert {"kind", "stance", "claimant", "cue"} == set(event["claim"])
    assert len(list(spans_of(coded))) > 60


def test_an_article_of_ordinary_length_takes_a_moment(pipeline):
    text = "\n\n".join([REPORT] * 12)
    source = Source(doc_id="d", title="t", published_at=datetime(2022, 9, 10, tzinfo=UTC))
    assert len(pipeline.coder.code(pipeline.nlp(text), source).events) > 50


def test_a_country_that_says_something_keeps_its_claim(code):
    event = only_event(code("Russia said troops had captured Izium on 3 September."), "CONTROL")
    assert (event.claim.claimant.country, event.date.text) == ("RUS", "3 September")


def test_an_office_before_a_name_is_not_the_speaker(code):
    event = only_event(code("“We captured Izium,” said President Volodymyr Zelensky."), "CONTROL")
    assert event.claim.claimant.text == "Volodymyr Zelensky"
