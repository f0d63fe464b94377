"""Everything that is found in one document before its events are put together."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from spacy.tokens import Doc, Span

from sitrep.extract.claims import Claims
from sitrep.extract.counted import CountedToken, counted_tokens
from sitrep.extract.dates import TimeMentions, read_times
from sitrep.extract.durations import find_durations
from sitrep.extract.event_dates import DatedToken
from sitrep.extract.event_places import PlaceMention, place_mentions
from sitrep.extract.facilities import named_facilities
from sitrep.extract.names import names_of
from sitrep.extract.participants import Participants
from sitrep.extract.parties import find_parties
from sitrep.extract.parts_of_countries import parts_of_countries
from sitrep.extract.party import Party
from sitrep.extract.place_names import PLACE_LABELS
from sitrep.extract.places import Resolved, resolve_places
from sitrep.extract.quotations import Said, find_quotes, find_said
from sitrep.extract.quote_cues import reports_beside_quotes
from sitrep.extract.references import resolve_references
from sitrep.extract.report import Report
from sitrep.extract.reports import find_reports
from sitrep.extract.tree import Tree, read_tree
from sitrep.knowledge.gazetteer import Gazetteer
from sitrep.knowledge.reporting import Reporting
from sitrep.language.counting.numbers import NumberMention, find_numbers
from sitrep.language.values import TIME_LABELS, VALUE_LABELS

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is known of a document before reading it."""

    doc_id: str
    title: str
    published_at: datetime
    url: str | None = None
    source_country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The findings of one document; spans count its tokens, dates and numbers its characters.

    ``resolved`` gives the ISO 8601 value of its dates and times; ``names`` are the tokens of
    names; places, dates and numbers are given by the first token of their sentence; ``text`` is
    ``doc.text``, which spaCy puts together anew each time it is asked.
    """

    doc: Doc
    text: str
    tree: Tree
    published: date
    places: Mapping[tuple[int, int], Resolved]
    place_mentions: Mapping[int, Sequence[PlaceMention]]
    parties: Sequence[Party]
    participants: Participants
    resolved: Mapping[tuple[int, int], str]
    dates: Mapping[int, Sequence[DatedToken]]
    numbers: Mapping[int, Sequence[CountedToken]]
    said: Sequence[Said]
    claims: Claims
    names: frozenset[int]
    paragraphs: Sequence[int]


def read_document(
    doc: Doc, source: Source, *, gazetteer: Gazetteer, reporting: Reporting
) -> Reading:
    """Return what stands in a document that the pipeline has marked.

    Linear in the number of sentences, whose length the pipeline bounds.
    """
    published = source.published_at.date()
    text, tree = doc.text, read_tree(doc)
    places = resolve_places(doc, gazetteer, source_country=source.source_country)
    parties = resolve_references(tree, find_parties(doc, published, places))
    times = read_times(doc, text, published)
    numbers = [*_numbers(doc, text), *find_durations(text, times.resolved)]
    paragraphs = _paragraphs(doc, text)
    quotes = find_quotes(doc)
    dated = {i for ent in doc.ents if ent.label_ in TIME_LABELS for i in range(ent.start, ent.end)}
    reports = [_without_times(report, dated) for report in find_reports(tree, reporting)]
    reports += reports_beside_quotes(tree, quotes, reports, reporting)
    said = find_said(tree, quotes, reports, paragraphs)
    dates = _dated(doc, text, tree, times)
    named: dict[tuple[int, int], Resolved | None] = {
        (ent.start, ent.end): None for ent in doc.ents if ent.label_ in PLACE_LABELS
    }
    pinned = {i for start, end in places for i in range(start, end)}
    facilities = [span for span in named_facilities(tree) if pinned.isdisjoint(range(*span))]
    built = {i for span in facilities for i in range(*span)}
    named = {span: None for span in named if pinned.union(built).isdisjoint(range(*span))}
    named.update(dict.fromkeys(facilities))
    lands = dict(parts_of_countries(doc, gazetteer))
    free = {span: at for span, at in {**named, **lands, **places}.items() if span[0] not in dated}
    return Reading(
        doc=doc,
        text=text,
        tree=tree,
        published=published,
        places=places,
        place_mentions=_by_sentence(
            tree,
            place_mentions(tree, free, _inside_names(doc) - built),
            lambda mention: mention.head,
        ),
        parties=parties,
        participants=Participants(tree, parties, said),
        resolved=times.resolved,
        dates=_by_sentence(tree, dates, lambda dated: dated.head),
        numbers=_by_sentence(
            tree,
            counted_tokens(tree, numbers, [_tokens(doc, n.start, n.end) for n in numbers]),
            lambda counted: counted.token,
        ),
        said=said,
        claims=Claims(tree, reports, said),
        names=frozenset(_name_tokens(doc)),
        paragraphs=paragraphs,
    )


def _without_times(report: Report, dated: Collection[int]) -> Report:
    """Return a report without the times among its speakers: "had not been named by *Monday*"."""
    speakers = tuple(i for i in report.speakers if i not in dated)
    return report if speakers == report.speakers else replace(report, speakers=speakers)


def without_edges(text: str, span: Span) -> tuple[int, int]:
    """Return the characters of a span of ``text`` without white space at its edges."""
    words = text[span.start_char : span.end_char]
    return (
        span.start_char + len(words) - len(words.lstrip()),
        span.end_char - (len(words) - len(words.rstrip())),
    )


def _inside_names(doc: Doc) -> set[int]:
    """Return the tokens of names of more than one word that name no place."""
    return {
        i
        for ent in doc.ents
        if ent.label_ in {"ORG", "PERSON", "MILITARY_UNIT", "EVENT", "LAW", "PRODUCT"}
        and len(ent) > 1
        for i in range(ent.start, ent.end)
    }


def _by_sentence(
    tree: Tree, items: Iterable[Item], token: Callable[[Item], int]
) -> Mapping[int, Sequence[Item]]:
    """Return the items by the first token of their sentence; nothing is looked for beyond it."""
    found: defaultdict[int, list[Item]] = defaultdict(list)
    for item in items:
        found[tree.starts[token(item)]].append(item)
    return found


def _name_tokens(doc: Doc) -> set[int]:
    listed = {i for ent in names_of(doc) for i in range(ent.start, ent.end)}
    return listed | {
        i
        for ent in doc.ents
        if ent.label_ not in VALUE_LABELS - TIME_LABELS
        for i in range(ent.start, ent.end)
    }


def _dated(doc: Doc, text: str, tree: Tree, times: TimeMentions) -> list[DatedToken]:
    found = []
    for mention in times.dates:
        start, end = _tokens(doc, mention.start, mention.end)
        head = next((i for i in range(start, end) if not start <= tree.heads[i] < end), end - 1)
        found.append(DatedToken(mention, head, text[mention.start : mention.end]))
    return found


def _tokens(doc: Doc, start: int, end: int) -> tuple[int, int]:
    span = doc.char_span(start, end, alignment_mode="expand")
    return (span.start, span.end) if span is not None else (0, 1)


def _paragraphs(doc: Doc, text: str) -> list[int]:
    numbers, number, at = [], 0, 0
    for token in doc:
        if "\n\n" in text[at : token.idx + (len(token) if token.is_space else 0)]:
            number += 1
            at = token.idx + len(token)
        numbers.append(number)
        at = max(at, token.idx)
    return numbers


def _numbers(doc: Doc, text: str) -> list[NumberMention]:
    """Return the numbers among ``doc.ents``, with what they count."""
    times = [(e.start_char, e.end_char) for e in doc.ents if e.label_ in TIME_LABELS]
    places = {
        (e.start_char, e.end_char) for e in doc.ents if e.label_ in VALUE_LABELS - TIME_LABELS
    }
    return [n for n in find_numbers(text, taken=times) if (n.start, n.end) in places]
