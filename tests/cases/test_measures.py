"""Measures from the goal to the end: several for one goal, changed, continued, evaluated each for itself, ended."""

from datetime import date, timedelta

import pytest

from engine.cases import commands as cmd
from engine.cases.commands import Command
from engine.cases.conditions import Asking
from engine.cases.events import MeasureChanged, MeasuresEvaluated, View
from engine.cases.evolve import effective
from engine.cases.measure_history import Change, Part, Turn, measure_histories
from engine.cases.measures import to_evaluate
from engine.cases.state import Measure
from engine.cases.vocabulary import NoteKind, Outcome, ResponsibleKind
from engine.values import replace
from tests.cases.guide import START, Walk
from tests.cases.guide import opened as begun
from tests.cases.stories import at_evaluation as at_wide_evaluation
from tests.cases.stories import measure, opened
from tests.cases.test_walk import CONSENT, INVOLVE, MEASURE, MEETING, at_evaluation

SOON = START + timedelta(days=20)
LATER = START + timedelta(days=60)
HEARD = (View("barn", "Det går bedre."),)


def the(walk: Walk, name: str = "t1") -> Measure:
    return next(one for one in walk.state.measures if one.id == name)


def evaluated(walk: Walk) -> MeasuresEvaluated:
    """What the last evaluation says."""
    return next(one.body for one in reversed(walk.events) if isinstance(one.body, MeasuresEvaluated))


def test_several_measures_serve_one_goal() -> None:
    walk = opened().do(measure("t1"), measure("t2"))
    assert {one.goal for one in walk.state.running()} == {"Bedre"}


def test_a_change_keeps_what_is_not_named_and_the_history_keeps_what_was() -> None:
    walk = opened().do(measure("t1"))
    walk.do(cmd.ChangeMeasure(measure_id="t1", responsible="Mor", responsible_kind=ResponsibleKind.GUARDIANS))
    walk.do(cmd.ChangeMeasure(measure_id="t1", title="Lekser hjemme", until=LATER, reason="Mor vil selv."))
    walk.do(cmd.ChangeMeasure(measure_id="t1", open_ended=True, starts_on=SOON, expected_effect="Mer ro"))
    now = the(walk)
    assert (now.title, now.goal, now.responsible, now.responsible_kind) == (
        "Lekser hjemme",
        "Bedre",
        "Mor",
        ResponsibleKind.GUARDIANS,
    )
    assert (now.started_on, now.until, now.expected_effect) == (SOON, None, "Mer ro")
    history = measure_histories(effective(walk.events))["t1"]
    assert [one.turn for one in history] == [Turn.STARTED, Turn.CHANGED, Turn.CHANGED, Turn.CHANGED]
    assert history[1].changes == (
        Change(Part.RESPONSIBLE, "Kari", "Mor"),
        Change(Part.RESPONSIBLE_KIND, "employee", "guardians"),
    )
    assert (history[2].reason, history[2].changes[0]) == (
        "Mor vil selv.",
        Change(Part.TITLE, "Tiltak t1", "Lekser hjemme"),
    )
    assert Change(Part.UNTIL, LATER.isoformat(), None) in history[3].changes


def test_an_event_of_a_change_holds_only_what_is_new() -> None:
    walk = opened().do(measure("t1"))
    walk.do(cmd.ChangeMeasure(measure_id="t1", title="Tiltak t1", goal="Trygg"))
    assert walk.events[-1].body == MeasureChanged("t1", goal="Trygg")


def test_an_undone_change_is_neither_so_nor_in_the_history() -> None:
    walk = opened().do(measure("t1"), cmd.ChangeMeasure(measure_id="t1", goal="Trygg"), cmd.Undo())
    assert the(walk).goal == "Bedre"
    assert [one.turn for one in measure_histories(effective(walk.events))["t1"]] == [Turn.STARTED]


def test_a_measure_that_is_continued_gets_a_new_last_day_or_keeps_the_one_ahead() -> None:
    walk = opened().do(measure("t1"), cmd.ContinueMeasure(measure_id="t1", until=SOON, reason="Det virker."))
    assert the(walk).until == SOON
    walk.do(cmd.ContinueMeasure(measure_id="t1"))
    assert (the(walk).until, the(walk).running) == (SOON, True)
    walk.today = LATER
    assert walk.refused(cmd.ContinueMeasure(measure_id="t1")).code == "measure-is-past"
    walk.do(cmd.ContinueMeasure(measure_id="t1", open_ended=True))
    assert the(walk).until is None
    turns = measure_histories(effective(walk.events))["t1"][1:]
    assert [(one.turn, one.until, one.reason) for one in turns] == [
        (Turn.CONTINUED, SOON, "Det virker."),
        (Turn.CONTINUED, SOON, None),
        (Turn.CONTINUED, None, None),
    ]


