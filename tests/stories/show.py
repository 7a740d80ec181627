"""Shows a story as it is told on the screen: `python -m tests.stories.show os_samtykke_trekkes`.

For whoever writes a story: each deed, what its command wrote, and what is said of it that is not so.
"""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.stories.reading import FOLDER, Story, read
from tests.stories.telling import Played, Screen, on_the_screen, set_out


def shown(story: Story, folder: Path) -> Iterator[str]:
    """Give the screens of a story, line by line, with what is wrong."""
    with contextlib.chdir(set_out(folder)):
        for played, wrong in on_the_screen(story, Screen(folder, language=story.language)):
            yield f"\n== {played.deed.on} {played.deed.who}: {played.deed.told}"
            yield from _screen(played)
            yield from (f"!! {one}" for one in wrong)


def _screen(played: Played) -> Iterator[str]:
    for words in played.deed.commands[-1:]:
        yield f"$ bti {' '.join(words)}"
    if played.answer is not None:
        yield f"{played.answer.out}{played.answer.err}[{played.answer.code}]"
    if played.told:
        yield f"refused with {', '.join(sorted(played.told))}"


if __name__ == "__main__":
    for name in sys.argv[1:]:
        with TemporaryDirectory() as made:
            sys.stdout.writelines(f"{line}\n" for line in shown(read(FOLDER / f"{name}.yaml"), Path(made)))
