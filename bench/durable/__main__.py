"""Prints what a durable advance costs: `python -m bench.durable`."""

from bench.durable import measured
from bench.results import show

if __name__ == "__main__":
    show(measured())