def test_a_measure_is_ended_with_the_reason() -> None:
    walk = opened().do(measure("t1"))
    assert walk.refused(cmd.EndMeasure(measure_id="t1")).code == "reason"
    walk.do(cmd.EndMeasure(measure_id="t1", reason="Målet er nådd."))
    assert not the(walk).running
    assert measure_histories(effective(walk.events))["t1"][-1].reason == "Målet er nådd."


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (cmd.ChangeMeasure(measure_id="t2", title="Annet"), "no-such-measure"),
        (cmd.ContinueMeasure(measure_id="t2"), "no-such-measure"),
        (cmd.ChangeMeasure(measure_id="t1"), "nothing-changes"),
        (cmd.ChangeMeasure(measure_id="t1", title="Tiltak t1", open_ended=True, reason="nå"), "nothing-changes"),
        (cmd.ChangeMeasure(measure_id="t1", title=" "), "blank"),
        (cmd.ChangeMeasure(measure_id="t1", until=START - timedelta(days=1)), "measure-ends-first"),
        (cmd.ContinueMeasure(measure_id="t1", until=START - timedelta(days=1)), "measure-is-past"),
        (cmd.EvaluateMeasures(measures=(("t1", Outcome.ENDED), ("t1", Outcome.CONTINUED))), "measure-named-twice"),
        (cmd.EvaluateMeasures(effects=(("t2", "Bra"),)), "effect-of-another"),
        (cmd.EvaluateMeasures(effects=(("t1", " "),)), "blank"),
    ],
)
def test_what_cannot_be_done_with_a_measure_is_refused(command: Command, code: str) -> None:
    assert opened().do(measure("t1")).refused(command).code == code


def test_a_measure_cannot_end_before_it_begins() -> None:
    ends = cmd.StartMeasure(measure_id="t", title="t", goal="m", responsible="Kari", starts_on=LATER, until=SOON)
    assert opened().refused(ends).code == "measure-ends-first"


def test_who_may_not_answer_for_a_measure_is_refused_in_a_change_too() -> None:
    walk = at_evaluation()
    service = cmd.ChangeMeasure(measure_id="t1", responsible="PPT", responsible_kind=ResponsibleKind.SERVICE)
    assert walk.refused(service).code == "responsible-not-allowed"


# ------------------------------------------------------------ the first day


def planned(name: str, day: date) -> Command:
    return cmd.StartMeasure(measure_id=name, title=f"Tiltak {name}", goal="Bedre", responsible="Kari", starts_on=day)


def test_a_measure_that_has_not_begun_does_not_count_as_running() -> None:
    walk = at_evaluation_step_before_measure().do(planned("t1", SOON))
    assert walk.refused(cmd.CompleteStep()).code == "measure-running"
    walk.today = SOON
    assert walk.do(cmd.CompleteStep()).here == "b/evaluer"


def test_a_measure_may_have_begun_before_it_is_written() -> None:
    assert the(opened().do(planned("t1", START - timedelta(days=40)))).has_begun(START)


def test_a_measure_that_has_not_begun_is_evaluated_only_where_it_is_named() -> None:
    walk = at_evaluation().do(planned("t2", SOON), cmd.EvaluateMeasures(views=HEARD))
    assert evaluated(walk).measures == (("t1", Outcome.CONTINUED),)
    walk.do(cmd.EvaluateMeasures(measures=(("t2", Outcome.ENDED),)))
    assert not the(walk, "t2").running
    assert walk.do(cmd.CompleteStep()).here == "b/velg"


def at_evaluation_step_before_measure() -> Walk:
    """At the step that starts measures, without one."""
    walk = at_evaluation().do(cmd.Undo(), cmd.Undo())
    assert (walk.here, walk.state.measures) == ("b/tiltak", ())
    return walk


# ------------------------------------------------------------ what an evaluation covers


