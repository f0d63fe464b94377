"""The names of a gold document, everywhere they stand in the text."""

from dataclasses import replace

from benchmarks.gold_anchors import occurrences
from benchmarks.gold_documents import GoldEntity, GoldError, GoldSpan
from benchmarks.gold_fields import one_of, parts, read_code

LABELS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "MILITARY_UNIT", "EVENT", "LAW",
          "PRODUCT", "VEHICLE", "WEAPON")  # fmt: skip


def read_entity(value: str, text: str) -> GoldEntity:
    """Return the name of ``"Kupiansk | GPE UKR 49.71 37.61"`` with all its places in the text."""
    words, meaning = parts(value, 2)
    label, *rest = meaning.split()
    one_of(label, LABELS, "label of a name")
    codes = [part for part in rest if not _is_number(part)]
    numbers = [float(part) for part in rest if _is_number(part)]
    if rest != codes + rest[len(codes) :] or len(numbers) not in {0, 2}:
        raise GoldError(f"{meaning!r} is not '<label> <country> <sector>' or '… <lat> <lon>'")
    country, sector = read_code(" ".join(codes))
    if numbers and not (-90 <= numbers[0] <= 90 and -180 <= numbers[1] <= 180):
        raise GoldError(f"{meaning!r} has no latitude and longitude (in this order)")
    words = " ".join(words.split())
    spans = occurrences(text, words)
    if not spans:
        raise GoldError(f"{words!r} does not stand in the text")
    lat, lon = numbers or (None, None)
    return GoldEntity(
        words=words, label=label, country=country, sector=sector, lat=lat, lon=lon,
        spans=tuple(spans),
    )  # fmt: skip


def without_nested(entities: list[GoldEntity]) -> tuple[GoldEntity, ...]:
    """Return the names without where they are part of a longer one that is listed too.

    "Ukrainian" in "Ukrainian General Staff" is no name of its own.
    """
    every = [span for entity in entities for span in entity.spans]
    return tuple(
        replace(
            entity, spans=tuple(s for s in entity.spans if not any(_is_inside(s, o) for o in every))
        )
        for entity in entities
    )


def _is_inside(span: GoldSpan, other: GoldSpan) -> bool:
    longer = other.end - other.start > span.end - span.start
    return longer and other.start <= span.start and span.end <= other.end


def _is_number(part: str) -> bool:
    return part.lstrip("-").replace(".", "", 1).isdigit()
