"""Simulated cases: guides are walked to their ends, what cannot be met is named with its reason, and events replay."""

from itertools import islice
from pathlib import Path

import pytest

from engine.adapters.codec import JsonCodec
from engine.application.guidelines import Faulty, compiled
from engine.application.simulation import remedies
from engine.application.simulation.exploring import explore
from engine.application.simulation.goals import Goal, Kind, goals_of, met_in, rows_to
from engine.application.simulation.reasons import Cause, reasons_why
from engine.application.simulation.sampling import Sample, sample
from engine.application.simulation.thought import Thought
from engine.bundled import BundledShelf
from engine.cases.evolve import fold
from engine.cases.opening import entrances
from engine.guideline.element import NOWHERE
from engine.guideline.process import Gate, Move, Need, Process, index
from engine.values import replace
from tests.application.vik import SUMMED_UP, VIK
from tests.house import tree

SHELF = BundledShelf()
OK = sorted(path.name for path in (tree.ROOT / "tests" / "language" / "ok").glob("*.yaml"))


def process_of(name: str) -> Process:
    made = compiled(SHELF, JsonCodec(), name=name)
    assert not isinstance(made, Faulty), name
    return made[0]


def imagined(name: str) -> Process | None:
    """Return an imagined guide made ready to be followed; None for one that is no whole guide by itself."""
    made = compiled(SHELF, JsonCodec(), name=str(tree.ROOT / "tests" / "language" / "ok" / name))
    return None if isinstance(made, Faulty) else made[0]


def with_rows(process: Process, rows: tuple[Move, ...]) -> Process:
    """Return the same guide with another table of moves."""
    return index(process.guideline, rows, digest=process.digest)


def sampled(process: Process, cases: int, *, seed: int) -> tuple[Sample, tuple[Thought, ...]]:
    counted, walked = sample(process, seed=seed)
    return counted, tuple(islice(walked, cases))


# ------------------------------------------------------------- what is met


@pytest.mark.parametrize("name", SHELF.names())
def test_every_step_answer_and_end_of_a_guide_that_comes_with_the_program_is_met(name: str) -> None:
    found = explore(process_of(name))
    assert found.missing == ()
    assert found.stuck == []
    assert found.is_sound
    assert found.is_whole
    assert {case.state.ending for case in found.cases} == {one.id for one in found.process.guideline.endings}


@pytest.mark.parametrize("name", OK)
def test_an_imagined_guide_is_met_whole_and_what_is_not_has_a_true_reason(name: str) -> None:
    """The twins use every key of the language, and ask for more than a case can bring."""
    process = imagined(name)
    if process is None:
        pytest.skip("no whole guide by itself")
    found = explore(process)
    near = reachable(process)
    assert found.missing == () or name.startswith("every_key")
    for one in reasons_why(found):
        leads = any(row.source in near for row in rows_to(one.goal, process))
        assert (one.cause is Cause.NO_WAY) is not leads, one
        assert one.reasons or one.cause is not Cause.CLOSED, one
        assert one.cause is not Cause.BEHIND or Goal(Kind.STEP, str(one.place)) in found.missing, one
    assert found.stuck == []


def reachable(process: Process) -> set[str]:
    """Return the places that any row leads to, until nothing more is found: slowly, and by the table alone."""
    places = {state for state, _ in entrances(process)}
    while True:
        more = {row.dest for row in process.moves if row.source in places}
        more |= {track.steps[0].id for name in places & process.steps.keys() for track in process.steps[name].tracks}
        if more <= places:
            return places
        places |= more


def test_a_small_guide_is_walked_by_each_answer_and_no_other_way(tmp_path: Path) -> None:
    found = explore(written(tmp_path, VIK.replace("        krever: [{prøvd: [nivå 2]}]\n", "")))
    told = [[(event.moved_from, event.moved_to) for event in case.way] for case in found.cases]
    start = ("0/legg-merke-til", "0/hva-nå")
    assert told == [[start, ("0/hva-nå", "=slutt")], [start, ("0/hva-nå", "1/følg-opp"), ("1/følg-opp", "=slutt")]]
    assert found.shortest()["slutt"].moves == len(told[0])


def written(folder: Path, text: str) -> Process:
    file = folder / "vik.yaml"
    file.write_text(text, "utf-8")
    return process_of(str(file))


# ------------------------------------------------------------- what is not met, and why


def test_a_step_that_no_way_leads_to_and_a_place_that_holds_cases_back_are_named(tmp_path: Path) -> None:
    found = explore(written(tmp_path, VIK))
    told = [(one.goal, one.cause) for one in reasons_why(found)]
    assert told == [(Goal(Kind.STEP, "2/be-om-hjelp"), Cause.NO_WAY)]
    held = [
        (case.state.standing.state, [one.code for block in why for one in block.reasons]) for case, why in found.stuck
    ]
    assert held == [("1/følg-opp", ["tried"])]
    assert not found.is_sound


def test_what_lies_behind_a_place_that_nobody_gets_on_from_is_named_with_what_closes_it(tmp_path: Path) -> None:
    held = "krever: [{prøvd: [nivå 2]}]\n"
    more = VIK.replace(f"{held}        gå_til: slutt", f"{held}{SUMMED_UP}")
    (behind, no_way) = reasons_why(explore(written(tmp_path, more)))
    assert (behind.goal.name, behind.cause, behind.place) == ("1/oppsummer", Cause.CLOSED, "1/følg-opp")
    assert [reason.code for reason in behind.reasons] == ["tried"]
    assert no_way.cause is Cause.NO_WAY


