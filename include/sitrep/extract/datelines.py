"""A spaCy component that begins the story's first sentence behind its dateline.

Cleaning takes datelines off; a text that comes from elsewhere may have one: read together with
the sentence, "CONAKRY" in "CONAKRY - Youths torched a police post" would have done it.
"""

from spacy.language import Language
from spacy.tokens import Doc

from sitrep.clean.dateline import split_dateline

# The story begins in one of the first paragraphs, a headline and a line about its author before it.
_PARAGRAPHS = 3
_MAX_TOKENS = 150


@Language.component("sitrep_datelines", assigns=["token.is_sent_start"])
def mark_story(doc: Doc) -> Doc:
    """Mark where the first sentence behind a dateline begins, and return ``doc``."""
    opening, at = doc[:_MAX_TOKENS].text, 0
    for paragraph in opening.split("\n\n")[:_PARAGRAPHS]:
        _, story = split_dateline(paragraph)
        if story != paragraph:
            first = at + paragraph.index(story)
            token = next((token for token in doc[:_MAX_TOKENS] if token.idx == first), None)
            if token is not None and token.i > 0:
                token.is_sent_start = True
            break
        at += len(paragraph) + len("\n\n")
    return doc
