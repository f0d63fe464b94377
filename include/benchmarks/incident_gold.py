"""The gold set of linking: invented stories told by several outlets, and which words tell what.

``python -m benchmarks.incident_gold`` counts what each half holds. ``gold/incidents/README.md``
says how the stories are annotated.
"""

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

from benchmarks.gold_anchors import find_words, fold_text
from benchmarks.gold_documents import GoldError, GoldSpan

FOLDER = Path(__file__).parent / "gold" / "incidents"
HALVES = ("dev", "test")


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One happening: who tells of it, and what a careful analyst would write down.

    ``first_day`` and ``last_day`` are the first and the last day on which it can have happened.
    ``place`` is empty where no report tells any. ``affirmed_by`` and ``denied_by`` are the
    countries (alpha-3, sorted) of the sides that are named as saying so.
    """

    id: str
    what: str
    event_type: str
    first_day: date
    last_day: date
    place: str
    independent_sources: int
    affirmed_by: tuple[str, ...]
    denied_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words of a text that tell of a happening; ``incident`` is None if nothing happened."""

    trigger: GoldSpan
    incident: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldReport:
    """One text of one outlet; its marks stand in the order of the text.

    ``published_at`` has a time zone. The text is folded: a blank for each line break inside a
    paragraph, an empty line between two.
    """

    source: str
    source_country: str
    published_at: datetime
    title: str
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Reports that tell of the same happenings and of others that look alike."""

    name: str
    what: str
    incidents: tuple[Incident, ...]
    reports: tuple[ToldReport, ...]


def read_stories(half: str, folder: Path = FOLDER) -> list[Story]:
    """Return the stories of "dev" or "test", in the order of their file names.

    Raises
    ------
    GoldError
        If a file is wrong; the message has its name.
    """
    stories = []
    for path in sorted((folder / half).glob("*.toml")):
        try:
            stories.append(parse_story(path.read_text(encoding="utf-8"), name=path.stem))
        except (GoldError, tomllib.TOMLDecodeError) as problem:
            raise GoldError(f"{path.name}: {problem}") from problem
    return stories


def parse_story(raw: str, *, name: str) -> Story:
    """Read the content of one file; pure.

    Raises
    ------
    GoldError
        If a key is missing or unknown, a value is of another kind, a trigger does not stand in
        its text, two marks overlap, or an incident is given twice or told by no report.
    """
    table = tomllib.loads(raw)
    _check_keys(table, {"what", "incident", "report"}, "the story")
    incidents = tuple(_incident(row) for row in table["incident"])
    known = {incident.id for incident in incidents}
    if len(known) < len(incidents):
        raise GoldError("an incident's id is given twice")
    reports = tuple(_report(row, known) for row in table["report"])
    told = {mark.incident for report in reports for mark in report.marks}
    if untold := sorted(known - told):
        raise GoldError(f"no report tells of {', '.join(untold)}")
    return Story(name=name, what=table["what"], incidents=incidents, reports=reports)


def counts(stories: Sequence[Story]) -> dict[str, int]:
    """Return how many stories, reports, incidents, events, and pairs of events there are.

    Pairs are those within a story: of one incident, or of two. Marks of no happening count
    as neither.
    """
    pairs: Counter[bool] = Counter()
    events = 0
    for story in stories:
        marks = [mark for report in story.reports for mark in report.marks if mark.incident]
        events += len(marks)
        pairs.update(one.incident == other.incident for one, other in combinations(marks, 2))
    return {
        "stories": len(stories),
        "reports": sum(len(story.reports) for story in stories),
        "incidents": sum(len(story.incidents) for story in stories),
        "events": events,
        "pairs of one incident": pairs[True],
        "pairs of two incidents": pairs[False],
    }


def _incident(row: Mapping[str, Any]) -> Incident:
    keys = "id what type date place independent_sources affirmed_by denied_by"
    _check_keys(row, set(keys.split()), f"incident {row.get('id')}")
    first, last = row["date"]
    return Incident(
        id=row["id"],
        what=row["what"],
        event_type=row["type"],
        first_day=_day(first),
        last_day=_day(last),
        place=row["place"],
        independent_sources=row["independent_sources"],
        affirmed_by=tuple(row["affirmed_by"]),
        denied_by=tuple(row["denied_by"]),
    )


def _report(row: Mapping[str, Any], incidents: set[str]) -> ToldReport:
    where = f"{row.get('source')}, {row.get('title')!r}"
    keys = "source source_country published_at title text events"
    _check_keys(row, set(keys.split()), where)
    text = fold_text(row["text"])
    try:
        marks = sorted(
            (_mark(event, text, incidents) for event in row["events"]),
            key=lambda mark: mark.trigger.start,
        )
        published_at = datetime.fromisoformat(row["published_at"])
    except ValueError as problem:
        raise GoldError(f"{where}: {problem}") from problem
    for one, other in pairwise(marks):
        if other.trigger.start < one.trigger.end:
            raise GoldError(f"{where}: {other.trigger.text!r} is marked twice")
    return ToldReport(
        source=row["source"],
        source_country=row["source_country"],
        published_at=published_at,
        title=row["title"],
        text=text,
        marks=tuple(marks),
    )


def _mark(row: Mapping[str, Any], text: str, incidents: set[str]) -> Mark:
    _check_keys(row, {"trigger", "incident"}, "an event", optional={"nth"})
    if row["incident"] and row["incident"] not in incidents:
        raise GoldError(f"there is no incident {row['incident']!r}")
    trigger = find_words(text, f"{row['trigger']}#{row.get('nth', 1)}")
    return Mark(trigger=trigger, incident=row["incident"] or None)


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as problem:
        raise GoldError(f"{value!r} is no day like 2026-03-03") from problem


def _check_keys(
    row: Mapping[str, Any], needed: set[str], where: str, *, optional: Set[str] = frozenset()
) -> None:
    if missing := sorted(needed - row.keys()):
        raise GoldError(f"{where}: {', '.join(missing)} is missing")
    if unknown := sorted(row.keys() - needed - optional):
        raise GoldError(f"{where}: there is no key {', '.join(unknown)}")


if __name__ == "__main__":
    for half in HALVES:
        print(half, *(f"{n} {name}" for name, n in counts(read_stories(half)).items()), sep=", ")
