"""The language pipeline for tests: loaded once per process, its index of cities built once."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sitrep.coding import CodedDocument, Event
from sitrep.extract.coder import Source
from sitrep.extract.pipeline import Pipeline, load_pipeline
from sitrep.settings import settings

# A Saturday.
PUBLISHED = datetime(2022, 9, 10, 12, tzinfo=UTC)

_REPOSITORY_CACHE = Path(__file__).parents[2] / ".sitrep" / "cache"


def coding_home(temporary: pytest.TempPathFactory) -> Path:
    """Return the home of this session's tests; it shares the repository's index of cities."""
    home = temporary.getbasetemp() / "home"
    if not home.exists():
        home.mkdir()
        if _REPOSITORY_CACHE.is_dir():
            (home / "cache").symlink_to(_REPOSITORY_CACHE)
    return home


@contextmanager
def settings_of(**given: object) -> Iterator[None]:
    """Let this process have the given settings, and the default of every other one."""
    with pytest.MonkeyPatch.context() as patch:
        for name in own_variables():
            patch.delenv(name)
        for name, value in given.items():
            patch.setenv(f"SITREP_{name.upper()}", str(value))
        settings.cache_clear()
        try:
            yield
        finally:
            settings.cache_clear()


def own_variables() -> list[str]:
    """Return the environment variables that are settings of the program, not of its tests."""
    return [n for n in os.environ if n.startswith("SITREP_") and not n.startswith("SITREP_TEST_")]


def session_pipeline(temporary: pytest.TempPathFactory) -> Pipeline:
    """Return the pipeline that ships with the package."""
    with settings_of(home=coding_home(temporary)):
        return load_pipeline()


@cache
def read(text: str, published: datetime = PUBLISHED, country: str | None = None) -> CodedDocument:
    """Code a text; :func:`session_pipeline` must have loaded the pipeline."""
    pipeline = load_pipeline()
    source = Source(doc_id="doc", title="Report", published_at=published, source_country=country)
    return pipeline.coder.code(pipeline.nlp(text), source)


def only_event(document: CodedDocument, event_type: str) -> Event:
    """Return the one event of a type; a second or none is a failure."""
    found = [event for event in document.events if event.event_type == event_type]
    assert len(found) == 1, [(e.event_type, e.trigger.text) for e in document.events]
    return found[0]


def spans_of(value: Any) -> Iterator[Mapping[str, Any]]:
    """Yield every object of a coding in JSON that has offsets, at any depth."""
    if isinstance(value, dict):
        if value.get("start") is not None:
            yield value
        for part in value.values():
            yield from spans_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans_of(part)


def wrong_spans(coded: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the objects of a coding whose offsets do not give back their text."""
    text = coded["text"]
    return [
        span
        for span in spans_of(coded)
        if not 0 <= span["start"] <= span["end"] <= len(text)
        or span.get("text", text[span["start"] : span["end"]]) != text[span["start"] : span["end"]]
    ]
