"""``python -m benchmarks``: every benchmark, one after the other."""

import sys

from benchmarks import dag_import, demo, extract

if __name__ == "__main__":
    sys.exit(max(dag_import.main([]), extract.main([]), demo.main([])))
