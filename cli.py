"""The entry: sets how Python clears up in a process that is soon over, and leaves with the exit code."""

import atexit
import gc
import os
import sys

SELDOM = 100_000  # new objects between two searches for rubbish: a command makes half as many, and keeps most of them


def main() -> None:
    """Be the program: run it with the arguments of this process, and end the process with its exit code."""
    ended: list[int] = []
    atexit.register(_leave, ended)  # the first to be registered is the last to be called
    ended.append(run())
    sys.exit(ended[0])


def run() -> int:
    """Run the program with the arguments of this process, and return its exit code; the process goes on after it."""
    gc.set_threshold(SELDOM)
    from engine.console.trace import careful  # noqa: PLC0415 - what is loaded makes objects too, and most of all

    with careful():
        from engine.entry import work  # noqa: PLC0415 - as above

        return work(sys.argv[1:])


def _leave(ended: list[int]) -> None:
    """Leave at once: the system takes back what is alive, and to take it apart first is a tenth of a command's time.

    Where a stream cannot be written to the end, Python says so in its own way.
    """
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return
    if ended:
        os._exit(ended[0])


if __name__ == "__main__":
    main()
