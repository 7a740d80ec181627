"""Prints how fast cases are moved to a new version: `python -m bench.migrate [CASES]`."""

import sys

from bench.migrate import CASES, measured
from bench.results import show

if __name__ == "__main__":
    show(measured(int(sys.argv[1]) if sys.argv[1:] else CASES))
