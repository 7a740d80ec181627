"""A terminal with a home of its own, and one where practice is set up."""

from pathlib import Path

import pytest

from tests.console.terminal import Terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(home=tmp_path)


@pytest.fixture
def practice(terminal: Terminal) -> Terminal:
    assert terminal.run("oppsett", "--ovelse").code == 0
    return terminal
