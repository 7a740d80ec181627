"""The live machine and the table make the same moves, whatever the gates answer."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.bundled import BundledShelf
from engine.guideline import machine as live
from engine.guideline.machine import Traveller, machine_of
from engine.guideline.process import Holds, Move, Process, index
from engine.values import replace
from tests.cases.guide import PROCESS
from tests.guideline import whole
from tests.guideline.live_moves import differences, main, shipped, walked


@pytest.mark.parametrize("process", [PROCESS, whole.PROCESS], ids=["small", "whole"])
@given(seed=st.integers(0, 2**32))
def test_machine_and_table_agree(process: Process, seed: int) -> None:
    assert differences(process, process, seed=seed, steps=60, met=Counter()) == []


@pytest.mark.parametrize("name", BundledShelf().names())
@given(seed=st.integers(0, 2**32))
@settings(max_examples=25)
def test_machine_and_table_agree_on_the_shipped_guides(name: str, seed: int) -> None:
    assert differences(shipped(name), shipped(name), seed=seed, steps=120, met=Counter()) == []


@pytest.mark.parametrize("kind", ["destination", "removed"])
def test_the_comparison_sees_a_broken_table(kind: str) -> None:
    moves = list(PROCESS.moves)
    place = next(n for n, move in enumerate(moves) if move.trigger == "answer:mer")
    if kind == "destination":
        moves[place] = replace(moves[place], dest="b/velg")
    else:
        del moves[place]
    broken = index(PROCESS.guideline, moves, digest="broken")
    assert any(differences(broken, PROCESS, seed=seed, steps=400, met=Counter()) for seed in range(10))


@pytest.mark.parametrize("gate", ["guards", "gates"])
def test_a_table_that_asks_less_is_seen(gate: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(process: Process, state: str, trigger: str, *, holds: Holds) -> Move | None:
        for move in process.candidates(state, trigger):
            asked = move.gates if gate == "guards" else move.guards
            if all(map(holds, asked)):
                return move
        return None

    monkeypatch.setattr(Process, "walk", careless)
    assert walked(40, 1)["differ"]


def test_the_walks_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["30", "1"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("30 walks from seed 1 through ")
    assert said.endswith(" 0 differ\n")
    met = walked(30, 1)
    assert met["made"] > 100
    assert met["refused"] > 50


def test_the_machine_has_no_model_and_no_back_doors() -> None:
    machine = machine_of(PROCESS)
    assert machine.models == []
    assert not any(name.startswith("to_") for name in machine.events)


def test_an_unknown_trigger_moves_nothing() -> None:
    traveller = Traveller("a/se", lambda _: True)
    assert not live.fire(PROCESS, "answer:videre", traveller=traveller)
    assert not live.fire(PROCESS, "no-such", traveller=traveller)
    assert traveller.state == "a/se"
