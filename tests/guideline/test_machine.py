"""The live machine and the table make the same moves, whatever the gates answer."""

from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.adapters.codec import JsonCodec
from engine.application.guidelines import Faulty, compiled
from engine.bundled import BundledShelf
from engine.guideline import machine as live
from engine.guideline.machine import Traveller, fire, machine_of
from engine.guideline.process import Gate, Process, index
from engine.values import replace
from tests.cases.guide import PROCESS
from tests.guideline import whole


def differences(process: Process, table: Process, seed: int, steps: int) -> list[tuple[str, str, str | None, str]]:
    """Walk both from everywhere with the same random gates; return where they part."""
    random = Random(seed)
    found: list[tuple[str, str, str | None, str]] = []
    state = process.entry
    for _ in range(steps):
        answers: dict[Gate, bool] = {}

        def holds(gate: Gate, answers: dict[Gate, bool] = answers) -> bool:
            return answers.setdefault(gate, random.random() < 0.8)

        trigger = random.choice((*table.triggers(state), "no-such-trigger"))
        traveller = Traveller(state, holds)
        moved = fire(process, trigger, traveller=traveller)
        row = table.walk(state, trigger, holds=holds)
        landed = row.dest if row else None
        if (traveller.state if moved else None) != landed:
            found.append((state, trigger, landed, traveller.state))
        state = landed if landed and table.triggers(landed) else random.choice(list(table.outgoing))
    return found


@pytest.mark.parametrize("process", [PROCESS, whole.PROCESS], ids=["small", "whole"])
@given(seed=st.integers(0, 2**32))
def test_machine_and_table_agree(process: Process, seed: int) -> None:
    assert differences(process, process, seed, 60) == []


@cache
def shipped(name: str) -> Process:
    made = compiled(BundledShelf(), JsonCodec(), name=name)
    assert not isinstance(made, Faulty)
    return made[0]


@pytest.mark.parametrize("name", BundledShelf().names())
@given(seed=st.integers(0, 2**32))
@settings(max_examples=25)
def test_machine_and_table_agree_on_the_shipped_guides(name: str, seed: int) -> None:
    assert differences(shipped(name), shipped(name), seed, 120) == []


@pytest.mark.parametrize("kind", ["destination", "removed"])
def test_the_comparison_sees_a_broken_table(kind: str) -> None:
    moves = list(PROCESS.moves)
    place = next(n for n, move in enumerate(moves) if move.trigger == "answer:mer")
    if kind == "destination":
        moves[place] = replace(moves[place], dest="b/velg")
    else:
        del moves[place]
    broken = index(PROCESS.guideline, moves, digest="broken")
    assert any(differences(broken, PROCESS, seed, 400) for seed in range(10))


def test_the_machine_has_no_model_and_no_back_doors() -> None:
    machine = machine_of(PROCESS)
    assert machine.models == []
    assert not any(name.startswith("to_") for name in machine.events)


def test_an_unknown_trigger_moves_nothing() -> None:
    traveller = Traveller("a/se", lambda _: True)
    assert not live.fire(PROCESS, "answer:videre", traveller=traveller)
    assert not live.fire(PROCESS, "no-such", traveller=traveller)
    assert traveller.state == "a/se"
