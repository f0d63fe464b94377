"""An article that several versions of the pipeline code, each in its own way."""

from datetime import timedelta
from typing import Any

from builders.newsroom import NOON, Story, story

TEXT = "Ukrainian troops captured Kupiansk, killing 15, Zelensky said; Russia shelled Izium."
UKRAINE = ("Zelensky", "UKR", "GOV")
RUSSIA = ("Russia", "RUS", "MIL")


def coded(version: str = "v1", *, path: str = "1", text: str = TEXT, **changes: Any) -> Story:
    """An article that tells of a capture; ``changes`` are fields of that event."""
    hours = changes.pop("hours", 0)
    revised = {"revised_at": NOON + timedelta(hours=hours)}
    return story(text, path=path, version=version, **revised).says("captured", **changes)
