"""The gold set of linking is whole, and says what its README says."""

import re
from collections import defaultdict
from itertools import combinations

import pytest

from benchmarks.gold_documents import GoldError
from benchmarks.gold_reader import GENRES
from benchmarks.incident_gold import HALVES, counts, parse_story, read_stories
from sitrep.knowledge.countries import load_countries
from sitrep.knowledge.ontology import load_ontology

COPIED = 0.5  # of the shorter text's runs of words: a copy has more of them
OWN = 0.2  # a text of its own has fewer
RUN_WORDS = 5

SMALL = '''
what = "A raid, told twice."

[[incident]]
id = "raid"
what = "Gunmen raid Bara on 3 March."
type = "ASSAULT"
date = ["2026-03-03", "2026-03-03"]
place = "Bara"
independent_sources = 1
affirmed_by = []
denied_by = ["SDN"]

[[report]]
source = "nile-post"
source_country = "SDN"
published_at = "2026-03-03T15:20:00Z"
title = "Raid on Bara"
text = """
Gunmen raided
Bara. The army denied the raid.

A second raid is feared.
"""
events = [
  { trigger = "raid", incident = "raid" },
  { trigger = "raided", incident = "raid" },
  { trigger = "raid", nth = 2, incident = "" },
]
'''


@pytest.fixture(scope="module")
def stories():
    return [story for half in HALVES for story in read_stories(half)]


def test_marks_stand_in_the_order_of_the_text():
    (report,) = parse_story(SMALL, name="small").reports
    assert (
        report.text == "Gunmen raided Bara. The army denied the raid.\n\nA second raid is feared."
    )
    assert [(mark.trigger.text, mark.trigger.start, mark.incident) for mark in report.marks] == [
        ("raided", 7, "raid"),
        ("raid", 40, "raid"),
        ("raid", 56, None),
    ]


def test_pairs_are_counted_within_a_story_and_without_what_did_not_happen():
    story = parse_story(SMALL, name="small")
    assert counts([story, story]) == {
        "stories": 2,
        "reports": 2,
        "incidents": 2,
        "events": 4,
        "pairs of one incident": 2,
        "pairs of two incidents": 0,
    }


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('trigger = "raided"', 'trigger = "razed"', "'razed' does not stand in the text"),
        ("nth = 2", "nth = 3", "'raid' stands in the text 2 times, not 3"),
        ("nth = 2", "nth = 1", "'raid' is marked twice"),
        ('incident = ""', 'incident = "siege"', "there is no incident 'siege'"),
        ('id = "raid"', 'id = "siege"', "there is no incident 'raid'"),
        ('incident = "raid" }', 'incident = "" }', "no report tells of raid"),
        ('"2026-03-03"]', '"3 March"]', "'3 March' is no day like 2026-03-03"),
        ('place = "Bara"\n', "", "incident raid: place is missing"),
        ("nth =", "number =", "an event: there is no key number"),
    ],
)
def test_what_is_wrong_in_a_file_is_told(old, new, problem):
    with pytest.raises(GoldError, match=re.escape(problem)):
        parse_story(SMALL.replace(old, new), name="small")


def test_the_development_half_is_large_enough():
    found = counts(read_stories("dev"))
    assert found["stories"] >= 24
    assert found["incidents"] >= 45
    assert found["events"] >= 200
    assert found["pairs of one incident"] >= 250


def test_stories_are_named_after_their_genre_and_stand_in_one_half(stories):
    names = [story.name for story in stories]
    assert len(set(names)) == len(names)
    assert [name for name in names if not re.fullmatch(r"[a-z]+_\d\d_[a-z0-9-]+", name)] == []
    assert {name.split("_")[0] for name in names} <= set(GENRES)


def test_codes_are_those_of_the_ontology_and_of_the_list_of_countries(stories):
    types, countries = load_ontology().types, load_countries()
    for story in stories:
        assert {incident.event_type for incident in story.incidents} <= set(types), story.name
        for incident in story.incidents:
            for named in (incident.affirmed_by, incident.denied_by):
                assert set(named) <= set(countries), f"{story.name}: {incident.id}"
                assert list(named) == sorted(set(named)), f"{story.name}: {incident.id}"
        assert {report.source_country for report in story.reports} <= set(countries), story.name


def test_nothing_is_told_before_it_can_have_happened(stories):
    for story in stories:
        days = {incident.id: incident for incident in story.incidents}
        for incident in story.incidents:
            assert incident.first_day <= incident.last_day, f"{story.name}: {incident.id}"
        for report in story.reports:
            assert report.published_at.utcoffset() is not None, report.title
            for mark in report.marks:
                if mark.incident:
                    assert days[mark.incident].first_day <= report.published_at.date(), (
                        f"{story.name}: {report.title}: {mark.trigger.text}"
                    )


def test_reports_of_a_story_are_copies_or_have_words_of_their_own(stories):
    for story in stories:
        for one, other in combinations(story.reports, 2):
            if not is_copy(one.text, other.text):
                assert overlap(one.text, other.text) < OWN, f"{one.title} / {other.title}"


def test_stories_share_no_texts(stories):
    told_by = defaultdict(set)
    for story in stories:
        for report in story.reports:
            for run in runs(report.text):
                told_by[run].add(story.name)
    common = {run for run, names in told_by.items() if len(names) > 1}
    for story in stories:
        for report in story.reports:
            shared = len(runs(report.text) & common) / len(runs(report.text))
            assert shared < OWN, f"{story.name}: {report.title}"


def test_independent_sources_are_the_first_publishers_of_the_texts(stories):
    wrong = {
        f"{story.name}: {incident.id}": (incident.independent_sources, told)
        for story in stories
        for incident in story.incidents
        if incident.independent_sources != (told := len(first_publishers(story, incident.id)))
    }
    assert wrong == {}


def first_publishers(story, incident_id):
    """The outlets that tell of an incident, for each copied text the first that printed it."""
    reports = sorted(story.reports, key=lambda report: report.published_at)
    origin = {id(report): report.source for report in reports}
    for first, later in combinations(reports, 2):
        if is_copy(first.text, later.text):
            origin[id(later)] = origin[id(first)]
    return {
        origin[id(report)]
        for report in reports
        if any(mark.incident == incident_id for mark in report.marks)
    }


def is_copy(one, other):
    return overlap(one, other) >= COPIED


def overlap(one, other):
    """The share of the shorter text's runs of words that stand in the other one."""
    runs_of_one, runs_of_other = runs(one), runs(other)
    return len(runs_of_one & runs_of_other) / min(len(runs_of_one), len(runs_of_other))


def runs(text):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + RUN_WORDS]) for i in range(len(words) - RUN_WORDS + 1)}
