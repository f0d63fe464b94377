"""Documents written with the names that a model found: "[Kyiv|GPE] fell"."""

import re

from spacy.language import Language
from spacy.tokens import Doc

_MARKED = re.compile(r"\[([^|\[\]]+)\|([A-Z]+)\]")


def marked_doc(nlp: Language, marked: str) -> Doc:
    """Return the document without the marks, its marked names as entities."""
    spans, text, end = [], "", 0
    for match in _MARKED.finditer(marked):
        text += marked[end : match.start()]
        spans.append((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        end = match.end()
    doc = nlp.make_doc(text + marked[end:])
    doc.ents = [doc.char_span(start, stop, label=label) for start, stop, label in spans]
    return doc
