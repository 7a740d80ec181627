"""Records what somebody does with `bti`, so that it can be played again: `python -m tests.walks.record FOLDER`.

The folder gets a `bti` that works in the folder's home, on a fixed day and a terminal of 80 columns, and a transcript
that holds every command, what it wrote, its exit code, and every file that had changed before it was run.

`python -m tests.walks.record --again FILE…` does the walks again and writes down what is answered today; the
difference is then read by a person.
"""

import re
import shlex
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.docs.desk import Desk
from tests.house import tree

FILE, END, COMMAND, CODE = "=== fil ", "=== slutt", "$ ", "=== kode "
TRANSCRIPT = "transcript.txt"
HOME = "~"  # what stands for the desk's own home, wherever it lies
_CHANCE = re.compile(r"\b(?:[0-9a-f]{64}|[0-9a-f]{32}|[0-9]+-[0-9a-f]{8}|(?<=kontrollsum )[0-9a-f]{8})\b")
"""The checksum of a package, the id of a store, and the short head of its chain: others each time a walk is done."""
BY_CHANCE = "0-00000000"


@dataclass(frozen=True, slots=True)
class Turn:
    """One command: the files written before it, what it wrote, and its exit code."""

    files: dict[str, str]
    command: str
    text: str
    code: int

    def written(self) -> str:
        """Return the turn as it stands in a transcript."""
        files = "".join(f"{FILE}{name}\n{text}{END}\n" for name, text in self.files.items())
        return f"{files}{COMMAND}{self.command}\n{self.text}{CODE}{self.code}\n"


def turns(transcript: str) -> Iterator[Turn]:
    """Read a transcript."""
    files: dict[str, str] = {}
    lines = iter(transcript.splitlines(keepends=True))
    for line in lines:
        if line.startswith(FILE):
            files[line.removeprefix(FILE).strip()] = "".join(_until(lines, END))
        elif line.startswith(COMMAND):
            kept: list[str] = []
            text = "".join(_until(lines, CODE, kept))
            yield Turn(files, line.removeprefix(COMMAND).rstrip("\n"), text, int(kept[0].removeprefix(CODE)))
            files = {}


def _until(lines: Iterator[str], mark: str, kept: list[str] | None = None) -> Iterator[str]:
    for line in lines:
        if line.startswith(mark):
            if kept is not None:
                kept.append(line)
            return
        yield line


def play(turn: Turn, desk: Desk) -> Turn:
    """Do a turn again, at another desk."""
    for name, text in turn.files.items():
        (desk.home / name).write_text(text, "utf-8")
    said = desk.run(turn.command)
    text = said.text.replace("\r\n", "\n")  # as a calendar ends its lines
    told = _CHANCE.sub(BY_CHANCE, text.replace(str(desk.home), HOME))
    return Turn(turn.files, turn.command, told, said.code)


def main(arguments: Sequence[str]) -> int:
    """Set a desk up, take one command at it, or do whole walks again."""
    if arguments[0] == "--again":
        for name in arguments[1:]:
            _again(Path(name))
        return 0
    folder = Path(arguments[0]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    desk = Desk(folder)
    if len(arguments) == 1:
        program = folder / "bti"
        runs = f'PYTHONPATH="{tree.ROOT}" exec "{sys.executable}" -m tests.walks.record "{folder}" -- "$@"'
        program.write_text(f"#!/bin/sh\n{runs}\n", "utf-8")
        program.chmod(0o755)
        return 0
    command = shlex.join(["bti", *arguments[2:]])
    if "-" in arguments:
        command = f"printf %b {shlex.quote(_on_one_line(sys.stdin.read()))} | {command}"
    turn = play(Turn(_changed(desk, folder / TRANSCRIPT), command, "", 0), desk)
    with (folder / TRANSCRIPT).open("a", encoding="utf-8") as transcript:
        transcript.write(turn.written())
    sys.stdout.write(turn.text)
    return turn.code


def _again(path: Path) -> None:
    with TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        path.write_text("".join(play(turn, desk).written() for turn in turns(path.read_text("utf-8"))), "utf-8")


def _on_one_line(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n")


def _changed(desk: Desk, transcript: Path) -> dict[str, str]:
    known: dict[str, str] = {}
    if transcript.exists():
        for turn in turns(transcript.read_text("utf-8")):
            known |= turn.files
    found = {path.name: path.read_text("utf-8") for path in sorted(desk.home.glob("*.yaml"))}
    return {name: text for name, text in found.items() if known.get(name) != text}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
