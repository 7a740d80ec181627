"""A deadline is moved with a reason: only one that the guide has, the soft and the hard told apart, in one pass."""

from datetime import date, timedelta

import pytest

from engine.calendar import Unit
from engine.cases import commands as cmd
from engine.cases.deadlines import earliest, running
from engine.cases.events import DeadlineMoved
from engine.guideline.compile import compile_process
from engine.guideline.element import Deadline, Place
from engine.guideline.model import Answer, Guideline, Level, Step, Track
from engine.guideline.process import Process
from engine.guideline.registry import Ending, Fact
from engine.guideline.vocabulary import Anchor, StepKind
from tests.cases import guide
from tests.cases.guide import START, Walk, head, to, to_end

AT = Place("prove.yaml", 12)
SOFT = Deadline(text="helst innen 2–3 uker", low=2, high=3, unit=Unit.WEEKS, soft=True, at=AT)
HARD = Deadline(text="innen 10 dager", low=10, high=10, unit=Unit.DAYS, at=AT)
WHOLE_LEVEL = Deadline(text="innen 2 måneder", low=2, high=2, unit=Unit.MONTHS, at=AT)
ONWARD = cmd.CompleteStep()


def by_fact() -> Deadline:
    """A week where it is urgent, 3 weeks where it is not."""
    rest = Deadline(text="3 uker", low=3, high=3, unit=Unit.WEEKS)
    return Deadline(text="1 uke hvis haster", low=1, high=1, unit=Unit.WEEKS, fact="haster", value="ja", others=(rest,))


def process() -> Process:
    """A step with a soft deadline, a hard one, one by a fact, and one that the level has; the last goes back."""
    steps = (
        Step(id="a/mykt", kind=StepKind.STEP, title="Mykt", deadline=SOFT),
        Step(id="a/hardt", kind=StepKind.STEP, title="Hardt", deadline=HARD),
        Step(id="a/fakta", kind=StepKind.STEP, title="Fakta", deadline=by_fact()),
        Step(
            id="a/valg",
            kind=StepKind.DECISION,
            title="Valg",
            answers=(
                Answer(id="igjen", title="Igjen", targets=(to("a/mykt"),)),
                Answer(id="om-valget", title="Om valget", targets=(to("a/hardt"),)),
                Answer(id="ferdig", title="Ferdig", targets=(to_end("slutt"),)),
            ),
        ),
    )
    whole = Guideline(
        head=head(),
        facts=(Fact(id="haster", title="haster", values=("ja", "nei")),),
        levels=(Level(id="a", label="nivå A", steps=steps, deadline=WHOLE_LEVEL),),
        endings=(Ending(id="slutt", title="Slutt"),),
    )
    return compile_process(whole, "x")


def side_by_side() -> Process:
    """Two tracks, each with a deadline, and a step that holds them."""
    tracks = tuple(
        Track(
            id=f"a/sammen/{name}",
            title=name.capitalize(),
            steps=(Step(id=f"a/sammen/{name}/gjor", kind=StepKind.STEP, title=f"Gjør {name}", deadline=limit),),
        )
        for name, limit in (("hjem", SOFT), ("skole", HARD))
    )
    steps = (Step(id="a/sammen", kind=StepKind.PARALLEL, title="Sammen", tracks=tracks, goto=to_end("slutt")),)
    whole = Guideline(
        head=head(), levels=(Level(id="a", label="nivå A", steps=steps),), endings=(Ending(id="slutt", title="Slutt"),)
    )
    return compile_process(whole, "x")


def opened(whole: Process | None = None) -> Walk:
    return guide.opened(whole or process())


def at_hard() -> Walk:
    return opened().do(ONWARD)


def move(
    days: int, *, of: str | None = None, decided_by: str | None = None, reason: str = "Sykdom"
) -> cmd.MoveDeadline:
    return cmd.MoveDeadline(to_on=START + timedelta(days), reason=reason, of=of, decided_by=decided_by)


def due(walk: Walk) -> tuple[date, ...]:
    return tuple(one.due_on for _, one in running(walk.state, walk.process))


# ------------------------------------------------------------ what is moved


def test_a_recommended_deadline_is_moved_with_a_reason_and_the_case_is_due_then() -> None:
    walk = opened().do(move(40))
    found = earliest(walk.state, walk.process)
    assert found
    assert (found.due_on, found.remind_on) == (START + timedelta(40), START + timedelta(40))
    assert found.moved
    assert (found.moved.own_on, found.moved.reason, found.moved.decided_by) == (START + timedelta(21), "Sykdom", None)
    assert found.is_soft


def test_the_event_says_what_it_was_and_what_the_guide_gives() -> None:
    body = opened().do(move(40), move(50)).events[-1].body
    own, before, after = (START + timedelta(days) for days in (21, 40, 50))
    assert body == DeadlineMoved("a/mykt", own_on=own, from_on=before, to_on=after, reason="Sykdom")


def test_one_that_must_be_kept_is_moved_past_the_guides_day_only_with_who_decided() -> None:
    walk = at_hard()
    refused = walk.refused(move(20))
    assert refused.code == "deadline-must-be-kept"
    assert refused.reasons[0].place == AT
    assert walk.refused(move(20, decided_by="  ")).code == "deadline-must-be-kept"
    assert due(walk.do(move(20, decided_by="Rektor"))) == (START + timedelta(20),)


