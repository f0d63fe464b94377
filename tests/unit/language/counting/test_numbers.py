"""Numbers with their label, operator, bounds and unit."""

from itertools import pairwise
from time import perf_counter

import pytest

from sitrep.language.counting.number_words import number_value, ordinal_value
from sitrep.language.counting.numbers import find_numbers

HOSTILE = (
    "9", "1 ", "one-", "hundred and ", "$5", "12 to ", "more than ", "tens of ", "5 of the ", "1,",
    "\u0301", "U.",
)  # fmt: skip


def found(text):
    return [
        (text[n.start : n.end], n.label, n.operator, n.low, n.best, n.high, n.unit)
        for n in find_numbers(text)
    ]


@pytest.mark.parametrize(
    ("text", "words", "operator", "bounds", "unit"),
    [
        # Operators, which belong to the span.
        ("70 Israeli soldiers", "70", "=", (70, 70, 70), "person"),
        ("more than 30 settlements", "more than 30", ">", (31, 31, None), "settlement"),
        ("in excess of 50 homes", "in excess of 50", ">", (51, 51, None), "house"),
        ("well over 100,000 people", "well over 100,000", ">", (100_000, 100_000, None), "person"),
        ("at least 15 people", "at least 15", ">=", (15, 15, None), "person"),
        ("killed at least 15.", "at least 15", ">=", (15, 15, None), None),
        ("no fewer than 7 drones", "no fewer than 7", ">=", (7, 7, None), "aircraft"),
        ("upwards of 20 trucks", "upwards of 20", ">=", (20, 20, None), "vehicle"),
        ("15 or more villages", "15 or more", ">=", (15, 15, None), "settlement"),
        ("30-plus tanks", "30-plus", ">=", (30, 30, None), "vehicle"),
        ("fewer than 10 missiles", "fewer than 10", "<", (None, 9, 9), "weapon"),
        ("under 500 votes", "under 500", "<", (None, 499, 499), "vote"),
        ("up to 300,000 reservists", "up to 300,000", "<=", (None, 300_000, 300_000), "person"),
        ("as many as 40 houses", "as many as 40", "<=", (None, 40, 40), "house"),
        ("no more than 5 aides", "no more than 5", "<=", (None, 5, 5), "person"),
        ("at most 10 shells", "at most 10", "<=", (None, 10, 10), "weapon"),
        ("an estimated 200 people", "an estimated 200", "~", (None, 200, None), "person"),
        ("nearly 2,000 soldiers", "nearly 2,000", "~", (None, 2000, None), "person"),
        ("some 300 villages", "some 300", "~", (None, 300, None), "settlement"),
        ("close to 90 schools", "close to 90", "~", (None, 90, None), "school"),
        ("10 or so men", "10 or so", "~", (None, 10, None), "person"),
        # Ranges.
        ("between 20 and 30 people", "between 20 and 30", "range", (20, None, 30), "person"),
        ("15-20 tanks", "15-20", "range", (15, None, 20), "vehicle"),
        ("15,000–20,000 troops", "15,000–20,000", "range", (15_000, None, 20_000), "person"),
        ("two or three men", "two or three", "range", (2, None, 3), "person"),
        ("two to three thousand men", "two to three thousand", "range",
         (2000, None, 3000), "person"),
        ("1.5 to 2 million people", "1.5 to 2 million", "range", (1.5e6, None, 2e6), "person"),
        # Vague words.
        ("dozens of people", "dozens", ">=", (24, 24, None), "person"),
        ("scores of homes", "scores", ">=", (40, 40, None), "house"),
        ("hundreds fled", "hundreds", ">=", (200, 200, None), None),
        ("thousands more people", "thousands", ">=", (2000, 2000, None), "person"),
        ("tens of thousands of people", "tens of thousands", ">=",
         (20_000, 20_000, None), "person"),
        ("hundreds of thousands of refugees", "hundreds of thousands", ">=",
         (200_000, 200_000, None), "person"),
        ("millions of people", "millions", ">=", (2e6, 2e6, None), "person"),
        ("several people", "several", ">=", (3, 3, None), "person"),
        ("a few houses", "a few", ">=", (3, 3, None), "house"),
        ("several dozen people", "several dozen", ">=", (36, 36, None), "person"),
        ("a few hundred men", "a few hundred", ">=", (300, 300, None), "person"),
        ("several thousand men", "several thousand", ">=", (3000, 3000, None), "person"),
        ("a couple of soldiers", "a couple", ">=", (2, 2, None), "person"),
        ("a dozen people", "a dozen", "=", (12, 12, 12), "person"),
        ("half a dozen tanks", "half a dozen", "=", (6, 6, 6), "vehicle"),
        ("more than a dozen people", "more than a dozen", ">", (13, 13, None), "person"),
        # Words and scales.
        ("twenty-five people", "twenty-five", "=", (25, 25, 25), "person"),
        ("one hundred and twenty-three thousand people", "one hundred and twenty-three thousand",
         "=", (123_000, 123_000, 123_000), "person"),
        ("two and a half million people", "two and a half million", "=", (2.5e6,) * 3, "person"),
        ("half a million people", "half a million", "=", (500_000,) * 3, "person"),
        ("a quarter of a million people", "a quarter of a million", "=", (250_000,) * 3, "person"),
        ("1.5m people", "1.5m", "=", (1.5e6,) * 3, "person"),
        ("2.3 million people", "2.3 million", "=", (2.3e6,) * 3, "person"),
        ("12\u00a0000 men", "12\u00a0000", "=", (12_000,) * 3, "person"),
        ("MORE THAN 30 SETTLEMENTS", "MORE THAN 30", ">", (31, 31, None), "settlement"),
        # Units: the head of the noun, past adjectives.
        ("more than 30 heavily armed Russian soldiers", "more than 30", ">",
         (31, 31, None), "person"),
        ("15 U.S. soldiers", "15", "=", (15, 15, 15), "person"),
        ("30 police officers", "30", "=", (30, 30, 30), "person"),
        ("10 missile strikes", "10", "=", (10, 10, 10), "attack"),
        ("20 Hamas fighters", "20", "=", (20, 20, 20), "person"),
        ("15 Palestinians died", "15", "=", (15, 15, 15), "person"),
        ("20 Russian-backed separatists", "20", "=", (20, 20, 20), "person"),
        ("15 of the soldiers", "15", "=", (15, 15, 15), "person"),
        ("a 12-member council", "12", "=", (12, 12, 12), "person"),
        ("12 countries", "12", "=", (12, 12, 12), "country"),
        ("one Israeli soldier", "one", "=", (1, 1, 1), "person"),
        ("a 7.8-magnitude quake", "7.8", "=", (7.8, 7.8, 7.8), None),
    ],
)  # fmt: skip
def test_a_count_has_its_operator_bounds_and_unit(text, words, operator, bounds, unit):
    assert found(text) == [(words, "CARDINAL", operator, *bounds, unit)]


