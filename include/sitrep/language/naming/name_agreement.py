"""Give one name one label throughout a document: that of most of its mentions."""

from collections import Counter
from collections.abc import Callable, Sequence

from spacy.tokens import Doc

from sitrep.language.naming.name_spans import NameSpan

# So many times as often as any other must a label be, for the others to follow it.
MAJORITY = 2


def agreed(
    names: Sequence[NameSpan], doc: Doc, *, is_known: Callable[[str], bool]
) -> list[NameSpan]:
    """Return names with the label of most mentions, where one label clearly leads.

    Parameters
    ----------
    names : sequence of NameSpan
        In reading order.
    doc : Doc
        The document that they are from.
    is_known : callable
        Tells of a text whether lists know its label: such a name keeps it.
    """
    texts = [name.text(doc) for name in names]
    counts: dict[str, Counter[str]] = {}
    for name, text in zip(names, texts, strict=True):
        counts.setdefault(text, Counter())[name.label] += 1
    if all(len(labels) == 1 for labels in counts.values()):
        return list(names)
    leaders = {
        text: label
        for text, labels in counts.items()
        if len(labels) > 1 and (label := _leader(labels)) and not is_known(text)
    }
    return [
        name.labelled(leaders.get(text, name.label))
        for name, text in zip(names, texts, strict=True)
    ]


def _leader(labels: Counter[str]) -> str | None:
    (first, most), (_, second) = labels.most_common(2)
    return first if most >= MAJORITY * second else None
