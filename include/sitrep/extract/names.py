"""A spaCy component that finds names: those we know, and those that look like names.

It serves until a trained pipeline finds names by itself, and after that for the names that
only a list can know. Labels: PERSON, ORG, GPE, LOC, FAC, NORP.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from sitrep.extract.cue_matcher import FREE_KINDS
from sitrep.extract.dates import MONTHS, WEEKDAYS
from sitrep.knowledge.actors import load_actors, load_agents
from sitrep.knowledge.countries import load_countries
from sitrep.knowledge.cues import load_cues
from sitrep.knowledge.gazetteer import Gazetteer, open_gazetteer

# Words before a name that tell a person.
TITLES = frozenset(
    "president prime minister premier chancellor king queen prince princess sheikh "
    "general gen. colonel col. major maj. lieutenant lt. captain capt. admiral "
    "brigadier brig. marshal spokesman spokeswoman spokesperson secretary senator sen. "
    "governor gov. mayor mr mr. mrs mrs. ms ms. dr dr. professor prof. ambassador judge "
    "commander chief pope rabbi imam ayatollah reverend rev. sir lord lady".split()
)
_PLACE_LABELS = {"river": "LOC", "sea": "LOC", "area": "LOC", "region": "GPE", "city": "GPE",
                 "country": "GPE", "facility": "FAC", "camp": "FAC"}  # fmt: skip
# Small words that may stand inside a name ("Sharm el Sheikh", "Rio de Janeiro").
_LINKS = frozenset("al el de da do dos del la le van von bin ibn of the".split())
MAX_PERSON_TOKENS = 3
MIN_PLACE_CHARS = 3
MAX_PLACE_TOKENS = 6
# Capitalised in English, but never a name.
CALENDAR = frozenset({*WEEKDAYS, *MONTHS} - {"march", "may"})


@Language.factory(
    "sitrep_names", default_config={"cache_dir": ".sitrep/cache"}, assigns=["doc.ents"]
)
def make_name_finder(nlp: Language, name: str, cache_dir: str) -> "NameFinder":
    """Build a :class:`NameFinder` whose gazetteer index lies in ``cache_dir``."""
    return NameFinder(nlp, name=name, gazetteer=open_gazetteer(Path(cache_dir)))


class NameFinder:
    """Marks names in ``doc.ents``; a name from a list carries its key as ``ent_id_``.

    Keys are ``actor:<entity_id>``, ``country:<alpha-3>``, ``demonym:<alpha-3>`` and
    ``government:<alpha-3>`` (Kremlin).
    """

    def __init__(self, nlp: Language, *, name: str, gazetteer: Gazetteer) -> None:
        self.name = name
        self._gazetteer = gazetteer
        self._labels: dict[str, str] = {}
        self._verbs = _reporting_verbs()
        self._offices = TITLES | {form for agent in load_agents() for form in agent.forms}
        self._matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
        for key, (label, names) in _known_names().items():
            self._labels[key] = label
            self._matcher.add(key, [nlp.make_doc(name) for name in names])

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.ents`` and return ``doc``; entities that are there already stay."""
        known = [self._labelled(span) for span in self._matcher(doc, as_spans=True)]
        names = filter_spans([*doc.ents, *known])
        taken = {token.i for span in names for token in span}
        runs = list(_capitalised_runs(doc, taken))
        speakers = {run[-1].text for run in runs if self._speaks(run)}
        for run in runs:
            names.extend(self._guess(run, is_speaker=run[-1].text in speakers))
        doc.ents = filter_spans([*names, *_persons_again(doc, names)])
        return doc

    def _labelled(self, span: Span) -> Span:
        key = span.label_
        return Span(span.doc, span.start, span.end, label=self._labels[key], span_id=key)

    def _speaks(self, run: Span) -> bool:
        """Return whether a run of at most three words stands beside a reporting verb."""
        doc = run.doc
        if len(run) > MAX_PERSON_TOKENS or not all(token.is_alpha for token in run):
            return False
        if run[-1].lower_ in self._offices:  # "Defence Ministry"
            return False
        after = doc[run.end].lower_ if run.end < len(doc) else ""
        before = doc[run.start - 1].lower_ if run.start else ""
        is_first = bool(run[0].is_sent_start) and len(run) == 1
        return (after in self._verbs and not is_first) or (
            before in self._verbs and run.start > 1 and doc[run.start - 2].is_punct
        )

    def _guess(self, run: Span, *, is_speaker: bool) -> Iterator[Span]:
        """Yield the person or place that a run of capitalised words looks like."""
        doc = run.doc
        if self._follows_office(run) or (is_speaker and not self._gazetteer.lookup(run.text)):
            yield Span(doc, run.start, run.end, label="PERSON")
            return
        start = run.start
        while start < run.end:
            end = next(
                (
                    e
                    for e in range(min(run.end, start + MAX_PLACE_TOKENS), start, -1)
                    if self._is_place(doc[start:e])
                ),
                None,
            )
            if end is None:
                start += 1
                continue
            if end - start < len(run) and not _is_place_slot(doc, start):
                return  # part of a longer name: "Kharkiv Polytechnic", "Paris Hilton"
            kind = self._gazetteer.lookup(doc[start:end].text)[0].kind
            yield Span(doc, start, end, label=_PLACE_LABELS.get(kind, "GPE"))
            start = end

    def _is_place(self, span: Span) -> bool:
        ends = (span[0].text, span[-1].text)
        return (
            len(span.text) >= MIN_PLACE_CHARS
            and all(word[0].isupper() for word in ends)
            and bool(self._gazetteer.lookup(span.text))
        )

    def _follows_office(self, run: Span) -> bool:
        """Return whether a title or an office stands before the run: "spokesman Ivan Petrov"."""
        i = run.start - 1
        if i > 0 and run.doc[i].text == "," and len(run) > 1:  # "a journalist, Ivan Petrov, …"
            i -= 1
        return i >= 0 and len(run) <= MAX_PERSON_TOKENS and run.doc[i].lower_ in self._offices


