"""Choose the places that get their name on a map, and put it where it can be read; pure."""

from math import pi, radians, sqrt
from typing import Any, NamedTuple

from sitrep.report.frames import Frame, mercator

Rows = list[dict[str, Any]]

# Width of a letter of a name, pixels, rather too much than too little.
_CHARACTER = 7.2


class Box(NamedTuple):
    """A part of the drawing, pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_large(self) -> bool:
        """Return True if a name could not be read upon it."""
        return self.right - self.left > 10

    def meets(self, other: "Box") -> bool:
        """Return True if they have a point in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def named_places(shown: Rows, frame: Frame, width: int, labels: int) -> Rows:
    """Return the places that get their name: it lies on no other name and on no large circle.

    Parameters
    ----------
    shown : list of dict
        ``place``, ``lat``, ``lon`` (degrees) and ``area`` (of its circle, square pixels), those
        that matter most first.
    frame, width
        What the map shows, and its width in pixels.
    labels : int
        How many are named at most.

    Returns
    -------
    list of dict
        These places with ``dx``, where their name begins right of their point, pixels.
    """
    scale = width / radians(frame.east - frame.west)
    boxes = [_box_of_circle(place, frame, scale) for place in shown]
    taken: list[Box] = []
    named: Rows = []
    # A place with few reports is not named where none of the larger ones can be.
    for place, circle in list(zip(shown, boxes, strict=True))[: 2 * labels]:
        large = [other for other in boxes if other is not circle and other.is_large]
        for is_left in (False, True):
            box = _box_of_name(place["place"], circle, is_left=is_left)
            is_inside = box.left > 0 and box.right < width
            if is_inside and not any(box.meets(other) for other in (*taken, *large)):
                taken.append(box)
                named.append(place | {"dx": box.left + 2 - (circle.left + circle.right) / 2})
                break
        if len(named) == labels:
            break
    return named


def _box_of_name(name: str, circle: Box, *, is_left: bool) -> Box:
    length, middle = _CHARACTER * len(name) + 4, (circle.top + circle.bottom) / 2
    left = circle.left - 2 - length if is_left else circle.right + 1
    return Box(left, middle - 8, left + length, middle + 8)


def _box_of_circle(place: dict[str, Any], frame: Frame, scale: float) -> Box:
    x, y = scale * radians(place["lon"] - frame.west), -scale * mercator(place["lat"])
    radius = sqrt(place["area"] / pi)
    return Box(x - radius, y - radius, x + radius, y + radius)
