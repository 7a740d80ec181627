"""Tracks that run side by side: each moves by itself, and the case goes on when all have come to an end."""

import pytest

from engine.cases import commands as cmd
from engine.cases.events import StepPassed, TrackOpened
from engine.cases.state import Mark
from engine.guideline.compile import compile_process
from engine.guideline.element import Participant
from engine.guideline.model import Guard, Guideline, Level, Step, Track
from engine.guideline.process import Process
from engine.guideline.registry import Ending, Fact, Service
from engine.guideline.vocabulary import StepKind
from tests.cases import guide
from tests.cases.guide import head, to, to_end
from tests.cases.stories import ONWARD, TO_B, YES, at_choice, at_way_on, in_tracks, through_tracks

RING, TALK, SEEK, ANSWER = (
    "b/samtidig/mor/ring",
    "b/samtidig/mor/samtale",
    "b/samtidig/bolig/sok",
    "b/samtidig/bolig/svar",
)


def test_each_track_begins_when_the_case_comes_to_their_step() -> None:
    walk = in_tracks()
    assert (walk.here, walk.stands("mor"), walk.stands("bolig")) == ("b/samtidig", RING, SEEK)
    begun = [(one.track, one.moved_to, one.body) for one in walk.events if isinstance(one.body, TrackOpened)]
    assert begun == [("b/samtidig/mor", RING, TrackOpened(1)), ("b/samtidig/bolig", SEEK, TrackOpened(1))]


def test_a_track_begins_past_what_a_fact_leaves_out_and_it_is_written_down() -> None:
    walk = in_tracks()
    passed = [(one.track, one.body) for one in walk.events if isinstance(one.body, StepPassed)]
    assert ("b/samtidig/mor", StepPassed("b/samtidig/mor/tung", fact="alvor", value="nei")) in passed
    assert in_tracks("ja").stands("mor") == "b/samtidig/mor/tung"


def test_tracks_do_not_begin_before_the_fact_that_their_first_step_hangs_on_is_known() -> None:
    walk = at_choice().do(YES)
    refusal = walk.refused(TO_B)
    assert [(one.code, dict(one.arguments)["subject"]) for one in refusal.reasons] == [("fact-is", "Alvor")]
    assert refusal.leads_to == "nivå B"


@pytest.mark.parametrize(
    "command",
    [
        ONWARD,
        cmd.ChooseAnswer(answer="ja"),
        cmd.SkipStep(reason="x"),
        cmd.TickChecklist(items=("x",)),
        cmd.HoldMeeting(),
        cmd.EvaluateMeasures(),
        cmd.ConsultBody(consultation_id="d1", body="gruppa"),
        cmd.SetTrackAside(reason="x"),
    ],
)
def test_what_is_done_at_a_step_must_say_on_which_track(command: cmd.Command) -> None:
    refusal = in_tracks().refused(command)
    assert (refusal.code, dict(refusal.reasons[0].arguments)["names"]) == ("which-track", "«Mor», «Bolig»")


def test_a_track_is_named_by_its_title_or_id_and_one_that_is_not_there_is_refused() -> None:
    walk = in_tracks().on("MOR").do(ONWARD)
    assert walk.on("b/samtidig/bolig").do(ONWARD).stands("bolig") == ANSWER
    assert walk.on("mor").refused(ONWARD).code == "track-finished"
    assert walk.on("far").refused(ONWARD).code == "unknown-track"


def test_where_one_track_is_left_an_act_is_on_it() -> None:
    walk = in_tracks().on("mor").do(ONWARD).on(None).do(ONWARD)
    assert walk.stands("bolig") == ANSWER


def test_a_consent_needs_no_track_to_be_named() -> None:
    walk = in_tracks().do(cmd.WithdrawConsent(withdrawn_by="mor", services=("bup",), given_as=("foresatte",)))
    assert walk.state.consents[0].services == ("ppt",)


def test_going_back_in_a_track_is_a_new_pass_of_that_track_alone() -> None:
    walk = in_tracks().on("bolig").do(ONWARD, cmd.ChooseAnswer(answer="nei"))
    tracks = walk.state.tracks
    assert (tracks["b/samtidig/bolig"].pass_, tracks["b/samtidig/mor"].pass_, walk.state.standing.pass_) == (2, 1, 1)
    marks = [(one.step, one.pass_, one.mark) for one in walk.state.trail if one.step == ANSWER]
    assert marks == [(ANSWER, 1, Mark.DONE)]


def test_the_case_goes_on_when_the_tracks_are_finished() -> None:
    walk = in_tracks().on("main")
    refusal = walk.refused(ONWARD)
    assert (refusal.code, dict(refusal.reasons[0].arguments)["names"]) == ("tracks-finished", "«Mor», «Bolig»")
    walk = through_tracks(walk)
    assert (walk.here, set(walk.state.tracks)) == ("b/mote", {"main"})


def test_a_track_is_set_aside_with_a_reason_and_then_the_case_goes_on() -> None:
    walk = in_tracks().on("bolig")
    assert walk.refused(cmd.SetTrackAside(reason=" ")).code == "reason"
    walk.do(cmd.SetTrackAside(reason="Familien vil vente."))
    aside = next(one for one in walk.agenda.tracks if one.title == "Bolig")
    assert (aside.finished, aside.aside, aside.options) == (True, True, ())
    walk.on("mor").do(ONWARD).on(None).do(ONWARD)
    assert walk.here == "b/mote"
    assert walk.refused(cmd.SetTrackAside(reason="x")).code == "no-tracks"


