"""Dates in news text, resolved against the day of publication: Saturday, 10 September 2022."""

from datetime import date
from itertools import pairwise
from time import perf_counter

import pytest

from sitrep.extract.dates import find_dates

PUBLISHED = date(2022, 9, 10)


def found(text, published=PUBLISHED):
    return [(text[m.start : m.end], m.resolved) for m in find_dates(text, published)]


@pytest.mark.parametrize(
    ("text", "words", "resolved"),
    [
        ("He left on Friday.", "Friday", "2022-09-09"),
        ("He left on Saturday.", "Saturday", "2022-09-10"),
        ("He left last Saturday.", "last Saturday", "2022-09-03"),
        ("He leaves next Monday.", "next Monday", "2022-09-12"),
        ("He left on Friday morning.", "Friday morning", "2022-09-09"),
        ("He left yesterday evening.", "yesterday evening", "2022-09-09"),
        ("He leaves today.", "today", "2022-09-10"),
        ("He leaves tomorrow.", "tomorrow", "2022-09-11"),
        ("It rained overnight.", "overnight", "2022-09-09/2022-09-10"),
        ("It rained last night.", "last night", "2022-09-09/2022-09-10"),
        ("He left on 2022-02-24.", "2022-02-24", "2022-02-24"),
        ("He left on 3 September with his men.", "3 September", "2022-09-03"),
        ("He left on Sept. 3.", "Sept. 3", "2022-09-03"),
        ("He left on September 3, 2021.", "September 3, 2021", "2021-09-03"),
        ("He left on the 3rd of March 2022.", "3rd of March 2022", "2022-03-03"),
        ("He left on Monday, 5 September with his men.", "Monday, 5 September", "2022-09-05"),
        ("The vote on 5 November is his.", "5 November", "2022-11-05"),
        ("At war since 24 February, they say.", "24 February", "2022-02-24"),
        ("He left on 12 December with his men.", "12 December", "2021-12-12"),
        ("He left in March with his men.", "March", "2022-03-01/2022-03-31"),
        ("He left in October with his men.", "October", "2021-10-01/2021-10-31"),
        ("He left in March 2014.", "March 2014", "2014-03-01/2014-03-31"),
        ("He left in 2014.", "2014", "2014-01-01/2014-12-31"),
        ("He left last week.", "last week", "2022-08-29/2022-09-04"),
        ("He left this month.", "this month", "2022-09-01/2022-09-30"),
        ("He left last month.", "last month", "2022-08-01/2022-08-31"),
        ("He leaves next year.", "next year", "2023-01-01/2023-12-31"),
        ("He left three days ago.", "three days ago", "2022-09-07"),
        ("He left a day earlier.", "a day earlier", "2022-09-09"),
        ("He left two weeks ago.", "two weeks ago", "2022-08-24/2022-08-30"),
        ("He left 2 years ago.", "2 years ago", "2020-01-01/2020-12-31"),
        ("HE LEFT ON FRIDAY.", "FRIDAY", "2022-09-09"),
    ],
)
def test_a_date_is_the_day_that_the_reader_understands(text, words, resolved):
    assert found(text) == [(words, resolved)]


@pytest.mark.parametrize(
    "text",
    [
        "It happened on 31 February.",
        "The batch 2022-13-01 is odd.",
        "They may leave.",
        "Prime Minister Theresa May said so.",
        "They march on.",
        "The 1990s were kind.",
        "It was 99999999 years ago.",
        "Nothing at all.",
        "",
    ],
)
def test_what_names_no_possible_day_is_left_out(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "published", "resolved"),
    [
        ("on 31 December", date(2023, 1, 2), "2022-12-31"),
        ("on 2 January", date(2022, 12, 30), "2023-01-02"),
        ("on 29 February", date(2024, 3, 1), "2024-02-29"),
        ("last month", date(2024, 1, 15), "2023-12-01/2023-12-31"),
        ("last week", date(2024, 1, 1), "2023-12-25/2023-12-31"),
        ("yesterday", date(2024, 3, 1), "2024-02-29"),
        ("two months ago", date(2024, 1, 31), "2023-11-01/2023-11-30"),
    ],
)
def test_the_turn_of_the_year_and_leap_days_are_minded(text, published, resolved):
    assert [value for _, value in found(text, published)] == [resolved]


def test_a_date_tells_its_precision_and_why_it_was_resolved_so():
    text = "On Friday, in 2014, last week and overnight."
    precisions = {text[m.start : m.end]: m.precision for m in find_dates(text, PUBLISHED)}
    assert precisions == {
        "Friday": "day",
        "2014": "year",
        "last week": "week",
        "overnight": "night",
    }
    (monday,) = find_dates("He left on Monday.", PUBLISHED)
    assert monday.reason == "weekday before publication"


def test_dates_come_in_reading_order_and_never_overlap():
    text = "Friday, 9 September 2022, yesterday and 2022-09-08, or Monday morning last week. " * 20
    mentions = find_dates(text, PUBLISHED)
    assert len(mentions) == 100
    for one, other in pairwise(mentions):
        assert one.end <= other.start


def test_every_date_is_a_closed_interval():
    text = "last month, overnight, in 2014, on Friday, two weeks ago and next year"
    for mention in find_dates(text, PUBLISHED):
        assert mention.date_from <= mention.date_to


def test_a_long_text_takes_time_in_proportion_to_its_length():
    text = "On Friday 9 September the troops left, three days ago, in March 2014. " * 4_000
    start = perf_counter()
    assert len(find_dates(text, PUBLISHED)) == 12_000
    assert perf_counter() - start < 5
