"""The entry: puts the wired world in Click's context and lets the door run the command."""

import sys

from engine.bootstrap import make_wiring
from engine.console.door import run
from engine.console.output import make_output
from engine.console.program import bind_click, chosen_language, started
from engine.console.session import Session
from engine.console.streams import secure_streams


def main() -> None:
    """Run the program with the arguments of this process, and leave with its exit code."""
    secure_streams()
    arguments = sys.argv[1:]
    wiring = make_wiring()
    language = chosen_language(arguments, wiring.language)
    bind_click(language)
    session = Session(output=make_output(language), wiring=wiring)
    try:
        code = run(lambda: started(arguments, session), session.output)
    finally:
        wiring.close()
    sys.exit(code)


if __name__ == "__main__":
    main()
