"""``python -m benchmarks.linking``: how well events are linked to incidents, beside a baseline."""

from collections.abc import Mapping, Sequence
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine, text

from benchmarks.incident_gold import HALVES, Story, read_stories
from benchmarks.linking_scores import pairs_of, score_b_cubed, score_pairs
from benchmarks.linking_warehouse import Coded, loaded_stories
from sitrep.warehouse.link import link_events

INCIDENTS = "select event_id::text, incident_id::text from core.incident_event"
SAME_FIELDS = """
select distinct on (event.event_id)
    event.event_id::text,
    concat_ws(
        '|', event.event_type, event.date_from, coalesce(place.place_key, event.event_id::text)
    )
from core.event
left join core.event_place as place on event.event_id = place.event_id and place.role = 'event'
order by event.event_id, place.precision, place.ordinal
"""
SENTENCES = """
select
    event.event_id::text as event_id,
    concat_ws(' ', event.event_type, event.mode, event.date_from) as what,
    substring(
        revision.text from event.sentence_start_char + 1
        for event.sentence_end_char - event.sentence_start_char
    ) as sentence,
    member.reason
from core.event
inner join core.extraction using (extraction_id)
inner join core.article_revision as revision using (revision_id)
left join core.incident_event as member using (event_id)
"""


def main(
    half: Annotated[str, typer.Option(help="dev, test or both; rules are made on dev.")] = "both",
    errors: Annotated[bool, typer.Option(help="List wrong and missed pairs, of dev only.")] = False,
) -> None:
    """Code and load the gold stories, link them, and score the events that the coder found."""
    console = Console(width=110)
    for name in HALVES if half == "both" else (half,):
        stories = read_stories(name)
        with loaded_stories(stories) as (engine, coded, marks):
            link_events(engine)
            console.print(_scores(engine, name, stories, coded, marks))
            if errors and name == "dev":
                _tell_errors(console, engine, coded)


def _scores(
    engine: Engine, half: str, stories: Sequence[Story], coded: Sequence[Coded], marks: int
) -> Table:
    gold = {event.event_id: event.incident for event in coded}
    texts = {event.event_id: event.revision_id for event in coded}
    right = pairs_of(gold, gold)
    title = (
        f"{half}: {len(stories)} stories, {marks} marked events, {len(coded)} of them coded: "
        f"{len(right)} pairs of {len(set(gold.values()))} incidents"
    )
    table = Table("grouping", "pairs P", "R", "F1", "of two texts P", "R", "F1", "B-cubed P", "R",
                  "F1", title=title, title_justify="left")  # fmt: skip
    for name, statement in (
        ("same type, day and place", SAME_FIELDS),
        ("linking", INCIDENTS),
    ):
        found = _groups(engine, statement, gold)
        pairs = pairs_of(found, gold)
        across = [{p for p in side if texts[p[0]] != texts[p[1]]} for side in (right, pairs)]
        scores = (
            score_pairs(right, pairs),
            score_pairs(*across),
            score_b_cubed(gold, found),
        )
        cells = (f"{v:.3f}" for s in scores for v in (s.precision, s.recall, s.f1))
        table.add_row(name, *cells)
    return table


def _groups(engine: Engine, statement: str, events: Mapping[str, str]) -> dict[str, str]:
    """Return the group of each event; one in no group is alone."""
    with engine.connect() as connection:
        groups = dict[str, str](connection.execute(text(statement)).all())
    return {event_id: groups.get(event_id, event_id) for event_id in events}


def _tell_errors(console: Console, engine: Engine, coded: Sequence[Coded]) -> None:
    gold = {event.event_id: event.incident for event in coded}
    found = _groups(engine, INCIDENTS, gold)
    right, pairs = pairs_of(gold, gold), pairs_of(found, gold)
    with engine.connect() as connection:
        told = {row.event_id: row for row in connection.execute(text(SENTENCES))}
    for what, wrong in (("merged", pairs - right), ("missed", right - pairs)):
        for pair in sorted(wrong, key=lambda p: (gold[p[0]], gold[p[1]])):
            console.print(f"{what}: {gold[pair[0]]} | {gold[pair[1]]}", markup=False)
            for event_id in pair:
                row = told[event_id]
                console.print(f"    {row.what}: {row.sentence} [{row.reason}]", markup=False,
                              soft_wrap=True)  # fmt: skip


if __name__ == "__main__":
    typer.run(main)
