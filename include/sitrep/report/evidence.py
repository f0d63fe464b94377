"""Show in colours which characters of a sentence support which part of an event."""

from collections.abc import Sequence
from typing import Any

from rich.text import Text

STYLES = {
    "trigger": "bold black on yellow",
    "actor": "bold cyan",
    "recipient": "bold magenta",
    "place": "bold green",
    "date": "bold blue",
    "quantity": "bold red",
    "claimant": "underline",
    "cue": "italic underline",
}


def evidence(sentence: str, spans: Sequence[dict[str, Any]]) -> Text:
    """Return the sentence with its spans coloured, by their offsets alone; pure.

    Parameters
    ----------
    sentence : str
        The sentence, word for word.
    spans : sequence of dict
        ``kind`` (a key of :data:`STYLES`), ``start`` and ``end`` in code points from the
        start of the sentence.
    """
    text = Text(sentence)
    for span in spans:
        text.stylize(STYLES.get(span["kind"], "bold"), span["start"], span["end"])
    return text


def legend(spans: Sequence[dict[str, Any]]) -> Text:
    """Return one line that says which colour is what, for the kinds of span present."""
    present = [kind for kind in STYLES if any(span["kind"] == kind for span in spans)]
    return Text("  ").join(Text(kind, style=STYLES[kind]) for kind in present)
