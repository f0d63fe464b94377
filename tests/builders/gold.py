"""Gold documents of tests: a small annotated text, and codings made by hand."""

from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any

from sitrep.coding import (
    Claim,
    CodedDocument,
    Codes,
    Event,
    EventDate,
    Evidence,
    Participant,
    Quantity,
    Quotation,
    Sentence,
)

TEXT = """Russian forces shelled the town of Kupiansk on Monday, killing at least
three people, the Ukrainian General Staff said.

"We pulled two children out of the rubble," said Olena Marchuk. Talks will be held."""
FOLDED = TEXT.replace("least\nthree", "least three")
HEAD = f'''
title = "Shells hit a market"
published_at = "2024-03-05"
genre = "war"
text = """
{TEXT}
"""
'''
NAMES = """
entities = [
  "Kupiansk | GPE UKR 49.71 37.61",
  "Ukrainian General Staff | ORG UKR MIL",
  "Olena Marchuk | PERSON UKR",
  "Ukrainian | NORP UKR",
]
"""
EVENT = """
[[event]]
trigger = "shelled"
type = "ASSAULT/heavy-weapons"
actors = ["Russian forces | RUS MIL"]
recipients = ["at least three people | UKR CVL"]
places = ["Kupiansk"]
date = "Monday | 2024-03-04"
claim = "institution affirms | Ukrainian General Staff | UKR MIL"
quantities = ["at least three | killed person >= 3"]
"""
QUOTATION = """
[[quotation]]
kind = "direct"
from = "We pulled"
to = "rubble"
cue = "said"
speaker = "Olena Marchuk | UKR"
"""
WHOLE = HEAD + NAMES.replace('  "Ukrainian | NORP UKR",\n', "") + EVENT + QUOTATION


def span_of(words: str, text: str = FOLDED) -> dict[str, Any]:
    """Return ``start``, ``end`` and ``text`` of the first time that words stand in a text."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def party(words: str, country: str | None = None, sector: str | None = None) -> Participant:
    return Participant(**span_of(words), country=country, sector=sector)


def quantity(words: str, **values: Any) -> Quantity:
    return Quantity(**span_of(words), **values)


def quotation(words: str, speaker: Participant | None, kind: str = "direct") -> Quotation:
    return Quotation(**span_of(words), kind=kind, cue=None, speaker=speaker)


def coded_event(trigger: str, event_type: str, **values: Any) -> Event:
    """Return an event that the outlet tells as happened; ``values`` change that."""
    day = date(2024, 3, 5)
    given: dict[str, Any] = {
        "mode": None, "actors": (), "recipients": (), "places": (), "quantities": (),
        "polarity": "asserted", "modality": "actual",
        "claim": Claim(kind="outlet", stance="affirms"),
        "date": EventDate(date_from=day, date_to=day, precision="day", reason="published"),
    }  # fmt: skip
    return Event(
        event_id=trigger, event_type=event_type, trigger=Evidence(**span_of(trigger)),
        sentence=Sentence(start=0, end=0), confidence=1.0,
        codes=Codes(plover=None, plover_match="none", cameo=None, cameo_match="none", acled=None,
                    acled_match="none", quad_class=0, goldstein=0.0),
        **given | values,
    )  # fmt: skip


def coded(*events: Event, **values: Any) -> CodedDocument:
    """Return a coding of the text, whose sentences are right."""
    borders = [FOLDED.index(words) for words in ("Russian", '"We', "Talks")] + [len(FOLDED)]
    given: dict[str, Any] = {"entities": (), "quotations": ()}
    return CodedDocument(
        doc_id="small", url=None, title="", published_at=datetime(2024, 3, 5, tzinfo=UTC),
        text=FOLDED, events=events,
        sentences=tuple(
            Sentence(start=a, end=b) for a, b in pairwise(borders)
        ),
        **given | values,
    )  # fmt: skip
