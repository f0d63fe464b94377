"""Scores on our own gold sets: sentences, dates with their values, quantities and names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from spacy.language import Language

from benchmarks.language_gold import gold_lines, gold_paragraphs, located
from benchmarks.language_scores import Tally
from sitrep.language.counting.numbers import find_numbers
from sitrep.language.dating.times import TimeSpan, resolve_times

TIME_LABELS = frozenset({"DATE", "TIME"})
NUMBER_LABELS = frozenset({"MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"})


@dataclass(slots=True)
class ValueScores:
    """How many spans are exact, and how many of the gold ones have the right value too."""

    spans: Tally = field(default_factory=Tally)
    values: Tally = field(default_factory=Tally)
    relative: Tally = field(default_factory=Tally)
    errors: list[str] = field(default_factory=list)


def score_sentences(nlp: Language) -> Tally:
    """Score the sentences of edited news paragraphs."""
    tally = Tally()
    paragraphs = list(gold_paragraphs())
    for gold, doc in zip(paragraphs, nlp.pipe([p.text for p in paragraphs]), strict=True):
        found = {
            (s.start_char, s.start_char + len(s.text.rstrip())) for s in doc.sents if s.text.strip()
        }
        _count(tally, found, set(gold.sentences))
    return tally


def score_dates(nlp: Language) -> ValueScores:
    """Score DATE and TIME: spans, and values of those that have one."""
    scores = ValueScores()
    lines = gold_lines("dates")
    for line, doc in zip(lines, nlp.pipe([line["text"] for line in lines]), strict=True):
        ents = [ent for ent in doc.ents if ent.label_ in TIME_LABELS]
        spans = [TimeSpan(start=e.start_char, end=e.end_char, label=e.label_) for e in ents]
        resolved = resolve_times(line["text"], spans, date.fromisoformat(line["published"]))
        found = {
            (span.start, span.end): (span.label, value.iso if value else None)
            for span, value in zip(spans, resolved, strict=True)
        }
        gold = list(located(line["text"], line["expressions"]))
        _count(
            scores.spans,
            {(*place, label) for place, (label, _) in found.items()},
            {(start, end, mention["label"]) for start, end, mention in gold},
        )
        for start, end, mention in gold:
            _add_date(scores, mention, found.get((start, end), ("", "not found"))[1])
        scores.errors.extend(_errors(line["text"], gold, {k: v[1] for k, v in found.items()}))
    return scores


def score_quantities(nlp: Language) -> ValueScores:
    """Score numbers: spans with labels, and operator, bounds and unit all together."""
    scores = ValueScores()
    lines = gold_lines("quantities")
    for line, doc in zip(lines, nlp.pipe([line["text"] for line in lines]), strict=True):
        ents = {(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in NUMBER_LABELS}
        times = [(e.start_char, e.end_char) for e in doc.ents if e.label_ in TIME_LABELS]
        values = {
            (n.start, n.end): (n.operator, n.low, n.best, n.high, n.unit)
            for n in find_numbers(line["text"], taken=times)
            if (n.start, n.end, n.label) in ents
        }
        gold = list(located(line["text"], line["quantities"]))
        _count(scores.spans, ents, {(start, end, q["label"]) for start, end, q in gold})
        for start, end, quantity in gold:
            right = tuple(quantity[name] for name in ("operator", "low", "best", "high", "unit"))
            is_right = values.get((start, end)) == right
            scores.values.gold += 1
            scores.values.right += is_right
            if not is_right:
                found = values.get((start, end), "not found")
                scores.errors.append(f"{quantity['text']!r} {right}: {found} in {line['text']!r}")
    scores.values.predicted = scores.values.gold
    return scores


def score_own_names(nlp: Language) -> tuple[Tally, dict[str, Tally], list[str]]:
    """Score all kinds of names, exact spans and labels."""
    every, by_label, errors = Tally(), dict[str, Tally](), list[str]()
    lines = gold_lines("names")
    labels = {mention["label"] for line in lines for mention in line["entities"]}
    for line, doc in zip(lines, nlp.pipe([line["text"] for line in lines]), strict=True):
        found = {(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in labels}
        gold = {
            (start, end, m["label"]) for start, end, m in located(line["text"], line["entities"])
        }
        _count(every, found, gold)
        for label in labels:
            tally = by_label.setdefault(label, Tally())
            _count(tally, _of(found, label), _of(gold, label))
        for kind, names in (("missed", gold - found), ("false", found - gold)):
            errors.extend(
                f"{kind} {label} {line['text'][start:end]!r} in {line['text']!r}"
                for start, end, label in sorted(names)
            )
    return every, by_label, errors


def _count(tally: Tally, found: set[Any], gold: set[Any]) -> None:
    tally.predicted += len(found)
    tally.gold += len(gold)
    tally.right += len(found & gold)


def _of(names: Iterable[tuple[int, int, str]], label: str) -> set[tuple[int, int, str]]:
    return {name for name in names if name[2] == label}


def _add_date(scores: ValueScores, mention: dict[str, Any], value: str | None) -> None:
    if mention["value"] is None:
        return
    tallies = [scores.values, *([scores.relative] if mention["relative"] else [])]
    for tally in tallies:
        tally.gold += 1
        tally.predicted += 1
        tally.right += value == mention["value"]


def _errors(
    text: str,
    gold: list[tuple[int, int, dict[str, Any]]],
    found: dict[tuple[int, int], str | None],
) -> Iterator[str]:
    places = {(start, end): mention for start, end, mention in gold}
    for (start, end), value in found.items():
        if (start, end) not in places:
            yield f"false {text[start:end]!r} in {text!r}"
        elif value != places[start, end]["value"]:
            mention = places[start, end]
            yield f"value of {mention['text']!r} is {mention['value']}, not {value}, in {text!r}"
    for (start, end), mention in places.items():
        if (start, end) not in found:
            yield f"missed {mention['text']!r} in {text!r}"
