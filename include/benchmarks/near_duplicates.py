"""``python -m benchmarks.near_duplicates``: how surely copies are found, and how fast."""

from collections import Counter
from collections.abc import Collection, Mapping, Set
from time import process_time
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from benchmarks.near_duplicates_gold import Pair, pairs_of, read_gold
from benchmarks.near_duplicates_scale import measure_lookup
from benchmarks.near_duplicates_tfidf import cosines
from sitrep.near_duplicates.clusters import cluster_near_duplicates
from sitrep.near_duplicates.signature import signature_of

THRESHOLDS = tuple(n / 100 for n in range(20, 100, 2))


def main(
    stored: Annotated[int, typer.Option(help="Signatures in the warehouse; 0: none.")] = 1_000_000,
    new: Annotated[int, typer.Option(help="New articles, a fifth of them edited copies.")] = 1_000,
    plan: Annotated[bool, typer.Option(help="Print the query plan of the lookup.")] = False,
    errors: Annotated[bool, typer.Option(help="List the pairs that are wrong.")] = False,
) -> None:
    """Measure accuracy on the gold set, then the lookup on a PostgreSQL of its own."""
    console = Console()
    texts, groups = read_gold()
    console.print(_accuracy(console, texts, groups, list_errors=errors))
    console.print(f"A signature takes {_signature_ms(texts.values()):.2f} ms of processor time.")
    if not stored:
        return
    lookup = measure_lookup(stored, new)
    table = Table("what", "measured", title="Lookup in the warehouse", title_justify="left")
    table.add_row("stored signatures, all of the last 60 days", f"{lookup.stored:,}")
    table.add_row("new articles, edited copies among them", f"{lookup.new:,}, {lookup.edited:,}")
    table.add_row("lookup with exact comparison", f"{lookup.lookup_s:.2f} s")
    table.add_row("whole load of the new articles, lookup included", f"{lookup.load_s:.2f} s")
    table.add_row("copies put to their original", f"{lookup.found:,}")
    table.add_row("others marked as copies", f"{lookup.falsely_marked:,}")
    table.add_row("index of signatures", f"{lookup.index_bytes / lookup.stored:,.0f} bytes a piece")
    console.print(table)
    if plan:
        console.print(lookup.plan, markup=False, highlight=False, soft_wrap=True)


def _accuracy(
    console: Console, texts: Mapping[str, str], groups: Mapping[str, str], *, list_errors: bool
) -> Table:
    gold, found = pairs_of(groups), pairs_of(cluster_near_duplicates(texts))
    copied = len(set(groups.values())) - sum(n == 1 for n in Counter(groups.values()).values())
    title = f"{len(texts)} texts, {copied} groups of near-duplicates, {len(gold)} pairs"
    table = Table("method", "precision", "recall", "F1", title=title, title_justify="left")
    table.add_row("signatures and exact comparison", *_scores(gold, found))
    threshold, near = _best_by_cosine(cosines(texts), gold)
    table.add_row(f"TF-IDF cosine, best threshold ({threshold})", *_scores(gold, near))
    if list_errors:
        for what, pairs in (("false", found - gold), ("missed", gold - found)):
            for one, other in sorted(pairs):
                console.print(f"{what}: {one} | {other}", markup=False, soft_wrap=True)
    return table


def _signature_ms(texts: Collection[str]) -> float:
    start = process_time()
    for text in texts:
        signature_of(text)
    return (process_time() - start) / len(texts) * 1000


def _best_by_cosine(likeness: Mapping[Pair, float], gold: Set[Pair]) -> tuple[float, set[Pair]]:
    """Return the threshold that suits the gold set best, and its pairs: a flattering one."""
    choices = ((t, {pair for pair, cosine in likeness.items() if cosine >= t}) for t in THRESHOLDS)
    return max(choices, key=lambda choice: _f1(gold, choice[1]))


def _scores(gold: Set[Pair], found: Set[Pair]) -> tuple[str, str, str]:
    right = len(gold & found)
    precision, recall = right / max(len(found), 1), right / max(len(gold), 1)
    return f"{precision:.3f}", f"{recall:.3f}", f"{_f1(gold, found):.3f}"


def _f1(gold: Set[Pair], found: Set[Pair]) -> float:
    return 2 * len(gold & found) / max(len(gold) + len(found), 1)


if __name__ == "__main__":
    typer.run(main)
