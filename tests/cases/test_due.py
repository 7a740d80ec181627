"""When things are due: by fact, from a step, from a level, in working days, and the earliest of all tracks."""

from datetime import date, timedelta

from engine.calendar import Unit
from engine.cases import commands as cmd
from engine.cases.agenda import due
from engine.cases.deadlines import earliest
from engine.guideline.compile import compile_process
from engine.guideline.element import Deadline
from engine.guideline.model import Guideline, Level, Step
from engine.guideline.process import Process
from engine.guideline.registry import Body, Ending
from engine.guideline.vocabulary import Anchor, StepKind
from tests.cases import guide
from tests.cases.guide import START, Walk, head, to_end
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


# ---------------------------------------------------------------- from the day that the advice came


def asking_a_team() -> Process:
    """A team is asked, something is done within 10 days of its advice."""
    limit = Deadline(text="10 dager fra Spør", low=10, high=10, unit=Unit.DAYS, anchor=Anchor.STEP, ref="a/spor")
    steps = (
        Step(id="a/spor", kind=StepKind.CONSULTATION, title="Spør", body="team"),
        Step(id="a/gjor", kind=StepKind.STEP, title="Gjør", deadline=limit, goto=to_end("slutt")),
    )
    whole = Guideline(
        head=head(),
        bodies=(Body(id="team", title="Teamet"), Body(id="andre", title="De andre")),
        levels=(Level(id="a", label="A", steps=steps),),
        endings=(Ending(id="slutt", title="Slutt"),),
    )
    return compile_process(whole, "x")


def test_what_counts_from_a_consultation_counts_from_the_day_its_advice_came() -> None:
    walk = guide.opened(asking_a_team()).do(cmd.ConsultBody(consultation_id="d1", body="team"))
    walk.today = START + timedelta(9)
    assert walk.try_(cmd.RecordAdvice(advice="Prøv."), happened_on=START + timedelta(4))
    walk.do(ONWARD)
    assert (walk.here, due_on(walk)) == ("a/gjor", START + timedelta(14))


def test_the_last_advice_counts_and_that_of_another_body_does_not() -> None:
    walk = guide.opened(asking_a_team())
    for name, body, days in (("d1", "team", 2), ("d2", "team", 3), ("d3", "andre", 5)):
        walk.today = START + timedelta(days)
        walk.do(
            cmd.ConsultBody(consultation_id=name, body=body), cmd.RecordAdvice(advice="Prøv.", consultation_id=name)
        )
    assert due_on(walk.do(ONWARD)) == START + timedelta(13)


def test_of_several_answers_that_are_waited_for_it_is_that_of_the_step_or_of_whom_one_says() -> None:
    walk = opened().do(cmd.ConsultBody(consultation_id="d1", anonymous=True))
    walk.do(cmd.ConsultBody(consultation_id="d2", body="gruppa"))
    refusal = walk.refused(cmd.RecordAdvice(advice="Prøv."))
    assert (refusal.code, dict(refusal.reasons[0].arguments)) == ("advice-from-whom", {"names": "«Gruppa»"})
    walk.do(cmd.RecordAdvice(advice="Prøv.", anonymous=True))
    assert [one.id for one in walk.state.consultations if one.answered] == ["d1"]
    assert walk.refused(cmd.RecordAdvice(advice="Mer.", anonymous=True)).code == "no-consultation"
    walk.do(cmd.RecordAdvice(advice="Mer."))
    assert all(one.answered for one in walk.state.consultations)
