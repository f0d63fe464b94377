"""The table of POLECAT's releases: 40 columns with tabs between, every text in quotes."""

from collections.abc import Iterable
from typing import Any, BinaryIO

from sitrep.export.codes import country_codes
from sitrep.export.delimited import write_quoted
from sitrep.export.reading import Driver, read
from sitrep.export.report import ExportReport, Row, why_not_affirmed
from sitrep.export.selection import Selection


def _party_columns(role: str) -> tuple[str, ...]:
    return (
        *(f"{role} Name", f"{role} Country", f"{role} COW", f"Primary {role} Sector"),
        *(f"{role} Sectors", f"{role} Title", f"{role} Name Raw", f"Wikipedia {role} ID"),
    )


COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *_party_columns("Actor"),
    *_party_columns("Recipient"),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude"),
    *("GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date"),
    *("Story People", "Story Organizations", "Story Locations", "Language", "Version"),
)

NO_PLOVER = "without a PLOVER type"
NONE = "None"  # as POLECAT writes what is missing
_QUADS = {
    1: "VERBAL COOPERATION",
    2: "MATERIAL COOPERATION",
    3: "VERBAL CONFLICT",
    4: "MATERIAL CONFLICT",
}
_FEATURES = {1: "PPL", 2: "PPL", 3: "ADM2", 4: "ADM1", 5: "RGN", 6: "PCLI"}
_CITY = 2


def write(driver: Driver, selection: Selection, out: BinaryIO) -> ExportReport:
    """Write the affirmed events of the selection that have a PLOVER type."""
    report = ExportReport()
    events = report.keep(read(driver, "events", selection, "event"), why_not)
    write_quoted(out, COLUMNS, (cells_of(event) for event in events), delimiter="\t")
    return report


def why_not(event: Row) -> str | None:
    """Return why an event is left out, or None. Pure."""
    return why_not_affirmed(event) or (None if event["plover_code"] else NO_PLOVER)


def cells_of(event: Row) -> tuple[Any, ...]:
    """Return an event as POLECAT's 40 cells. Pure."""
    event_type, _, mode = event["plover_code"].partition("/")
    return (
        f"{event['article_id'].hex}_{event['event_id'].hex}",
        event["date_from"].isoformat(),
        event_type,
        mode or NONE,
        event["goldstein"],
        _QUADS.get(event["quad_class"], NONE),
        NONE,
        *_party(event["actors"]),
        *_party(event["recipients"]),
        *_place(event),
        event["source_name"],
        event["published_at"].date().isoformat(),
        *(NONE,) * 4,
        event["pipeline_version"],
    )


def _party(parties: list[dict[str, Any]]) -> tuple[str, ...]:
    countries = [who["country"] for who in parties]
    cow = [country_codes()[country].cow for country in countries if country in country_codes()]
    sectors = [who["sector"] for who in parties]
    return (
        _joined(who["name"] for who in parties),
        _joined(countries),
        _joined(cow),
        next((sector for sector in sectors if sector), NONE),
        _joined(sectors),
        NONE,
        _joined(who["words"] for who in parties),
        NONE,
    )


def _place(event: Row) -> tuple[Any, ...]:
    name = event["place_name"] or NONE
    if event["lat"] is None:
        return (*(NONE,) * 8, name, NONE)
    key: str = event["place_key"]
    precision = event["place_precision"]
    return (
        name,
        name if precision <= _CITY else NONE,
        NONE,
        event["admin1"] or NONE,
        event["country"] or NONE,
        event["lat"],
        event["lon"],
        key.removeprefix("geonames:") if key.startswith("geonames:") else NONE,
        name,
        _FEATURES.get(precision, NONE),
    )


def _joined(values: Iterable[str | None]) -> str:
    """Return the different values in their order, as POLECAT strings them together."""
    return "; ".join(dict.fromkeys(value for value in values if value)) or NONE
