"""What levels, steps and answers demand: lines ticked, a level tried, agreement, receivers, services, measures."""

from datetime import timedelta

from engine.cases import commands as cmd
from engine.cases.agenda import OptionKind
from engine.cases.events import AnswerChosen, ChecklistTicked, StepCompleted, View
from engine.cases.vocabulary import NoteKind, Outcome
from engine.guideline.compile import compile_process
from engine.guideline.element import Demand
from engine.guideline.gates import Gates
from engine.guideline.model import Answer, Guideline, Level, Step
from engine.guideline.process import Need
from engine.guideline.registry import Ending, MeetingType
from engine.guideline.vocabulary import Requirement, StepKind
from engine.values import replace
from tests.cases.guide import START, Walk, head, to_level
from tests.cases.stories import (
    AGREED,
    OFFER,
    ONWARD,
    TICK,
    TO_B,
    YES,
    at_choice,
    at_evaluation,
    at_meeting,
    at_sharing,
    at_way_on,
    measure,
    opened,
    through_tracks,
)
from tests.cases.whole import WHOLE_GUIDE


def choice(level: str, *answers: Answer) -> Level:
    """A level where it is chosen where to go, and nothing else is done."""
    return Level(
        id=level,
        label=f"nivå {level}",
        steps=(Step(id=f"{level}/velg", kind=StepKind.DECISION, title="Velg", answers=answers),),
    )


TRIED = (Demand(requirement=Requirement.TRIED, about=("a", "b")),)
REST = cmd.ChooseAnswer(answer="hvil")
BACK_AND_FORTH = Guideline(
    head=head(),
    endings=(Ending(id="slutt", title="Avsluttet"),),
    levels=(
        choice(
            "a",
            Answer(id="bort", title="Bort", targets=(to_level("b"),)),
            Answer(id="hvil", title="Hvil", targets=(to_level("c"),), requires=TRIED),
        ),
        choice("b", Answer(id="tilbake", title="Tilbake", targets=(to_level("a"),))),
        Level(id="c", label="nivå c", purpose="Et sted å hvile"),
    ),
)


def test_a_checklist_is_ticked_line_by_line_and_anew_in_every_pass() -> None:
    walk = opened().do(cmd.TickChecklist(items=("ringt",)))
    refusal = walk.refused(ONWARD)
    assert (refusal.code, dict(refusal.reasons[0].arguments)["names"]) == ("checklist", "«Skrevet ned»")
    walk.do(cmd.TickChecklist(items=("Ringt", "Skrevet ned")))
    assert walk.events[-1].body == ChecklistTicked(("skrevet",))
    assert walk.refused(TICK).code == "nothing-to-tick"
    assert walk.refused(cmd.TickChecklist(items=("sendt",))).code == "no-such-line"
    walk.do(ONWARD)
    assert walk.refused(TICK).code == "no-checklist"
    walk.do(cmd.ChooseAnswer(answer="igjen"))
    assert walk.codes(ONWARD) == ["checklist"]


def test_a_level_is_tried_when_a_pass_of_it_was_completed() -> None:
    walk = Walk(process=compile_process(BACK_AND_FORTH, "d" * 64)).do(cmd.OpenCase(alias="prøve"))
    assert walk.codes(REST) == ["tried"]
    walk.do(cmd.ChooseAnswer(answer="bort"), cmd.ChooseAnswer(answer="tilbake"), REST)
    assert (walk.here, walk.state.tried) == ("c/", frozenset({"a", "b"}))


def test_whoever_leaves_a_level_has_tried_it() -> None:
    walk = at_choice().do(cmd.ChooseAnswer(answer="hvil"))
    assert (walk.here, walk.state.tried) == ("c/", frozenset({"a"}))
    assert walk.state.passes["a"] == 1


def test_an_ending_at_the_familys_wish_is_no_completed_pass() -> None:
    walk = at_choice().do(cmd.CloseCase(ending="slutt", family_wish=True, reason="x"))
    assert walk.state.tried == {"a"}, "it equals the answer that ends"
    other = opened().do(cmd.CloseCase(ending="slutt", family_wish=True, reason="x"))
    assert other.state.tried == frozenset()


