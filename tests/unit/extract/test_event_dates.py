"""When an event happened: the date on its own words before any other."""

from datetime import date

import pytest

from builders.language import only_event
from builders.parsed_text import at, parsed_doc
from sitrep.extract.dates import DateMention
from sitrep.extract.event_dates import SAID_ON, DatedToken, find_event_date
from sitrep.extract.frames import frame_of
from sitrep.extract.tree import read_tree

PUBLISHED = date(2022, 9, 10)
DAYS = {"Monday": date(2022, 9, 5), "Friday": date(2022, 9, 9)}


def found(sentence, trigger, *, reported=(), cue=None):
    doc = parsed_doc(sentence)
    tree = read_tree(doc)
    dates = [
        DatedToken(
            DateMention(
                start=token.idx,
                end=token.idx + len(token),
                date_from=DAYS[token.text],
                date_to=DAYS[token.text],
                precision="day",
                reason="weekday",
            ),
            token.i,
            token.text,
        )
        for token in doc
        if token.text in DAYS
    ]
    return find_event_date(
        tree,
        [frame_of(tree, at(tree, trigger))],
        dates,
        reported={at(tree, word) for word in reported},
        cue=None if cue is None else at(tree, cue),
        published=PUBLISHED,
    )


@pytest.mark.parametrize(
    ("sentence", "trigger", "day"),
    [
        (
            "They/PRP/nsubj>2 left/VBD on/IN/case>4 Friday/NNP/obl>2",
            "left",
            "Friday",
        ),
        (
            "They/PRP/nsubj>2 came/VBD on/IN/case>4 Monday/NNP/obl>2 and/CC/cc>6 left/VBD/conj>2 "
            "on/IN/case>8 Friday/NNP/obl>6",
            "left",
            "Friday",
        ),
        (
            "On/IN/case>2 Monday/NNP/obl>4 they/PRP/nsubj>4 came/VBD and/CC/cc>6 left/VBD/conj>4",
            "left",
            "Monday",
        ),
        (
            "They/PRP/nsubj>2 came/VBD on/IN/case>4 Monday/NNP/obl>2 and/CC/cc>6 left/VBD/conj>2",
            "left",
            "Monday",
        ),
        (
            "They/PRP/nsubj>2 began/VBD on/IN/case>4 Friday/NNP/obl>2 to/TO/mark>6 "
            "leave/VB/xcomp>2",
            "leave",
            "Friday",
        ),
        (
            "They/PRP/nsubj>2 met/VBD after/IN/mark>5 shells/NNS/nsubj>5 fell/VBD/advcl>2 "
            "on/IN/case>7 Monday/NNP/obl>2",
            "fell",
            "Monday",
        ),
        (
            "They/PRP/nsubj>2 left/VBD",
            "left",
            None,
        ),
    ],
    ids=["own", "nearest", "shared", "of the first", "governing", "trailing", "none"],
)
def test_a_date_hangs_on_the_predicate_or_on_one_that_shares_its_time(sentence, trigger, day):
    when = found(sentence, trigger)
    assert when.text == day
    assert when.date_from == DAYS.get(day, PUBLISHED)


SAID = (
    "Kyiv/NNP/nsubj>2 said/VBD on/IN/case>4 Friday/NNP/obl>2 that/IN/mark>7 they/PRP/nsubj>7 "
    "left/VBD/ccomp>2"
)


def test_the_day_on_which_it_was_said_stands_in_and_says_so():
    when = found(SAID, "left", reported=["left"], cue="said")
    assert (when.date_from, when.text) == (DAYS["Friday"], "Friday")
    assert when.reason.startswith(SAID_ON)


def test_without_a_date_the_day_of_publication_stands_in():
    when = found(SAID, "left", reported=["left"])
    assert (when.date_from, when.date_to, when.text) == (PUBLISHED, PUBLISHED, None)
    assert when.reason == "date of publication"


@pytest.mark.parametrize(
    ("sentence", "event_type", "text", "first", "last"),
    [
        ("Rebels captured Bunia on Friday.", "CONTROL", "Friday", "2022-09-09", "2022-09-09"),
        ("Rebels captured Bunia last week.", "CONTROL", "last week", "2022-08-29", "2022-09-04"),
        (
            "The rebels captured Bunia between 5 and 7 September.",
            "CONTROL",
            "5 and 7 September",
            "2022-09-05",
            "2022-09-07",
        ),
        ("Rebels captured Bunia in 2012.", "CONTROL", "2012", "2012-01-01", "2012-12-31"),
        (
            "On Tuesday, rebels killed two people and captured Bunia.",
            "CONTROL",
            "Tuesday",
            "2022-09-06",
            "2022-09-06",
        ),
        (
            "Rebels killed two people on Tuesday and captured Bunia on Friday.",
            "ASSAULT",
            "Tuesday",
            "2022-09-06",
            "2022-09-06",
        ),
        (
            "The army said on Tuesday that rebels had captured Bunia on Monday.",
            "CONTROL",
            "Monday",
            "2022-09-05",
            "2022-09-05",
        ),
        (
            "The town that rebels captured in May was bombed on Friday.",
            "ASSAULT",
            "Friday",
            "2022-09-09",
            "2022-09-09",
        ),
    ],
)
def test_an_event_has_the_date_of_its_clause(code, sentence, event_type, text, first, last):
    when = only_event(code(sentence), event_type).date
    assert when.text == text
    assert (when.date_from.isoformat(), when.date_to.isoformat()) == (first, last)


def test_what_was_said_on_a_day_happened_by_then(code):
    when = only_event(
        code("Officials said on Tuesday that rebels had captured Bunia."), "CONTROL"
    ).date
    assert (when.date_from.isoformat(), when.text) == ("2022-09-06", "Tuesday")
    assert when.reason == "said on that day: weekday before publication"


def test_what_has_lasted_since_a_day_lasts_until_it_is_told(code):
    when = only_event(code("Rebels have shelled Goma since Monday."), "ASSAULT").date
    assert (when.date_from.isoformat(), when.date_to.isoformat()) == ("2022-09-05", "2022-09-10")


def test_what_dates_the_last_of_a_list_dates_all_of_it(code):
    document = code(
        "The man is suspected of murder, torture and rape committed against inmates "
        "between 2015 and 2020."
    )
    years = {
        (event.date.date_from.year, event.date.date_to.year)
        for event in document.events
        if event.event_type == "ASSAULT"
    }
    assert years == {(2015, 2020)}


@pytest.mark.parametrize(
    "sentence",
    [
        "A court on Thursday jailed two men for killing a priest.",
        "Three men were arrested on Thursday over the murder of a priest.",
    ],
)
def test_a_deed_is_not_of_the_day_on_which_it_is_judged(code, sentence):
    assert only_event(code(sentence), "ASSAULT").date.text is None
