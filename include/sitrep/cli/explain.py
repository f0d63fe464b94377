"""``sitrep explain``: why an event was coded as it was."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from sitrep.cli.coding import instant_of, read_bounded, source_of
from sitrep.cli.output import say

if TYPE_CHECKING:
    from sitrep.cli.documents import Document
    from sitrep.extract.explanation import Explanation


def explain(
    file: Annotated[str, typer.Argument(help="A file: .html, .txt, .json or .jsonl; - for stdin.")],
    event: Annotated[
        int | None, typer.Option(min=1, help="Number of the event to explain; default: list them.")
    ] = None,
    published_at: Annotated[
        str | None,
        typer.Option(help="ISO date or instant, for a document that does not say it itself."),
    ] = None,
) -> None:
    """Show why an event has its code and its parts, and what the alternatives were.

    Without --event the events of the file are listed by number. With it: the sentence with its
    parts marked, its syntax, every field with the reason for it, and which triggers lost.
    """
    from rich.console import Console

    from sitrep.explain.printing import print_explanation, print_list

    console = Console(highlight=False, emoji=False, markup=False)
    number = 0
    for document, found in _explained(file, published_at):
        if event is None:
            print_list(console, document.draft.title, found, first=number + 1)
        elif number < event <= number + len(found):
            print_explanation(console, event, found[event - number - 1])
            return
        number += len(found)
    if event is not None:
        say(f"error: {file} has {number} events: there is no number {event}.")
        raise typer.Exit(1)


def _explained(
    file: str, published_at: str | None
) -> Iterator[tuple["Document", Sequence["Explanation"]]]:
    from sitrep.cli.documents import read_documents
    from sitrep.errors import DocumentError
    from sitrep.extract.pipeline import load_pipeline

    instant = instant_of(published_at)
    pipeline = load_pipeline()
    for document in read_documents([file], published_at=instant):
        if isinstance(document, DocumentError):
            raise document
        doc = read_bounded(pipeline, document)
        yield document, list(pipeline.coder.explain(doc, source_of(document)))
