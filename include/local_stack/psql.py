"""`make psql`: a prompt on the warehouse."""

import os
import sys

from sqlalchemy.engine import make_url

from local_stack.environment import user_environment, warehouse_of
from local_stack.preflight import check_machine
from local_stack.state_folder import StackError
from sitrep.warehouse import embedded


def open_psql(arguments: list[str]) -> None:
    """Become ``psql`` on the warehouse, started if need be; ``arguments`` are psql's own.

    Raises
    ------
    StackError
        If psql cannot be run.
    """
    home = check_machine()
    postgres = embedded.start(home)
    environment = user_environment()
    url = make_url(warehouse_of(environment, postgres))
    # By environment, not by argument: other users can read a process's arguments.
    for name, value in (
        ("PGHOST", url.host),
        ("PGPORT", url.port),
        ("PGUSER", url.username),
        ("PGPASSWORD", url.password),
        ("PGDATABASE", url.database),
        *((f"PG{name.upper()}", value) for name, value in url.query.items()),
    ):
        if value is not None:
            environment[name] = str(value)
    program = postgres.bin_dir / "psql"
    sys.stdout.flush()
    try:
        os.execve(program, [str(program), *arguments], environment)  # noqa: S606
    except OSError as error:
        raise StackError(f"{program} cannot be run: {error.strerror}.") from error
