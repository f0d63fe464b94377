"""Fit the confidence of events on the development half of the gold set, and say how well it fits.

``python -m benchmarks.calibrate_coder`` writes ``sitrep/knowledge/confidence.toml`` anew: run it
after the coder's rules or the gold set have changed. The figures are of events whose documents had
no part in the fit; ``--test`` scores the written weights on the test half besides.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks.calibration import (
    Case,
    Floats,
    brier,
    calibration_error,
    fit,
    held_out,
    log_loss,
    outcomes,
    ranking,
    reliability,
)
from benchmarks.coder_gold import load_half
from benchmarks.coder_matching import match_events
from benchmarks.coder_run import read_gold
from benchmarks.gold_documents import GoldDocument
from sitrep import knowledge
from sitrep.extract.confidence import confidence_of
from sitrep.extract.confidence_features import SUPPORT, features_of
from sitrep.extract.pipeline import Pipeline, load_pipeline
from sitrep.knowledge.weights import CONFIDENCE, Weights

STRENGTHS = (1.0, 3.0, 5.0, 10.0, 20.0)
SHIPPED = Path(knowledge.__file__).with_name(CONFIDENCE)
HEAD = """\
# What speaks for an event and against it, in log-odds, as `python -m benchmarks.calibrate_coder`
# fitted it: do not edit, fit it anew. A feature that is not here has weight 0.
# Fitted on {cases} found events of {documents} documents, {right} of them right; L2 {strength:g}.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, print the figures, write the weights."""
    parser = argparse.ArgumentParser(prog="benchmarks.calibrate_coder", description=__doc__)
    parser.add_argument("--folds", type=int, default=10, help="parts of the documents")
    parser.add_argument("--test", action="store_true", help="score the test half too")
    parser.add_argument("--output", type=Path, default=SHIPPED, help="where the weights go")
    options = parser.parse_args(arguments)
    pipeline = load_pipeline()
    cases = list(cases_of(load_half("dev"), pipeline))
    strength, predicted = best_fit(cases, folds=options.folds)
    weights = fit(cases, strength=strength, never_below_zero=SUPPORT)
    print_figures(f"development half, held out in {options.folds} folds", predicted, cases)
    options.output.write_text(written(weights, cases, strength), encoding="utf-8")
    print(f"{len(weights.by_feature)} weights (L2 {strength:g}) are in {options.output.name}.")
    if options.test:
        others = list(cases_of(load_half("test"), pipeline))
        scores = np.array([confidence_of(case.features, weights) for case in others])
        print_figures("test half", scores, others)
    return 0


def cases_of(documents: Sequence[GoldDocument], pipeline: Pipeline) -> Iterator[Case]:
    """Yield the events that the coder finds, and whether each has its like in the gold set.

    Gold events that are optional make an event right as the others do.
    """
    for document, doc, source in read_gold(documents, pipeline):
        matches = match_events(document, pipeline.coder.code(doc, source))
        right = {found.event_id for _, found in matches.pairs}
        for explanation in pipeline.coder.explain(doc, source):
            coded = explanation.coded
            features = features_of(
                coded.event,
                happening=coded.happening,
                roles=coded.roles,
                topic=explanation.topic,
                tree=explanation.reading.tree,
            )
            yield Case(
                document=document.name,
                features=features,
                is_right=coded.event.event_id in right,
            )


def best_fit(cases: Sequence[Case], *, folds: int) -> tuple[float, Floats]:
    """Return the penalty of the least held-out log loss, and the probabilities it gave."""
    tried = {
        strength: held_out(cases, folds=folds, strength=strength, never_below_zero=SUPPORT)
        for strength in STRENGTHS
    }
    strength = min(tried, key=lambda one: log_loss(tried[one], outcomes(cases)))
    return strength, tried[strength]


def print_figures(title: str, predicted: Floats, cases: Sequence[Case]) -> None:
    """Print the reliability table of one half, and its figures in one line."""
    right = outcomes(cases)
    bins = reliability(predicted, right)
    table = Table(title=f"Confidence: {title}", title_justify="left", min_width=60)
    for column in ("confidence", "events", "predicted", "observed"):
        table.add_column(column, justify="right")
    for one in bins:
        shares = f"{100 * one.predicted:.1f} %", f"{100 * one.observed:.1f} %"
        table.add_row(f"{one.low:.1f}-{one.high:.1f}", str(one.count), *shares)
    Console(width=max(100, Console().width)).print(table)
    constant = brier(np.full(len(right), right.mean()), right)
    print(
        f"{len(right)} events, {100 * right.mean():.1f} % right."
        f" Brier {brier(predicted, right):.4f} (one number for all: {constant:.4f}),"
        f" expected calibration error {calibration_error(bins):.4f},"
        f" right above wrong {100 * ranking(predicted, right):.1f} %."
    )


def written(weights: Weights, cases: Sequence[Case], strength: float) -> str:
    """Return the weights as TOML, the largest first."""
    head = HEAD.format(
        cases=len(cases),
        documents=len({case.document for case in cases}),
        right=sum(case.is_right for case in cases),
        strength=strength,
    )
    ordered = sorted(weights.by_feature.items(), key=lambda item: (-item[1], item[0]))
    lines = (f'"{name}" = {weight:.2f}\n' for name, weight in ordered)
    return f"{head}\nstart = {weights.start:.2f}\n\n[weights]\n{''.join(lines)}"


if __name__ == "__main__":
    raise SystemExit(main())
