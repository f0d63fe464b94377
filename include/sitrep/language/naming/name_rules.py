"""A spaCy component that mends the names of a model: their borders, and some labels."""

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from sitrep.knowledge.ambiguous_names import load_ambiguous_names
from sitrep.language.naming.head_words import load_head_words
from sitrep.language.naming.known_names import load_known_names
from sitrep.language.naming.name_agreement import agreed
from sitrep.language.naming.name_compounds import compound_names, name_in_compound, split_at_comma
from sitrep.language.naming.name_edges import trim_name
from sitrep.language.naming.name_finder import NameFinder
from sitrep.language.naming.name_joins import NameJoiner
from sitrep.language.naming.name_parts import load_name_parts
from sitrep.language.naming.name_spans import NAME_LABELS, NameSpan, name_of
from sitrep.language.naming.name_types import NameTypes
from sitrep.language.naming.nationalities import load_nationalities
from sitrep.language.naming.peoples import load_peoples
from sitrep.language.naming.person_agreement import PersonAgreement
from sitrep.language.naming.person_parts import whole_persons
from sitrep.language.naming.person_titles import is_title, without_titles


@Language.factory("sitrep_name_rules", assigns=["doc.ents"])
def make_name_rules(nlp: Language, name: str) -> "NameRules":
    """Build a :class:`NameRules` from the shipped lists."""
    return NameRules(nlp, name=name)


class NameRules:
    """Mends ``doc.ents`` right after the model.

    Titles, articles, genitives and marks leave the names; places joined by a comma come apart,
    the parts of one name come together; names that the lists know get their label, others that
    of their head word; a person once named in full stays a person. Spans
    that no rule changes stay as they are, with their keys. The lists come with the code: the
    component has nothing of its own to save.
    """

    def __init__(self, nlp: Language, *, name: str) -> None:
        self.name = name
        self._parts = load_name_parts()
        self._known = load_known_names()
        heads = load_head_words()
        self._finder = NameFinder(nlp, self._known)
        self._joiner = NameJoiner(self._known, heads)
        self._persons = PersonAgreement(self._known, self._parts)
        self._types = NameTypes(
            self._known, heads, load_peoples(), load_ambiguous_names(), self._parts
        )

    def __call__(self, doc: Doc) -> Doc:
        """Mend ``doc.ents`` and return ``doc``."""
        found = [name_of(ent) for ent in doc.ents]
        mended = [part for name in found for part in self._mended(name, doc)]
        mended = _sorted_apart([*mended, *compound_names(doc, self._parts)])
        mended = self._finder.with_found(mended, doc)
        mended = [self._typed(name, doc) for name in self._joiner.joined(mended, doc)]
        mended = whole_persons(mended, doc, self._known, self._parts)
        mended = self._persons.agreed(mended, doc)
        mended = agreed(mended, doc, is_known=self._is_known)
        if len(mended) != len(found) or not all(name.is_unchanged() for name in mended):
            doc.ents = [name.span(doc) for name in mended]
        return doc

    def _mended(self, name: NameSpan, doc: Doc) -> Iterator[NameSpan]:
        if name.label not in NAME_LABELS:
            yield name
            return
        for trimmed in trim_name(name, doc, self._parts):
            for place in split_at_comma(trimmed, doc, self._parts):
                for part in trim_name(place, doc, self._parts):
                    yield from self._relabelled(name_in_compound(part, doc, self._parts), doc)

    def _relabelled(self, name: NameSpan, doc: Doc) -> Iterator[NameSpan]:
        """Yield the name with the label of the country or nation that it is, without titles."""
        if label := self._nation_label(name, doc):
            yield name.labelled(label)
        elif name.label != "PERSON":
            yield name
        elif is_title(name, doc, self._parts):
            if name.end - name.start == 1:
                yield name  # "King" may be a family name: the whole document tells
        else:
            untitled = without_titles(name, doc, self._parts)
            yield from untitled.nations
            if untitled.person is not None:
                yield from trim_name(untitled.person, doc, self._parts)

    def _nation_label(self, name: NameSpan, doc: Doc) -> str | None:
        text = name.text(doc)
        if name.label == "PERSON" and text in self._parts.also_persons:
            return None
        if name.label != "PERSON" and text in self._parts.norp_words:
            return "NORP"
        nations = load_nationalities()
        if nations.is_both(text):
            after = doc[name.end].pos_ if name.end < len(doc) else ""
            return "NORP" if after in {"NOUN", "ADJ"} else name.label  # "Argentine teachers"
        return nations.folded_label(text)

    def _typed(self, name: NameSpan, doc: Doc) -> NameSpan:
        if name.label not in NAME_LABELS or name.text(doc) in load_nationalities():
            return name
        return self._types.typed(name, doc)

    def _is_known(self, text: str) -> bool:
        return text in load_nationalities() or self._known.label(text) is not None


def _sorted_apart(names: Iterable[NameSpan]) -> list[NameSpan]:
    """Return names in reading order; of two that overlap the one that came first."""
    taken: set[int] = set()
    apart: list[NameSpan] = []
    for name in names:
        tokens = range(name.start, name.end)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            apart.append(name)
    return sorted(apart, key=lambda name: name.start)
