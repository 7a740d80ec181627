"""Plants a bug in a copy of the program and tells a story there: a story that is still true then shows nothing.

A bug is a patch, `planted/<name>.patch`, that says in its first line which story must turn untrue and what it breaks:

    # story: os_samtykke_trekkes – a consent that is withdrawn is left as it was

The same story must be true in a copy without the patch. A patch that no longer applies is made anew.
"""

import re
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.house.planting import FAULT, Ended, Unfit, copied, plant, run_module
from tests.stories.reading import FOLDER, read
from tests.stories.telling import Untrue, tell

PLANTED = FOLDER / "planted"
NOT_NEEDED = ("planted", "hostile", "docs", "transcripts")
PATIENCE = 120.0  # seconds for a story
_FIRST_LINE = re.compile(r"# story: (?P<story>\w+) – (?P<what>.+)")


@dataclass(frozen=True, slots=True)
class Plant:
    """A bug to be planted: what it breaks, and the story that turns untrue."""

    path: Path
    story: str
    what: str

    def __str__(self) -> str:
        return self.path.stem


def plants(folder: Path = PLANTED) -> tuple[Plant, ...]:
    """Return every bug that there is, by name."""
    return tuple(read_plant(path) for path in sorted(folder.glob("*.patch")))


def read_plant(path: Path) -> Plant:
    """Read what a patch says of itself. Raises `Unfit`."""
    said = _FIRST_LINE.fullmatch(path.read_text("utf-8").partition("\n")[0])
    if said is None:
        raise Unfit(f"{path.name} does not begin with its story and what it breaks")
    return Plant(path, said["story"], said["what"])


def told_with(bug: Plant) -> Ended:
    """Tell a story in a copy of the program where the bug is planted. Raises `Unfit` where it cannot be."""
    with copied(*NOT_NEEDED) as copy:
        plant(bug.path, copy)
        return _told(copy, bug.story)


@cache
def told_without(story: str) -> Ended:
    """Tell a story in a copy of the program as it is."""
    with copied(*NOT_NEEDED) as copy:
        return _told(copy, story)


def _told(copy: Path, story: str) -> Ended:
    return run_module(copy, "tests.stories.planting", story, patience=PATIENCE)


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
