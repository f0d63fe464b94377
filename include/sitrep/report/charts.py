"""The chart of events over time, as Vega-Lite."""

from calendar import timegm
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

Spec = dict[str, Any]
Rows = list[dict[str, Any]]

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
# More types than these make a stack that nobody can read: the rest is one.
MAX_TYPES = 5
OTHER = "Other types"
# One bar alone would be a wall: the chart shows this many days at least.
SHORTEST = 7
# Colours are named in the page's style, where they have a light and a dark form.
COLOURS = tuple(f"var(--type-{number})" for number in range(1, MAX_TYPES + 1))
CONFIG: Spec = {
    "font": "system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": "var(--soft)",
        "labelFontSize": 12,
        "domainColor": "var(--line)",
        "tickColor": "var(--line)",
        "gridColor": "var(--line)",
        "title": None,
    },
    "legend": {"labelColor": "var(--ink)", "labelFontSize": 12, "title": None, "symbolSize": 120},
}
# Longest time, days, that is shown by the day, by the week and by the month.
_BY_DAY, _BY_WEEK, _BY_MONTH = 45, 300, 3700
_FORMS = {"day": "%-d %b", "week": "%-d %b %Y", "month": "%b %Y", "year": "%Y"}


def step_of(rows: Rows) -> str:
    """Return how long one bar is, so that the bars can be told apart: day, week, month, year."""
    if not rows:
        return "day"
    days = [date.fromisoformat(row["day"]) for row in rows]
    length = (max(days) - min(days)).days
    bounds = ((_BY_DAY, "day"), (_BY_WEEK, "week"), (_BY_MONTH, "month"))
    return next((step for bound, step in bounds if length <= bound), "year")


def over_time(rows: Rows) -> tuple[list[str], list[tuple[str, str, int]]]:
    """Return the types shown by name, the commonest first, and their events a bar.

    Parameters
    ----------
    rows : list of dict
        ``day``, ``event_type`` and ``events``.

    Returns
    -------
    types : list of str
        At most :data:`MAX_TYPES`, then :data:`OTHER` if there are more.
    bars : list of tuple
        First day of the bar (ISO), type, events; sorted.
    """
    step, totals, counted = step_of(rows), Counter[str](), Counter[tuple[str, str]]()
    for row in rows:
        totals[row["event_type"]] += row["events"]
    common = sorted(totals, key=lambda name: (-totals[name], name))
    shown = [name.capitalize() for name in common[:MAX_TYPES]]
    for row in rows:
        name = row["event_type"].capitalize()
        kind = name if name in shown else OTHER
        counted[_first_day(date.fromisoformat(row["day"]), step).isoformat(), kind] += row["events"]
    types = [*shown, *([OTHER] if len(common) > MAX_TYPES else [])]
    return types, [(start, kind, events) for (start, kind), events in sorted(counted.items())]


def time_chart(rows: Rows, *, until: str, days: int | None, width: int, height: int) -> Spec:
    """Return the chart of events by type over time, as stacked bars.

    Parameters
    ----------
    rows : list of dict
        As for :func:`over_time`; at least one.
    until : str
        Day of the newest article, ISO; it is shown if the bars are days.
    days : int or None
        Days that the report looks back, which the chart then shows, whatever came on them.
    width, height : int
        Pixels, without axes.
    """
    types, bars = over_time(rows)
    step = step_of(rows)
    colours = ["var(--type-other)" if name == OTHER else COLOURS[n] for n, name in enumerate(types)]
    pieces = _stacked(bars, types, step)
    first, end = pieces[0]["start"], pieces[-1]["end"]
    if step == "day":
        end = max(end, _next_day(date.fromisoformat(until), step).isoformat())
    shown = max(SHORTEST, days or 0) if step == "day" else 0
    first = min(first, (date.fromisoformat(end) - timedelta(days=shown)).isoformat())
    ticks = _days_named(first, end, width) if shown else {"tickCount": width // 110}
    return {
        "$schema": SCHEMA,
        "background": None,
        "config": CONFIG,
        "width": width,
        "height": height,
        "padding": 4,
        "data": {"values": pieces},
        "mark": {"type": "rect", "stroke": "var(--paper)", "strokeWidth": 0.5},
        "encoding": {
            "x": {
                "field": "start",
                "type": "temporal",
                "scale": {"type": "utc", "domain": [first, end]},
                "axis": {
                    "format": _FORMS[step],
                    "grid": False,
                    "labelOverlap": True,
                    "labelFlush": True,
                    "labelSeparation": 12,
                    **ticks,
                },
            },
            "x2": {"field": "end"},
            "y": {
                "field": "low",
                "type": "quantitative",
                "axis": {"tickMinStep": 1, "tickCount": 4, "domain": False, "ticks": False},
            },
            "y2": {"field": "high"},
            "color": {
                "field": "type",
                "type": "nominal",
                "scale": {"domain": types, "range": colours},
                "legend": {"orient": "top", "direction": "horizontal", "columns": width // 110},
            },
        },
    }


def _stacked(bars: Iterable[tuple[str, str, int]], types: list[str], step: str) -> Rows:
    """Return the pieces of every bar, those of the commonest type at the bottom."""
    height, pieces = Counter[str](), []
    for start, kind, events in sorted(bars, key=lambda bar: (bar[0], types.index(bar[1]))):
        low = height[start]
        height[start] += events
        end = _next_day(date.fromisoformat(start), step).isoformat()
        pieces.append({"start": start, "end": end, "type": kind, "low": low, "high": height[start]})
    return pieces


def _days_named(first: str, end: str, width: int) -> Spec:
    """Return which days have their name under the middle of their bar: as many as fit."""
    start, length = date.fromisoformat(first), (date.fromisoformat(end) - date.fromisoformat(first))
    every = -(-length.days * 60 // width)
    named = [start + timedelta(days=day) for day in range(length.days - 1, -1, -every)]
    middle = width / length.days / 2
    return {
        "values": [1000 * timegm(day.timetuple()) for day in named],
        "labelOffset": middle,
        "ticks": False,
        "labelFlush": False,
    }


def _first_day(day: date, step: str) -> date:
    if step == "week":
        return day - timedelta(days=day.weekday())
    if step == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if step == "year" else day


def _next_day(start: date, step: str) -> date:
    """Return the first day of the next bar."""
    longest = {"day": 1, "week": 7, "month": 31, "year": 366}[step]
    return _first_day(start + timedelta(days=longest), step)
