"""Find the known names that a model missed or cut: "World Food Programme", "Cox's Bazar"."""

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from sitrep.language.naming.known_names import KnownNames
from sitrep.language.naming.name_spans import NameSpan


class NameFinder:
    """Knows the surely known names as the pipeline cuts them into words."""

    def __init__(self, nlp: Language, known: KnownNames) -> None:
        self._known = known
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._matcher.add("NAME", [nlp.make_doc(name) for name in sorted(known.found)])

    def with_found(self, names: Sequence[NameSpan], doc: Doc) -> list[NameSpan]:
        """Return names with the known ones among them, in reading order.

        A known name takes the place of what it covers; one within a longer name, or across the
        border of one, is left out.
        """
        name_at = {i: name for name in names for i in range(name.start, name.end)}
        kept = {name.start: name for name in names}
        for new in self._found(doc):
            inside = range(new.start, new.end)
            touching = {name_at[i].start: name_at[i] for i in inside if i in name_at}
            is_covered = all(new.start <= n.start and n.end <= new.end for n in touching.values())
            # Where the model has it, what label it gets is told elsewhere.
            has_it = any((n.start, n.end) == (new.start, new.end) for n in touching.values())
            if is_covered and not has_it:
                for start in touching:
                    del kept[start]
                kept[new.start] = new
        return sorted(kept.values(), key=lambda name: name.start)

    def _found(self, doc: Doc) -> Iterator[NameSpan]:
        """Yield known names that do not overlap, the longest first."""
        matches = self._matcher(doc)
        if not matches:
            return
        has_capitals = any(map(str.isupper, doc.text))
        taken: set[int] = set()
        for _, start, end in sorted(matches, key=lambda m: (m[1] - m[2], m[1])):
            tokens = range(start, end)
            if taken.isdisjoint(tokens) and _is_whole(doc, start, end):
                text = doc[start:end].text
                if self._is_written_so(text, has_capitals=has_capitals):
                    label = self._known.label(text)
                    if label is not None:
                        taken.update(tokens)
                        yield NameSpan(start, end, label)

    def _is_written_so(self, text: str, *, has_capitals: bool) -> bool:
        plain = text.replace("’", "'")
        if plain in self._known.found:
            return True
        if plain.lower() not in self._known.folded:
            return False
        return plain.isupper() or (plain.islower() and not has_capitals)


def _is_whole(doc: Doc, start: int, end: int) -> bool:
    """Return whether a name neither begins behind a hyphen or a name nor goes on with one."""
    joined = start > 0 and doc[start - 1].text in "-–‑" and not doc[start - 1].whitespace_
    goes_on = (
        end < len(doc) and doc[end].text in "-–‑" and not doc[end - 1].whitespace_
    ) or _is_capitalised(doc, end)
    return not joined and not goes_on and not (end - start == 1 and _is_capitalised(doc, start - 1))


def _is_capitalised(doc: Doc, i: int) -> bool:
    """Return whether a word beside a name may belong to it: it is written as names are."""
    return 0 <= i < len(doc) and doc[i].is_title and doc[i].is_alpha and not doc[i].is_stop
