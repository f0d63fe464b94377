"""One rate per host, also where several processes fetch."""

import asyncio
import time
from pathlib import Path

from sitrep.fetch.turns import Turns

# Longer than any machine takes to do nothing.
LONG_S = 60


def starts(*waiting: tuple[Turns, str, int]) -> list[float]:
    """Take turns all at once; return when each began, sorted, in s since they were asked for."""

    async def take(turns: Turns, host: str) -> float:
        async with turns.turn(host):
            return time.monotonic()

    async def take_all() -> list[float]:
        takers = (take(turns, host) for turns, host, times in waiting for _ in range(times))
        return sorted(await asyncio.gather(*takers))

    asked = time.monotonic()
    return [began - asked for began in asyncio.run(take_all())]


def test_two_processes_keep_one_rate(tmp_path: Path):
    one, other = Turns(20, tmp_path), Turns(20, tmp_path)
    began = starts((one, "a.example", 3), (other, "a.example", 3))
    assert began[-1] >= 5 * 0.05 - 0.01


def test_hosts_do_not_wait_for_each_other(tmp_path: Path):
    turns = Turns(1 / LONG_S, tmp_path)
    assert starts((turns, "a.example", 1), (turns, "b.example", 1))[-1] < LONG_S


def test_a_host_may_ask_for_a_slower_rate(tmp_path: Path):
    turns = Turns(1000, tmp_path)
    turns.slow_down("a.example", 0.1)
    assert starts((turns, "a.example", 3))[-1] >= 0.19


def test_a_postponed_host_is_left_alone(tmp_path: Path):
    turns = Turns(1000, tmp_path)
    turns.postpone("a.example", 0.2)
    began = starts((turns, "a.example", 1), (turns, "b.example", 1))
    assert began[-1] >= 0.15


def test_a_turn_of_a_clock_that_was_wrong_is_not_waited_for(tmp_path: Path):
    turns = Turns(1000, tmp_path)
    turns.postpone("a.example", 1e6)
    assert starts((turns, "a.example", 1))[-1] < LONG_S
