"""``sitrep …``: every stage by hand, without Airflow.

JSON lines go to stdout, messages and progress to stderr. Exit codes: 0 done, 1 something
failed (said on stderr), 2 wrong use. Commands import what they need when they run, so that
``sitrep --help`` answers at once.
"""

from sitrep.cli.app import main

__all__ = ["main"]
