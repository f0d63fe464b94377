"""The events of real news sentences: their file, and how they are scored."""

import os
from pathlib import Path

import pytest

from benchmarks.coder_gold import HALVES
from benchmarks.gold_documents import GoldError
from benchmarks.real_news import FoundEvent, RealNewsScores
from benchmarks.real_news_gold import CORPUS, load_real_news, parse_real_news, read_sentences
from sitrep.knowledge.ontology import load_ontology

WORDS = "Rebels shelled the town and police arrested three".split()


def found(start, event_type, **status):
    given = {"mode": None, "is_negated": False, "modality": "actual", **status}
    return FoundEvent(start=start, end=start + 1, event_type=event_type, **given)


def scored(events, *guesses):
    scores = RealNewsScores()
    scores.add(WORDS, parse_real_news(f"0\t{events}")[0], guesses)
    return scores


def counts(tally):
    return tally.gold, tally.predicted, tally.right


def test_a_line_tells_trigger_type_mode_and_status():
    (event,) = parse_real_news("7\tstrikes#2=PROTEST/strike!neg!planned?")[7]
    assert (event.trigger, event.occurrence) == ("strikes", 2)
    assert (event.event_type, event.mode) == ("PROTEST", "strike")
    assert (event.is_negated, event.modality, event.is_optional) == (True, "planned", True)


def test_a_sentence_may_have_none():
    assert parse_real_news("# a comment\n3\t-") == {3: []}


@pytest.mark.parametrize(
    "line",
    ["x\t-", "1\t-\n1\t-", "1\tshelled", "1\tshelled=ASSAULT!often", "1\ta=B!planned!possible"],
)
def test_a_line_that_cannot_be_read_is_an_error(line):
    with pytest.raises(GoldError):
        parse_real_news(line)


def test_a_trigger_that_is_not_there_is_an_error():
    (event,) = parse_real_news("0\tshelled#2=ASSAULT")[0]
    with pytest.raises(GoldError, match="stands 1 times"):
        event.token(WORDS)


def test_an_event_of_its_type_is_right_wherever_its_trigger_is():
    scores = scored("shelled=ASSAULT arrested=COERCE/arrest", found(3, "ASSAULT"))
    assert counts(scores.typed) == (2, 1, 1)
    assert counts(scores.types["COERCE"]) == (1, 0, 0)


def test_another_type_at_the_trigger_is_missed_and_false_but_found():
    scores = scored("shelled=ASSAULT", found(1, "PROTEST"))
    assert counts(scores.typed) == (1, 1, 0)
    assert counts(scores.untyped) == (1, 1, 1)


def test_what_is_optional_counts_nowhere_but_its_status_does():
    scores = scored("shelled=ASSAULT!planned?", found(1, "ASSAULT"))
    assert counts(scores.typed) == (0, 0, 0)
    assert (scores.modality.right, scores.modality.total) == (0, 1)
    assert (scores.polarity.right, scores.polarity.total) == (1, 1)


@pytest.mark.parametrize("half", HALVES)
def test_the_shipped_files_use_codes_of_the_ontology(half):
    types = load_ontology().types
    for event in (event for events in load_real_news(half).values() for event in events):
        assert event.event_type in types
        assert event.mode is None or event.mode in types[event.event_type].modes


def test_no_sentence_is_in_both_halves():
    assert load_real_news("dev").keys().isdisjoint(load_real_news("test"))


@pytest.mark.parametrize("half", HALVES)
def test_every_trigger_stands_in_its_sentence(half):
    corpora = os.environ.get("SITREP_CORPORA")
    folder = Path(corpora) if corpora else Path(__file__).parents[4] / "shared" / "corpora"
    if not (folder / CORPUS).exists():
        pytest.skip(f"there is no {CORPUS}: set SITREP_CORPORA")
    sentences = read_sentences(folder)
    for number, events in load_real_news(half).items():
        for event in events:
            assert sentences[number][event.token(sentences[number])] == event.trigger
