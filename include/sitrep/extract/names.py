"""A spaCy component that says whom the names mean that a list knows.

The language pipeline finds names; the lists know who many of them are, and some that it misses.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from sitrep.extract.listed_names import identified, listed_names, words_for_agents
from sitrep.knowledge.countries import load_countries
from sitrep.knowledge.gazetteer import Gazetteer, open_gazetteer

# The names as the coder reads them: a known part of a longer name stands by itself
# ("Russian" in "Russian Defence Ministry"), so that it can tell the country.
NAMES_KEY = "sitrep_names"
NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
_PLACE_LABELS = {"river": "LOC", "sea": "LOC", "area": "LOC", "facility": "FAC", "camp": "FAC"}
MIN_PLACE_CHARS = 4
_INDIVISIBLE = frozenset({"PERSON", "GPE", "LOC"})
_JOINTS = frozenset({"and", "&", ",", "-", "–", "or"})


@Language.factory(
    "sitrep_names",
    default_config={"cache_dir": ".sitrep/cache"},
    requires=["doc.ents", "token.pos"],
    assigns=["doc.ents", "doc.spans"],
)
def make_known_names(nlp: Language, name: str, cache_dir: str) -> "KnownNames":
    """Build a :class:`KnownNames` whose gazetteer index lies in ``cache_dir``."""
    return KnownNames(nlp, name=name, gazetteer=open_gazetteer(Path(cache_dir)))


class KnownNames:
    """Adds the names of the lists to ``doc.ents``; each carries its key as ``ent_id_``.

    Keys are ``actor:<entity_id>``, ``country:<alpha-3>``, ``demonym:<alpha-3>`` and
    ``government:<alpha-3>`` (Kremlin).
    """

    def __init__(self, nlp: Language, *, name: str, gazetteer: Gazetteer) -> None:
        self.name = name
        self._gazetteer = gazetteer
        self._labels: dict[str, str] = {}
        self._matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
        for key, (label, names) in listed_names().items():
            self._labels[key] = label
            self._matcher.add(key, [nlp.make_doc(name) for name in names])

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.ents`` and the coder's names, and return ``doc``."""
        matches = filter_spans(_likelier_first(self._matcher(doc, as_spans=True)))
        whole = _by_token(ent for ent in doc.ents if ent.label_ in _INDIVISIBLE)
        known = [self._labelled(span) for span in matches if not _is_part_of(span, whole)]
        known_at, ends = _by_token(known), {span.end: span for span in matches}
        found = [
            identified(ent, ends)
            for ent in doc.ents
            if not _is_list(ent, known_at) and not (ent.label_ == "GPE" and ent.text.islower())
        ]
        missed = [*self._places(doc, [*known, *found]), *_persons_again(doc, [*known, *found])]
        names = (ent for ent in found if ent.label_ in NAME_LABELS)
        doc.spans[NAMES_KEY] = _merged(first=known, second=[*names, *missed])
        doc.ents = filter_spans([*found, *known, *missed])
        return doc

    def _places(self, doc: Doc, names: Sequence[Span]) -> Iterator[Span]:
        """Yield the places among the proper nouns that are no name yet."""
        taken = {i for span in names for i in range(span.start, span.end)}
        offices = words_for_agents()
        for run in _proper_runs(doc, taken):
            if len(run) == 1 and run.text.lower() in offices:
                continue
            if len(run.text) >= MIN_PLACE_CHARS and (found := self._gazetteer.lookup(run.text)):
                label = _PLACE_LABELS.get(found[0].kind, "GPE")
                yield Span(doc, run.start, run.end, label=label)

    def _labelled(self, span: Span) -> Span:
        key = span.label_
        return Span(span.doc, span.start, span.end, label=self._labels[key], span_id=key)


def names_of(doc: Doc) -> Iterable[Span]:
    """Return the names of a document as the coder reads them, in reading order."""
    names: Iterable[Span] = doc.spans[NAMES_KEY]
    return names


def _likelier_first(matches: Sequence[Span]) -> list[Span]:
    """Return the matches, of a people of two countries the likelier before the other.

    "Congolese" are those of the country that the document names, else of the larger one.
    """
    if len({(match.start, match.end) for match in matches}) == len(matches):
        return list(matches)
    keys = (match.label_.partition(":") for match in filter_spans(matches))
    told = {iso3 for kind, _, iso3 in keys if kind == "country"}

    def order(match: Span) -> tuple[bool, float]:
        kind, _, iso3 = match.label_.partition(":")
        if kind != "demonym":
            return False, 0.0
        return iso3 not in told, -load_countries()[iso3].radius_km

    return sorted(matches, key=order)


def _by_token(spans: Iterable[Span]) -> Mapping[int, Span]:
    """Return the span that covers each token; they don't overlap."""
    return {i: span for span in spans for i in range(span.start, span.end)}


def _is_part_of(span: Span, whole: Mapping[int, Span]) -> bool:
    """Return whether a name is only part of a longer one: "Jordan Hale", "Port Sudan"."""
    name = whole.get(span.start)
    if name is None or span.end > name.end or len(name) <= len(span):
        return False
    return name.label_ == "PERSON" or (
        not any(token.is_punct or token.lower_ in _JOINTS for token in name)
        and not span.label_.startswith("demonym:")
    )


def _is_list(ent: Span, known: Mapping[int, Span]) -> bool:
    """Return whether an entity is nothing but known names and "and": "India and Pakistan"."""
    parts = {known[i].start for i in range(ent.start, ent.end) if i in known}
    return len(parts) > 1 and all(t.i in known or t.lower_ in _JOINTS for t in ent)


def _proper_runs(doc: Doc, taken: set[int]) -> Iterator[Span]:
    """Yield the runs of capitalised proper nouns that no name covers."""
    start: int | None = None
    for token in doc:
        is_part = token.pos_ == "PROPN" and token.text[0].isupper() and token.i not in taken
        if is_part and start is None:
            start = token.i
        elif not is_part and start is not None:
            yield doc[start : token.i]
            start = None
    if start is not None:
        yield doc[start:]


def _merged(*, first: Sequence[Span], second: Sequence[Span]) -> list[Span]:
    """Return all of the first, and of the second what overlaps none of those, in order."""
    taken = {token.i for span in first for token in span}
    free = [span for span in second if taken.isdisjoint(range(span.start, span.end))]
    return sorted([*first, *filter_spans(free)], key=lambda span: span.start)


def _persons_again(doc: Doc, names: Sequence[Span]) -> Iterator[Span]:
    """Yield the later mentions of a person by the last word of the full name."""
    taken = {token.i for span in names for token in span}
    surnames = {
        span[-1].text: span.id_
        for span in names
        if span.label_ == "PERSON" and len(span) > 1 and len(span[-1].text) > 2
    }
    for token in doc:
        if token.i not in taken and token.text in surnames:
            yield Span(doc, token.i, token.i + 1, label="PERSON", span_id=surnames[token.text])
