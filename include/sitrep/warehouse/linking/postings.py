"""Which reports have what in common: rows by the values that they hold."""

from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Value = TypeVar("Value", bound=Hashable)


class Postings(Generic[Value]):
    """Rows by value, for sets of values that are given in the order of rows."""

    def __init__(self, sets: Sequence[Iterable[Value]]) -> None:
        self._size = len(sets)
        rows: dict[Value, list[int]] = {}
        for row, values in enumerate(sets):
            for value in values:
                rows.setdefault(value, []).append(row)
        self._rows = {value: np.array(held, dtype=np.int32) for value, held in rows.items()}

    def having(self, values: Iterable[Value]) -> NDArray[np.bool_]:
        """Return for each row whether it holds any of the values."""
        found = np.zeros(self._size, dtype=bool)
        for value in values:
            if value in self._rows:
                found[self._rows[value]] = True
        return found
