"""What extractors say of a page beside its text, and whether that is right."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from unicodedata import normalize

from benchmarks.clean_gold import GoldPage

FIELDS = (
    "title", "authors", "instant", "day", "language", "canonical URL", "origin", "dateline",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What an extractor says of a page; ``rejection`` is its reason to see no article there.

    ``published_at`` is ISO 8601: an instant with its offset, or a day.
    """

    text: str = ""
    title: str | None = None
    authors: tuple[str, ...] = ()
    published_at: str | None = None
    language: str | None = None
    canonical_url: str | None = None
    origin_url: str | None = None
    dateline: str | None = None
    rejection: str | None = None

    @property
    def is_rejected(self) -> bool:
        """Whether there is no article on the page, as far as the extractor sees."""
        return self.rejection is not None or not self.text.strip()


def judge_fields(gold: GoldPage, found: Found) -> dict[str, bool]:
    """Say of each field whether it is right.

    A date is asked of pages that tell one. Authors, origin and dateline are asked where the page
    has them, and wrong where it has not and they were found all the same.
    """
    if gold.rejection is not None:
        return {}
    right = {
        "title": plain(found.title) == plain(gold.title),
        "language": found.language == gold.language,
        # The declared address of a copy is its origin's.
        "canonical URL": _address(found.canonical_url)
        in {_address(gold.canonical_url), _address(gold.origin_url or gold.canonical_url)},
    }
    if gold.authors or found.authors:
        right["authors"] = set(map(plain, found.authors)) == set(map(plain, gold.authors))
    if gold.origin_url or found.origin_url:
        right["origin"] = _address(found.origin_url) == _address(gold.origin_url)
    if gold.dateline or found.dateline:
        right["dateline"] = plain(found.dateline) == plain(gold.dateline)
    if gold.published_at is not None:
        right["day"] = _day(found.published_at) == gold.published_at[:10]
        if "T" in gold.published_at:
            right["instant"] = _instant(found.published_at) == _instant(gold.published_at)
    return right


def answered_fields(found: Found) -> frozenset[str]:
    """Return the names of the fields of which anything was found."""
    answers = {
        "title": found.title,
        "authors": found.authors,
        "instant": _instant(found.published_at),
        "day": found.published_at,
        "language": found.language,
        "canonical URL": found.canonical_url,
        "origin": found.origin_url,
        "dateline": found.dateline,
    }
    return frozenset(name for name, answer in answers.items() if answer)


def plain(text: str | None) -> str:
    """Return a text without differences of spaces, case and kinds of quotation mark."""
    text = normalize("NFKC", text or "").casefold()
    text = re.sub("[“”„«»]", '"', re.sub("[‘’]", "'", text))
    return " ".join(text.split())


def _address(url: str | None) -> str:
    return re.sub(r"^https?://", "", url or "").rstrip("/")


def _instant(text: str | None) -> datetime | None:
    """Return an instant in UTC; one without an offset, and a day, are none."""
    at = datetime.fromisoformat(text) if text and "T" in text else None
    return at.astimezone(UTC).replace(microsecond=0) if at and at.tzinfo else None


def _day(text: str | None) -> str:
    at = _instant(text)
    return at.date().isoformat() if at else (text or "")[:10]
