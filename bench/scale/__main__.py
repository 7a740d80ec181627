"""Prints what it costs to ask among very many cases: `python -m bench.scale [CASES [FOLDER]]`."""

import sys
from pathlib import Path

from bench.results import show
from bench.scale import CASES, measured

if __name__ == "__main__":
    wanted, folder = [*sys.argv[1:], None, None][:2]
    show(measured(int(wanted) if wanted else CASES, Path(folder) if folder else None))
