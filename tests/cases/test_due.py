"""When things are due: by fact, from a step, from a level, in working days, and the earliest of all tracks."""

from datetime import date, timedelta

from engine.cases import commands as cmd
from engine.cases.agenda import due
from engine.cases.deadlines import earliest
from tests.cases.guide import START, Walk
from tests.cases.stories import ONWARD, at_choice, at_evaluation, at_measures, in_tracks, opened


def due_on(walk: Walk, track: str = "main") -> date | None:
    found = due(walk.state, walk.process, track=track)
    return found.due_on if found else None


def test_a_deadline_hangs_on_a_fact_and_the_shortest_holds_while_it_is_not_set() -> None:
    assert due_on(opened()) == START + timedelta(weeks=1)
    assert due_on(opened().do(cmd.SetFact(fact="sakstype", value="ordinær"))) == START + timedelta(weeks=3)
    assert due_on(opened().do(cmd.SetFact(fact="sakstype", value="skolemiljø"))) == START + timedelta(weeks=1)


def test_a_deadline_counts_working_days_from_when_a_step_was_last_done() -> None:
    assert due_on(at_measures()) == date(2026, 9, 15)


def test_what_counts_from_a_step_that_has_not_been_done_does_not_run() -> None:
    walk = at_measures().do(cmd.Undo())
    assert (walk.here, due_on(walk)) == ("b/mote", None)


def test_a_deadline_counts_from_when_a_level_was_last_come_to() -> None:
    walk = opened()
    walk.today = START + timedelta(5)
    walk.do(cmd.TickChecklist(items=("ringt", "skrevet")), ONWARD, cmd.ChooseAnswer(answer="igjen"))
    assert walk.state.entered["a"].last_on == START + timedelta(5)
    assert walk.state.entered["a"].on == START
    assert due_on(at_evaluation()) == date(2026, 11, 1)


def test_each_track_has_its_own_and_the_earliest_is_that_of_the_case() -> None:
    walk = in_tracks()
    assert (due_on(walk), due_on(walk, "b/samtidig/mor"), due_on(walk, "b/samtidig/bolig")) == (
        None,
        START + timedelta(3),
        None,
    )
    first = earliest(walk.state, walk.process)
    assert first
    assert first.due_on == START + timedelta(3)
    walk.on("mor").do(ONWARD)
    assert earliest(walk.state, walk.process) is None
    assert earliest(at_choice().state, walk.process) is None