@pytest.mark.parametrize(
    ("text", "words", "label", "operator", "bounds", "unit"),
    [
        ("$1.5m in aid", "$1.5m", "MONEY", "=", (1.5e6,) * 3, "USD"),
        ("€3bn", "€3bn", "MONEY", "=", (3e9,) * 3, "EUR"),
        ("more than US$10 billion", "more than US$10 billion", "MONEY", ">",
         (1e10, 1e10, None), "USD"),
        ("500 euros", "500 euros", "MONEY", "=", (500,) * 3, "EUR"),
        ("20,000 hryvnias", "20,000 hryvnias", "MONEY", "=", (20_000,) * 3, "UAH"),
        ("3 million Swiss francs", "3 million Swiss francs", "MONEY", "=", (3e6,) * 3, "CHF"),
        ("USD 5m", "USD 5m", "MONEY", "=", (5e6,) * 3, "USD"),
        ("$10 million to $15 million", "$10 million to $15 million", "MONEY", "range",
         (1e7, None, 1.5e7), "USD"),
        ("between $10 and $15", "between $10 and $15", "MONEY", "range", (10, None, 15), "USD"),
        ("tens of billions of dollars", "tens of billions of dollars", "MONEY", ">=",
         (2e10, 2e10, None), "USD"),
        ("12 percent of it", "12 percent", "PERCENT", "=", (12,) * 3, "percent"),
        ("less than 1%", "less than 1%", "PERCENT", "<", (None, 1, 1), "percent"),
        ("nearly 12 per cent", "nearly 12 per cent", "PERCENT", "~", (None, 12, None), "percent"),
        ("10% to 15%", "10% to 15%", "PERCENT", "range", (10, None, 15), "percent"),
        ("2.5 percentage points", "2.5 percentage points", "PERCENT", "=", (2.5,) * 3,
         "percentage_point"),
        ("more than 50 km", "more than 50 km", "QUANTITY", ">", (50, 50, None), "km"),
        ("600 square kilometres", "600 square kilometres", "QUANTITY", "=", (600,) * 3, "km2"),
        ("120 km/h", "120 km/h", "QUANTITY", "=", (120,) * 3, "km/h"),
        ("80 miles per hour", "80 miles per hour", "QUANTITY", "=", (80,) * 3, "mph"),
        ("1.2 million barrels of oil", "1.2 million barrels", "QUANTITY", "=", (1.2e6,) * 3,
         "barrel"),
        ("thousands of tonnes", "thousands of tonnes", "QUANTITY", ">=", (2000, 2000, None),
         "tonne"),
        ("a 155-mm howitzer", "155-mm", "QUANTITY", "=", (155,) * 3, "mm"),
        ("a 20-foot wall", "20-foot", "QUANTITY", "=", (20,) * 3, "ft"),
        ("a 500-pound bomb", "500-pound", "QUANTITY", "=", (500,) * 3, "lb"),
        ("a 5m-high wall", "5m", "QUANTITY", "=", (5,) * 3, "m"),
        ("40C", "40C", "QUANTITY", "=", (40,) * 3, "deg_c"),
        ("minus 20 degrees", "minus 20 degrees", "QUANTITY", "=", (-20,) * 3, "deg_c"),
        ("950 MW", "950 MW", "QUANTITY", "=", (950,) * 3, "MW"),
        ("a 42-year-old man", "42-year-old", "QUANTITY", "=", (42,) * 3, "year"),
        ("a ten-year-old girl", "ten-year-old", "QUANTITY", "=", (10,) * 3, "year"),
        ("a two-metre wall", "two-metre", "QUANTITY", "=", (2,) * 3, "m"),
        ("24 years old", "24 years old", "QUANTITY", "=", (24,) * 3, "year"),
        ("a man aged 42", "42", "QUANTITY", "=", (42,) * 3, "year"),
        ("Maria Kovac, 42, said", "42", "QUANTITY", "=", (42,) * 3, "year"),
        ("the third attack", "third", "ORDINAL", "=", (3,) * 3, None),
        ("the 21st victim", "21st", "ORDINAL", "=", (21,) * 3, None),
        ("its twenty-first victim", "twenty-first", "ORDINAL", "=", (21,) * 3, None),
    ],
)  # fmt: skip
def test_money_shares_measures_and_ordinals_are_told_apart(
    text, words, label, operator, bounds, unit
):
    assert found(text) == [(words, label, operator, *bounds, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n\n", "nothing at all",
        # Pronouns and idioms.
        "One of them, no one, one another, the one that fled.",
        "At first he stayed, first of all.", "Zero tolerance.", "Few people came.",
        # Fractions without a number after them.
        "A third of them, two-thirds, half of it, one quarter, three-fifths, a third more.",
        # Names and addresses.
        "Boeing 737, the 92nd Brigade, the Group of Seven, G7, Su-35, Channel 4, F-16, COVID-19.",
        "Article 5 and Resolution 1701, No. 3 and number 10, page 12, day three.",
        "World War Two, the First Lady, the Second World War, Air Force One.",
        "Version 3.5.1, a .50 calibre, 1-in-100, call +44 or 555-0123, 24/7, 9/11, 50/50.",
        # Scores.
        "They won 2-1 and lost 6-3; the vote was 52-48 and 50-50.",
        # Dates and times.
        "On 3 May 2022 at 10 p.m., in the 1990s, for three days, in the 20th century.",
        "The two-state solution and a four-star general, a 5G network, a 4x4.",
        "m² ½ ² x2 ٣x \ud83d",
    ],
)  # fmt: skip
def test_what_counts_nothing_is_no_number(text):
    assert found(text) == []