def _known_names() -> Mapping[str, tuple[str, Iterable[str]]]:
    known: dict[str, tuple[str, Iterable[str]]] = {}
    for actor in load_actors().values():
        known[f"actor:{actor.entity_id}"] = (actor.label, actor.names)
    for iso3, country in load_countries().items():
        known[f"country:{iso3}"] = ("GPE", country.names)
        known[f"demonym:{iso3}"] = ("NORP", country.demonyms)
        known[f"government:{iso3}"] = ("ORG", country.metonyms)
    return known


def _capitalised_runs(doc: Doc, taken: set[int]) -> Iterator[Span]:
    start = None
    for token in doc:
        is_part = (
            token.i not in taken
            and (token.text[0].isupper() or (start is not None and _links(doc, token.i)))
            and not (token.is_sent_start and token.is_stop)
            and token.lower_ not in TITLES
            and token.lower_ not in CALENDAR
        )
        if is_part and start is None:
            start = token.i
        elif not is_part and start is not None:
            yield _without_links(doc, start, token.i)
            start = None
    if start is not None:
        yield _without_links(doc, start, len(doc))


def _without_links(doc: Doc, start: int, end: int) -> Span:
    """Return the run without the small words at its end."""
    while end - start > 1 and not doc[end - 1].text[0].isupper():
        end -= 1
    return doc[start:end]


def _links(doc: Doc, i: int) -> bool:
    token = doc[i]
    is_hyphen = token.text == "-" and not doc[i - 1].whitespace_ and not token.whitespace_
    return (token.lower_ in _LINKS and i + 1 < len(doc) and doc[i + 1].text[0].isupper()) or (
        is_hyphen and i + 1 < len(doc) and doc[i + 1].is_alpha
    )


def _reporting_verbs() -> frozenset[str]:
    return frozenset(
        form
        for verb in load_cues().reporting_verbs
        if verb.kind in FREE_KINDS
        for form in verb.forms
    )


def _is_place_slot(doc: Doc, i: int) -> bool:
    return i > 0 and doc[i - 1].lower_ in {
        "in", "near", "at", "from", "to", "of", "outside", "around", "towards", "toward",
    }  # fmt: skip


def _persons_again(doc: Doc, names: list[Span]) -> Iterator[Span]:
    """Yield the later mentions of a person by the last word of the full name."""
    taken = {token.i for span in names for token in span}
    surnames = {
        span[-1].text: span.ent_id_
        for span in names
        if span.label_ == "PERSON" and len(span) > 1 and len(span[-1].text) > 2
    }
    for token in doc:
        if token.i not in taken and token.text in surnames:
            yield Span(doc, token.i, token.i + 1, label="PERSON", span_id=surnames[token.text])