def test_each_party_must_agree_and_the_agenda_asks_for_it_without_closing_the_way() -> None:
    walk = at_choice().do(YES, cmd.SetFact(fact="alvor", value="nei"))
    assert walk.codes(cmd.ChooseAnswer(answer="videre")) == ["agreement", "agreement"]
    assert walk.codes(cmd.ChooseAnswer(answer="videre", agreed=("barnet",))) == ["agreement"]
    assert walk.refused(cmd.ChooseAnswer(answer="videre", agreed=("naboen",))).code == "unknown-party"
    option = walk.agenda.options[0]
    assert option.is_open
    assert [dict(one.arguments)["subject"] for one in option.asks] == ["Barnet", "tjenesten"]
    walk.do(TO_B)
    chosen = next(one.body for one in walk.events if isinstance(one.body, AnswerChosen))
    assert (AGREED, chosen.agreed) == (("barn", "tjenesten"), ("barn", "service"))


def test_what_is_shared_with_somebody_the_guide_does_not_name_asks_for_whom() -> None:
    walk = at_sharing()
    assert walk.codes(ONWARD) == ["receiver-named"]
    option = next(one for one in walk.agenda.options if one.kind is OptionKind.COMPLETE)
    assert (option.is_open, [one.code for one in option.asks]) == (True, ["receiver-named"])
    assert walk.refused(cmd.CompleteStep(receivers=("Skolen",))).code == "service-consent"
    walk.do(cmd.CompleteStep(receivers=("ppt", "BUP")))
    assert isinstance(walk.events[-1].body, StepCompleted)
    assert walk.events[-1].body.receivers == ("ppt", "bup")


def test_the_cases_own_service_is_counted_among_those_that_take_part() -> None:
    walk = at_way_on()
    refusal = walk.refused(cmd.ChooseAnswer(answer="slutt"))
    assert (refusal.code, dict(refusal.reasons[0].arguments)["number"]) == ("services-at-least", 3)
    walk.do(cmd.InvolveService(service="ppt"))
    assert walk.codes(cmd.ChooseAnswer(answer="slutt")) == ["services-at-least"]
    walk.do(cmd.InvolveService(service="bup"), cmd.ChooseAnswer(answer="slutt"))


def test_an_evaluation_covers_the_measures_of_the_levels_it_names() -> None:
    walk = through_tracks(at_choice().do(measure("a1"), cmd.SetFact(fact="alvor", value="nei"), YES, TO_B))
    walk.do(OFFER, cmd.HoldMeeting(next_on=START + timedelta(9)), ONWARD, measure("b1"), ONWARD)
    views = (View("barn", "Bra."),)
    walk.do(cmd.AddNote(text="Vi snakket.", kind=NoteKind.CHILD_TALK))
    walk.do(cmd.EvaluateMeasures(measures=(("b1", Outcome.CONTINUED),), views=views))
    refusal = walk.refused(ONWARD)
    assert (refusal.code, dict(refusal.reasons[0].arguments)["names"]) == ("evaluated", "«Tiltak a1»")
    walk.do(cmd.EvaluateMeasures(measures=(("a1", Outcome.ENDED),), views=views), ONWARD)
    assert walk.here == "b/del"


def test_the_child_is_talked_with_between_the_meetings() -> None:
    assert "child-talk" in at_evaluation().codes(ONWARD)


def test_it_is_so_before_a_meeting_that_evaluates_too() -> None:
    evaluating = MeetingType(id="evaluering", title="Evalueringsmøte", evaluates=True)
    step = Step(id="b/evaluer", kind=StepKind.MEETING, title="Møt", meeting_type="evaluering")
    (level,) = (one for one in WHOLE_GUIDE.levels if one.id == "b")
    asked = {}
    for kind in (evaluating, replace(evaluating, evaluates=False)):
        guideline = replace(WHOLE_GUIDE, meeting_types=(kind,), levels=(replace(level, requires=(), steps=(step,)),))
        asked[kind.evaluates] = [gate.need for gate in Gates(guideline).exit(step)]
    assert (Need.CHILD_TALK in asked[True], Need.CHILD_TALK in asked[False]) == (True, False)


def test_a_step_sets_facts_when_it_is_done() -> None:
    walk = at_way_on()
    assert walk.state.facts["sakstype"] == "ordinær"


def test_who_is_to_be_left_out_on_the_level_is_not_present_at_its_steps() -> None:
    walk = at_meeting().do(cmd.BindRole(role="bror", name="Per"))
    for name in ("bror", "Broren", "per"):
        assert walk.refused(cmd.HoldMeeting(present=(name,))).code == "not-to-be-present"
    walk.do(cmd.BindRole(role="bror", actor="id-per"))
    assert walk.refused(cmd.HoldMeeting(present=("per.hansen",), actors=("id-per",))).code == "not-to-be-present"