def test_what_a_track_demands_is_asked_of_what_was_done_on_it_or_for_the_whole_case() -> None:
    walk = in_tracks("ja").on("mor").do(ONWARD, ONWARD)
    assert (walk.stands("mor"), walk.codes(ONWARD)) == (TALK, ["note"])
    walk.on("bolig").do(cmd.AddNote(text="Om boligen."))
    assert walk.on("mor").codes(ONWARD) == ["note"]
    walk.do(cmd.AddNote(text="Om mor."), ONWARD)
    assert walk.stands("mor") == "b/samtidig/mor/="


def test_the_agenda_has_the_case_and_each_track() -> None:
    found = in_tracks().agenda
    assert found.step
    assert (found.step.title, [one.is_open for one in found.options]) == ("Samtidig", [False])
    titles = [(one.title, one.step.title if one.step else None, one.finished) for one in found.tracks]
    assert titles == [("Mor", "Ring", False), ("Bolig", "Søk", False)]
    assert [[one.target for one in track.options] for track in found.tracks] == [["Mor"], ["Svar"]]


def test_opening_again_at_the_tracks_begins_them_in_a_new_pass() -> None:
    walk = in_tracks().on("bolig").do(ONWARD).on(None)
    walk.do(cmd.CloseCase(ending="slutt", family_wish=True, reason="Nok nå."), cmd.ReopenCase(reason="Igjen."))
    tracks = walk.state.tracks
    assert (walk.stands("bolig"), tracks["b/samtidig/bolig"].pass_, tracks["main"].pass_) == (SEEK, 2, 2)


def test_a_new_pass_of_the_level_begins_the_tracks_anew() -> None:
    walk = at_way_on().do(cmd.InvolveService(service="ppt"), cmd.InvolveService(service="bup"))
    walk.do(cmd.ChooseAnswer(answer="om-igjen"))
    passes = [walk.state.passes[name] for name in ("b", "b/samtidig/mor", "b/samtidig/bolig")]
    assert (walk.here, walk.stands("bolig"), passes) == ("b/samtidig", SEEK, [2, 2, 2])


def test_two_people_undo_what_each_did_on_a_track_of_their_own() -> None:
    walk = in_tracks().on("mor").do(ONWARD, by="ola")
    walk.on("bolig").do(ONWARD, by="kari").on(None)
    walk.do(cmd.Undo(), by="ola")
    assert (walk.stands("mor"), walk.stands("bolig")) == (RING, ANSWER)
    walk.do(cmd.Undo(), by="kari")
    assert walk.stands("bolig") == SEEK


def test_what_others_may_have_built_on_is_not_undone() -> None:
    walk = in_tracks().on("mor").do(ONWARD, by="ola")
    walk.on("bolig").do(ONWARD, cmd.ChooseAnswer(answer="ja"), by="kari").on(None)
    walk.do(ONWARD, by="kari")
    assert walk.refused(cmd.Undo(), by="ola").code == "undo-not-yours"
    other = in_tracks().on("mor").do(cmd.SetFact(fact="sakstype", value="ordinær"), by="ola")
    other.on("bolig").do(ONWARD, by="kari")
    assert other.refused(cmd.Undo(), by="ola").code == "undo-not-yours"
    same = in_tracks().on("bolig").do(ONWARD, by="ola").do(cmd.AddNote(text="x"), by="kari")
    assert same.refused(cmd.Undo(), by="ola").code == "undo-not-yours"


# ---------------------------------------------------------------- where a track begins

ONLY_SERIOUS = (Guard(fact="alvor", values=("ja",)),)
LATE = "a/p/en/tredje"


def beginning_late() -> Process:
    """A track whose first step brings in a service and leads past the second, but only in serious cases."""
    first = Step(
        id="a/p/en/forste",
        kind=StepKind.STEP,
        title="Første",
        guards=ONLY_SERIOUS,
        involves=(Participant(id="ppt", title="PPT"),),
        goto=to(LATE),
    )
    others = tuple(Step(id=f"a/p/en/{name}", kind=StepKind.STEP, title=name) for name in ("andre", "tredje"))
    track = Track(id="a/p/en", title="En", steps=(first, *others))
    steps = (
        Step(id="a/se", kind=StepKind.STEP, title="Se"),
        Step(id="a/p", kind=StepKind.PARALLEL, title="P", tracks=(track,)),
        Step(id="a/sist", kind=StepKind.STEP, title="Sist", goto=to_end("slutt")),
    )
    whole = Guideline(
        head=head(),
        services=(Service(id="ppt", title="PPT"),),
        facts=(Fact(id="alvor", title="alvor", values=("ja", "nei")),),
        levels=(Level(id="a", label="A", steps=steps),),
        endings=(Ending(id="slutt", title="Slutt"),),
    )
    return compile_process(whole, "x")


def test_a_track_asks_for_nothing_of_a_first_step_that_is_left_out_and_goes_where_that_step_leads() -> None:
    walk = guide.opened(beginning_late())
    assert walk.codes(ONWARD) == ["fact-is"]
    walk.do(cmd.SetFact(fact="alvor", value="nei"), ONWARD)
    assert walk.stands("en") == LATE


def test_a_track_asks_what_its_first_step_asks_where_that_is_done() -> None:
    walk = guide.opened(beginning_late()).do(cmd.SetFact(fact="alvor", value="ja"))
    assert walk.codes(ONWARD) == ["service-consent"]
