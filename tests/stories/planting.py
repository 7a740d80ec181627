"""Plants a bug in a copy of the program and tells a story there: a story that is still true then shows nothing.

A bug is a patch, `planted/<name>.patch`, that says in its first line which story must turn untrue and what it breaks:

    # story: os_samtykke_trekkes – a consent that is withdrawn is left as it was

The same story must be true in a copy without the patch. A patch that no longer applies is made anew.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.house.tree import ROOT
from tests.stories.reading import FOLDER, read
from tests.stories.telling import Untrue, tell

PLANTED = FOLDER / "planted"
NEEDED = ("engine", "cli.py", "guidelines", "schemas", "tests")
NOT_NEEDED = shutil.ignore_patterns("planted", "hostile", "docs", "transcripts")
PATIENCE = 120.0  # seconds for a story
FAULT = "FAULT "
_FIRST_LINE = re.compile(r"# story: (?P<story>\w+) – (?P<what>.+)")


class Unfit(Exception):
    """A patch that cannot be planted: it does not say what it is, or the program has moved on from it."""


@dataclass(frozen=True, slots=True)
class Plant:
    """A bug to be planted: what it breaks, and the story that turns untrue."""

    path: Path
    story: str
    what: str

    def __str__(self) -> str:
        return self.path.stem


@dataclass(frozen=True, slots=True)
class Told:
    """How a story went that was told in a copy: it was true, it was untrue, or the copy broke down."""

    code: int
    said: str

    @property
    def is_untrue(self) -> bool:
        """Tell whether something in the story was not so; to fall over is not to be untrue."""
        return self.code == 1 and any(line.startswith(FAULT) for line in self.said.splitlines())


def plants(folder: Path = PLANTED) -> tuple[Plant, ...]:
    """Return every bug that there is, by name."""
    return tuple(read_plant(path) for path in sorted(folder.glob("*.patch")))


def read_plant(path: Path) -> Plant:
    """Read what a patch says of itself. Raises `Unfit`."""
    said = _FIRST_LINE.fullmatch(path.read_text("utf-8").partition("\n")[0])
    if said is None:
        raise Unfit(f"{path.name} does not begin with its story and what it breaks")
    return Plant(path, said["story"], said["what"])


def told_with(plant: Plant) -> Told:
    """Tell a story in a copy of the program where the bug is planted. Raises `Unfit` where it cannot be."""
    with _copy() as copy:
        command = ["patch", "-p1", "--batch", "--forward", "--fuzz=0", "--no-backup-if-mismatch"]
        done = subprocess.run(
            [*command, "--input", str(plant.path)], cwd=copy, check=False, capture_output=True, text=True
        )
        if done.returncode != 0:
            raise Unfit(f"{plant.path.name} no longer applies: {done.stdout}{done.stderr}")
        return _told(copy, plant.story)


@cache
def told_without(story: str) -> Told:
    """Tell a story in a copy of the program as it is."""
    with _copy() as copy:
        return _told(copy, story)


@contextmanager
def _copy() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "bti"
        copy.mkdir()
        for name in NEEDED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, copy / name, ignore=NOT_NEEDED)
            else:
                shutil.copy2(source, copy / name)
        yield copy


def _told(copy: Path, story: str) -> Told:
    """Tell a story in a process of its own. The modules it reads are those of the copy: the folder comes first."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.stories.planting", story],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    return Told(done.returncode, done.stdout + done.stderr)


def main(name: str) -> int:
    """Tell a story, and say what in it is not so."""
    with TemporaryDirectory() as folder:
        try:
            tell(read(FOLDER / f"{name}.yaml"), Path(folder))
        except Untrue as untrue:
            sys.stdout.write(f"{FAULT}{untrue}\n")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
