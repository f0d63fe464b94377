"""How well and how fast the language pipeline reads, with other pipelines beside it."""

import argparse
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from spacy.language import Language

from benchmarks.language_scores import score_names, score_syntax
from benchmarks.language_speed import measure_speed
from benchmarks.language_values import (
    score_dates,
    score_own_names,
    score_quantities,
    score_sentences,
)
from sitrep.language.pipelines import SHIPPED, load_language
from training.corpora import NAMES_TEST, SYNTAX_TEST, read_docs
from training.evaluate import BROAD, FULLY_ANNOTATED, WITHOUT_NORP

Rows = dict[str, str]
_MEASURES = {
    "UAS": "uas", "LAS": "las", "UPOS": "upos", "XPOS": "xpos", "features": "feats",
    "lemma": "lemma", "sentences": "sentences",
}  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Score each pipeline and print one table, a column for each."""
    parser = argparse.ArgumentParser(prog="benchmarks.language", description=__doc__)
    parser.add_argument("pipelines", nargs="*", help="other pipelines: names or folders")
    parser.add_argument(
        "--corpora",
        type=Path,
        default=os.environ.get("SITREP_CORPORA"),
        help="folder of the test corpora; without it only our own sets are scored",
    )
    parser.add_argument("--errors", action="store_true", help="print errors on our own sets")
    parser.add_argument("--no-speed", action="store_true", help="leave the timing out")
    options = parser.parse_args(arguments)
    names = [SHIPPED, *options.pipelines]
    columns = {name: score(load_language(name), options.corpora) for name in names}
    if not options.no_speed:
        for name in names:
            columns[name] |= speed(name)
    Console().print(comparison(columns))
    if options.errors:
        _print_errors(load_language(SHIPPED))
    return 0


def score(nlp: Language, corpora: Path | None) -> Rows:
    """Return every score of one pipeline, in percent, by what was scored."""
    rows = _on_corpora(nlp, Path(corpora)) if corpora else {}
    rows["own: sentences of edited news, F"] = f"{score_sentences(nlp).f1:.1f}"
    dates, quantities = score_dates(nlp), score_quantities(nlp)
    rows["own: DATE and TIME, exact span and label, F"] = f"{dates.spans.f1:.1f}"
    rows["own: their values, span and value right"] = f"{dates.values.recall:.1f}"
    rows["own: values of relative ones"] = f"{dates.relative.recall:.1f}"
    rows["own: numbers, exact span and label, F"] = f"{quantities.spans.f1:.1f}"
    rows["own: operator, bounds and unit right"] = f"{quantities.values.recall:.1f}"
    every, by_label, _ = score_own_names(nlp)
    rows["own: names of 12 kinds, exact, F"] = f"{every.f1:.1f}"
    rows |= {f"own: {label}, F": f"{tally.f1:.1f}" for label, tally in sorted(by_label.items())}
    return rows


def speed(name: str) -> Rows:
    """Return load time, speed of one process and of two, and memory."""
    (alone,) = measure_speed(name)
    pair = measure_speed(name, processes=2)
    together = sum(one.words_per_s for one in pair)
    return {
        "words a second, one core": f"{alone.words_per_s:,.0f}",
        "two processes against one": f"{together / alone.words_per_s:.2f}",
        "seconds to load, imports included": f"{alone.load_s:.1f}",
        "peak memory of a process, MB": f"{alone.peak_mb:,.0f}",
    }


def comparison(columns: Mapping[str, Rows]) -> Table:
    """Return a table with a row for each measurement and a column for each pipeline."""
    table = Table(title="The language pipeline", title_justify="left")
    table.add_column("what")
    for name in columns:
        table.add_column(Path(name).name, justify="right")
    measured = list(dict.fromkeys(what for rows in columns.values() for what in rows))
    for what in measured:
        table.add_row(what, *(rows.get(what, "") for rows in columns.values()))
    return table


def _on_corpora(nlp: Language, corpora: Path) -> Rows:
    rows: Rows = {}
    for name in SYNTAX_TEST:
        docs = read_docs(corpora, name)
        for raw in (False, True):
            scores = score_syntax(nlp, docs, raw=raw)
            given = "raw text" if raw else "gold sentences"
            rows |= {
                f"{name}, {given}: {measure}": f"{getattr(scores, field).f1:.1f}"
                for measure, field in _MEASURES.items()
                if raw or measure != "sentences"
            }
    for name in NAMES_TEST:
        labels = [label for label in BROAD if label != "NORP" or name not in WITHOUT_NORP]
        strict = name in FULLY_ANNOTATED
        found = score_names(nlp, read_docs(corpora, name), labels=labels, strict=strict)
        rows[f"{name}: exact F"] = f"{found.exact.f1:.1f}"
        rows[f"{name}: lenient F"] = f"{found.lenient.f1:.1f}"
        for label in labels:
            tally = found.by_label.get(label)
            rows[f"{name}: {label}"] = f"{tally.f1:.1f}" if tally else ""
    return rows


def _print_errors(nlp: Language) -> None:
    for error in (
        *score_dates(nlp).errors,
        *score_quantities(nlp).errors,
        *score_own_names(nlp)[2],
    ):
        print(error)


if __name__ == "__main__":
    raise SystemExit(main())
