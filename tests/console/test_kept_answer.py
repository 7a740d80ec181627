"""A command that is kept is told as done, also where the disk fails as its answer is looked up."""

from collections.abc import Callable
from typing import Never

import pytest

from engine.application import queries
from engine.console import codes, numbers
from engine.errors import LookUnwritten, StoreUnreachable
from tests.console.terminal import Terminal


def failing(error: type[Exception]) -> Callable[..., Never]:
    def fail(*_: object) -> Never:
        raise error

    return fail


def test_a_number_that_cannot_be_looked_up_is_written_whole(
    practice: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert practice.run("ny", "os", "--alias", "gutt, 6 år").code == codes.DONE
    with monkeypatch.context() as broken:
        broken.setattr(numbers, "find", failing(StoreUnreachable))
        ended = practice.run("notat", "1", "Ringte mor.")
    assert ended.code == codes.DONE
    assert "2026-001" in ended.out + ended.err
    assert practice.run("logg", "1").out.count("Ringte mor.") == 1


def test_cases_beside_it_that_cannot_be_looked_up_are_not_named(
    practice: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert practice.run("ny", "os", "--alias", "gutt, 6 år").code == codes.DONE
    with monkeypatch.context() as broken:
        broken.setattr(queries, "linked", failing(LookUnwritten))
        assert practice.run("notat", "1", "Ringte mor.").code == codes.DONE
    assert practice.run("logg", "1").out.count("Ringte mor.") == 1
