"""``sitrep ontology …``: the event types, and whether the data that lead to them are sound."""

from typing import Annotated

import typer

from sitrep.cli.output import say

app = typer.Typer(help="The event types and the words that lead to them.", no_args_is_help=True)


@app.command()
def check() -> None:
    """Say what is unreachable or contradictory in the ontology, triggers and grammar data.

    One sentence a problem, and exit code 1; else one line that counts what was looked at.
    """
    from sitrep.knowledge.ontology import load_ontology
    from sitrep.knowledge.ontology_check import check_grammar, check_ontology
    from sitrep.knowledge.operators import load_operators
    from sitrep.knowledge.role_frames import load_role_frames
    from sitrep.knowledge.support_verbs import load_support_verbs
    from sitrep.knowledge.triggers import load_triggers
    from sitrep.language.pipelines import load_tokenizer

    ontology, triggers = load_ontology(), load_triggers()
    problems = check_ontology(ontology, triggers, tokenize=load_tokenizer())
    problems += check_grammar(ontology, load_role_frames(), load_operators(), load_support_verbs())
    for problem in problems:
        typer.echo(problem)
    if problems:
        say(f"error: {len(problems)} problems in ontology {ontology.version}.")
        raise typer.Exit(1)
    items = [item for kind in ontology.types.values() for _, item in kind.named()]
    types, modes = len(ontology.types), len(items) - len(ontology.types)
    examples = sum(len(item.examples) for item in items)
    typer.echo(
        f"Ontology {ontology.version} is sound: {types} types with {modes} modes, "
        f"{len(triggers)} triggers, {examples} examples."
    )


@app.command("list")
def list_types(
    event_type: Annotated[
        str | None, typer.Argument(metavar="TYPE", help="A type to show in full: ASSAULT.")
    ] = None,
) -> None:
    """Print the event types with their modes; of one type also definitions, codes and examples."""
    from rich.console import Console

    from sitrep.explain.ontology_tables import print_type, print_types
    from sitrep.knowledge.ontology import load_ontology
    from sitrep.knowledge.triggers import load_triggers

    ontology = load_ontology()
    console = Console(highlight=False, emoji=False, markup=False)
    if event_type is None:
        print_types(console, ontology, load_triggers())
        return
    kind = ontology.types.get(event_type.upper())
    if kind is None:
        known = ", ".join(ontology.types)
        raise typer.BadParameter(f"no event type {event_type!r}; there are {known}")
    print_type(console, kind, load_triggers())
