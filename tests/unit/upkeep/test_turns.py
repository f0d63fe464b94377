"""Turns of hosts that nobody asks any more are forgotten."""

import os
from datetime import UTC, datetime, timedelta

from sitrep.settings import Settings
from sitrep.upkeep.turns import forget_turns

NOW = datetime(2026, 3, 31, tzinfo=UTC)


def test_turns_not_taken_for_a_month_are_forgotten(tmp_path):
    folder = tmp_path / "turns"
    folder.mkdir()
    for name, days in (("lately", 29), ("long-ago", 31)):
        (folder / name).write_bytes(b"12345678")
        taken_at = (NOW - timedelta(days=days)).timestamp()
        os.utime(folder / name, (taken_at, taken_at))
    home = Settings(home=tmp_path)
    assert forget_turns(home, NOW) == 1
    assert [path.name for path in folder.iterdir()] == ["lately"]
    assert forget_turns(home, NOW) == 0


def test_where_nothing_was_ever_fetched_there_is_nothing_to_forget(tmp_path):
    assert forget_turns(Settings(home=tmp_path), NOW) == 0
