"""Clean, extract and compare documents from files: no lake, no warehouse."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sitrep.cli.output import print_json, say, tracked

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sitrep.cli.documents import Document
    from sitrep.extract.pipeline import Pipeline
    from sitrep.extract.reading import Source

Files = Annotated[
    list[str], typer.Argument(help="Files: .html, .txt, .json or .jsonl; - for stdin.")
]


def clean(files: Files) -> None:
    """Print the clean article of each page: title, text, byline, date, language, URLs.

    One JSON object a line. A file that cannot be read is an error on stderr and exit code 1;
    the others are still printed.
    """

    def show(document: "Document") -> None:
        from sitrep.knowledge.languages import identify_language

        draft = document.draft
        language, _ = identify_language(draft.content.text, draft.declared_language)
        print_json(
            {
                "file": document.file,
                "title": draft.title,
                "text": draft.content.text,
                "byline": list(draft.authors),
                "published_at": f"{draft.dating.published_at:%Y-%m-%dT%H:%M:%SZ}",
                "published_reason": draft.dating.reason,
                "language": language,
                "canonical_url": draft.canonical,
                "origin_url": draft.origin,
            }
        )

    _for_each(files, show, what="Cleaning")


def extract(
    files: Files,
    published_at: Annotated[
        str | None,
        typer.Option(help="ISO date or instant, for documents that do not say it themselves."),
    ] = None,
    url: Annotated[str | None, typer.Option(help="URL, for documents without one.")] = None,
) -> None:
    """Print the coding of each document: entities, quotations, events and claims.

    One JSON object a line. Offsets count Unicode code points of its "text". Documents in
    .txt have their title in the first line where a blank line follows.
    """
    from sitrep.coding import to_json
    from sitrep.errors import DocumentError
    from sitrep.extract.pipeline import load_pipeline

    pipeline = load_pipeline()

    def show(document: "Document") -> None:
        try:
            doc = read_bounded(pipeline, document)
            coded = pipeline.coder.code(doc, source_of(document))
        except Exception as error:  # one odd page must not stop those behind it
            problem = f"{document.file}: coding failed: {type(error).__name__}: {error}"
            raise DocumentError(problem) from error
        print_json(to_json(coded))

    instant = instant_of(published_at)
    _for_each(files, show, what="Coding", published_at=instant, url=url)


def dedup(files: Files) -> None:
    """Print the cluster of each document: near-duplicates share one.

    One object {"doc_id", "cluster"} a line, in the order of the files; a cluster is named
    after its first document, of which the others are copies, edited or cut.
    """
    from sitrep.near_duplicates.clusters import cluster_near_duplicates

    texts: dict[str, str] = {}

    def keep(document: "Document") -> None:
        texts[document.doc_id] = document.draft.content.text

    try:
        _for_each(files, keep, what="Reading")
    finally:
        for doc_id, cluster in cluster_near_duplicates(texts).items():
            print_json({"doc_id": doc_id, "cluster": cluster})


def _for_each(
    files: Iterable[str], do: Callable[["Document"], None], *, what: str, **options: Any
) -> None:
    """Do something with every document that can be read; fail at the end if one could not."""
    from sitrep.cli.documents import read_documents
    from sitrep.errors import DocumentError

    failed = False
    for document in tracked(read_documents(files, **options), what):
        if isinstance(document, DocumentError):
            say(f"error: {document}")
            failed = True
            continue
        try:
            do(document)
        except DocumentError as error:
            say(f"error: {error}")
            failed = True
    if failed:
        raise typer.Exit(1)


def read_bounded(pipeline: "Pipeline", document: "Document") -> "Doc":
    """Return the document as the coder needs it; say so where it is too long to be read whole."""
    text = document.draft.content.text
    doc = pipeline.read(text)
    if left_out := len(text) - len(doc.text):
        say(f"note: {document.file}: its last {left_out:,} characters are not read.")
    return doc


def source_of(document: "Document") -> "Source":
    """Return what is known of a document before it is read."""
    from sitrep.extract.reading import Source

    draft = document.draft
    return Source(
        doc_id=document.doc_id,
        title=draft.title,
        published_at=draft.dating.published_at,
        url=draft.canonical if "://" in draft.canonical else None,
        source_country=draft.source_country,
    )


def instant_of(given: str | None) -> datetime | None:
    """Return the instant of an option in ISO format, in UTC; a wrong one is wrong use."""
    if given is None:
        return None
    try:
        instant = datetime.fromisoformat(given)
    except ValueError as error:
        raise typer.BadParameter(f"{given!r} is no ISO date", param_hint="published-at") from error
    return instant.astimezone(UTC) if instant.tzinfo else instant.replace(tzinfo=UTC)
