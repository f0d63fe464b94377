"""``sitrep replay``: what was turned away, once more with today's version."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

from sitrep.cli.output import print_json, say, tracked
from sitrep.cli.rejections import NOTHING, Limit, Reasons, Since, Sources, Stages, filter_of

if TYPE_CHECKING:
    from uuid import UUID

    from sitrep.warehouse.rejections import OpenRejection


def replay(
    source: Sources = None,
    stage: Stages = None,
    reason: Reasons = None,
    since: Since = None,
    limit: Limit = None,
) -> None:
    """Run the pages that are turned away once more, from the archive; nothing is fetched.

    Every archive that holds one of them is cleaned, extracted and loaded as a whole, and what
    is new is linked. Prints what each became, one JSON object a line, and at the end how many
    of the pages are articles now. An archive that cannot be read is an error on stderr and exit
    code 1; the others are still replayed.
    """
    from sitrep.errors import BatchMissingError
    from sitrep.ingest import load_archive, open_warehouse, run_now
    from sitrep.storage import lake_path
    from sitrep.warehouse.link import link_events
    from sitrep.warehouse.rejections import count_settled, list_rejections

    warehouse = open_warehouse()
    found = list_rejections(warehouse, filter_of(source, stage, reason, since), limit=limit)
    if not found:
        say(NOTHING)
        return
    archives, missing = _by_archive(found), 0
    run = run_now(datetime.now(UTC))
    done: list[UUID] = []
    for path, pages in tracked(archives.items(), "Replaying", total=len(archives)):
        try:
            outcome = load_archive(lake_path(path), run, warehouse)
        except (BatchMissingError, OSError) as error:
            say(f"error: {path}: {error}")
            missing += len(pages)
        else:
            print_json({"replayed": len(pages), **outcome})
            done.extend(pages)
    if done:
        say(str(link_events(warehouse)))
    if never_came := len(found) - len(done) - missing:
        say(f"{never_came} never came and are not in the archive: the next fetch asks for them.")
    articles = count_settled(warehouse, done)
    left = len(done) - articles
    unread = f", {missing} in archives that cannot be read" if missing else ""
    say(f"{len(done)} replayed, {articles} now articles, {left} still turned away{unread}.")
    if missing:
        raise typer.Exit(1)


def _by_archive(found: "Iterable[OpenRejection]") -> "Mapping[str, list[UUID]]":
    """Return the pages that came by the archive that holds them, in the order of its path."""
    archives: defaultdict[str, list[UUID]] = defaultdict(list)
    for page in found:
        if page.stage != "fetch" and page.archive_path is not None:
            archives[page.archive_path].append(page.rejection_id)
    return dict(sorted(archives.items()))
