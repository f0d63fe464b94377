"""How much of the events of real news the coder finds, in single sentences.

The sentences are those of the corpus ``gmb_subset.csv.xz``; ``gold/README.md`` says how they were
annotated.
"""

import argparse
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table
from spacy.tokens import Doc

from benchmarks.coder_gold import HALVES
from benchmarks.coder_sheet import Share
from benchmarks.language_scores import Tally
from benchmarks.real_news_gold import RealEvent, load_real_news, read_sentences
from sitrep.coding import Event
from sitrep.extract.coder import Source
from sitrep.extract.pipeline import Pipeline, load_pipeline

# The corpus does not tell its days: dates are not scored.
DAY = datetime(2008, 1, 1, 12, tzinfo=UTC)
_NO_SPACE_BEFORE = frozenset({".", ",", ";", ":", "?", "!", ")", "%", "n't"})
_NO_SPACE_AFTER = frozenset({"(", "$"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEvent:
    """What the coder found, by the tokens of its trigger."""

    start: int
    end: int
    event_type: str
    mode: str | None
    is_negated: bool
    modality: str


@dataclass(slots=True)
class RealNewsScores:
    """Scores over sentences; a trigger of another type counts as missed and as false."""

    typed: Tally = field(default_factory=Tally)
    untyped: Tally = field(default_factory=Tally)
    types: dict[str, Tally] = field(default_factory=dict)
    mode: Share = field(default_factory=Share)
    polarity: Share = field(default_factory=Share)
    modality: Share = field(default_factory=Share)
    errors: list[str] = field(default_factory=list)

    def add(
        self, words: Sequence[str], gold: Sequence[RealEvent], found: Sequence[FoundEvent]
    ) -> None:
        """Add one sentence. What is optional is neither missed nor false."""
        pairs = match_events(words, gold, found)
        for event, guess in pairs:
            self._add_pair(event, guess, words)
        matched = {id(event) for event, _ in pairs}
        used = {id(guess) for _, guess in pairs}
        missed = [event for event in gold if id(event) not in matched and not event.is_optional]
        false = [guess for guess in found if id(guess) not in used]
        for event in missed:
            self._type(event.event_type).gold += 1
            self.typed.gold += 1
            self.errors.append(f"missed {event.event_type} | {_shown(words, event.token(words))}")
        for guess in false:
            self._type(guess.event_type).predicted += 1
            self.typed.predicted += 1
            self.errors.append(f"false {guess.event_type} | {_shown(words, guess.start)}")
        places = {event.token(words) for event in missed}
        hits = [place for place in places if any(g.start <= place < g.end for g in false)]
        sure = sum(not event.is_optional for event, _ in pairs)
        self.untyped.gold += sure + len(missed)
        self.untyped.predicted += sure + len(false)
        self.untyped.right += sure + len(hits)

    def _add_pair(self, event: RealEvent, guess: FoundEvent, words: Sequence[str]) -> None:
        if not event.is_optional:
            for tally in (self.typed, self._type(event.event_type)):
                tally.gold += 1
                tally.predicted += 1
                tally.right += 1
        for share, is_right in (
            (self.mode, event.mode == guess.mode),
            (self.polarity, event.is_negated == guess.is_negated),
            (self.modality, event.modality == guess.modality),
        ):
            share.total += 1
            share.right += is_right
        if (event.is_negated, event.modality) != (guess.is_negated, guess.modality):
            told = f"status {guess.modality}, not {event.modality}"
            self.errors.append(f"{told} | {_shown(words, guess.start)}")

    def _type(self, event_type: str) -> Tally:
        return self.types.setdefault(event_type, Tally())


def match_events(
    words: Sequence[str], gold: Sequence[RealEvent], found: Sequence[FoundEvent]
) -> list[tuple[RealEvent, FoundEvent]]:
    """Return the events of one type paired, those at one trigger first."""
    pairs: list[tuple[RealEvent, FoundEvent]] = []
    free = list(found)
    open_events = list(gold)
    for at_trigger in (True, False):
        for event in list(open_events):
            place = event.token(words)
            for guess in free:
                is_there = guess.start <= place < guess.end or not at_trigger
                if is_there and guess.event_type == event.event_type:
                    pairs.append((event, guess))
                    free.remove(guess)
                    open_events.remove(event)
                    break
    return pairs


def code_sentence(words: Sequence[str], pipeline: Pipeline) -> list[FoundEvent]:
    """Return what the coder finds in a sentence of given words."""
    spaces = [
        word not in _NO_SPACE_AFTER and after not in _NO_SPACE_BEFORE and not after.startswith("'")
        for word, after in zip(words, [*words[1:], "."], strict=True)
    ]
    doc = pipeline.nlp(Doc(pipeline.nlp.vocab, words=list(words), spaces=spaces))
    coded = pipeline.coder.code(doc, Source(doc_id="sentence", title="", published_at=DAY))
    return list(_found(doc, coded.events))


def _found(doc: Doc, events: Sequence[Event]) -> Iterator[FoundEvent]:
    for event in events:
        span = doc.char_span(event.trigger.start, event.trigger.end, alignment_mode="expand")
        if span is not None:
            yield FoundEvent(
                start=span.start,
                end=span.end,
                event_type=event.event_type,
                mode=event.mode,
                is_negated=event.polarity == "negated",
                modality=event.modality,
            )


def main(arguments: Sequence[str] | None = None) -> int:
    """Code the annotated sentences and print one table."""
    parser = argparse.ArgumentParser(prog="benchmarks.real_news", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=os.environ.get("SITREP_CORPORA"))
    parser.add_argument("--half", choices=HALVES, default="dev")
    parser.add_argument("--errors", action="store_true", help="list the errors (dev only)")
    options = parser.parse_args(arguments)
    if options.errors and options.half == "test":
        parser.error("the test half is only scored: --errors shows dev")
    if options.corpora is None:
        parser.error("name the folder of the corpora: --corpora, or SITREP_CORPORA")
    gold, pipeline = load_real_news(options.half), load_pipeline()
    sentences = read_sentences(Path(options.corpora))
    scores = RealNewsScores()
    for number, events in gold.items():
        scores.add(sentences[number], events, code_sentence(sentences[number], pipeline))
    if options.errors:
        for error in sorted(scores.errors):
            print(error)
    Console().print(table(scores, len(gold), options.half))
    return 0


def table(scores: RealNewsScores, sentences: int, half: str) -> Table:
    """Return the scores as a table, in percent."""
    made = Table(
        "what", "events", "F", "precision", "recall", title=f"The coder on real news, {half}"
    )
    rows = {"all types": scores.typed, "type ignored": scores.untyped}
    for name, tally in (*rows.items(), *sorted(scores.types.items())):
        made.add_row(
            name, str(tally.gold), f"{tally.f1:.1f}", f"{tally.precision:.1f}",
            f"{tally.recall:.1f}",
        )  # fmt: skip
    shares = {"mode": scores.mode, "polarity": scores.polarity, "modality": scores.modality}
    for name, share in shares.items():
        made.add_row(f"{name} right", str(share.total), f"{share.percent:.1f}", "", "")
    made.caption = f"{sentences} sentences, each by itself"
    return made


def _shown(words: Sequence[str], place: int) -> str:
    return " ".join(f"[{word}]" if i == place else word for i, word in enumerate(words))


if __name__ == "__main__":
    raise SystemExit(main())
