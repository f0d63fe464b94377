"""While one part is dealt with, the next is read, and nothing goes on behind one's back."""

import threading

import pytest

from sitrep.warehouse.linking.neighbourhood import read_ahead


def test_parts_come_in_their_order_and_the_next_is_read_meanwhile():
    second_is_read = threading.Event()

    def read(number: int) -> int:
        if number == 2:
            second_is_read.set()
        return number * 10

    parts = read_ahead(read, [1, 2, 3])
    assert next(parts) == 10
    assert second_is_read.wait(timeout=10)
    assert list(parts) == [20, 30]
    assert list(read_ahead(read, [])) == []


def test_closing_waits_for_the_read_that_goes_on():
    begun, may_end, ended = threading.Event(), threading.Event(), threading.Event()

    def read(number: int) -> int:
        if number == 2:
            begun.set()
            may_end.wait(timeout=10)
            ended.set()
        return number

    parts = read_ahead(read, [1, 2])
    assert next(parts) == 1
    assert begun.wait(timeout=10)
    threading.Timer(0.1, may_end.set).start()
    parts.close()
    assert ended.is_set()


def test_what_cannot_be_read_is_an_error_of_its_turn():
    parts = read_ahead(lambda number: 10 // number, [5, 0])
    assert next(parts) == 2
    with pytest.raises(ZeroDivisionError):
        next(parts)
