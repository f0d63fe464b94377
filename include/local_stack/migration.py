"""`make migration`: write a migration for tables that were changed in code."""

import subprocess

from alembic import command
from alembic.script import ScriptDirectory
from rich.console import Console

from local_stack.preflight import check_machine
from local_stack.state_folder import StackError
from sitrep.warehouse import embedded
from sitrep.warehouse.connect import one_connection
from sitrep.warehouse.migrate import alembic_config, migrate


def write_migration(console: Console, message: str) -> None:
    """Compare the tables in code with a warehouse at head, and write what differs.

    Raises
    ------
    StackError
        If no message says what the migration is for.
    """
    if not message.strip():
        raise StackError('Say what it is for: make migration m="add a column for …"')
    home = check_machine()
    url = embedded.start(home).url("sitrep")
    migrate(url)
    with one_connection(url) as connection, connection.begin():
        config = alembic_config(connection)
        scripts = ScriptDirectory.from_config(config)
        number = f"{int(scripts.get_current_head() or 0) + 1:04d}"
        script = command.revision(config, message, autogenerate=True, rev_id=number)
    if script is None or isinstance(script, list):
        raise StackError("Alembic wrote no migration.")
    subprocess.run(["ruff", "format", "--quiet", script.path], check=False)
    console.print(f"Wrote {script.path}; read it before you commit it.", soft_wrap=True)
