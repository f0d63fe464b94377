"""Dates and times: where they stand, and what they mean on Saturday, 10 September 2022."""

from datetime import date
from itertools import pairwise
from time import perf_counter

import pytest

from sitrep.language.dating.times import find_times, resolve_time, resolve_times

PUBLISHED = date(2022, 9, 10)
HOSTILE = (
    "9", "one ", "the last ", "in 2014 ", "2014-", "3 May ", "12 to ", "early ", "- ",
    "the end of ", "Friday night into ", "\n\n", "Christmas ", "two years and ", "\u0301", "’s ",
)  # fmt: skip


def marked(text):
    """Return the text with each date in square brackets, each time in braces."""
    out, position = "", 0
    for span in find_times(text):
        opens, closes = "[]" if span.label == "DATE" else "{}"
        out += text[position : span.start] + opens + text[span.start : span.end] + closes
        position = span.end
    return out + text[position:]


def values(text, published=PUBLISHED):
    spans = find_times(text)
    meanings = resolve_times(text, spans, published)
    return [meaning.iso if meaning else None for meaning in meanings]


def value(expression, published=PUBLISHED, **options):
    meaning = resolve_time(expression, published, **options)
    return meaning.iso if meaning else None


@pytest.mark.parametrize(
    "expected",
    [
        # A date with all its parts; prepositions stay outside, determiners and modifiers inside.
        "It began on [Friday, 9 September 2022], and ended on [Sept. 9, 2022].",
        "On [the 9th of September] and by [September 9], since [3 May 2021].",
        "He left on [2022-02-24], on [24.02.2022] and on [9/9/2022].",
        "In [early 2022], during [the past two weeks], since [the 1990s].",
        "He left [last Friday], [a year ago], on [the following day], in [the late 1980s].",
        "On [that day], [the same day], [the day before].",
        "By [the end of 2022], at [the start of the year], in [mid-May], until [late March].",
        "In [the first half of 2022], [the third quarter], [the last week of September].",
        "In [the first three months of 2022] and on [the first Sunday in October].",
        "They left [earlier this year], [later this week], [early next month].",
        "At [year's end], by [2030], as of [1 January], since [March of last year].",
        # Ranges are one span.
        "From [12 to 15 March], [Monday to Friday] or [2014-2016], and on [March 3-5].",
        "Between [2014 and 2016], between [3 and 5 May], from [Monday until Friday].",
        "From [12 March to 5 April], [March to May 2020], [2014-16].",
        "On [Thursday] and [Friday]; in [March] and [April]; in [2014], [2016] and [2018].",
        # What is shorter than a day is a time, together with its day.
        "It began on {Friday morning}, and at {10 p.m. on Friday} and {3:30 am local time}.",
        "{Last night}, {overnight}, {this morning}, at {dawn on Tuesday} or {midnight}.",
        "At {0930 GMT} ({12:30 p.m. Kyiv time}) he left {late on Friday}.",
        "On {the evening of 3 May} and {the night of 12-13 March}, on {Friday at noon}.",
        "{Early Friday}, in {the early hours of Sunday}, {earlier today}, {late last night}.",
        "From {9 to 11 a.m.}, {10:00-12:00}, {about 3 a.m.}, {half past nine}, {10 o'clock}.",
        "He came {overnight into Friday} and {Friday night into Saturday}.",
        # Durations; those in hours and shorter are times.
        "For [three days], [more than two years], [nearly a decade], {48 hours}, {20 minutes}.",
        "For {an hour and a half}, [two and a half years], [half a century], [a month or so].",
        "A [three-day] visit, a [year-long] siege, a {24-hour} truce, [the 12 months] since.",
        "It took [weeks]. For [years], after [decades] of war, just [days] after the vote.",
        "[Three days ago], [two weeks later], [years ago], {an hour earlier}, [a day before].",
        "It is expected to last [six weeks].",
        # Again and again.
        "[Every Monday], [daily], [annually], an [annual] visit, twice [a year], [each week].",
        # Seasons, holidays, fiscal years, centuries.
        "In [spring 2022], [last summer], in [the fall of 2021], since [the winter of 2022-23].",
        "On [Christmas Eve], [New Year's Eve], at [Easter], after [Eid al-Fitr], in [Ramadan].",
        "In [the holy month of Ramadan], on [Good Friday] and [the Fourth of July].",
        "In [fiscal 2023], in [the 20th century], in [Q3 2022], [third-quarter] profits.",
        "Over [the weekend], [last weekend], a [weekend] attack, on [the third day].",
        # Years where they are dates.
        "The [2014] war ([2014]); [2022] was bad; Russia's [2014] annexation.",
        "Compared with [2021], back to [1994], until [at least 2025].",
        # Cases and marks.
        "ON [MONDAY] AND [friday], IN [SEPTEMBER] AND in [may 2021], ON [3 MAY].",
        "“On [Friday],” he said, “or [the day after tomorrow].”",
    ],
)
def test_dates_and_times_are_found_with_all_their_parts(expected):
    assert marked(expected.translate(str.maketrans("", "", "[]{}"))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "A 42-year-old man, aged 42, and a 10-month-old child, 3 years old.",
        "Recently, soon, now and currently, to date, so far.",
        "They may march, and the second man may fall.",
        "Prime Minister Theresa May said so; Mr May may go.",
        "It is open 24/7 since 9/11.",
        "Black Friday, Bloody Sunday and Super Tuesday.",
        "Some 2014 people came; 2,014 homes; $2014; 2014 per cent.",
        "The Daily Mail, the Sunday Times and USA Today.",
        "Golden Dawn, the Arab Spring, Easter Island, the Good Friday Agreement.",
        "He was in his 40s, in her late 30s, second to none, at 60 km an hour.",
        "Resolution 2254, room 2014-b, x2014, 2014x and 3.5.1.",
        "The fall of the government. The sun sat. Mon ami. Marching on.",
        "Ann April May-Day² İ \u0301\u200b \ud83d",
    ],
)
def test_what_is_no_date_is_left_out(text):
    assert find_times(text) == []


