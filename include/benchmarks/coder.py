"""How well the coder codes: its scores on the gold set, with a coder of keywords beside it.

``docs/annotation.md`` says how the gold set was made; ``gold/README.md`` what the figures mean.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.coder_gold import FOLDER, HALVES, load_half, summary
from benchmarks.coder_run import code_gold
from benchmarks.coder_scores import MEANS, all_figures, macro_f1, score_documents
from benchmarks.coder_sheet import PARTS, Sheet, shown, size
from sitrep.extract.pipeline import load_pipeline


def main(arguments: Sequence[str] | None = None) -> int:
    """Code one half of the gold set and print one table."""
    parser = argparse.ArgumentParser(prog="benchmarks.coder", description=__doc__)
    parser.add_argument("--half", choices=HALVES, default="dev")
    parser.add_argument("--only", choices=PARTS, help="print one part of the scores")
    parser.add_argument("--errors", action="store_true", help="list the errors (dev only)")
    parser.add_argument("--json", type=Path, help="write every figure into a file")
    parser.add_argument("--gold", type=Path, default=FOLDER, help="folder of dev and test")
    options = parser.parse_args(arguments)
    if options.errors and options.half == "test":
        parser.error("the test half is only scored: rules are made on dev, so --errors shows dev")
    try:
        documents = load_half(options.half, options.gold)
    except ValueError as problem:
        parser.error(f"the gold set is not whole:\n{problem}")
    if not documents:
        parser.error(f"there are no documents in {options.gold / options.half}")
    coded = list(code_gold(documents, load_pipeline()))
    sheets = {
        "coder": score_documents((gold, found) for gold, found, _ in coded),
        "keywords": score_documents((gold, found) for gold, _, found in coded),
    }
    if options.errors:
        for line in error_lines(sheets["coder"], options.only):
            print(line)
    print(f"{options.half}: {summary(documents)}")
    Console(width=max(100, Console().width)).print(comparison(sheets, only=options.only))
    if options.json:
        figures = {name: all_figures(sheet) for name, sheet in sheets.items()}
        content = {"half": options.half, "documents": len(documents), **figures}
        options.json.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return 0


def comparison(sheets: dict[str, Sheet], *, only: str | None = None) -> Table:
    """Return a table with a row for each measure and a column for each coder."""
    table = Table(
        title="The coder on its gold set",
        caption="F (precision/recall), or the share that is right, in percent; calm: a count",
        title_justify="left",
        caption_justify="left",
    )
    table.add_column("part")
    table.add_column("what")
    table.add_column("gold cases", justify="right")
    for name in sheets:
        table.add_column(name, justify="right")
    first = next(iter(sheets.values()))
    rows = {part: [row for row in first.rows(only) if row[0] == part] for part in PARTS}
    for part, measures in rows.items():
        for _, name, measure in measures:
            cells = [shown(sheet.measures[part].get(name)) for sheet in sheets.values()]
            table.add_row(part, name, str(size(measure)), *cells)
        if measures and part in MEANS:
            means = [f"{macro_f1(sheet, part):.1f}" for sheet in sheets.values()]
            table.add_row(part, MEANS[part], "", *means)
        table.add_section()
    return table


def error_lines(sheet: Sheet, only: str | None) -> Iterator[str]:
    """Yield the errors of each part under its name."""
    for part in PARTS:
        if sheet.errors[part] and only in {None, part}:
            yield f"== {part}: {len(sheet.errors[part])} =="
            yield from sorted(
                sheet.errors[part], key=lambda line: line.split("|")[0].split(" (")[0]
            )
            yield ""


if __name__ == "__main__":
    raise SystemExit(main())
