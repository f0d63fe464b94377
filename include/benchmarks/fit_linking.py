"""``python -m benchmarks.fit_linking``: fit what two reports of one happening have in common.

Writes ``sitrep/knowledge/likeness.toml`` anew from the development half of the gold incidents:
run it after a change of the coder or of the features, then ``benchmarks.linking``.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from pathlib import Path

from sqlalchemy import text

from benchmarks.calibration import Case, fit
from benchmarks.incident_gold import read_stories
from benchmarks.linking_warehouse import Coded, loaded_stories
from sitrep import knowledge
from sitrep.knowledge.weights import LIKENESS, Weights
from sitrep.warehouse.linking.features import features_of
from sitrep.warehouse.linking.keys import MAX_GAP_DAYS, are_comparable
from sitrep.warehouse.linking.likeness import TOLD_APART
from sitrep.warehouse.linking.neighbourhood import fetch_reports
from sitrep.warehouse.linking.report import Report
from sitrep.warehouse.statements import read_sql

SHIPPED = Path(knowledge.__file__).with_name(LIKENESS)
STRENGTH = 1.0
# Of pairs of two stories so many are taken, as if both were of the same days.
OTHER_STORIES = 0.15
SUPPORT = (
    "same place",
    "neighbouring places",
    "one place in the other",
    "same region",
    "same name",
    "same day",
    "same day, stated",
    "same mode",
    "same number",
    "same party",
    "rare words",
    "words of the sentence",
    "words around it",
    "words around it, one text",
    "words of the story",
)
HEAD = """\
# What speaks for two events being reports of one happening and against it, in log-odds, as
# `python -m benchmarks.fit_linking` fitted it: do not edit, fit it anew. A feature that is not
# here has weight 0. Fitted on {cases} pairs of events of {stories} invented stories, {right} of
# them of one happening; L2 {strength:g}.
"""


def main() -> int:
    """Fit the weights, write them, and say on how many pairs."""
    stories = read_stories("dev")
    with loaded_stories(stories) as (engine, coded, _), engine.begin() as connection:
        connection.execute(text(read_sql("linking", "queue")), {"at_most": len(coded) + 1})
        reports = fetch_reports(connection, {event.event_id for event in coded})
    cases = list(cases_of(coded, reports))
    weights = fit(cases, strength=STRENGTH, never_below_zero=SUPPORT)
    SHIPPED.write_text(written(weights, cases, len(stories)), encoding="utf-8")
    right = sum(case.is_right for case in cases)
    print(f"{len(weights.by_feature)} weights from {len(cases)} pairs, {right} of one happening.")
    return 0


def cases_of(coded: Sequence[Coded], reports: dict[str, Report]) -> Iterator[Case]:
    """Yield pairs of coded events that linking would compare, and whether they are one happening.

    Pairs of two stories count as well, a part of them and as if both were of the same days:
    most pairs that linking meets are of happenings that have nothing to do with each other.
    """
    chance = random.Random(5)  # noqa: S311 (no secret)
    for one, other in combinations(sorted(coded, key=lambda event: event.event_id), 2):
        a, b = reports[one.event_id], reports[other.event_id]
        if one.story != other.story:
            if a.family != b.family or chance.random() >= OTHER_STORIES:
                continue
            b = _moved(b, a, chance)
        elif not are_comparable(a, b):
            continue
        features = dict(features_of(a, b))
        if not TOLD_APART.isdisjoint(features):
            continue
        yield Case(
            document=one.story,
            features=features,
            is_right=one.incident == other.incident,
        )


def _moved(report: Report, to: Report, chance: random.Random) -> Report:
    """Return a report moved to a day on which it would be compared with ``to``."""
    days = to.date_from - report.date_from
    days += timedelta(days=chance.randint(-MAX_GAP_DAYS, MAX_GAP_DAYS))
    nearby = report.date_nearby and report.date_nearby + days
    return replace(
        report,
        date_from=report.date_from + days,
        date_to=report.date_to + days,
        date_nearby=nearby,
    )


def written(weights: Weights, cases: Sequence[Case], stories: int) -> str:
    """Return the weights as TOML, the largest first. Pure."""
    head = HEAD.format(
        cases=len(cases),
        stories=stories,
        right=sum(case.is_right for case in cases),
        strength=STRENGTH,
    )
    ordered = sorted(weights.by_feature.items(), key=lambda item: (-item[1], item[0]))
    lines = "".join(f'"{name}" = {weight:.2f}\n' for name, weight in ordered)
    return f"{head}\nstart = {weights.start:.2f}\n\n[weights]\n{lines}"


if __name__ == "__main__":
    raise SystemExit(main())
