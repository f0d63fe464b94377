"""Names as spans, and as BIO tags."""

from collections.abc import Iterable, Iterator, Sequence

Mention = tuple[int, int, str]


def mentions(names: Sequence[str | None]) -> Iterator[Mention]:
    """Yield start, end and kind of each name in BIO tags."""
    start: int | None = None
    for i, tag in enumerate([*names, "O"]):
        if start is not None and (tag is None or not tag.startswith("I-")):
            yield start, i, str(names[start])[2:]
            start = None
        if tag is not None and tag.startswith("B-"):
            start = i


def tags_of(spans: Iterable[Mention], before: Sequence[str | None]) -> list[str | None]:
    """Return BIO tags of ``spans``; other words keep what ``before`` tells of them but names."""
    tags = ["O" if tag and tag[:2] in {"B-", "I-"} else tag for tag in before]
    for start, end, kind in spans:
        tags[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
    return tags
