"""A name on its way through the rules: a span of tokens with a label, not yet an entity."""

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

# What the rules for names know how to mend; names of other labels are left alone.
NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Tokens ``start`` to ``end`` of a document; ``entity`` is what the model had made of them."""

    start: int
    end: int
    label: str
    entity: Span | None = None

    def part(self, start: int, end: int) -> "NameSpan":
        """Return the name with other borders."""
        return (
            self if (start, end) == (self.start, self.end) else replace(self, start=start, end=end)
        )

    def labelled(self, label: str) -> "NameSpan":
        """Return the name with another label."""
        return self if label == self.label else replace(self, label=label)

    def text(self, doc: Doc) -> str:
        """Return the characters of the name."""
        return str(doc[self.start : self.end].text)

    def is_unchanged(self) -> bool:
        """Return whether the name is as the model had it."""
        ent = self.entity
        return ent is not None and (ent.start, ent.end, ent.label_) == (
            self.start,
            self.end,
            self.label,
        )

    def span(self, doc: Doc) -> Span:
        """Return the name as a span: the model's own, with its keys, where nothing changed."""
        if self.entity is not None and self.is_unchanged():
            return self.entity
        return Span(doc, self.start, self.end, label=self.label)


def name_of(entity: Span) -> NameSpan:
    """Return an entity as a name."""
    return NameSpan(entity.start, entity.end, entity.label_, entity)
