"""Collect what is wrong in a gold file, with the line where it stands."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from benchmarks.gold_documents import GoldError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Section:
    """One table of a file, and the line where it begins."""

    name: str
    line: int


@dataclass(slots=True)
class Problems:
    """The problems of one file, so that all of them can be told at once."""

    raw: str
    found: list[tuple[int, str]] = field(default_factory=list)

    def messages(self) -> list[str]:
        """Return one line for each problem, in the order of the file."""
        return [f"line {line}: {message}" for line, message in sorted(self.found)]

    def sections(self, table: str, count: int) -> list[Section]:
        """Return the places of ``[[table]]``, the first numbered 1."""
        lines = [
            number
            for number, line in enumerate(self.raw.splitlines(), start=1)
            if re.match(rf"\s*\[\[\s*{table}\s*\]\]", line)
        ]
        lines += [1] * (count - len(lines))
        return [Section(f"{table} {i}", line) for i, line in enumerate(lines[:count], start=1)]

    def add(self, section: Section, message: str, value: str | None = None) -> None:
        """Note a problem; its line is that of ``value`` in the section, if it is found there."""
        name = f"{section.name}: " if section.name else ""
        self.found.append((self._line_of(section, value), f"{name}{message}"))

    def attempt(self, section: Section, value: Any, read: Callable[[str], T]) -> T | None:
        """Return what is read of a string; None, and a problem, if that can't be done."""
        if not isinstance(value, str):
            self.add(section, f"{value!r} should be words between quotation marks")
            return None
        try:
            return read(value)
        except GoldError as problem:
            self.add(section, str(problem), value)
            return None

    def attempt_each(
        self, section: Section, row: Mapping[str, Any], key: str, read: Callable[[str], T]
    ) -> tuple[T, ...]:
        """Return what is read of a list of strings, without those that can't be read."""
        values = row.get(key, [])
        if not isinstance(values, list):
            self.add(section, f"{key} should be a list: [ … ]")
            return ()
        found = (self.attempt(section, value, read) for value in values)
        return tuple(item for item in found if item is not None)

    def check_keys(
        self, section: Section, row: Mapping[str, Any], known: Collection[str], needed: str = ""
    ) -> None:
        """Note keys that are unknown, and needed ones that are missing."""
        for key in row.keys() - set(known):
            self.add(section, f"unknown key {key!r}; there are {', '.join(known)}", key)
        for key in needed.split():
            if key not in row:
                self.add(section, f"{key} is missing")

    def _line_of(self, section: Section, value: str | None) -> int:
        if value:
            lines = self.raw.splitlines()[section.line - 1 :]
            for number, line in enumerate(lines, start=section.line):
                if value in line:
                    return number
        return section.line