def test_spaces_that_do_not_break_and_line_breaks_stand_between_words():
    assert marked("on 9\u00a0September\n2022, or 10\u202fp.m.") == (
        "on [9\u00a0September\n2022], or {10\u202fp.m.}"
    )
    assert marked("on 9\n\nSeptember") == "on 9\n\n[September]"


@pytest.mark.parametrize(
    ("expression", "iso"),
    [
        ("Friday, 9 September 2022", "2022-09-09"),
        ("the 9th of September 2021", "2021-09-09"),
        ("2022-02-24", "2022-02-24"),
        ("24.02.2022", "2022-02-24"),
        # Weekdays.
        ("Friday", "2022-09-09"),
        ("Saturday", "2022-09-10"),
        ("last Friday", "2022-09-09"),
        ("last Saturday", "2022-09-03"),
        ("next Saturday", "2022-09-17"),
        ("this Friday", "2022-09-09"),
        ("Monday last week", "2022-08-29"),
        ("Friday next week", "2022-09-16"),
        # Today.
        ("today", "2022-09-10"),
        ("tomorrow", "2022-09-11"),
        ("the day before yesterday", "2022-09-08"),
        ("tonight", "2022-09-10"),
        ("last night", "2022-09-09/2022-09-10"),
        ("overnight", "2022-09-09/2022-09-10"),
        ("yesterday evening", "2022-09-09"),
        ("Friday night", "2022-09-09"),
        ("overnight into Friday", "2022-09-08/2022-09-09"),
        ("the night of 12-13 March", "2022-03-12/2022-03-13"),
        ("late on Friday", "2022-09-09"),
        ("dawn", "2022-09-10"),
        # Day and month, or month, without a year.
        ("9 September", "2022-09-09"),
        ("5 November", "2022-11-05"),
        ("12 December", "2021-12-12"),
        ("Saturday, 12 November", "2022-11-12"),
        ("March", "2022-03-01/2022-03-31"),
        ("October", "2021-10-01/2021-10-31"),
        ("last March", "2022-03-01/2022-03-31"),
        ("last September", "2021-09-01/2021-09-30"),
        ("March this year", "2022-03-01/2022-03-31"),
        ("March last year", "2021-03-01/2021-03-31"),
        ("the 24th", "2022-08-24"),
        # Calendar units, and units up to or from today.
        ("last week", "2022-08-29/2022-09-04"),
        ("this month", "2022-09-01/2022-09-30"),
        ("next quarter", "2022-10-01/2022-12-31"),
        ("next year", "2023-01-01/2023-12-31"),
        ("the weekend", "2022-09-10/2022-09-11"),
        ("last weekend", "2022-09-03/2022-09-04"),
        ("the past two weeks", "2022-08-27/2022-09-10"),
        ("the last three months", "2022-06-10/2022-09-10"),
        ("the past year", "2021-09-10/2022-09-10"),
        ("the last year", "2021-09-10/2022-09-10"),
        ("the next five days", "2022-09-10/2022-09-15"),
        ("the coming week", "2022-09-10/2022-09-17"),
        ("the past 24 hours", "2022-09-09/2022-09-10"),
        # So long ago, or ahead.
        ("three days ago", "2022-09-07"),
        ("two weeks ago", "2022-08-24/2022-08-30"),
        ("two months ago", "2022-07-01/2022-07-31"),
        ("2 years ago", "2020-01-01/2020-12-31"),
        ("more than a decade ago", "2012-01-01/2012-12-31"),
        ("a couple of days ago", "2022-09-08"),
        ("in three days", "2022-09-13"),
        ("five days from now", "2022-09-15"),
        # Parts.
        ("early 2022", "2022-01-01/2022-04-30"),
        ("mid-2014", "2014-05-01/2014-08-31"),
        ("the end of 2022", "2022-09-01/2022-12-31"),
        ("early September 2021", "2021-09-01/2021-09-10"),
        ("late February 2024", "2024-02-21/2024-02-29"),
        ("the early 1990s", "1990-01-01/1993-12-31"),
        ("the mid-1990s", "1994-01-01/1996-12-31"),
        ("the late 1990s", "1997-01-01/1999-12-31"),
        ("early this week", "2022-09-05/2022-09-06"),
        ("the first half of 2022", "2022-01-01/2022-06-30"),
        ("the first week of March", "2022-03-01/2022-03-07"),
        ("the first three months of 2022", "2022-01-01/2022-03-31"),
        ("the last Friday of the month", "2022-09-30"),
        ("the week of 5 September", "2022-09-05/2022-09-11"),
        # Seasons, quarters, decades, centuries.
        ("spring", "2022-03-01/2022-05-31"),
        ("winter", "2021-12-01/2022-02-28"),
        ("the winter of 2022", "2022-12-01/2023-02-28"),
        ("last summer", "2022-06-01/2022-08-31"),
        ("next spring", "2023-03-01/2023-05-31"),
        ("the third quarter", "2022-07-01/2022-09-30"),
        ("the fourth quarter", "2021-10-01/2021-12-31"),
        ("the third quarter of 2021", "2021-07-01/2021-09-30"),
        ("the 1990s", "1990-01-01/1999-12-31"),
        ("the nineties", "1990-01-01/1999-12-31"),
        ("the 20th century", "1901-01-01/2000-12-31"),
        ("2014", "2014-01-01/2014-12-31"),
        ("AD 79", "0079-01-01/0079-12-31"),
        # Holidays.
        ("Christmas Eve", "2021-12-24"),
        ("Easter Monday 2021", "2021-04-05"),
        ("Thanksgiving 2022", "2022-11-24"),
        ("the Fourth of July", "2022-07-04"),
        # Ranges.
        ("12 to 15 March", "2022-03-12/2022-03-15"),
        ("March 3-5, 2021", "2021-03-03/2021-03-05"),
        ("28 December to 3 January", "2021-12-28/2022-01-03"),
        ("Monday to Friday", "2022-09-05/2022-09-09"),
        ("March to May 2020", "2020-03-01/2020-05-31"),
        ("2014-16", "2014-01-01/2016-12-31"),
        ("2014 and 2016", "2014-01-01/2016-12-31"),
        # Clock times.
        ("10 p.m. on Friday", "2022-09-09T22:00"),
        ("Friday at 10:30 a.m.", "2022-09-09T10:30"),
        ("3:30 am local time", "2022-09-10T03:30"),
        ("0930 GMT", "2022-09-10T09:30"),
        ("noon", "2022-09-10T12:00"),
        ("midnight on Friday", "2022-09-09T00:00"),
        ("half past nine", "2022-09-10T09:30"),
        ("8 o'clock in the evening", "2022-09-10T20:00"),
        ("9 to 11 a.m.", "2022-09-10T09:00/2022-09-10T11:00"),
        ("2022-09-09T22:00:00Z", "2022-09-09T22:00"),
        # Durations.
        ("three days", "P3D"),
        ("more than two years", "P2Y"),
        ("18 months", "P18M"),
        ("a decade", "P10Y"),
        ("48 hours", "PT48H"),
        ("an hour and a half", "PT90M"),
        ("two and a half years", "P30M"),
        ("two years and three months", "P2Y3M"),
        ("one hundred and five days", "P105D"),
        ("year-long", "P1Y"),
    ],
)
def test_an_expression_means_what_the_reader_understands(expression, iso):
    assert value(expression) == iso