def test_one_that_must_be_kept_may_be_moved_nearer_by_those_who_work_with_it() -> None:
    walk = at_hard().do(move(20, decided_by="Rektor"), move(5))
    assert due(walk) == (START + timedelta(5),)
    assert due(walk.do(move(10))) == (START + timedelta(10),)
    assert walk.refused(move(11)).code == "deadline-must-be-kept"


def test_a_level_has_a_deadline_of_its_own() -> None:
    walk = at_hard().do(ONWARD, ONWARD)
    assert walk.here == "a/valg"
    walk.do(move(90, decided_by="Rektor", of="nivå A"))
    assert due(walk) == (START + timedelta(90),)
    assert walk.events[-1].body.of == "a"  # type: ignore[union-attr]  # it is a DeadlineMoved, as the day shows


# ------------------------------------------------------------ what is refused


def test_no_deadline_but_those_that_the_guide_has() -> None:
    bare = Step(id="a/uten", kind=StepKind.STEP, title="Uten", goto=to_end("slutt"))
    whole = Guideline(
        head=head(), levels=(Level(id="a", label="A", steps=(bare,)),), endings=(Ending(id="slutt", title="Slutt"),)
    )
    assert opened(compile_process(whole, "x")).refused(move(5)).code == "no-deadline"
    assert opened().refused(move(5, of="Hardt")).code == "no-such-deadline"


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (move(40, reason=" "), "reason"),
        (move(21), "deadline-unmoved"),
        (move(-1), "deadline-moved-back"),
    ],
)
def test_a_move_without_a_reason_nowhere_or_back_in_time_is_refused(command: cmd.MoveDeadline, code: str) -> None:
    assert opened().refused(command).code == code


def test_in_a_closed_case_no_deadline_runs() -> None:
    walk = at_hard().do(ONWARD, ONWARD, cmd.ChooseAnswer(answer="ferdig"))
    assert walk.refused(move(5)).code == "case-closed"


def test_with_several_deadlines_one_must_be_named() -> None:
    walk = opened(side_by_side())
    refused = walk.refused(move(5))
    assert refused.code == "which-deadline"
    assert dict(refused.reasons[0].arguments)["names"] == "«Gjør hjem», «Gjør skole»"
    walk.do(move(5, of="gjør skole"))
    assert due(walk) == (START + timedelta(21), START + timedelta(5))
    assert walk.events[-1].track == "a/sammen/skole"


# ------------------------------------------------------------ how long it holds


def test_a_new_pass_begins_with_the_guides_own_deadline() -> None:
    walk = opened().do(move(40), ONWARD, ONWARD, ONWARD, cmd.ChooseAnswer(answer="igjen"))
    assert (walk.here, due(walk)) == ("a/mykt", (START + timedelta(21),))


def test_a_new_pass_begins_with_the_levels_own_deadline_too() -> None:
    walk = at_hard().do(ONWARD, ONWARD, move(90, decided_by="Rektor"), cmd.ChooseAnswer(answer="om-valget"))
    walk.do(ONWARD, ONWARD)
    assert (walk.here, due(walk)) == ("a/valg", (date(2026, 11, 1),))


def test_what_is_moved_on_one_step_is_not_moved_on_the_next() -> None:
    assert due(opened().do(move(40), ONWARD)) == (START + timedelta(10),)


def test_another_fact_gives_another_deadline_which_was_not_moved() -> None:
    walk = at_hard().do(ONWARD, cmd.SetFact(fact="haster", value="nei"))
    assert due(walk) == (START + timedelta(21),)
    walk.do(move(30, decided_by="Rektor"))
    assert due(walk) == (START + timedelta(30),)
    walk.do(cmd.SetFact(fact="haster", value="ja"))
    assert due(walk) == (START + timedelta(7),)
    assert due(walk.do(cmd.Undo())) == (START + timedelta(30),)


def test_a_move_is_undone_and_redone() -> None:
    walk = opened().do(move(40))
    assert due(walk.do(cmd.Undo())) == (START + timedelta(21),)
    assert due(walk.do(cmd.Redo())) == (START + timedelta(40),)


def test_a_move_on_one_track_may_be_undone_after_an_act_on_another() -> None:
    walk = opened(side_by_side()).do(move(5, of="Gjør skole"))
    walk.on("Hjem").do(cmd.CompleteStep(), by="ola")
    walk.on(None).do(cmd.Undo())
    assert due(walk) == (START + timedelta(10),)


def test_a_deadline_counted_from_when_the_case_was_opened_is_moved_on_its_own_step_alone() -> None:
    limit = Deadline(text="3 uker", low=3, high=3, unit=Unit.WEEKS, soft=True, anchor=Anchor.CASE_OPENED)
    steps = (
        Step(id="a/en", kind=StepKind.STEP, title="En", deadline=limit),
        Step(id="a/to", kind=StepKind.STEP, title="To", deadline=limit, goto=to_end("slutt")),
    )
    whole = Guideline(
        head=head(), levels=(Level(id="a", label="A", steps=steps),), endings=(Ending(id="slutt", title="Slutt"),)
    )
    assert due(opened(compile_process(whole, "x")).do(move(40), ONWARD)) == (START + timedelta(21),)
