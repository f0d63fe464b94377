"""Make the report a page: one HTML file with its style and its drawings, and nothing to load."""

from functools import cache
from importlib.resources import files
from json import dumps
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from sitrep import __version__
from sitrep.report import wording
from sitrep.report.charts import step_of, time_chart
from sitrep.report.drawing import draw
from sitrep.report.facts import facts
from sitrep.report.figures import figures_by_incident
from sitrep.report.frames import WORLD, Frame, close_up
from sitrep.report.maps import place_map
from sitrep.report.marks import pieces

# Each drawing is made for a wide page and for a phone, and the style shows one of them.
WIDE, NARROW = 860, 350
# Each is a template of its own, named as its anchor.
SECTIONS = (
    ("when", "What and when"),
    ("where", "Where"),
    ("contested", "Contested incidents"),
    ("people", "How many people"),
    ("territory", "Territory"),
    ("sides", "Sides and actors"),
    ("quotations", "In their words"),
    ("example", "One event in full"),
    ("sources", "Sources and quality"),
)


def page(data: dict[str, Any]) -> str:
    """Return the report as HTML that needs no network; the same data give the same page.

    Parameters
    ----------
    data : dict
        What :func:`~sitrep.report.report_data` returns.
    """
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            **data,
            headline=headline(data),
            time_drawing=_time_drawing(data),
            map_drawings=_map_drawings(data["places"]),
            step=step_of(data["days"]),
            people=figures_by_incident(data["casualties"]),
            facts=facts(data["example"]) if data["example"] else [],
            codes=wording.glossary(_told(data)),
            version=__version__,
        )
    )


def headline(data: dict[str, Any]) -> str:
    """Return what the report is about in a few words: the days of its articles."""
    totals = data["totals"]
    if not totals["published_from"]:
        return "No articles yet"
    return wording.days(totals["published_from"], totals["published_to"])


def _time_drawing(data: dict[str, Any]) -> str:
    rows, days = data["days"], data["period"]["days"]
    if not rows:
        return ""
    until = data["totals"]["published_to"][:10]
    count = sum(row["events"] for row in rows)
    label = f"Bars: {count} events by {step_of(rows)} of publication and type; see the table below."
    return "".join(
        draw(
            time_chart(rows, until=until, days=days, width=width, height=height),
            name=f"time-{style}",
            label=label,
            style=style,
        )
        for width, height, style in ((WIDE - 50, 210, "wide"), (NARROW - 40, 170, "narrow"))
    )


def _map_drawings(places: list[dict[str, Any]]) -> list[str]:
    if not places:
        return []
    near = close_up(places)
    frames = {"world": WORLD} | ({"region": near} if near else {})
    return [_map_drawing(places, frame, name) for name, frame in frames.items()]


def _map_drawing(places: list[dict[str, Any]], frame: Frame, name: str) -> str:
    shown = [place for place in places if frame.holds(place)]
    most = ", ".join(f"{place['place']} {place['reports']}" for place in shown[:5])
    label = f"Map of the {name}: {len(shown)} places by number of reports. Most: {most}."
    return "".join(
        draw(
            place_map(places, frame, width=width, labels=labels),
            name=f"{name}-{style}",
            label=label,
            style=style,
        )
        for width, labels, style in ((WIDE, 10, "wide"), (NARROW, 4, "narrow"))
    )


def _told(data: dict[str, Any]) -> str:
    """Return everything in which the page shows codes."""
    names = ("incidents", "casualties", "territory", "example")
    return dumps([data[name] for name in names], default=str)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("sitrep.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "actor": wording.actor,
        "bounds": lambda row: wording.bounds(row["low"], row["best"], row["high"]),
        "day": wording.day,
        "dates": lambda row: wording.days(row["date_from"], row["date_to"]),
        "instant": wording.instant,
        "link": wording.link,
        "number": wording.number,
        "side": lambda row: wording.side(row["country"], row["sector"]),
        "some": lambda value: wording.number(value) if value else "",
        "unnamed_last": _unnamed_last,
        "where": wording.where,
    }
    style = (files("sitrep.report") / "templates" / "page.css").read_text(encoding="utf-8")
    environment.globals |= {"pieces": pieces, "sections": SECTIONS, "style": style}
    return environment


def _unnamed_last(names: list[str]) -> list[str]:
    return sorted(names, key=lambda name: name.startswith("unnamed"))
