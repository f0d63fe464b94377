"""A FeatureCollection of RFC 7946: incidents or events, as points with all that the mart tells."""

import json
from typing import BinaryIO

from sitrep.export.reading import Driver, read
from sitrep.export.report import NO_PLACE, ExportReport, Row
from sitrep.export.selection import Selection

_QUERIES = {"incident": "map_incidents", "event": "map_events"}


def write_incidents(driver: Driver, selection: Selection, out: BinaryIO) -> ExportReport:
    """Write the incidents of the selection that are on the map, a line each."""
    return _write(driver, selection, out, "incident")


def write_events(driver: Driver, selection: Selection, out: BinaryIO) -> ExportReport:
    """Write the events of the selection that are on the map, a line each."""
    return _write(driver, selection, out, "event")


def _write(driver: Driver, selection: Selection, out: BinaryIO, mart: str) -> ExportReport:
    report = ExportReport()
    out.write(b'{"type": "FeatureCollection", "features": [')
    between = b"\n"
    for row in report.keep(read(driver, _QUERIES[mart], selection, mart), why_not):
        out.write(between + json.dumps(feature_of(row), ensure_ascii=False).encode())
        between = b",\n"
    out.write(b"\n]}\n")
    return report


def why_not(row: Row) -> str | None:
    """Return why a row is left out, or None. Pure."""
    return NO_PLACE if row["properties"]["lat"] is None else None


def feature_of(row: Row) -> dict[str, object]:
    """Return a row as a feature; its point is its place's middle. Pure."""
    properties = dict(row["properties"])
    point = [properties.pop("lon"), properties.pop("lat")]
    return {
        "type": "Feature",
        "id": row["id"],
        "geometry": {"type": "Point", "coordinates": point},
        "properties": properties,
    }
