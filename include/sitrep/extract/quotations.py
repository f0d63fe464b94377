"""Find what is put in quotation marks; who said it is for :mod:`sitrep.extract.claims`."""

import re

from spacy.tokens import Doc, Span

MIN_QUOTE_WORDS = 3
# Curly pairs, or straight ones within one paragraph.
_QUOTE = re.compile(r"“([^“”]+)(?:”|(?=\n\n|$))|\"([^\"\n]+)\"")


def find_quotes(doc: Doc) -> list[Span]:
    """Return the tokens inside each pair of quotation marks, in reading order.

    Shorter ones than :data:`MIN_QUOTE_WORDS` words are scare quotes or titles and left out. A
    quote that runs over paragraphs, each opened anew, gives one span a paragraph.
    """
    quotes = []
    for match in _QUOTE.finditer(doc.text):
        group = 1 if match[1] is not None else 2
        span = doc.char_span(match.start(group), match.end(group), alignment_mode="contract")
        if span is not None and sum(token.is_alpha for token in span) >= MIN_QUOTE_WORDS:
            quotes.append(span)
    return quotes
