"""The event types as tables for a terminal of 100 columns."""

from collections import Counter
from collections.abc import Iterable, Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sitrep.knowledge.ontology import Crosswalk, EventType, Mode, Ontology
from sitrep.knowledge.triggers import Trigger


def print_types(console: Console, ontology: Ontology, triggers: Iterable[Trigger]) -> None:
    """Print every type in one row: definition, modes, number of triggers."""
    counts = Counter(trigger.event_type for trigger in triggers)
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, leading=1)
    table.add_column("type", style="bold")
    table.add_column("what happened", ratio=4)
    table.add_column("modes", ratio=5)
    table.add_column("triggers", justify="right")
    for kind in ontology.types.values():
        table.add_row(kind.code, kind.definition, ", ".join(kind.modes), str(counts[kind.code]))
    console.print(table)


def print_type(console: Console, kind: EventType, triggers: Iterable[Trigger]) -> None:
    """Print a type and its modes with definition, codes elsewhere and example sentences."""
    counts = Counter(t.mode for t in triggers if t.event_type == kind.code)
    console.print(Text.assemble((kind.code, "bold"), f"  {kind.definition}"))
    needs = "needs a recipient" if kind.recipient_required else "needs no recipient"
    console.print(Padding(f"family {kind.family}; {needs}; {counts.total()} triggers", (0, 2)))
    for _, item in kind.named():
        if isinstance(item, Mode):
            head = Text.assemble(("  ", ""), (f"/{item.code}", "bold"), f"  {item.definition}")
            head.append(f"  {counts[item.code]} triggers", style="dim")
            console.print()
            console.print(head)
        console.print(Padding(Text("\n").join(_lines(item)), (0, 0, 0, 6), expand=False))


def _lines(item: EventType | Mode) -> Iterator[Text]:
    codes = [
        _code("PLOVER", item.plover),
        _code("CAMEO", item.cameo),
        _code("ACLED", item.acled),
        f"Goldstein {item.goldstein:g}",
    ]
    yield Text("; ".join(code for code in codes if code), style="dim")
    for example in item.examples:
        yield Text(f"· {example}")


def _code(name: str, crosswalk: Crosswalk) -> str:
    return f"{name} {crosswalk.code} ({crosswalk.match})" if crosswalk.code else ""
