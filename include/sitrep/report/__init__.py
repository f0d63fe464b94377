"""What is in the warehouse, told to a person at a terminal or to a program as JSON."""

from sitrep.report.printing import print_report
from sitrep.report.reading import report_data

__all__ = ["print_report", "report_data"]
