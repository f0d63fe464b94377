"""``sitrep db …``: the warehouse itself."""

from typing import Annotated, Literal

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


@app.command()
def user(
    name: Annotated[str, typer.Argument(help="Name of the user.")],
    *,
    role: Annotated[
        Literal["reader", "loader"],
        typer.Option(help="reader: the marts alone; loader: load, link, check, refresh."),
    ],
    statement_timeout: Annotated[
        str, typer.Option(help="When a reader's statement is cut, as PostgreSQL writes it.")
    ] = "5min",
) -> None:
    """Make a user of the warehouse, or give one that is there another role.

    Prints the URL with which a new user comes in, with its password: it is shown this once.
    """
    from sqlalchemy import make_url

    from sitrep.settings import settings
    from sitrep.warehouse.access import make_user
    from sitrep.warehouse.embedded import warehouse_url

    target = warehouse_url(settings())
    password = make_user(target, name, role, statement_timeout=statement_timeout)
    if password is None:
        say(f"{name} is a {role} now; the password stays as it is.")
        return
    address = make_url(target).set(drivername="postgresql", username=name, password=password)
    typer.echo(address.render_as_string(hide_password=False))