def at_meeting_with_early_measure() -> Walk:
    """At a meeting that evaluates, with a measure from the level before."""
    return begun().do(
        measure("t0"),
        cmd.BindRole(role="ansvarlig", name="Ola"),
        *(cmd.CompleteStep(), CONSENT, INVOLVE, cmd.ChooseAnswer(answer="videre")),
        *(cmd.CompleteStep(), cmd.CompleteStep(), cmd.OfferBaton(to_actor="kari"), MEETING),
        cmd.SetFact(fact="lang", value="nei"),
    )


def on_two_levels() -> Walk:
    """At an evaluation that names no other level, with a measure from the level before and one from this."""
    walk = at_meeting_with_early_measure().do(
        cmd.EvaluateMeasures(), *(cmd.CompleteStep(), MEASURE, cmd.CompleteStep())
    )
    assert {one.id: one.level for one in walk.state.running()} == {"t0": "a", "t1": "b"}
    return walk


def test_a_meeting_that_evaluates_covers_all_that_run() -> None:
    walk = at_meeting_with_early_measure()
    assert walk.refused(cmd.CompleteStep()).code == "measures-evaluated"
    walk.do(cmd.EvaluateMeasures())
    assert evaluated(walk).measures == (("t0", Outcome.CONTINUED),)


def test_without_more_an_evaluation_covers_what_was_begun_on_its_level_and_more_can_be_named() -> None:
    walk = on_two_levels().do(cmd.EvaluateMeasures(views=HEARD))
    assert evaluated(walk).measures == (("t1", Outcome.CONTINUED),)
    walk.do(cmd.EvaluateMeasures(measures=(("t0", Outcome.ENDED), ("t1", Outcome.CHANGED))))
    assert (the(walk, "t0").outcome, the(walk).outcome) == (Outcome.ENDED, Outcome.CHANGED)


def test_the_guide_widens_an_evaluation_to_the_levels_it_names() -> None:
    talk = cmd.AddNote(text="Vi snakket.", kind=NoteKind.CHILD_TALK)
    walk = at_wide_evaluation().do(talk)
    early = replace(the(walk), id="t0", level="a")
    asking = Asking(replace(walk.state, measures=(early, *walk.state.measures)), walk.today)
    assert [one.id for one in to_evaluate(asking, walk.process)] == ["t0", "t1"]
    elsewhere = replace(asking, state=replace(asking.state, measures=(replace(early, level="c"), the(walk))))
    assert [one.id for one in to_evaluate(elsewhere, walk.process)] == ["t1"]


def test_where_none_was_begun_on_the_level_an_evaluation_covers_all_that_run() -> None:
    walk = on_two_levels().do(cmd.EndMeasure(measure_id="t1", reason="Ferdig."), cmd.EvaluateMeasures(views=HEARD))
    assert evaluated(walk).measures == (("t0", Outcome.CONTINUED),)


def test_each_measure_has_its_own_result_and_effect_and_the_answer_that_was_chosen_after() -> None:
    walk = at_evaluation().do(cmd.StartMeasure(measure_id="t2", title="Lek", goal="Trives", responsible="Mor"))
    evaluation = cmd.EvaluateMeasures(
        measures=(("t1", Outcome.CONTINUED), ("t2", Outcome.ENDED)),
        effects=(("t1", "Leser mer."), ("t2", "Ingen.")),
        effect="Tryggere.",
        views=HEARD,
    )
    history = measure_histories(effective(walk.do(evaluation).events))
    last = {name: happenings[-1] for name, happenings in history.items()}
    assert {name: (one.outcome, one.effect) for name, one in last.items()} == {
        "t1": (Outcome.CONTINUED, "Leser mer."),
        "t2": (Outcome.ENDED, "Ingen."),
    }
    assert (last["t1"].common_effect, last["t1"].views) == ("Tryggere.", HEARD)


def test_an_evaluation_at_a_step_with_answers_tells_which_was_chosen() -> None:
    walk = at_evaluation().do(cmd.EvaluateMeasures(views=HEARD), cmd.CompleteStep(), cmd.EvaluateMeasures())
    assert walk.here == "b/velg"
    assert measure_histories(effective(walk.events))["t1"][-1].answer is None
    walk.do(cmd.ChooseAnswer(answer="mer"))
    told = measure_histories(effective(walk.events))["t1"]
    assert [one.answer for one in told] == [None, None, ("b/velg", "mer")]
