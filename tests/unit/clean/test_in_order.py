"""Many items, several processes, one order."""

import psutil
import pytest

from builders.cleaning import obey
from sitrep.clean.in_order import AHEAD, Lost, map_in_processes


def words(*items: str, processes: int = 2) -> list[tuple[str, object]]:
    return list(map_in_processes(obey, items, processes=processes, timeout_s=1))


@pytest.mark.parametrize("processes", [1, 3])
def test_results_come_in_the_order_of_the_items(processes):
    items = [f"word {number}" for number in range(40)]
    assert words(*items, processes=processes) == [(item, item.upper()) for item in items]


def test_an_item_that_ends_its_process_is_lost_alone():
    found = dict(words("a", "die", "b", "c", "stay", "d", "leave", "e"))
    lost = {item: result.detail for item, result in found.items() if isinstance(result, Lost)}
    assert lost == {
        "die": "its process was ended by SIGKILL",
        "stay": "took more than 1 s",
        "leave": "its process ended with exit code 3",
    }
    assert [found[item] for item in "abcde"] == list("ABCDE")


def test_items_are_read_as_they_are_needed():
    read = []

    def items():
        for number in range(1_000):
            read.append(number)
            yield str(number)

    results = map_in_processes(obey, items(), processes=2, timeout_s=5)
    for done in range(1, 20):
        next(results)
        assert len(read) < done + 2 * AHEAD
    results.close()


def test_an_error_of_the_items_ends_the_processes():
    before = psutil.Process().children()

    def items():
        yield from ("a", "stay", "b")
        raise ValueError("the archive breaks off")

    with pytest.raises(ValueError, match="breaks off"):
        list(map_in_processes(obey, items(), processes=2, timeout_s=60))
    assert psutil.Process().children() == before


def test_nothing_to_do_is_nothing_done():
    assert words() == []