@pytest.mark.parametrize(
    "expression",
    [
        "every Monday", "daily", "annual", "recent weeks", "several days", "a few days ago",
        "the past few years", "two to three weeks", "Ramadan", "Eid al-Fitr", "500 BC",
        "the third day", "the other day", "31 February", "99999 years ago", "weeks", "nonsense",
        "", " ", "9" * 500, "- " * 80, "the end of " * 15,
    ],
)  # fmt: skip
def test_what_recurs_is_vague_or_impossible_has_no_value(expression):
    assert value(expression) is None


@pytest.mark.parametrize(
    ("expression", "iso"),
    [
        ("Friday", "2022-09-16"),
        ("Saturday", "2022-09-17"),
        ("this Saturday", "2022-09-10"),
        ("9 September", "2023-09-09"),
        ("12 December", "2022-12-12"),
        ("October", "2022-10-01/2022-10-31"),
        ("the spring", "2023-03-01/2023-05-31"),
        ("Christmas", "2022-12-25"),
        ("Monday to Friday", "2022-09-12/2022-09-16"),
    ],
)
def test_with_a_future_cue_a_date_lies_ahead(expression, iso):
    assert value(expression, is_future=True) == iso


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("The minister will visit Kyiv on Friday.", ["2022-09-16"]),
        ("On Friday, the president will meet them.", ["2022-09-16"]),
        ("He said on Friday that talks would resume on Monday.", ["2022-09-09", "2022-09-12"]),
        ("He died on Monday and will be buried on Friday.", ["2022-09-05", "2022-09-16"]),
        ("The talks, scheduled for Monday, are off.", ["2022-09-12"]),
        ("Ahead of Sunday's vote he spoke.", ["2022-09-11"]),
        ("The vote is due to take place on 12 December.", ["2022-12-12"]),
        ("It will begin next week, possibly as early as Tuesday.",
         ["2022-09-12/2022-09-18", "2022-09-13"]),
        ("They may have attacked on Friday.", ["2022-09-09"]),
        ("He could not be reached on Friday.", ["2022-09-09"]),
        ("The deadline passed on Friday.", ["2022-09-09"]),
        ("Friday's vote will be the first since March.", ["2022-09-16", "2022-03-01/2022-03-31"]),
        ("The record, which was set on 7 November, fell.", ["2022-11-07"]),
        ("Mr Smith, who arrived on Friday, will leave.", ["2022-09-09"]),
    ],
)  # fmt: skip
def test_the_words_of_its_clause_tell_whether_a_date_lies_ahead(text, isos):
    assert values(text) == isos


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("He came on 3 May. The following day he left. Two days later he was back.",
         ["2022-05-03", "2022-05-04", "2022-05-06"]),
        ("He left on 3 May, a day earlier than planned.", ["2022-05-03", "2022-05-02"]),
        ("The night before, he slept.", ["2022-09-09"]),
        ("On 3 May he came. That night he left.", ["2022-05-03", "2022-05-03"]),
        ("In March he left. That month, 40 died.",
         ["2022-03-01/2022-03-31", "2022-03-01/2022-03-31"]),
        ("From 3 to 5 May it rained. The next day was dry.",
         ["2022-05-03/2022-05-05", "2022-05-06"]),
        ("War came in 2014. On 9 September of that year he fled; the following year he died.",
         ["2014-01-01/2014-12-31", "2014-09-09", "2015-01-01/2015-12-31"]),
        ("Nothing was said. A day earlier he had left.", ["2022-09-09"]),
    ],
)  # fmt: skip
def test_what_leans_on_a_date_is_told_from_the_last_one_named(text, isos):
    assert values(text) == isos


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("The vote is in three days.", ["2022-09-13"]),
        ("They will meet in two weeks.", ["2022-09-21/2022-09-27"]),
        ("It must be done within three days.", ["P3D"]),
        ("It was the third attack in five days.", ["P5D"]),
        ("They meet for the first time in two years.", ["P2Y"]),
        ("It makes 5,000 barrels a day, three times a year.", [None, None]),
        ("They came on Tuesday, a day after the vote.", ["2022-09-06", "P1D"]),
    ],
)
def test_a_length_of_time_is_told_from_a_day_ahead_and_from_a_rate(text, isos):
    assert values(text) == isos


