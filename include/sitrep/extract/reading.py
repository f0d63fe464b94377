"""Everything that is found in one document before its events are put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from spacy.tokens import Doc, Span

from sitrep.extract.claims import Statement, find_statements
from sitrep.extract.cue_matcher import CueMatch, CueMatcher, Cues, Mark
from sitrep.extract.dates import DateMention, read_times
from sitrep.extract.parties import Party, find_parties
from sitrep.extract.places import Resolved, resolve_places
from sitrep.extract.quotations import find_quotes
from sitrep.extract.sentence_index import SentenceIndex
from sitrep.knowledge.gazetteer import Gazetteer
from sitrep.language.counting.numbers import NumberMention, find_numbers
from sitrep.language.values import TIME_LABELS, VALUE_LABELS


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is known of a document before reading it."""

    doc_id: str
    title: str
    published_at: datetime
    url: str | None = None
    source_country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceReading:
    """What stands in one sentence, and what is said over it.

    ``places`` are those that are no part of a party's name ("the Kyiv regime") or of a date;
    ``said_dates`` stand beside a reporting cue ("said Friday").
    """

    parties: list[Party] = field(default_factory=list)
    places: dict[tuple[int, int], Resolved] = field(default_factory=dict)
    dates: list[DateMention] = field(default_factory=list)
    said_dates: list[DateMention] = field(default_factory=list)
    numbers: list[NumberMention] = field(default_factory=list)
    reporting: list[CueMatch] = field(default_factory=list)
    negations: list[Mark] = field(default_factory=list)
    modality: list[Mark] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The findings of one document; spans count its tokens, dates and numbers its characters.

    ``resolved`` gives the ISO 8601 value of its dates and times; ``text`` is ``doc.text``, which
    spaCy puts together anew each time it is asked.
    """

    doc: Doc
    text: str
    published: date
    places: Mapping[tuple[int, int], Resolved]
    parties: Sequence[Party]
    resolved: Mapping[tuple[int, int], str]
    numbers: Sequence[NumberMention]
    statements: Sequence[Statement]
    index: SentenceIndex
    sentences: Sequence[SentenceReading]

    def around(self, span: Span) -> SentenceReading:
        """Return what stands in the sentence of a span."""
        return self.sentences[self.index.number(span.start)]


def read_document(
    doc: Doc, source: Source, *, gazetteer: Gazetteer, find_cues: CueMatcher
) -> Reading:
    """Return what stands in a document that the pipeline has marked.

    Linear in the number of sentences, whose length the pipeline bounds.
    """
    published = source.published_at.date()
    index = SentenceIndex(doc)
    places = resolve_places(doc, gazetteer, source_country=source.source_country)
    parties = find_parties(doc, published, places)
    cues = find_cues(doc)
    text = doc.text
    times = read_times(doc, text, published)
    dates = times.dates
    numbers = _numbers(doc, text)
    statements = find_statements(
        doc, cues.reporting, cues.negations, parties, find_quotes(doc), index=index
    )
    sentences = [SentenceReading() for _ in doc.sents]
    for party in parties:
        sentences[index.number(party.start)].parties.append(party)
    for cue in cues.reporting:
        sentences[index.number(cue.start)].reporting.append(cue)
    _add_marks(sentences, index, cues)
    _add_values(sentences, index, doc, dates, numbers)
    for statement in statements:
        for number in range(index.number(statement.start), index.number(statement.end - 1) + 1):
            sentences[number].statements.append(statement)
    for span, found in places.items():
        here = sentences[index.number(span[0])]
        if _is_free(doc[span[0]].idx, span[0], here):
            here.places[span] = found
    return Reading(
        doc=doc,
        text=text,
        published=published,
        places=places,
        parties=parties,
        resolved=times.resolved,
        numbers=numbers,
        statements=statements,
        index=index,
        sentences=sentences,
    )


def without_edges(span: Span) -> tuple[int, int]:
    """Return the characters of a span without white space at its edges."""
    text = span.text
    return (
        span.start_char + len(text) - len(text.lstrip()),
        span.end_char - (len(text) - len(text.rstrip())),
    )


def _add_marks(sentences: Sequence[SentenceReading], index: SentenceIndex, cues: Cues) -> None:
    for mark in cues.negations:
        sentences[index.number(mark.start)].negations.append(mark)
    for mark in cues.modality:
        sentences[index.number(mark.start)].modality.append(mark)


def _add_values(
    sentences: Sequence[SentenceReading],
    index: SentenceIndex,
    doc: Doc,
    dates: Sequence[DateMention],
    numbers: Sequence[NumberMention],
) -> None:
    tokens = {token.idx: token.i for token in doc}
    for mention in dates:
        _add_date(sentences[index.number(_token_at(doc, tokens, mention.start))], doc, mention)
    for number in numbers:
        here = sentences[index.number(_token_at(doc, tokens, number.start))]
        here.numbers.append(number)


def _token_at(doc: Doc, tokens: Mapping[int, int], char: int) -> int:
    if char in tokens:
        return tokens[char]
    span = doc.char_span(char, char + 1, alignment_mode="expand")
    return span.start if span is not None else 0


def _add_date(sentence: SentenceReading, doc: Doc, mention: DateMention) -> None:
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    is_said = span is not None and any(
        cue.end <= span.start <= cue.end + 1 or span.end == cue.start for cue in sentence.reporting
    )
    (sentence.said_dates if is_said else sentence.dates).append(mention)


def _is_free(char: int, token: int, sentence: SentenceReading) -> bool:
    in_date = any(m.start <= char < m.end for m in (*sentence.dates, *sentence.said_dates))
    in_name = any(p.kind == "agent" and p.start <= token < p.end for p in sentence.parties)
    return not in_date and not in_name


def _numbers(doc: Doc, text: str) -> list[NumberMention]:
    """Return the numbers among ``doc.ents``, with what they count."""
    times = [(e.start_char, e.end_char) for e in doc.ents if e.label_ in TIME_LABELS]
    places = {
        (e.start_char, e.end_char) for e in doc.ents if e.label_ in VALUE_LABELS - TIME_LABELS
    }
    return [n for n in find_numbers(text, taken=times) if (n.start, n.end) in places]
