"""What always holds, whatever people do: tried on random walks over the small guide and the whole one."""

import dataclasses
from itertools import groupby
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cases import commands as cmd
from engine.cases import evolve_course
from engine.cases.agenda import OptionKind
from engine.cases.commands import Command
from engine.cases.decide import decide
from engine.cases.evolve import advance, effective, fold
from engine.cases.refusals import Refused
from engine.cases.state import CaseStatus
from engine.guideline.process import Process
from engine.values import replace
from tests.cases.guide import PROCESS, Walk, opened
from tests.cases.wandering import anything, options, taking, wander
from tests.cases.whole import WHOLE

SEEDS = st.integers(0, 2**32)
guides = pytest.mark.parametrize("process", [PROCESS, WHOLE], ids=["small", "whole"])


def moments(walk: Walk) -> list[Walk]:
    """The case as it stood after each command."""
    ends, count = [], 0
    for _, events in groupby(walk.events, key=lambda event: event.command_id):
        count += len(list(events))
        ends.append(count)
    return [dataclasses.replace(walk, events=walk.events[:end], track=None) for end in ends]


def check_agenda(walk: Walk) -> None:
    """Nothing offered is refused, nothing shown as closed is accepted, and nor is what is not shown."""
    for track, option in options(walk):
        probe = walk.copy().on(track)
        answer = probe.try_(taking(option))
        assert isinstance(answer, Refused) is not option.is_open, (walk.here, track, option, answer)
    for track in walk.state.tracks:
        if not walk.state.tracks[track].is_finished:
            check_unoffered(walk, track)


def check_unoffered(walk: Walk, track: str) -> None:
    """What the agenda of a track does not show is refused."""
    offered = {option.kind for name, option in options(walk) if name == track}
    commands: dict[OptionKind, Command] = {
        OptionKind.COMPLETE: cmd.CompleteStep(reason="grunn"),
        OptionKind.SKIP: cmd.SkipStep(reason="grunn"),
        OptionKind.ANSWER: cmd.ChooseAnswer(answer="videre", reason="grunn"),
        OptionKind.GO: cmd.MoveFromRest(level="a", reason="grunn"),
    }
    for kind, command in commands.items():
        if kind not in offered:
            assert isinstance(walk.copy().on(track).try_(command), Refused), (walk.here, track, kind)
    if track == "main" and OptionKind.AFTER not in offered:
        assert isinstance(walk.copy().try_(cmd.FollowRule(rule="vold")), Refused)


@guides
@given(seed=SEEDS)
def test_the_agenda_tells_the_truth(process: Process, seed: int) -> None:
    for walk in moments(wander(process, seed, 25))[1::3]:
        if walk.state.status is CaseStatus.OPEN:
            check_agenda(walk)


@guides
@given(seed=SEEDS)
def test_going_on_from_a_known_state_is_the_same_as_folding_it_all(process: Process, seed: int) -> None:
    earlier: Walk | None = None
    for walk in moments(wander(process, seed, 25)):
        if earlier is not None:
            new = walk.events[len(earlier.events) :]
            assert advance(earlier.state, new, earlier=earlier.events) == fold(walk.events)
        earlier = walk


@guides
@given(seed=SEEDS)
def test_the_short_way_of_a_move_comes_to_what_the_long_one_does(process: Process, seed: int) -> None:
    walk = wander(process, seed, 25)
    quick = fold(walk.events)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(evolve_course, "_goes_on", lambda *_, **__: False)
        assert fold(walk.events) == quick


@guides
@given(seed=SEEDS)
def test_undoing_everything_and_redoing_it_comes_back_to_the_same(process: Process, seed: int) -> None:
    walk = wander(process, seed, 15)
    walk.by = "kari"
    before = effective(walk.events)
    state = walk.state
    undone = 0
    while not isinstance(walk.try_(cmd.Undo()), Refused):
        undone += 1
    for _ in range(undone):
        redone = walk.try_(cmd.Redo())
        if isinstance(redone, Refused):  # a report is not undone: what faces them is not done again after it
            assert redone.code == "not-shielded"
            assert walk.state.shielded
            return
    assert effective(walk.events) == before
    assert walk.state.tracks == state.tracks


@guides
@given(seed=SEEDS)
def test_what_is_undone_never_happened(process: Process, seed: int) -> None:
    walk = wander(process, seed, 20)
    kept = fold(effective(walk.events))
    assert kept
    assert replace(walk.state, acts=(), redoable=(), seq=0) == replace(kept, acts=(), redoable=(), seq=0)


@guides
@given(seed=SEEDS)
def test_a_case_with_something_undone_can_still_go_on(process: Process, seed: int) -> None:
    """What was built on an act that is undone would stand on nothing: the next acts show that it does not."""
    for walk in moments(wander(process, seed, 20))[::4]:
        for person in ("kari", "ola"):
            back = walk.copy()
            if not isinstance(back.try_(cmd.Undo(), by=person), Refused) and back.state.status is CaseStatus.OPEN:
                check_agenda(back)


@guides
@given(seed=SEEDS)
def test_deciding_and_folding_change_nothing_and_always_say_the_same(process: Process, seed: int) -> None:
    walk = wander(process, seed, 15)
    random = Random(seed)
    for _ in range(10):
        state, command, context = walk.state, anything(walk, random, 99), walk.context()
        before = repr(state)
        first = decide(state, command, process=process, context=context)
        again = decide(walk.state, command, process=process, context=context)
        assert first == again
        assert repr(state) == before
        if not isinstance(first, Refused):
            assert fold(walk.events + first) == fold(walk.events + first)
            assert repr(state) == before


def test_an_event_without_an_id_is_a_bug_and_never_left_out() -> None:
    walk = opened()
    with pytest.raises(ValueError, match="an id of its own"):
        decide(walk.state, cmd.AddNote(text="Notat"), process=PROCESS, context=replace(walk.context(), event_ids=()))


@guides
def test_walks_reach_every_step_and_every_ending(process: Process) -> None:
    """The wandering is no proof unless it gets about."""
    seen: set[str | None] = set()
    for seed in range(25):
        walk = wander(process, seed, 80)
        seen.update(event.moved_to for event in walk.events)
        seen.add(walk.events[0].step)
    assert set(process.steps) | {f"={ending}" for ending in process.endings} <= seen | {"a/lek"}
