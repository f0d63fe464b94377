"""Tell the label of a name by lists of names and peoples, and by its head word."""

from dataclasses import dataclass

from spacy.tokens import Doc

from sitrep.knowledge.ambiguous_names import AmbiguousNames
from sitrep.knowledge.places import normalise
from sitrep.language.naming.head_words import HeadWords
from sitrep.language.naming.known_names import KnownNames
from sitrep.language.naming.name_parts import NameParts
from sitrep.language.naming.name_spans import NameSpan
from sitrep.language.naming.peoples import Peoples

# Fewer capitals are an acronym, no people.
MIN_CAPITALS = 4
_NOUNS = frozenset({"NOUN", "ADJ", "PROPN"})


@dataclass(frozen=True, slots=True)
class NameTypes:
    """What the lists and the head words say of a name that the model found."""

    known: KnownNames
    heads: HeadWords
    peoples: Peoples
    ambiguous: AmbiguousNames
    parts: NameParts

    def typed(self, name: NameSpan, doc: Doc) -> NameSpan:
        """Return the name with the label that it surely has, else as it is."""
        text = name.text(doc)
        label = (
            self._known_label(name, text, doc)
            or self._people_label(name, text, doc)
            or self._head_label(name, doc)
        )
        if (label or name.label) == "GPE" and self._is_before_land(name, doc):
            label = "LOC"  # "the Sinjar mountains"
        return name if label is None else name.labelled(label)

    def _is_before_land(self, name: NameSpan, doc: Doc) -> bool:
        return name.end < len(doc) and self.heads.is_land(doc[name.end].text)

    def _known_label(self, name: NameSpan, text: str, doc: Doc) -> str | None:
        label = self.known.label(text)
        if label is None or label == name.label:
            return label
        if name.label == "PERSON" and label != "ORG" and self._is_person(name, text, doc):
            return name.label
        if name.label == "ORG" and label == "GPE" and text.lower() in self.known.clubs:
            return name.label
        if name.label == "NORP" and label != "ORG" and _is_attribute(name, doc):
            return name.label
        return label

    def _is_person(self, name: NameSpan, text: str, doc: Doc) -> bool:
        if text in self.parts.also_persons or normalise(text) in self.ambiguous.people:
            return True
        before = doc[name.start - 1].lower_.rstrip(".") if name.start else ""
        return (before,) in self.parts.titles  # "Adviser Thames"

    def _people_label(self, name: NameSpan, text: str, doc: Doc) -> str | None:
        low = text.lower().replace("’", "'")
        if text.isupper() and len(text) < MIN_CAPITALS:
            return None  # "WA"
        if (
            name.label == "PERSON"
            and normalise(text) in self.ambiguous.people
            and low in self.peoples.sure
        ):
            return None  # "Christian"
        if low in self.peoples.sure and not (name.end - name.start > 1 and text.isupper()):
            return "NORP"
        if low in self.peoples.doubtful and _is_after_small_word(name, doc):
            after = doc[name.end] if name.end < len(doc) else None
            if after is not None and after.is_lower and after.pos_ == "NOUN":
                return "NORP"
        return None

    def _head_label(self, name: NameSpan, doc: Doc) -> str | None:
        if name.end - name.start < 2:
            return None
        words = [t.text for t in doc[name.start : name.end] if not t.is_punct or t.text == "."]
        return self.heads.label(words, name.label)


def _is_attribute(name: NameSpan, doc: Doc) -> bool:
    """Return whether a name stands before what it belongs to: "Caribbean nations"."""
    return name.end < len(doc) and doc[name.end].pos_ in _NOUNS


def _is_after_small_word(name: NameSpan, doc: Doc) -> bool:
    return name.start > 0 and doc[name.start - 1].is_alpha and not doc[name.start - 1].is_title
