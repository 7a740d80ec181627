"""Prints what it costs to ask among very many cases: `python -m bench.scale [CASES]`."""

import sys

from bench.results import show
from bench.scale import CASES, measured

if __name__ == "__main__":
    show(measured(int(sys.argv[1]) if sys.argv[1:] else CASES))
