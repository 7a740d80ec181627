"""The screens of a case while somebody is kept out: none says how to meet them, and no command is hinted at that would.

Each screen is shown on a terminal, where people read it, and each answer is asked for as JSON, for its hints.
"""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.console.terminal import Ended, Terminal
from tests.house.tree import ROOT
from tests.safety.harness import Report

GUIDE = shlex.quote(str(ROOT / "tests" / "console" / "guides" / "sporvik.yaml"))
TITLE, NAME = "De hjemme", "Navnet Holdtute"
COPY = "skriv 1 stafettlogg --til-foresatte"

_UP_TO_THE_STEP = (
    "oppsett --ovelse",
    f"ny {GUIDE} --alias jente --for skole",
    f"rolle 1 hjemmet --er '{NAME}'",
    "neste 1",
    "neste 1 --sett-til-side --grunn x --spor skolen",
    "sjekk 1 1 2",
    "mote 1 --kall-inn 2031-01-15 --med hjemmet --med barn",
)
_SCREENS = (
    "",
    "vis 1",
    "forklar 1",
    "neste 1 --vis-bare",
    "liste",
    "finn jente",
    "frister",
    "frister --paminnelser",
    "tilgang 1",
    "mote 1 --vis-bare",
    "samtykke 1",
    "tiltak 1",
    "evaluer 1",
    "sjekk 1",
    "stafett 1",
    "overfor 1",
    "skriv 1 innkalling",
    "skriv 1 samtykke",
    "skriv 1 innsyn",
    COPY,
    f"{COPY} --format json",
)
_FACING = re.compile(
    r"skriv \d+ (?:samtykke|innsyn)|--til-foresatte|--(?:fra|med|til-stede|referat-til) '?(?:hjemmet|De hjemme|Navnet)",
    re.IGNORECASE,
)
_MAY_SAY = ("holdes utenfor", "klarert", "klarerer", "Roller")
"""A sentence that names them says with one of these that they are kept out, or only who somebody is."""


def wrong_screens(report: Report) -> Iterator[str]:
    """Tell of each screen that shows something facing those who are kept out, at a step that does and at one not."""
    with TemporaryDirectory() as folder:
        terminal = Terminal(home=Path(folder), environment={"BTI_SPRAK": "nb", "BTI_NA": "2030-09-04"})
        for line in _UP_TO_THE_STEP:
            _typed(terminal, line)
        if not any(TITLE in _typed(terminal, line).out for line in _SCREENS):
            yield "those who are not kept out are named on no screen: nothing would be found"
        _typed(terminal, "meld 1 --mistanke x")
        yield from _looked(terminal, report)
        _typed(terminal, "neste 1 --hopp-over --grunn x")
        yield from _looked(terminal, report)


def _looked(terminal: Terminal, report: Report) -> Iterator[str]:
    for line in _SCREENS:
        ended = _typed(terminal, line)
        report.meet("screens")
        for sentence in _sentences(f"{ended.out}\n{ended.err}"):
            named = TITLE in sentence or NAME in sentence
            if named and not any(said in sentence for said in _MAY_SAY):
                yield f"bti {line}: {sentence}"
            if _FACING.search(sentence) and "→" in sentence:
                yield f"bti {line} hints at {sentence}"
        if line.startswith(COPY) and ended.code == 0:
            yield f"bti {line} is written"
        for command in _hints(_typed(terminal, f"{line} --json")):
            report.meet("hints")
            if _FACING.search(command):
                yield f"bti {line} hints at {command}"


def _sentences(text: str) -> Iterator[str]:
    """Give the sentences of a screen: rows that go on are moved in, and one that begins anew is not."""
    joined = re.sub(r"\n {2,}(?=\S)(?! *[A-ZÆØÅ][a-zæøå]+ {2,})", " ", text)
    yield from (line.strip() for line in re.split(r"\n|(?<=[.!?]) ", joined) if line.strip())


def _hints(ended: Ended) -> Iterator[str]:
    """Give the commands that an answer hints at."""
    try:
        answer = json.loads(ended.out)
    except ValueError:
        return
    steps = answer.get("next", ()) if isinstance(answer, dict) else ()
    yield from (str(one["command"]) for one in steps)


def _typed(terminal: Terminal, line: str) -> Ended:
    words = re.findall(r"'([^']*)'|(\S+)", line)
    return terminal.run(*(quoted or plain for quoted, plain in words))
