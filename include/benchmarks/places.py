"""How many of a text's places are found and put where they lie: ``python -m benchmarks.places``.

Beside the coder stands the plain baseline: the same names, each put on the most populous place
that bears it.
"""

import argparse
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.language_gold import gold_lines
from sitrep.coding import CodedDocument, Entity
from sitrep.extract.coder import Source
from sitrep.extract.pipeline import load_pipeline
from sitrep.knowledge.gazetteer import Gazetteer, open_gazetteer
from sitrep.settings import settings

# The usual measure of the field: within a hundred miles of where the place lies.
CLOSE_KM = 161.0
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
EARTH_RADIUS_KM = 6371.0
COLUMNS = ("places", "right", "unnamed", "abstained", "wrong", "extra", "precision", "mean km")

Point = tuple[float, float]
Pins = Mapping[tuple[int, int], Point | None]


@dataclass(slots=True)
class Score:
    """What became of the places of some texts.

    ``right`` lie within :data:`CLOSE_KM`. ``unnamed`` were not recognised as names of places,
    ``abstained`` were, but stand nowhere. ``extra`` are pins on names that are no places.
    """

    places: int = 0
    right: int = 0
    unnamed: int = 0
    abstained: int = 0
    wrong: int = 0
    extra: int = 0
    error_km: float = 0.0

    def __add__(self, other: "Score") -> "Score":
        return Score(*(getattr(self, f) + getattr(other, f) for f in self.__slots__))

    def cells(self) -> tuple[str, ...]:
        """Return the cells of a table, in the order of :data:`COLUMNS`."""
        pins = self.right + self.wrong
        return (
            f"{self.places}",
            f"{self.right} ({self.right / max(1, self.places):.1%})",
            *(f"{n}" for n in (self.unnamed, self.abstained, self.wrong, self.extra)),
            f"{self.right / max(1, pins + self.extra):.1%}",
            f"{self.error_km / max(1, pins):.0f}",
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Score the coder and the baseline, and print a table by half and group."""
    parser = argparse.ArgumentParser(prog="benchmarks.places", description=__doc__)
    parser.add_argument("--groups", action="store_true", help="a row for each group too")
    parser.add_argument("--errors", action="store_true", help="list errors of development")
    options = parser.parse_args(arguments)
    texts = gold_lines("places")
    pipeline, gazetteer = load_pipeline(), open_gazetteer(settings().home / "cache")
    coded = {text["id"]: _code(text) for text in texts}
    console = Console(width=110)
    if options.errors:
        development = [text for text in texts if text["half"] == "development"]
        for line in errors(development, coded):
            console.print(line, markup=False, highlight=False)
    table = Table(title="Places of news-like texts", title_justify="left")
    for column in ("", *COLUMNS):
        table.add_column(column, justify="right" if column else "left")
    ways: dict[str, Callable[[CodedDocument], Pins]] = {
        "most populous": lambda document: populous_pins(document, gazetteer),
        pipeline.version.split("+")[0]: pins_of,
    }
    for name, way in ways.items():
        for key in ("half", "group") if options.groups else ("half",):
            for value in dict.fromkeys(text[key] for text in texts):
                part = [text for text in texts if text[key] == value]
                scores = (score(text, way(coded[text["id"]])) for text in part)
                table.add_row(f"{name}: {value}", *sum(scores, Score()).cells())
    console.print(table)
    return 0


def _code(text: Mapping[str, Any]) -> CodedDocument:
    pipeline = load_pipeline()
    source = Source(
        doc_id=text["id"],
        title="",
        published_at=datetime(2023, 6, 1, tzinfo=UTC),
        source_country=text["source_country"],
    )
    return pipeline.coder.code(pipeline.nlp(text["text"]), source)


def pins_of(document: CodedDocument) -> Pins:
    """Return the recognised places of a document with their points; None where it abstains."""
    return {(e.start, e.end): _point(e) for e in document.entities if _is_place(e)}


def populous_pins(document: CodedDocument, gazetteer: Gazetteer) -> Pins:
    """Return the same places, each on the country or most populous city of that name."""
    pins: dict[tuple[int, int], Point | None] = {}
    for entity in filter(_is_place, document.entities):
        found = gazetteer.lookup(entity.text)
        pins[entity.start, entity.end] = (found[0].lat, found[0].lon) if found else None
    return pins


def score(text: Mapping[str, Any], pins: Pins) -> Score:
    """Return the score of one text, whose places are paired with the pins that overlap them."""
    result = Score(places=len(text["places"]))
    for gold in text["places"]:
        span = _overlapping(gold, pins)
        if span is None:
            result.unnamed += 1
            continue
        point = pins[span]
        if point is None:
            result.abstained += 1
            continue
        error_km = gap_km(point, (gold["lat"], gold["lon"]))
        result.error_km += error_km
        result.right += error_km <= CLOSE_KM
        result.wrong += error_km > CLOSE_KM
    for other in text["not_places"]:
        span = _overlapping(other, pins)
        result.extra += span is not None and pins[span] is not None
    return result


def errors(texts: Iterable[Mapping[str, Any]], coded: Mapping[str, CodedDocument]) -> list[str]:
    """Return a line for each place that is not right, to read by eye."""
    lines = []
    for text in texts:
        pins = pins_of(coded[text["id"]])
        for gold in (*text["places"], *text["not_places"]):
            one = {**text, "places": [], "not_places": []}
            one["places" if "lat" in gold else "not_places"] = [gold]
            result = score(one, pins)
            kind = next((k for k in ("unnamed", "abstained", "wrong", "extra")
                         if getattr(result, k)), None)  # fmt: skip
            if kind:
                lines.append(f"{kind}: [{gold['text']}] {result.error_km:.0f} km: {text['text']}")
    return lines


def gap_km(a: Point, b: Point) -> float:
    """Return the distance between two points in degrees, along the great circle."""
    (lat_a, lon_a), (lat_b, lon_b) = (tuple(map(math.radians, point)) for point in (a, b))
    half = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(half))


def _overlapping(gold: Mapping[str, Any], pins: Pins) -> tuple[int, int] | None:
    return next((span for span in pins if span[0] < gold["end"] and gold["start"] < span[1]), None)


def _is_place(entity: Entity) -> bool:
    return entity.lat is not None or entity.label in PLACE_LABELS


def _point(entity: Entity) -> Point | None:
    if entity.lat is None or entity.lon is None:
        return None
    return entity.lat, entity.lon


if __name__ == "__main__":
    raise SystemExit(main())
