"""The columns of ACLED's export: one row per incident, as CSV with a header."""

from collections.abc import Iterable
from datetime import date
from typing import Any, BinaryIO

from sitrep.export.acled_actors import interaction, kind_of_actor
from sitrep.export.codes import country_codes, disorder_types
from sitrep.export.delimited import write_quoted
from sitrep.export.reading import Driver, read
from sitrep.export.report import DENIED, NO_PLACE, NOT_ACTUAL, ExportReport, Row
from sitrep.export.selection import Selection
from sitrep.knowledge.countries import load_countries

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type"),
    *("sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2"),
    *("interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2"),
    *("admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale"),
    *("notes", "fatalities", "tags", "timestamp"),
)

NO_ACLED = "without an ACLED type"
_EXACT_PLACE, _DISTRICT = 1, 3
_WEEK_DAYS = 7
_HARMS_CIVILIANS = {"Violence against civilians", "Explosions/Remote violence"}


def write(driver: Driver, selection: Selection, out: BinaryIO) -> ExportReport:
    """Write the incidents of the selection that somebody affirms and ACLED has a type for."""
    report = ExportReport()
    incidents = report.keep(read(driver, "incidents", selection, "incident"), why_not)
    write_quoted(out, COLUMNS, (cells_of(incident) for incident in incidents), delimiter=",")
    return report


def why_not(incident: Row) -> str | None:
    """Return why an incident is left out, or None. Pure."""
    if not incident["affirming"]:
        return DENIED
    if incident["sentence"] is None:
        return NOT_ACTUAL
    if not incident["acled_code"]:
        return NO_ACLED
    return None if incident["country"] and incident["lat"] is not None else NO_PLACE


def cells_of(incident: Row) -> tuple[Any, ...]:
    """Return an incident as ACLED's 31 cells. Pure."""
    event_type, _, sub_event_type = incident["acled_code"].partition(": ")
    day: date = incident["date_from"]
    country: str = incident["country"]
    codes = country_codes()[country]
    actor, assoc_actor, inter1 = _party(incident["actors"], event_type, country)
    other, assoc_other, inter2 = _party(incident["recipients"], event_type, country)
    harms_civilians = event_type in _HARMS_CIVILIANS and "Civilians" in {inter1, inter2}
    return (
        f"{country}{incident['incident_id'].int & (2**62 - 1)}",
        day.isoformat(),
        day.year,
        _time_precision((incident["date_to"] - day).days),
        disorder_types().get(sub_event_type) or disorder_types()[event_type],
        event_type,
        sub_event_type,
        *(actor, assoc_actor, inter1),
        *(other, assoc_other, inter2),
        interaction(inter1, inter2),
        "Civilian targeting" if harms_civilians else "",
        int(codes.iso_numeric or 0),
        codes.acled_region,
        load_countries()[country].name,
        *(incident["admin1"] or "", "", ""),
        incident["place_name"],
        *(incident["lat"], incident["lon"]),
        _geo_precision(incident["place_precision"]),
        *("; ".join(incident["sources"]), ""),
        notes_of(incident),
        fatalities_of(incident["killed"]),
        "",
        int(incident["last_reported_at"].timestamp()),
    )


def notes_of(incident: Row) -> str:
    """Return what is told, by whom, and who says otherwise: no other column can hold it. Pure."""
    source, claimant = incident["source_name"], incident["claimed_by"]
    cited = "" if claimant.startswith("outlet: ") else f", citing {claimant}"
    told = f"{source}{cited}: {incident['sentence']}"
    sides = [
        f"{verb} by {', '.join(incident[column])}."
        for verb, column in (
            ("Affirmed", "affirmed_by"),
            ("Denied", "denied_by"),
            ("Doubted", "doubted_by"),
        )
        if incident[column]
    ]
    figures = [
        f"{claim['claimed_by']} {_bounds(claim['low'], claim['high'], claim['best'])}"
        for claim in incident["killed"] or ()
    ]
    killed = [f"Killed, by claimant: {'; '.join(figures)}."] if figures else []
    return " ".join([told, *sides, *killed])


def fatalities_of(killed: Iterable[dict[str, Any]] | None) -> int:
    """Return the lowest figure that a side gives, 0 if none does. Pure."""
    figures = [
        figure
        for claim in killed or ()
        for figure in [next((claim[k] for k in ("best", "low", "high") if claim[k] is not None), 0)]
    ]
    return int(min(figures, default=0))


def _party(parties: list[dict[str, Any]], event_type: str, country: str) -> tuple[str, str, str]:
    if not parties:
        return "", "", ""
    names = list(dict.fromkeys(who["name"] or who["words"] for who in parties))
    return names[0], "; ".join(names[1:]), kind_of_actor(parties[0], event_type, country)


def _time_precision(days: int) -> int:
    return 1 if days == 0 else 2 if days < _WEEK_DAYS else 3


def _geo_precision(precision: int | None) -> int:
    if precision is None or precision > _DISTRICT:
        return 3
    return 1 if precision == _EXACT_PLACE else 2


def _bounds(low: float | None, high: float | None, best: float | None) -> str:
    if low is not None and low == high:
        return f"{low:g}"
    told = [f"{name} {n:g}" for name, n in (("low", low), ("best", best), ("high", high)) if n]
    return ", ".join(told)
