"""The program on a practice store, for every test of a command."""

import pytest

from tests.console.commands.running import Program
from tests.console.terminal import Terminal


@pytest.fixture
def program(practice: Terminal) -> Program:
    practice.environment["BTI_SPRAK"] = "nb"
    return Program(practice)


@pytest.fixture
def opened(program: Program) -> Program:
    """A case on Os, number 1, at its first step."""
    program.ok("ny os --alias 'gutt, 6 år'")
    return program
