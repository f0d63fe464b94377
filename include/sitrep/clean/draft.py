"""What was read from one page or document, before it is judged."""

from dataclasses import dataclass

from sitrep.clean.dates import Dating
from sitrep.clean.text import CleanText


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
    def prose_chars(self) -> int:
        """Characters of the paragraphs that are not whole links."""
        return sum(len(p) for p in self.content.text.split("\n\n") if p not in self.linked)
