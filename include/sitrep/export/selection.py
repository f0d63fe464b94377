"""Which rows are wanted."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from psycopg import sql

from sitrep.errors import ExportError
from sitrep.knowledge.countries import load_countries
from sitrep.knowledge.ontology import load_ontology


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Days, countries and types that are wanted; what is empty lets all rows pass.

    ``first_day`` and ``last_day`` belong to the period; what counts is the first day on which
    an event can have happened. ``countries`` are alpha-3 codes, ``event_types`` ours.

    Raises
    ------
    ExportError
        If a country or a type is unknown, or the period ends before it begins.
    """

    first_day: date | None = None
    last_day: date | None = None
    countries: Collection[str] = ()
    event_types: Collection[str] = ()

    def __post_init__(self) -> None:
        """Refuse what would silently select nothing."""
        for words, known in (
            (self.countries, load_countries()),
            (self.event_types, load_ontology().types),
        ):
            if unknown := sorted(set(words) - set(known)):
                raise ExportError(f"Unknown: {', '.join(unknown)}. Known are {', '.join(known)}.")
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ExportError(f"{self.last_day} is before {self.first_day}.")

    def of(self, mart: str) -> sql.Composable:
        """Return the condition that a row of ``mart`` must fulfil."""
        column = {
            name: sql.Identifier(mart, name) for name in ("date_from", "country", "event_type")
        }
        found: list[sql.Composable] = [sql.SQL("true")]
        if self.first_day:
            found.append(sql.SQL("{} >= {}").format(column["date_from"], self.first_day))
        if self.last_day:
            found.append(sql.SQL("{} <= {}").format(column["date_from"], self.last_day))
        if self.countries:
            found.append(sql.SQL("{} = any({})").format(column["country"], list(self.countries)))
        if self.event_types:
            found.append(
                sql.SQL("{} = any({})").format(column["event_type"], list(self.event_types))
            )
        return sql.SQL(" and ").join(found)
