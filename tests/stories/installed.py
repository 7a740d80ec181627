"""The screen of the installed command: `bti` as a program of its own, for each command anew."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from tests.stories.telling import Screen
from tests.walks.line import Answer

COMMAND = Path(sys.executable).with_name("bti")
PATIENCE = 60.0  # seconds; a command takes a fifth of one


@dataclass
class InstalledScreen(Screen):
    """What `bti` writes where it was installed."""

    is_recorded: ClassVar = False

    def run(self, *words: str, by: str | None = None) -> Answer:
        """Run the installed command with these words."""
        if words[:1] != ("vis",):
            self.views.clear()
        done = subprocess.run(
            [COMMAND, *words],
            env={**self._environment(by or self.by), "LANG": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            check=False,
            capture_output=True,
            timeout=PATIENCE,
        )
        return Answer(code=done.returncode, out=done.stdout.decode(), err=done.stderr.decode())
