"""The entry: puts the wired world in Click's context and lets the door run the command."""

import gc
import sys

from engine.bootstrap import make_wiring
from engine.console.door import run, shut
from engine.console.output import make_output
from engine.console.program import bind_click, chosen_language, started
from engine.console.session import Session
from engine.console.streams import secure_streams
from engine.console.trace import careful

SELDOM = 50_000  # new objects between two searches for rubbish: a command makes few, keeps most, and is soon over


def main() -> None:
    """Run the program with the arguments of this process, and leave with its exit code."""
    gc.set_threshold(SELDOM)
    with careful():
        code = _worked(sys.argv[1:])
    sys.exit(code)


def _worked(arguments: list[str]) -> int:
    """Do the work; what goes wrong when the store is closed is told as well, and by the same door."""
    secure_streams()
    wiring = make_wiring()
    language = chosen_language(arguments, wiring.language)
    bind_click(language)
    session = Session(output=make_output(language), wiring=wiring)
    session.output.practising = session.practises
    closed = 0
    try:
        code = run(lambda: started(arguments, session), session.output)
    finally:
        closed = shut(wiring.close, session.output)
    return code or closed


if __name__ == "__main__":
    main()
