"""Read one gold file, and tell everything that is wrong in it."""

import tomllib
from dataclasses import dataclass
from datetime import date
from typing import Any

from benchmarks.gold_anchors import fold_text
from benchmarks.gold_documents import GoldDocument
from benchmarks.gold_entities import read_entity, without_nested
from benchmarks.gold_events import check_triggers, read_event
from benchmarks.gold_fields import one_of, read_day
from benchmarks.gold_problems import Problems, Section
from benchmarks.gold_quotations import read_quotation

KEYS = ("title", "published_at", "genre", "text", "entities", "event", "quotation")
GENRES = (
    "war", "protest", "diplomacy", "terrorism", "coup", "crime", "disaster", "election",
    "economy", "migration", "health", "sports", "culture", "science",
)  # fmt: skip
_TOP = Section("", 1)


@dataclass(frozen=True, slots=True)
class ReadGold:
    """A document, None where it can't be read, and what is wrong with it, one line each."""

    document: GoldDocument | None
    problems: list[str]


def read_gold(raw: str, *, name: str) -> ReadGold:
    """Read the content of one file; pure. A document with problems lacks what is wrong."""
    problems = Problems(raw)
    try:
        table = tomllib.loads(raw)
    except tomllib.TOMLDecodeError as problem:
        return ReadGold(None, [f"this is no TOML: {problem}"])
    problems.check_keys(_TOP, table, KEYS, "title published_at genre text")
    text = fold_text(table["text"]) if isinstance(table.get("text"), str) else ""
    if not text:
        if "text" in table:
            problems.add(_TOP, "there is no text")
        return ReadGold(None, problems.messages())
    title = problems.attempt(_TOP, table.get("title", ""), str.strip)
    published = problems.attempt(_TOP, _plain(table.get("published_at", "")), read_day)
    genre = problems.attempt(_TOP, table.get("genre", ""), lambda v: one_of(v, GENRES, "genre"))
    entities = problems.attempt_each(_TOP, table, "entities", lambda v: read_entity(v, text))
    if len({entity.words for entity in entities}) < len(entities):
        problems.add(_TOP, "a name is listed twice among the entities", "entities")
    document = GoldDocument(
        name=name,
        title=title or "",
        published_at=published or date.min,
        genre=genre or "",
        text=text,
        entities=without_nested(list(entities)),
        events=_read_events(table, text, problems),
        quotations=_read_quotations(table, text, problems),
    )
    return ReadGold(document, problems.messages())


def _read_events(table: dict[str, Any], text: str, problems: Problems) -> tuple[Any, ...]:
    rows = _tables(table, "event", problems)
    sections = problems.sections("event", len(rows))
    read = [
        (read_event(row, text, problems, section), section)
        for row, section in zip(rows, sections, strict=True)
    ]
    right = [(event, section) for event, section in read if event]
    events = tuple(event for event, _ in right)
    check_triggers(events, problems, [section for _, section in right])
    return events


def _read_quotations(table: dict[str, Any], text: str, problems: Problems) -> tuple[Any, ...]:
    rows = _tables(table, "quotation", problems)
    sections = problems.sections("quotation", len(rows))
    read = (
        read_quotation(row, text, problems, section)
        for row, section in zip(rows, sections, strict=True)
    )
    return tuple(quotation for quotation in read if quotation)


def _tables(table: dict[str, Any], key: str, problems: Problems) -> list[dict[str, Any]]:
    rows = table.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        problems.add(_TOP, f"write [[{key}]] with two brackets before each {key}")
        return []
    return rows


def _plain(value: Any) -> Any:
    """Return a TOML date as the words that it was written in."""
    return value.isoformat() if isinstance(value, date) else value
