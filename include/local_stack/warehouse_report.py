"""`make report`: what the warehouse holds."""

from pathlib import Path

from rich.console import Console

from local_stack.environment import user_environment, warehouse_of
from local_stack.preflight import check_machine
from sitrep.report import page_path, print_report, report_data, write_page
from sitrep.warehouse import embedded


def report_warehouse(console: Console) -> None:
    """Tell of the warehouse that is set, else of the embedded one, started."""
    home = check_machine()
    tell_warehouse(warehouse_of(user_environment(), embedded.start(home)), home, console)


def tell_warehouse(url: str, home: Path, console: Console) -> None:
    """Print the report of a warehouse, write it as a page, and say where the page is."""
    data = report_data(url)
    print_report(data, console)
    console.print(f"\nThe page: {write_page(data, page_path(home, data))}", soft_wrap=True)
