"""What was coded of an event, field by field, and because of what: sentences for a person."""

from collections.abc import Iterator
from dataclasses import dataclass

from sitrep.coding import EventPlace, Quantity
from sitrep.explain.claim_reasons import claim_reason, stance_reason
from sitrep.explain.party_reasons import party_rows
from sitrep.extract.attachment import attach
from sitrep.extract.confidence import confidence_parts
from sitrep.extract.confidence_features import features_of
from sitrep.extract.explanation import Explanation
from sitrep.knowledge.topics import CALM, EVENTFUL, Topic

_SCALE = {1: "exact place", 2: "near it", 3: "district", 4: "region", 5: "area", 6: "country"}
_BOUNDS = {">=": "at least", ">": "more than", "<=": "at most", "<": "less than", "~": "about"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One field of an event: what it is called, its value, and why."""

    field: str
    value: str
    because: str


def rows_of(explanation: Explanation) -> Iterator[Row]:
    """Yield the fields of an event with their reasons; pure."""
    yield from _type(explanation)
    for field, value, because in party_rows(explanation):
        yield Row(field=field, value=value, because=because)
    yield from _places(explanation)
    yield _date(explanation)
    yield from _status(explanation)
    claim = explanation.coded.event.claim
    who = f" ({claim.claimant.text})" if claim.claimant is not None else ""
    yield Row(field="claim", value=f"{claim.kind}{who}", because=claim_reason(explanation))
    yield Row(field="stance", value=claim.stance, because=stance_reason(explanation))
    yield from _quantities(explanation)
    yield _confidence(explanation)


def _type(explanation: Explanation) -> Iterator[Row]:
    event, main = explanation.coded.event, explanation.coded.happening.main
    line, kind = explanation.line, explanation.kind
    why = [f"trigger '{' '.join(line.words)}' ({line.pos.lower()})"]
    if line.event_type != event.event_type:
        leaning = "leans to" if event.event_type == "DISASTER" else "does not lean to"
        why.append(f"listed as {line.event_type}, but the text {leaning} disaster")
    why += [c.reason for c in explanation.conditions if c.name != "excludes"]
    yield Row(field="type", value=event.event_type, because="; ".join(why))
    if event.mode is not None:
        definition = kind.modes[event.mode].definition
        yield Row(field="mode", value=event.mode, because=f"the trigger's: {definition}")
    elif kind.modes:
        lost = f"'{line.mode}' is doubtful: nothing in the clause tells" if line.mode else ""
        yield Row(field="mode", value="none", because=lost or "the trigger tells no mode")
    sure = "sure" if main.match.is_sure else "doubtful"
    is_free = not any(c.name != "excludes" for c in explanation.conditions)
    because = "its words are enough" if is_free else explanation.verdict.reason
    yield Row(field="believed", value=sure, because=because)
    yield Row(field="topic", value=_topic(explanation.topic), because=_words(explanation.topic))


def _topic(topic: Topic) -> str:
    if topic.is_calm:
        return max(CALM, key=lambda name: topic.hits[name])
    return ", ".join(name for name in EVENTFUL if topic.is_about(name)) or "none"


def _words(topic: Topic) -> str:
    hits = ", ".join(f"{count} of {name}" for name, count in topic.hits.items() if count)
    return f"{hits or 'no words of any topic'}, among {topic.words} words"


def _places(explanation: Explanation) -> Iterator[Row]:
    places = explanation.coded.event.places
    if not places:
        no_place = "no place hangs on the event's words, nor stands alone in its clause"
        yield Row(field="place", value="none", because=no_place)
    for place in places:
        field = "place" if place.role == "event" else place.role
        value = place.name + (f", {place.country}" if place.country else "")
        if place.text not in value:
            value += f" ('{place.text}')"
        yield Row(field=field, value=value, because=_place_reason(explanation, place))


def _place_reason(explanation: Explanation, place: EventPlace) -> str:
    reading = explanation.reading
    why = [place.reason]
    why += [
        f"on the map: {mention.resolved[1]}"
        for mentions in reading.place_mentions.values()
        for mention in mentions
        if mention.resolved is not None and reading.doc[mention.start].idx == place.start
    ]
    if place.precision is not None:
        why.append(f"precision {place.precision} ({_SCALE[place.precision]})")
    return "; ".join(why)


def _date(explanation: Explanation) -> Row:
    date, reading = explanation.coded.event.date, explanation.reading
    span = f"{date.date_from}" + (f" to {date.date_to}" if date.date_to != date.date_from else "")
    why = [date.reason]
    if date.text is not None:
        cores = [c for frame in explanation.coded.happening.frames for c in frame.core]
        dates = reading.dates.get(explanation.sentence, ())
        dated = next((d for d in dates if d.mention.start == date.start), None)
        way = attach(reading.tree, dated.head, cores) if dated is not None else None
        where = f"beside '{reading.tree.words[way.core]}'" if way else "in the clause around it"
        why = [f"'{date.text}' {where}", date.reason]
    why.append(f"published {reading.published}")
    return Row(field="date", value=f"{span} ({date.precision})", because="; ".join(why))


def _status(explanation: Explanation) -> Iterator[Row]:
    coded, words = explanation.coded, explanation.reading.tree.words
    negating = [f"'{words[o.token]}'" for o in coded.status.operators if o.effect == "negated"]
    why = ["no word negates it"] if not negating else [f"{', '.join(negating)} negates it"]
    if coded.happening.status_trigger.polarity == "negated":
        why.append("the trigger itself says that it did not happen")
    yield Row(field="polarity", value=coded.event.polarity, because="; ".join(why))
    yield Row(field="modality", value=coded.event.modality, because=coded.status.reason)


def _quantities(explanation: Explanation) -> Iterator[Row]:
    for quantity, reason in explanation.coded.quantities:
        value = f"{quantity.kind}: {_bounds(quantity)} ({quantity.unit})"
        because = f"'{quantity.text}': {reason}"
        if quantity.operator in _BOUNDS:
            because += f"; read as {_BOUNDS[quantity.operator]}"
        yield Row(field="quantity", value=value, because=because)


def _bounds(quantity: Quantity) -> str:
    low, best, high = map(_number, (quantity.low, quantity.best, quantity.high))
    return best if low == best == high else f"{low} to {high}, best {best}"


def _number(value: float | None) -> str:
    return "open" if value is None else f"{value:g}"


def _confidence(explanation: Explanation) -> Row:
    event = explanation.coded.event
    features = features_of(
        event,
        happening=explanation.coded.happening,
        roles=explanation.coded.roles,
        topic=explanation.topic,
        tree=explanation.reading.tree,
    )
    parts = confidence_parts(features)
    why = "log-odds: " + ", ".join(f"{name} {part:+.2f}" for name, part in parts)
    return Row(field="confidence", value=f"{event.confidence:.2f}", because=why)