@pytest.mark.parametrize(
    ("expression", "published", "iso"),
    [
        ("31 December", date(2023, 1, 2), "2022-12-31"),
        ("2 January", date(2022, 12, 30), "2023-01-02"),
        ("29 February", date(2024, 3, 1), "2024-02-29"),
        ("last month", date(2024, 1, 15), "2023-12-01/2023-12-31"),
        ("last week", date(2024, 1, 1), "2023-12-25/2023-12-31"),
        ("yesterday", date(2024, 3, 1), "2024-02-29"),
        ("two months ago", date(2024, 1, 31), "2023-11-01/2023-11-30"),
        ("last weekend", date(2022, 9, 11), "2022-09-03/2022-09-04"),
        ("the past three months", date(2022, 5, 31), "2022-02-28/2022-05-31"),
    ],
)
def test_the_turn_of_the_year_and_leap_days_are_minded(expression, published, iso):
    assert value(expression, published) == iso


@pytest.mark.parametrize("day", [date.min, date.max])
@pytest.mark.parametrize(
    "expression",
    ["yesterday", "tomorrow", "last year", "next century", "Easter", "last winter", "3 May",
     "the past millennium", "in 100 years", "the next 99999999999 years", "last weekend"],
)  # fmt: skip
def test_the_ends_of_the_calendar_raise_no_error(expression, day):
    for is_future in (False, True):
        value(expression, day, is_future=is_future)


