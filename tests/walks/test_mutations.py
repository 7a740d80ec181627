"""The live machine decides: three ways of breaking it each turn a named walk through the command line red."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from engine.guideline import machine
from engine.guideline.process import Move, Process, index
from engine.values import replace
from tests.walks import test_os
from tests.walks.line import Line

Change = Callable[[Move], Move | None]


def all_conditions_true(move: Move) -> Move | None:
    return replace(move, guards=(), gates=())


def one_destination_changed(move: Move) -> Move | None:
    return replace(move, dest="1/gjennomfør-innsatsen") if _is(move, "1/evaluer-innsatsen", "complete") else move


def one_transition_removed(move: Move) -> Move | None:
    return None if _is(move, "0/avslutt", "answer:uten-oppfølging") else move


def _is(move: Move, source: str, trigger: str) -> bool:
    return (move.source, move.trigger) == (source, trigger)


# What is broken, and the walk that must notice.
MUTATIONS: list[tuple[Change, Callable[[Line], None]]] = [
    (all_conditions_true, test_os.test_consent_is_asked_for_before_level_2),
    (
        one_destination_changed,
        lambda line: test_os.test_a_walk_reaches_its_ending(line, "own service, changed, continued and ended"),
    ),
    (one_transition_removed, lambda line: test_os.test_a_walk_reaches_its_ending(line, "straight to closing")),
]


@pytest.mark.parametrize(("change", "walk"), MUTATIONS, ids=[change.__name__ for change, _ in MUTATIONS])
def test_a_broken_machine_is_noticed_on_the_command_line(
    tmp_path: Path, change: Change, walk: Callable[[Line], None]
) -> None:
    real = machine.machine_of
    changed: list[Process] = []

    def broken(process: Process) -> Any:  # noqa: ANN401 - transitions' own type
        moves = [new for move in process.moves if (new := change(move)) is not None]
        assert moves != list(process.moves), "the mutation changes nothing"
        changed.append(process)
        return real(index(process.guideline, moves, digest=process.digest))

    (tmp_path / "sound").mkdir()
    walk(Line(tmp_path / "sound"))
    (tmp_path / "broken").mkdir()
    with patch.object(machine, "machine_of", broken), pytest.raises(AssertionError):
        walk(Line(tmp_path / "broken"))
    assert changed, "no move went through the machine"
