"""Prints how long a command takes from the shell: `python -m bench.process`."""

from bench.process import measured
from bench.results import show

if __name__ == "__main__":
    show(measured())
