"""Where something lies that the text puts between two places."""

from collections.abc import Mapping

from spacy.tokens import Doc, Span

from sitrep.extract.location import LINE, NEAR, Location
from sitrep.extract.places import Resolved
from sitrep.knowledge.distances import distance_km
from sitrep.knowledge.places import Place
from sitrep.knowledge.relation_words import load_relation_words

# How many tokens may lie between the two names.
REACH = 14
# Between two places this near each other something is near both; else on the line of them.
NEAR_LINE_KM = 60.0


def line_between(
    doc: Doc, start: int, end: int, place: Place, places: Mapping[tuple[int, int], Resolved]
) -> Location | None:
    """Read "between A and B", "the road from A to B", "the border of A and B", at either name."""
    for (other_start, other_end), (other, _) in places.items():
        if other.place_key == place.place_key or abs(other_start - start) > REACH:
            continue
        first, last = (
            ((start, end), (other_start, other_end))
            if start < other_start
            else ((other_start, other_end), (start, end))
        )
        words = _line_words(doc, first, last)
        if words is None:
            continue
        return _middle(place, other, words)
    return None


def _line_words(doc: Doc, first: tuple[int, int], last: tuple[int, int]) -> Span | None:
    """Return the words that join two names to a line, or None."""
    joint = [token.lower_ for token in doc[first[1] : last[0]] if token.lower_ != "the"]
    lead = [token.lower_ for token in doc[max(0, first[0] - 4) : first[0]]]
    if "the" in lead[-1:]:
        lead = lead[:-1]
    roads = load_relation_words().roads
    back = first[0] - 1 if doc[first[0] - 1].lower_ != "the" else first[0] - 2
    if joint == ["and"] and lead[-1:] == ["between"]:
        is_noun = len(lead) > 1 and (lead[-2] in roads or lead[-2].startswith("border"))
        return doc[back - 1 if is_noun else back : last[1]]
    if joint == ["and"] and lead[-1:] == ["of"] and lead[-2:-1] == ["border"]:
        return doc[back - 1 : last[1]]
    if joint == ["to"] and lead[-1:] == ["from"] and lead[-2:-1] and lead[-2] in roads:
        return doc[back - 1 : last[1]]
    if joint in (["-"], ["–"]) and last[1] < len(doc):
        follower = doc[last[1]].lower_
        if follower in roads or follower.startswith("border"):
            return doc[first[0] : last[1] + 1]
    return None


def _middle(place: Place, other: Place, words: Span) -> Location:
    """Return the middle; on a border, by the size of the countries."""
    gap_km = distance_km(place, other)
    is_border = any(token.lower_.startswith("border") for token in words)
    share = place.radius_km / max(1.0, place.radius_km + other.radius_km) if is_border else 0.5
    lon_gap = (other.lon - place.lon + 180) % 360 - 180
    return Location(
        lat=place.lat + share * (other.lat - place.lat),
        lon=(place.lon + share * lon_gap + 180) % 360 - 180,
        precision=NEAR if gap_km <= NEAR_LINE_KM and not is_border else LINE,
        radius_km=round(max(2.0, gap_km / 2), 1),
        reason=" ".join(words.text.split()),
        start_token=words.start,
        end_token=words.end,
    )
