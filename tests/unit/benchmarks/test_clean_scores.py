"""How pages are scored."""

from dataclasses import replace

import pytest

from benchmarks.clean_fields import Found, answered_fields, judge_fields
from benchmarks.clean_gold import load_pages
from benchmarks.clean_scores import mean_f1, score_page, summary, words

GOLD = replace(
    load_pages()[0],
    title="The “old” mill",
    authors=("Ada Voss", "Lin Ro"),
    published_at="2026-03-04T09:40:00Z",
    dateline="TARN BAY, March 4",
    canonical_url="https://a.example/mill",
    origin_url=None,
    language="en",
    body=("One two two three.", "Four five."),
    optional=("Six seven.",),
    residue=("Read more",),
    rejection=None,
)
STUB = replace(GOLD, rejection="paywall stub", body=(), optional=(), residue=())


def test_words_are_counted_without_case_and_ideographs_one_by_one():
    assert words("A a, 第三届 b_c") == {"a": 2, "第": 1, "三": 1, "届": 1, "b": 1, "c": 1}


def test_the_whole_body_and_nothing_else_is_a_full_score():
    score = score_page(GOLD, Found(text="Four five.\nOne two two three."))
    assert (score.precision, score.recall, score.f1, score.left) == (1, 1, 1, ())


def test_a_word_found_once_too_often_costs_precision_and_one_missed_recall():
    score = score_page(GOLD, Found(text="one two two two three four four"))
    assert score.precision == pytest.approx(5 / 7)
    assert score.recall == pytest.approx(5 / 6)


def test_optional_words_count_neither_way():
    score = score_page(GOLD, Found(text="One two two three. Four five. Six seven. Six."))
    assert (score.precision, score.recall) == (pytest.approx(6 / 7), 1)


def test_residue_is_seen_whatever_its_case_and_spaces():
    assert score_page(GOLD, Found(text="READ\nmore: x")).left == ("Read more",)


def test_nothing_found_is_no_score_and_a_rejection():
    score = score_page(GOLD, Found(text=" \n"))
    assert (score.f1, score.is_rejected) == (0, True)


def test_fields_are_compared_as_a_reader_would():
    right = judge_fields(
        GOLD,
        Found(
            title='the "old"  mill',
            authors=("Lin Ro", "ada voss"),
            published_at="2026-03-04T10:40:00+01:00",
            language="en",
            canonical_url="http://a.example/mill/",
            dateline="Tarn Bay, March 4",
        ),
    )
    assert all(right.values())
    assert right.keys() == {
        "title", "authors", "instant", "day", "language", "canonical URL", "dateline",
    }  # fmt: skip


def test_a_day_is_no_instant():
    right = judge_fields(GOLD, Found(published_at="2026-03-04"))
    assert (right["day"], right["instant"]) == (True, False)
    assert "instant" not in judge_fields(replace(GOLD, published_at="2026-03-04"), Found())
    # Late in the evening west of Greenwich is the next day in UTC.
    late = judge_fields(GOLD, Found(published_at="2026-03-03T23:40:00-10:00"))
    assert (late["day"], late["instant"]) == (True, True)


def test_what_the_page_has_not_is_wrong_only_if_it_was_found():
    bare = replace(GOLD, authors=(), dateline=None)
    assert judge_fields(bare, Found()).keys().isdisjoint({"authors", "dateline", "origin"})
    found = judge_fields(bare, Found(authors=("admin",), origin_url="https://b.example/"))
    assert (found["authors"], found["origin"]) == (False, False)


def test_the_declared_address_of_a_copy_may_be_that_of_its_origin():
    copy = replace(GOLD, origin_url="https://b.example/x")
    assert judge_fields(copy, Found(canonical_url="https://b.example/x"))["canonical URL"]
    assert not judge_fields(copy, Found(canonical_url="https://c.example/x"))["canonical URL"]


def test_a_field_that_is_never_given_has_no_figure():
    found = Found(text="one", title="x", published_at="2026-03-04")
    assert answered_fields(found) == {"title", "day"}
    rows = summary([score_page(GOLD, found)])
    assert (rows["title"], rows["day"], rows["instant"], rows["dateline"]) == (
        "0/1", "1/1", "–", "–",
    )  # fmt: skip


def test_a_summary_tells_articles_from_what_is_none():
    scores = [
        score_page(GOLD, Found(text="One two two three. Four five.")),
        score_page(GOLD, Found(rejection="too short")),
        score_page(STUB, Found(rejection="paywall stub")),
        score_page(STUB, Found(rejection="too short")),
        score_page(STUB, Found(text="One two.")),
    ]
    rows = summary(scores)
    assert (rows["body F1"], mean_f1(scores)) == ("50.0", "50.0")
    assert rows["pages at 99 and above"] == "1/2"
    assert rows["no articles turned away"] == "2/3"
    assert rows["… with that reason"] == "1/3"
    assert rows["articles turned away"] == "1/2"
    assert rows["residue left"] == "0/2"
