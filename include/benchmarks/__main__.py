"""``python -m benchmarks``: every benchmark, one after the other."""

import sys

from benchmarks import dag_import, demo

if __name__ == "__main__":
    sys.exit(max(dag_import.main([]), demo.main([])))
