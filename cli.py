"""The entry: sets how Python clears up in a process that is soon over, and leaves with the exit code."""

import atexit
import gc
import sys

SELDOM = 50_000  # new objects between two searches for rubbish: a command makes few, keeps most, and is soon over


def main() -> None:
    """Run the program with the arguments of this process, and leave with its exit code."""
    gc.set_threshold(SELDOM)
    atexit.register(gc.freeze)  # the system takes it back whole: to search it is a fifth of the time of a command
    from engine.console.trace import careful  # noqa: PLC0415 - what is loaded makes objects too, and most of all

    with careful():
        from engine.entry import work  # noqa: PLC0415 - as above

        code = work(sys.argv[1:])
    sys.exit(code)


if __name__ == "__main__":
    main()
