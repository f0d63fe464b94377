"""Put the parts of one name together that a model had cut: "Coca-Cola", "Great Mosque of X"."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from sitrep.language.naming.head_words import HeadWords
from sitrep.language.naming.known_names import KnownNames
from sitrep.language.naming.name_compounds import HYPHENS, PLACE_LABELS
from sitrep.language.naming.name_edges import GENITIVES
from sitrep.language.naming.name_spans import NAME_LABELS, NameSpan
from sitrep.language.naming.nationalities import load_nationalities

_SAINTS = frozenset({"st.", "st", "saint", "sainte", "san", "santa"})
# Whose a hospital or a union is: "Children's Hospital".
_OWNERS = frozenset(
    "children women men people king queen workers mothers veterans students farmers".split()
)
# Small words between two hyphens of a place: Port-au-Prince, Rostov-on-Don.
_PLACE_PARTICLES = frozenset(
    "au aux sur sous de du la le les en et el al on upon of saint sainte port mont".split()
)
# Two persons with a hyphen are one if they have more words, hyphen included.
MIN_PERSON = 3
# How many words without a name may follow "University of".
MAX_WORDS_AFTER_OF = 4


class NameJoiner:
    """Joins names by what stands between them: a hyphen, a genitive, or "of"."""

    def __init__(self, known: KnownNames, heads: HeadWords) -> None:
        self._known = known
        self._heads = heads

    def joined(self, names: Iterable[NameSpan], doc: Doc) -> list[NameSpan]:
        """Return names in reading order, those that are parts of one as one."""
        done: list[NameSpan] = []
        for name in itertools.chain.from_iterable(self._apart(one, doc) for one in names):
            last = done[-1] if done else None
            if last is not None and last.end > name.start:
                continue  # What was joined has taken this one in.
            if last is not None and (label := self._joint_label(last, name, doc)):
                done[-1] = NameSpan(last.start, name.end, label)
            else:
                done.append(name)
            done[-1] = self._grown(done[-1], doc)
        return self._with_words_after_of(done, doc)

    def _apart(self, name: NameSpan, doc: Doc) -> Iterator[NameSpan]:
        """Yield the two known names of one with a hyphen ("Hamas-Fatah"), else the name."""
        text = name.text(doc)
        hyphens = [i for i in range(name.start + 1, name.end - 1) if doc[i].text in HYPHENS]
        if len(hyphens) == 1 and not self._is_known(text):
            parts = name.part(name.start, hyphens[0]), name.part(hyphens[0] + 1, name.end)
            if all(self._is_known(part.text(doc)) for part in parts):
                yield from parts
                return
        yield name

    def _with_words_after_of(self, names: Sequence[NameSpan], doc: Doc) -> list[NameSpan]:
        """Return names, a head before "of" with the capitalised words that follow."""
        grown: list[NameSpan] = []
        for i, name in enumerate(names):
            limit = names[i + 1].start if i + 1 < len(names) else len(doc)
            end = _end_after_of(doc, name.end, limit)
            label = self._label_with_of(name, doc) if end > name.end else None
            grown.append(NameSpan(name.start, end, label) if label else name)
        return grown

    def _joint_label(self, first: NameSpan, second: NameSpan, doc: Doc) -> str | None:
        """Return the label of two names as one, or None if they are two."""
        between = doc[first.end : second.start]
        if len(between) == 0 or len(between) > 2:
            return None
        if len(between) == 1 and between[0].text in HYPHENS:
            return self._label_with_hyphen(first, second, doc)
        if len(between) == 1 and between[0].text in GENITIVES:
            return self._label_with_genitive(first, second, doc)
        is_owner = second.end < len(doc) and doc[second.end].text in GENITIVES
        if [t.lower_ for t in between] in (["of"], ["of", "the"]) and not is_owner:
            return self._label_with_of(first, doc)
        return None

    def _label_with_hyphen(self, first: NameSpan, second: NameSpan, doc: Doc) -> str | None:
        if doc[first.end - 1].whitespace_ or doc[first.end].whitespace_:
            return None
        if label := self._known.label(doc[first.start : second.end].text):
            return label
        words = {doc[first.end - 1].lower_, doc[second.start].lower_}
        if {first.label, second.label} <= PLACE_LABELS and not words.isdisjoint(_PLACE_PARTICLES):
            return first.label
        if first.label == second.label == "PERSON" and second.end - first.start > MIN_PERSON:
            return "PERSON"  # "Klaus-Peter Amann", but not "the Merkel-Macron plan"
        if first.label == second.label == "ORG" and not any(
            self._is_known(name.text(doc)) for name in (first, second)
        ):
            return "ORG"
        return None

    def _label_with_genitive(self, first: NameSpan, second: NameSpan, doc: Doc) -> str | None:
        if first.text(doc) in load_nationalities():
            return None  # "Ukraine's National Guard"
        if label := self._known.label(doc[first.start : second.end].text):
            return label
        if doc[first.start].lower_ not in _SAINTS:
            return None
        return self._heads.label([t.text for t in doc[first.start : second.end]], second.label)

    def _label_with_of(self, first: NameSpan, doc: Doc) -> str | None:
        head = doc[first.end - 1]
        told = self._heads.of.get(head.lower_)
        if told is None or not head.text[0].isupper() or first.label not in {told[0], "ORG", "FAC"}:
            return None
        return None if any(t.lower_ == "of" for t in doc[first.start : first.end]) else told[0]

    def _grown(self, name: NameSpan, doc: Doc) -> NameSpan:
        """Return a name with the head that follows: "Zelena" Dam, "Anbar" Province."""
        first = doc[name.start].lower_
        end = name.end
        if end + 1 < len(doc) and doc[end].text in GENITIVES:
            told = self._heads.last.get(doc[end + 1].lower_, ("", ""))
            is_owner = first in _OWNERS and end - name.start == 1 and told[0] in {"FAC", "ORG"}
            if not (is_owner or (first in _SAINTS and told[1] == "sure")):
                return name
            return self._with_head(name, end + 1, doc)
        if name.text(doc) in load_nationalities() or end == len(doc):
            return name
        told = self._heads.last.get(doc[end].lower_, ("", ""))
        is_land = told[0] in {"LOC", "FAC"} and told[1] == "sure"
        is_region = told[0] == name.label == "GPE"
        return self._with_head(name, end, doc) if is_land or is_region else name

    def _with_head(self, name: NameSpan, head: int, doc: Doc) -> NameSpan:
        """Return a name up to its head; as it is if the head is small or the name goes on."""
        goes_on = head + 1 < len(doc) and doc[head + 1].is_title and doc[head + 1].is_alpha
        is_whole = name.label in NAME_LABELS and doc[head].is_title and not goes_on
        label = self._heads.last[doc[head].lower_][0]
        return NameSpan(name.start, head + 1, label) if is_whole else name

    def _is_known(self, text: str) -> bool:
        return text in load_nationalities() or self._known.label(text) is not None


def _end_after_of(doc: Doc, of: int, limit: int) -> int:
    """Return where capitalised words after "of" end; ``of`` itself if there are none.

    Those that run into the next name, which begins at ``limit``, do not count.
    """
    if of + 1 >= limit or doc[of].text != "of":
        return of
    begin = end = of + 1 + (doc[of + 1].text == "the")
    while end < limit and doc[end].is_title and end - begin < MAX_WORDS_AFTER_OF:
        end += 1
    return of if end == begin or end == limit < len(doc) else end
