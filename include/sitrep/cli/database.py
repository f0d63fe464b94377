"""``sitrep db …``: the warehouse itself."""

import typer

from sitrep.cli.output import say

app = typer.Typer(help="The warehouse: its URL and its schema.", no_args_is_help=True)


@app.command()
def url() -> None:
    """Print the warehouse's URL for psql and BI tools; start the embedded server if it is ours."""
    from sitrep.settings import settings
    from sitrep.warehouse.embedded import warehouse_url

    typer.echo(warehouse_url(settings()).replace("postgresql+psycopg://", "postgresql://", 1))


@app.command()
def upgrade() -> None:
    """Bring the warehouse's tables, codes and marts up to this version; safe to repeat."""
    from sitrep.settings import settings
    from sitrep.warehouse.embedded import warehouse_url
    from sitrep.warehouse.migrate import is_current, migrate

    target = warehouse_url(settings())
    was_current = is_current(target)
    migrate(target)
    say("The warehouse was up to date." if was_current else "The warehouse is up to date now.")
