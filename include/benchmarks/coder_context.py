"""Show where an error stands: the sentence with the words in brackets."""

from benchmarks.coder_matching import Spanned
from sitrep.coding import CodedDocument


def shown_around(found: CodedDocument, span: Spanned) -> str:
    """Return the document's name and the coder's sentence, with the span in brackets."""
    start, end = next(
        ((s.start, s.end) for s in found.sentences if s.start <= span.start < s.end),
        (max(0, span.start - 80), span.end + 80),
    )
    end = max(end, span.end)
    text = found.text
    marked = f"{text[start : span.start]}[{text[span.start : span.end]}]{text[span.end : end]}"
    return f"| {found.doc_id}: {' '.join(marked.split())}"


def words_of(found: CodedDocument, span: Spanned | None) -> str:
    """Return the words of a span, ``-`` for none."""
    return found.text[span.start : span.end] if span is not None else "-"
