"""Puts the wired world in Click's context and lets the door run the command."""

from engine.bootstrap import make_wiring
from engine.console.door import run, shut
from engine.console.output import make_output
from engine.console.program import bind_click, chosen_language, started
from engine.console.session import Session
from engine.console.streams import secure_streams


def work(arguments: list[str]) -> int:
    """Run the program with these arguments, and return its exit code.

    What goes wrong when the store is closed is told as well, and by the same door.
    """
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
