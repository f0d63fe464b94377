"""Which events are worth comparing: those near in time that share something rare."""

from collections.abc import Iterator

from sitrep.knowledge.word_counts import information
from sitrep.warehouse.linking.nearness import EXACT_PLACE
from sitrep.warehouse.linking.report import Report

Key = tuple[str, str]

# A word of this information is worth a look at whoever shares it.
TELLING = 0.7

MAX_GAP_DAYS = 3
# An event dated no better than to so many days and one is compared with none.
MAX_DATED_DAYS = 7


def are_comparable(a: Report, b: Report) -> bool:
    """Say whether two events can be one happening at all; the same for (b, a). Pure.

    They are of one family, dated at most :data:`MAX_GAP_DAYS` apart, and in one text or in two
    that name a country in common.
    """
    if a.family != b.family or not (a.revision_id == b.revision_id or a.countries & b.countries):
        return False
    if any((r.date_to - r.date_from).days > MAX_DATED_DAYS for r in (a, b)):
        return False
    return (max(a.date_from, b.date_from) - min(a.date_to, b.date_to)).days <= MAX_GAP_DAYS


def keys_of(report: Report) -> Iterator[Key]:
    """Yield that of which two events must share something to be compared. Pure.

    A text, a place, a party, a name or a telling word: those that share none of it have in common
    only what most events of a conflict have.
    """
    yield "text", report.revision_id
    for place in (*report.places, *report.nearby):
        if place.precision <= EXACT_PLACE:
            yield "place", place.place_key
    for party in report.parties:
        if not party.startswith("country-"):
            yield "party", party
    for name in report.names:
        yield "name", name
    for stem in report.sentence:
        if information(stem) > TELLING:
            yield "word", stem
