"""The event table of GDELT 2.0: 61 columns with tabs between, without a header."""

from datetime import date
from typing import Any, BinaryIO
from uuid import UUID

from sitrep.export.codes import admin1_codes, country_codes, sector_codes
from sitrep.export.delimited import write_bare
from sitrep.export.reading import Driver, read
from sitrep.export.report import ExportReport, Row, why_not_affirmed
from sitrep.export.selection import Selection
from sitrep.knowledge.countries import load_countries

_ACTOR = (
    *("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode"),
    *("Religion1Code", "Religion2Code", "Type1Code", "Type2Code", "Type3Code"),
)
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor1{name}" for name in _ACTOR),
    *(f"Actor2{name}" for name in _ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass"),
    *("GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"Actor1Geo_{name}" for name in _GEO),
    *(f"Actor2Geo_{name}" for name in _GEO),
    *(f"ActionGeo_{name}" for name in _GEO),
    *("DATEADDED", "SOURCEURL"),
)

NO_CAMEO = "without a CAMEO code"
_NOWHERE = ("0", "", "", "", "", "", "", "")
_REGION, _COUNTRY = 4, 6


def write(driver: Driver, selection: Selection, out: BinaryIO) -> ExportReport:
    """Write the affirmed events of the selection that have a CAMEO code."""
    report = ExportReport()
    events = report.keep(read(driver, "events", selection, "event"), why_not)
    write_bare(out, (cells_of(event) for event in events))
    return report


def why_not(event: Row) -> str | None:
    """Return why an event is left out, or None. Pure."""
    return why_not_affirmed(event) or (None if event["cameo_code"] else NO_CAMEO)


def cells_of(event: Row) -> tuple[str, ...]:
    """Return an event as GDELT's 61 cells. Pure."""
    day: date = event["date_from"]
    code: str = event["cameo_code"]
    return (
        str(number_of(event["event_id"])),
        f"{day:%Y%m%d}",
        f"{day:%Y%m}",
        f"{day:%Y}",
        f"{day.year + ((day.month - 1) * 30 + day.day) / 365:.4f}",
        *_party(event["actors"]),
        *_party(event["recipients"]),
        "1",
        code,
        code[:3],
        code[:2],
        str(quad_class(code)),
        f"{event['goldstein']:g}",
        *("1", "1", "1", ""),
        *_NOWHERE,
        *_NOWHERE,
        *_geo(event),
        f"{event['published_at']:%Y%m%d%H%M%S}",
        event["url"].replace('"', "%22"),
    )


def number_of(event_id: UUID) -> int:
    """Return a number of 62 bits that is always the same for an event. Pure."""
    return event_id.int & (2**62 - 1)


def quad_class(cameo_code: str) -> int:
    """Return GDELT's class of a CAMEO code: 1-2 cooperation, 3-4 conflict. Pure.

    Examples
    --------
    >>> [quad_class(code) for code in ("030", "0871", "112", "14", "190")]
    [1, 2, 3, 4, 4]
    """
    root = int(cameo_code[:2])
    return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


def _party(parties: list[dict[str, Any]]) -> tuple[str, ...]:
    if not parties:
        return ("",) * len(_ACTOR)
    who = parties[0]
    known = country_codes().get(who["country"] or "")
    country = known.cameo if known else ""
    sector = sector_codes().get(who["sector"] or "")
    group, kind = (sector.cameo_group, sector.cameo_type) if sector else ("", "")
    # CAMEO names a state itself, and a known group, in place of a country.
    code = f"{country}{group or kind}" if country else group or kind
    name = (who["name"] or who["words"] or "").upper()
    return (code, name, country, group, "", "", "", kind, "", "")


def _geo(event: Row) -> tuple[str, ...]:
    if event["lat"] is None:
        return _NOWHERE
    country = event["country"] or ""
    codes, known = country_codes().get(country), load_countries().get(country)
    fips = codes.fips if codes else ""
    region = admin1_codes().get((country, event["admin1"] or ""), "")
    adm1 = fips + region if fips else ""
    precision = event["place_precision"]
    parts = dict.fromkeys((event["place_name"], event["admin1"], known and known.name))
    if precision == _COUNTRY:
        kind, adm1, feature = "1", fips, fips
    elif precision >= _REGION:
        kind, feature = ("2" if country == "USA" else "5"), adm1
    else:
        kind, feature = ("3" if country == "USA" else "4"), ""
    name = ", ".join(part for part in parts if part)
    return (kind, name, fips, adm1, "", f"{event['lat']:g}", f"{event['lon']:g}", feature)
