"""How well and how fast stories are found on pages: ``python -m benchmarks.clean``."""

import argparse
from collections.abc import Mapping, Sequence
from statistics import median
from time import process_time

from rich.console import Console
from rich.table import Table

from benchmarks.clean_extractors import OURS, Extractor, load_extractors
from benchmarks.clean_gold import HALVES, GoldPage, load_pages
from benchmarks.clean_scores import PageScore, mean_f1, score_page, summary

REPETITIONS = 3
Scores = Mapping[str, Sequence[PageScore]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Score every extractor and print a table with a column for each."""
    parser = argparse.ArgumentParser(prog="benchmarks.clean", description=__doc__)
    parser.add_argument("--half", choices=HALVES, help="the pages of one half only")
    parser.add_argument("--by", choices=("language", "layout"), nargs="*", default=[])
    parser.add_argument("--errors", action="store_true", help="list ours, of development only")
    parser.add_argument("--no-speed", action="store_true", help="leave the timing out")
    options = parser.parse_args(arguments)
    pages, extractors = load_pages(options.half), load_extractors()
    scores = {
        name: [score_page(page, extract(page)) for page in pages]
        for name, extract in extractors.items()
    }
    columns = {name: summary(of_pages) for name, of_pages in scores.items()}
    if not options.no_speed:
        for name, extract in extractors.items():
            columns[name]["pages/s of one core"] = f"{pages_per_s(extract, pages):.1f}"
    console = Console(width=40 + 14 * len(columns))
    console.print(_table(f"{len(pages)} gold pages", columns))
    for key in options.by:
        console.print(_table(f"body F1 by {key}", by_key(scores, key)))
    if options.errors:
        for line in errors(scores[OURS]):
            console.print(line, markup=False, highlight=False)
    return 0


def pages_per_s(extract: Extractor, pages: Sequence[GoldPage]) -> float:
    """Return the pages a second of processor time, the median of three rounds."""
    seconds = []
    for _ in range(REPETITIONS):
        began = process_time()
        for page in pages:
            extract(page)
        seconds.append(process_time() - began)
    return len(pages) / median(seconds)


def by_key(scores: Scores, key: str) -> dict[str, dict[str, str]]:
    """Return the mean F1 of each language or layout that has articles, by extractor."""
    return {
        name: {
            value: mean_f1(score for score in of_pages if getattr(score.gold, key) == value)
            for value in sorted(
                {getattr(s.gold, key) for s in of_pages if s.gold.rejection is None}
            )
        }
        for name, of_pages in scores.items()
    }


def errors(scores: Sequence[PageScore]) -> list[str]:
    """Return a line for each page of development that is not all right."""
    lines = []
    for score in scores:
        gold = score.gold
        if gold.half != HALVES[0]:
            continue
        wrong = [name for name, is_right in score.fields.items() if not is_right]
        wrong += [f"left {text!r}" for text in score.left]
        if score.is_rejected != (gold.rejection is not None):
            wrong.append(f"turned away: {score.rejection}, gold: {gold.rejection}")
        if gold.rejection is None and score.f1 < 1:
            wrong.insert(0, f"precision {score.precision:.3f}, recall {score.recall:.3f}")
        if wrong:
            lines.append(f"{gold.page}: {'; '.join(wrong)}")
    return lines


def _table(title: str, columns: Mapping[str, Mapping[str, str]]) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column("what")
    for name in columns:
        table.add_column(name, justify="right")
    for what in next(iter(columns.values())):
        table.add_row(what, *(rows[what] for rows in columns.values()))
    return table


if __name__ == "__main__":
    raise SystemExit(main())
