"""The coder's gold set: read it, and check its files.

``python -m benchmarks.coder_gold FILE…`` tells what is wrong in each file, or counts what they
hold. ``docs/annotation.md`` says how they are written.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.gold_documents import GoldDocument
from benchmarks.gold_reader import ReadGold, read_gold

FOLDER = Path(__file__).parent / "gold" / "coder"
HALVES = ("dev", "test")


def main(arguments: Sequence[str] | None = None) -> int:
    """Check files; 1 if one is wrong."""
    parser = argparse.ArgumentParser(prog="benchmarks.coder_gold", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="files or folders; else the whole set")
    parser.add_argument("--sentences", action="store_true", help="count sentences too (slower)")
    parser.add_argument("--show", action="store_true", help="print how each event was understood")
    options = parser.parse_args(arguments)
    paths = [path for given in options.files or [FOLDER] for path in _files(given)]
    read = {path: read_file(path) for path in paths}
    for path, result in read.items():
        for problem in result.problems:
            print(f"{path}: {problem}")
        if options.show and result.document:
            print(*shown(result.document), sep="\n", end="\n\n")
    documents = [result.document for result in read.values() if result.document]
    wrong = sum(bool(result.problems) for result in read.values())
    print(summary(documents, with_sentences=options.sentences))
    if wrong:
        print(f"{wrong} of {len(paths)} files need a look.")
    return int(wrong > 0)


def read_file(path: Path) -> ReadGold:
    """Read one file; what is wrong with it is told, not raised."""
    try:
        raw = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        return ReadGold(None, [f"can't be read: {problem}"])
    return read_gold(raw, name=path.stem)


def load_half(half: str, folder: Path = FOLDER) -> list[GoldDocument]:
    """Return the documents of "dev" or "test", in the order of their names.

    Raises
    ------
    ValueError
        If a file is wrong; the message has every problem of the half.
    """
    read = {path: read_file(path) for path in _files(folder / half)}
    problems = [f"{path.name}: {text}" for path, found in read.items() for text in found.problems]
    if problems:
        raise ValueError("\n".join(problems))
    return [found.document for found in read.values() if found.document]


def summary(documents: Sequence[GoldDocument], *, with_sentences: bool = False) -> str:
    """Return one line with the counts of what documents hold."""
    events = [event for document in documents for event in document.events]
    optional = sum(event.is_optional for event in events)
    counts = Counter(
        {
            "documents": len(documents),
            "words": sum(len(document.text.split()) for document in documents),
            "events": len(events) - optional,
            "optional events": optional,
            "types": len({event.event_type for event in events}),
            "claimed": sum(event.claim.kind != "outlet" for event in events),
            "quotations": sum(len(document.quotations) for document in documents),
            "names": sum(len(document.entities) for document in documents),
        }
    )
    if with_sentences:
        counts["sentences"] = count_sentences(document.text for document in documents)
    return ", ".join(f"{count:,} {what}" for what, count in counts.items())


def count_sentences(texts: Iterable[str]) -> int:
    """Return the number of sentences by the shipped pipeline."""
    from sitrep.language.pipelines import SHIPPED, load_language  # noqa: PLC0415 (takes seconds)

    return sum(1 for doc in load_language(SHIPPED).pipe(texts) for _ in doc.sents)


def shown(document: GoldDocument) -> Iterable[str]:
    """Yield each event and quotation with the words around what was found."""
    text = document.text
    for event in document.events:
        span = event.trigger
        before, after = text[max(0, span.start - 30) : span.start], text[span.end : span.end + 30]
        mode = f"/{event.mode}" if event.mode else ""
        yield f"  {event.event_type}{mode}: {before}[{span.text}]{after}".replace("\n", " ")
        for role, parties in (("actor", event.actors), ("recipient", event.recipients)):
            for party in parties:
                where = f"@{party.span.start}" if party.span else ""
                words = party.span.text if party.span else "-"
                yield f"    {role} {words}{where} {party.country or '-'} {party.sector or '-'}"
    for quotation in document.quotations:
        yield f"  {quotation.kind}: {quotation.span.text[:60]}…"


def _files(path: Path) -> list[Path]:
    return sorted(path.rglob("*.toml")) if path.is_dir() else [path]


if __name__ == "__main__":
    raise SystemExit(main())
