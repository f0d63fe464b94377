"""What is in the warehouse, told to a person at a terminal or on a page, or to a program."""

from sitrep.report.printing import print_report
from sitrep.report.reading import report_data
from sitrep.report.writing import page_path, write_page

__all__ = ["page_path", "print_report", "report_data", "write_page"]
