"""What is told of a bug: where it happened and of what kind, never what was being handled.

The message of an exception quotes what it was raised about, and that may be a text from a case. So neither messages nor
values nor warnings are ever written, also when somebody looks for the bug.
"""

import os
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from engine.console import codes
from engine.console.paths import from_home

SEARCH_VARIABLE = "BTI_FEILSOK"
PRIVATE = 0o077
"""What is taken away from everybody else on every file and folder that the program makes."""


def wants_traceback(environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether whoever runs the program is looking for a bug."""
    return environment.get(SEARCH_VARIABLE, "") not in {"", "0"}


def bare_traceback(error: BaseException) -> Iterator[str]:
    """Return where an error happened, line by line, and its kind; what it came of stands first."""
    from traceback import walk_tb  # noqa: PLC0415 - only when a bug is looked for

    for one in reversed(_chain(error)):
        for frame, line in walk_tb(one.__traceback__):
            yield f"  {from_home(frame.f_code.co_filename)}:{line} {frame.f_code.co_qualname}"
        yield kind_of(one)


def kind_of(error: BaseException) -> str:
    """Return the kind of an error, with the module that it is from."""
    kind = type(error)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


@contextmanager
def careful() -> Iterator[None]:
    """Make private files, write nothing of what goes on behind the door, and end any bug there in one line."""
    mask = os.umask(PRIVATE)
    hooks = sys.unraisablehook, warnings.showwarning
    sys.unraisablehook = warnings.showwarning = _nothing
    try:
        yield
    except KeyboardInterrupt:
        raise SystemExit(codes.ABORTED) from None
    except Exception as error:  # noqa: BLE001 - what the door itself could not catch
        _tell(error)
        raise SystemExit(codes.BUG) from None
    finally:
        sys.unraisablehook, warnings.showwarning = hooks
        os.umask(mask)


def _tell(error: Exception) -> None:
    lines = [f"bti: {kind_of(error)}", *(bare_traceback(error) if wants_traceback() else ())]
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.write("".join(f"{line}\n" for line in lines))


def _chain(error: BaseException) -> list[BaseException]:
    """Return an error and those it came of, the last one first."""
    found: list[BaseException] = []
    one: BaseException | None = error
    while one is not None and all(one is not other for other in found):
        found.append(one)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return found


def _nothing(*_given: object, **_named: object) -> None:
    """Write nothing."""
