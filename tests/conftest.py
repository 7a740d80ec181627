"""What holds for every test: properties try the same examples everywhere, and what a run has counted can be said."""

import sys
from collections.abc import Callable

import pytest
from hypothesis import settings

settings.register_profile("house", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("house")


def pytest_sessionfinish() -> None:
    """Stop the server that these tests have started; a process that runs them for another is cut off at its end."""
    started = sys.modules.get("tests.adapters.postgres_server")
    if started is not None:
        started.stop_all()


@pytest.fixture
def aloud(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Say a line also where the test passes: counts, seeds and times are what it is read for."""

    def say(line: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n{line}\n")

    return say