def test_two_measures_of_one_distance_are_two_numbers():
    assert [words for words, *_ in found("50 km (31 miles)")] == ["50 km", "31 miles"]


def test_a_change_is_two_numbers():
    assert [words for words, *_ in found("It rose from 7.9 percent to 9.1 percent.")] == [
        "7.9 percent", "9.1 percent",
    ]  # fmt: skip
    assert [words for words, *_ in found("The toll rose by 17 to 112.")] == ["17", "112"]


def test_a_unit_does_not_lie_beyond_the_border_of_a_clause():
    text = "It killed 15, people said; 12 and soldiers, 7 (villages), 20 in two towns."
    assert [unit for *_, unit in found(text)] == [None, None, None, None, "settlement"]


def test_numbers_are_looked_for_only_where_nothing_else_stands():
    text = "On 3 May, 15 men came."
    assert [text[n.start : n.end] for n in find_numbers(text)] == ["15"]
    assert [text[n.start : n.end] for n in find_numbers(text, taken=[])] == ["3", "15"]
    assert find_numbers(text, taken=[(0, len(text))]) == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("zero", 0), ("twenty - one", 21), ("a hundred", 100), ("two thousand", 2000),
        ("fifteen hundred", 1500), ("1.5 m", 1_500_000), ("3 bn", 3_000_000_000), ("1,200", 1200),
        ("two million three hundred thousand", 2_300_000), ("a million and a half", 1_500_000),
        ("three quarters of a million", 750_000), ("half a dozen", 6), ("nothing", None),
    ],
)  # fmt: skip
def test_the_value_of_a_number_in_digits_or_words(words, value):
    assert number_value(words.split()) == value


def test_the_value_of_an_ordinal_in_digits_or_words():
    assert [ordinal_value(words.split()) for words in ("third", "21st", "thirty - first", "x")] == [
        3, 21, 31, None,
    ]  # fmt: skip


def test_bounds_never_cross_and_numbers_never_overlap():
    text = (
        "over 5, under 5, up to 5, about 5, 3-5 and 5 to 7 men, dozens, 2.5 to 3 million, "
        "no fewer than 12, nearly a hundred, $1.2bn, the 3rd, 12% to 15%, minus 5 degrees. "
    )
    numbers = find_numbers(text * 10)
    assert len(numbers) == 140
    assert all(one.end <= other.start for one, other in pairwise(numbers))
    for number in numbers:
        known = [value for value in (number.low, number.best, number.high) if value is not None]
        assert known
        assert known == sorted(known)


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_takes_time_in_proportion_to_its_length(piece):
    text = (piece * 100_000)[:100_000]
    start = perf_counter()
    find_numbers(text)
    assert perf_counter() - start < 15
