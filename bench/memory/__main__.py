"""Prints what a move costs in memory: `python -m bench.memory`."""

from bench.memory import measured
from bench.results import show

if __name__ == "__main__":
    show(measured())
