"""What was read from one page or document, before it is judged."""

from dataclasses import dataclass

from sitrep.clean.dates import Dating
from sitrep.clean.identity import is_section
from sitrep.clean.text import CleanText

_TEASERS = 4
_TEASER_CHARS = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The parts of an article to be.

    ``linked`` are the texts of a page's links: a paragraph that is one of them is no prose.
    ``section`` is the part of the outlet that a page says it stands in.
    ``source_name`` and ``source_country`` are set where the document names its publisher.
    """

    canonical: str
    origin: str | None
    title: str
    authors: tuple[str, ...]
    content: CleanText
    dating: Dating
    declared_language: str | None = None
    is_paywalled: bool = False
    linked: frozenset[str] = frozenset()
    section: str | None = None
    url: str | None = None
    source_name: str | None = None
    source_country: str | None = None

    @property
    def is_cut_off(self) -> bool:
        """Whether a paragraph breaks off, as before a wall."""
        return any(p.endswith(("…", "...")) for p in self.content.text.split("\n\n"))

    @property
    def is_list(self) -> bool:
        """Whether this is a front of teasers: short paragraphs at a section's address, undated."""
        paragraphs = self.content.text.split("\n\n")
        is_dated = self.dating.reason not in {"fetched", "text"}
        is_short = all(len(p) < _TEASER_CHARS for p in paragraphs)
        is_front = not is_dated and is_section(self.canonical)
        return is_front and is_short and len(paragraphs) >= _TEASERS

    @property
    def prose_chars(self) -> int:
        """Characters of the paragraphs that are not whole links."""
        return sum(len(p) for p in self.content.text.split("\n\n") if p not in self.linked)
