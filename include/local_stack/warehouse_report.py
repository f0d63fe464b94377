"""`make report`: what the warehouse holds."""

from rich.console import Console

from local_stack.environment import user_environment, warehouse_of
from local_stack.preflight import check_machine
from sitrep.report import print_report
from sitrep.warehouse import embedded


def report_warehouse(console: Console) -> None:
    """Print the report of the warehouse that is set, else of the embedded one, started."""
    home = check_machine()
    print_report(warehouse_of(user_environment(), embedded.start(home)), console)
