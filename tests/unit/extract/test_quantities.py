"""Numbers with their operator, bounds and unit."""

from time import perf_counter

import pytest

from sitrep.extract.number_words import number_value
from sitrep.extract.quantities import find_numbers


def found(text):
    return [
        (text[n.start : n.end], n.operator, n.low, n.best, n.high, n.unit and n.unit.unit)
        for n in find_numbers(text)
    ]


@pytest.mark.parametrize(
    ("text", "words", "operator", "bounds", "unit"),
    [
        ("more than 30 settlements", "more than 30", ">", (31, 31, None), "settlement"),
        ("over 100 houses", "over 100", ">", (101, 101, None), "house"),
        ("at least 15 people", "at least 15", ">=", (15, 15, None), "person"),
        ("no fewer than 7 drones", "no fewer than 7", ">=", (7, 7, None), "aircraft"),
        ("up to 500 soldiers", "up to 500", "<=", (None, 500, 500), "person"),
        ("as many as 12 dead", "as many as 12", "<=", (None, 12, 12), "person"),
        ("fewer than 10 missiles", "fewer than 10", "<", (None, 9, 9), "weapon"),
        ("nearly 40 homes", "nearly 40", "~", (None, 40, None), "house"),
        ("some 300 villages", "some 300", "~", (None, 300, None), "settlement"),
        ("an estimated 6000 people", "an estimated 6000", "~", (None, 6000, None), "person"),
        ("1,200 refugees", "1,200", "=", (1200, 1200, 1200), "person"),
        ("1.5 million people", "1.5 million", "=", (1.5e6, 1.5e6, 1.5e6), "person"),
        ("two million refugees", "two million", "=", (2e6, 2e6, 2e6), "person"),
        ("twenty-one villages", "twenty-one", "=", (21, 21, 21), "settlement"),
        ("a dozen people", "a dozen", "=", (12, 12, 12), "person"),
        ("half a dozen tanks", "half a dozen", "=", (6, 6, 6), "vehicle"),
        ("a hundred people", "a hundred", "=", (100, 100, 100), "person"),
        ("dozens of people", "dozens", ">=", (24, 24, None), "person"),
        ("several hundred people", "several hundred", ">=", (300, 300, None), "person"),
        (
            "hundreds of thousands of refugees",
            "hundreds of thousands",
            ">=",
            (200_000, 200_000, None),
            "person",
        ),
        ("3 to 5 people", "3 to 5", "range", (3, None, 5), "person"),
        ("200-300 people", "200-300", "range", (200, None, 300), "person"),
        ("200–300 people", "200–300", "range", (200, None, 300), "person"),
        (
            "two to three thousand people",
            "two to three thousand",
            "range",
            (2000, None, 3000),
            "person",
        ),
        ("70 Israeli soldiers", "70", "=", (70, 70, 70), "person"),
        ("13 Russian military vehicles", "13", "=", (13, 13, 13), "vehicle"),
        ("$5 million in aid", "$5 million", "=", (5e6, 5e6, 5e6), "dollar"),
        ("€3bn", "€3bn", "=", (3e9, 3e9, 3e9), "euro"),
        ("1,234,567.5 tonnes", "1,234,567.5", "=", (1234567.5,) * 3, "tonne"),
        ("MORE THAN 30 SETTLEMENTS", "MORE THAN 30", ">", (31, 31, None), "settlement"),
    ],
)
def test_a_number_has_its_bounds_and_its_unit(text, words, operator, bounds, unit):
    assert found(text) == [(words, operator, *bounds, unit)]


@pytest.mark.parametrize(
    "text", ["COVID-19", "an F-16 jet", "a Mi-26 helicopter", "the G20", "nothing", ""]
)
def test_a_digit_inside_a_name_is_no_number(text):
    assert found(text) == []


def test_a_number_without_a_word_that_we_count_has_no_unit():
    assert found("channel 5, and") == [("5", "=", 5, 5, 5, None)]


def test_a_unit_does_not_lie_beyond_a_mark_or_and():
    assert [unit for *_, unit in found("15, people; 12 and soldiers. 7 (villages)")] == [None] * 3


def test_two_measures_of_one_distance_are_two_numbers():
    assert [(words, unit) for words, *_, unit in found("50 kilometers (31 miles)")] == [
        ("50", "km"),
        ("31", "mile"),
    ]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("zero", 0),
        ("Twenty-one", 21),
        ("a hundred", 100),
        ("two thousand", 2000),
        ("1.5m", 1_500_000),
        ("1.5 million", 1_500_000),
        ("3bn", 3_000_000_000),
        ("1,200", 1200),
        ("5k", 5000),
    ],
)
def test_the_value_of_a_number_in_digits_or_words(words, value):
    assert number_value(words) == value


def test_bounds_never_cross():
    text = (
        "over 5, under 5, up to 5, about 5, 3-5 and 5 to 7 men, dozens, 2.5 to 3 million, "
        "no fewer than 12, nearly a hundred, $1.2bn"
    )
    for number in find_numbers(text):
        known = [value for value in (number.low, number.best, number.high) if value is not None]
        assert known
        assert known == sorted(known)


def test_a_long_text_takes_time_in_proportion_to_its_length():
    text = "More than 30 settlements, two to three thousand people and $5 million. " * 4_000
    start = perf_counter()
    assert len(find_numbers(text)) == 12_000
    assert perf_counter() - start < 5