@pytest.mark.parametrize(
    ("expression", "iso"),
    [
        ("on Friday", "2022-09-09"),
        ("since 2014", "2014-01-01/2014-12-31"),
        ("as early as Friday", "2022-09-09"),
        ("Friday's", "2022-09-09"),
        ("just over two years", "P2Y"),
        ("some time last year", "2021-01-01/2021-12-31"),
    ],
)
def test_a_span_that_another_pipeline_marked_is_read_too(expression, iso):
    assert value(expression) == iso


def test_a_date_tells_its_precision_and_why_it_was_resolved_so():
    expressions = {
        "Friday": "day", "overnight": "night", "last week": "week", "March": "month",
        "Q3 2022": "quarter", "last summer": "season", "2014": "year", "the 1990s": "decade",
        "the 20th century": "century", "the past two weeks": "interval", "10 p.m.": "time",
        "three days": "duration",
    }  # fmt: skip
    meanings = {words: resolve_time(words, PUBLISHED) for words in expressions}
    assert {words: meaning.precision for words, meaning in meanings.items()} == expressions
    assert meanings["Friday"].reason == "weekday before publication"
    assert meanings["three days"].date_from is None


def test_dates_come_in_reading_order_and_never_overlap():
    text = "Friday, 9 September 2022, yesterday and 2022-09-08, or Monday morning last week. " * 20
    spans = find_times(text)
    assert len(spans) >= 100
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert len(resolve_times(text, spans, PUBLISHED)) == len(spans)


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_takes_time_in_proportion_to_its_length(piece):
    text = (piece * 100_000)[:100_000]
    start = perf_counter()
    spans = find_times(text)
    resolve_times(text, spans[:2_000], PUBLISHED)
    assert perf_counter() - start < 10