OS = process_of("os")


@pytest.mark.parametrize("step", [step for step in OS.steps if step != OS.entry])
def test_every_step_is_named_when_the_ways_to_it_are_taken_out_of_the_table(step: str) -> None:
    cut = explore(with_rows(OS, tuple(row for row in OS.moves if row.dest != step)))
    named = {one.goal.name: one.cause for one in reasons_why(cut) if one.goal.kind is Kind.STEP}
    assert named[step] is Cause.NO_WAY


@pytest.mark.parametrize("step", [step for step in OS.steps if step != OS.entry])
def test_every_step_is_named_with_the_condition_that_nobody_can_meet(step: str) -> None:
    never = Gate(need=Need.VARIANT_IS, values=("ingen",), at=NOWHERE)
    rows = tuple(replace(row, gates=(*row.gates, never)) if row.dest == step else row for row in OS.moves)
    why = {one.goal.name: one for one in reasons_why(explore(with_rows(OS, rows))) if one.goal.kind is Kind.STEP}
    assert why[step].cause is Cause.CLOSED
    assert "variant-is" in {reason.code for reason in why[step].reasons}


NEEDED = {
    "froland": ("services-at-least",),
    "hoyanger": ("consent-valid", "service-named", "services-at-least", "coordinator-settled", "note"),
    "os": ("role-named", "meeting-held", "evaluated", "measures-evaluated", "advice", "fact-is"),
    "sikker_arbeidsflyt": ("consent-valid", "next-meeting", "minutes", "measure-running", "advice"),
    "sortland": ("service-named", "coordinator-settled", "coordinator-weighed", "child-talk"),
}
"""What each guide asks for that nothing else brings along."""


@pytest.mark.parametrize(("guide", "need"), [(guide, need) for guide, needs in NEEDED.items() for need in needs])
def test_what_nobody_knows_how_to_do_is_told_by_its_code(
    guide: str, need: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = {one: made for one, made in remedies.REMEDIES.items() if one.value != need}
    assert len(known) == len(remedies.REMEDIES) - 1
    monkeypatch.setattr(remedies, "REMEDIES", known)
    found = explore(process_of(guide))
    blocked = (*found.blocked.values(), *(one for _, why in found.stuck for one in why))
    assert not found.is_sound
    assert need in {reason.code for one in blocked for reason in one.reasons}


# ------------------------------------------------------------- properties


@pytest.mark.parametrize("name", [*SHELF.names(), "bokstaver.yaml", "faser.yaml", "gravid.yaml"])
def test_the_events_of_every_case_fold_to_the_case(name: str) -> None:
    process = process_of(name) if name in SHELF.names() else imagined(name)
    assert process is not None
    found, (_, random_ones) = explore(process), sampled(process, 60, seed=5)
    cases = (*found.cases, *random_ones)
    assert len(cases) > len(random_ones)
    for case in cases:
        assert fold(case.events) == case.state
        assert [event.seq for event in case.events] == list(range(1, len(case.events) + 1))
        assert len({event.event_id for event in case.events}) == len(case.events)


def test_a_step_is_met_only_by_cases_that_stood_there() -> None:
    found = explore(OS)
    for case in found.cases:
        stood = {OS.entry} | {event.moved_to for event in case.events if event.moved_to}
        assert {goal.name for goal in met_in(case.events, OS) if goal.kind is Kind.STEP} <= stood


# ------------------------------------------------------------- at random


@pytest.mark.parametrize("name", [*SHELF.names(), "bokstaver.yaml", "faser.yaml", "gravid.yaml", "small_nn.yaml"])
def test_every_random_case_comes_to_an_end(name: str) -> None:
    process = process_of(name) if name in SHELF.names() else imagined(name)
    assert process is not None
    counted, cases = sampled(process, 100, seed=3)
    assert dict(counted.stops) == {}
    assert counted.cases == len(cases) == sum(counted.endings.values())
    assert counted.moves == sum(case.moves for case in cases)


def test_the_same_seed_gives_the_same_cases_and_another_gives_others() -> None:
    first, second, other = (sampled(OS, 20, seed=seed)[1] for seed in (7, 7, 8))
    assert [case.events for case in first] == [case.events for case in second]
    assert [case.events for case in first] != [case.events for case in other]


def test_what_is_counted_is_what_the_cases_say() -> None:
    counted, cases = sampled(OS, 80, seed=2)
    for goal in goals_of(OS):
        assert counted.met[goal] == sum(goal in set(met_in(case.events, OS)) for case in cases), goal
    assert counted.shortest is not None
    assert counted.longest is not None
    assert (counted.shortest.moves, counted.longest.moves) == (
        min(case.moves for case in cases),
        max(case.moves for case in cases),
    )
    assert counted.levels["0"] == len(cases)


def test_a_case_that_cannot_go_on_is_counted_with_its_reason(tmp_path: Path) -> None:
    counted, cases = sampled(written(tmp_path, VIK), 40, seed=1)
    ((stop, count),) = counted.stops.items()
    assert (stop.place, [one.code for one in stop.reasons]) == ("1/følg-opp", ["tried"])
    assert count == sum(case.state.standing.state == "1/følg-opp" for case in cases if not case.is_over)
    assert Goal(Kind.STEP, "2/be-om-hjelp") in counted.never
