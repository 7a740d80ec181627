"""Prints what proofs of a guide take: `python -m bench.soundness`."""

from bench.results import show
from bench.soundness import measured

if __name__ == "__main__":
    show(measured())
