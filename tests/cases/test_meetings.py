"""Meetings that are called, moved, called off and held: who is invited and who is not, and what one answers for."""

from datetime import date, time, timedelta

import pytest

from engine.calendar import Unit
from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.calling import called, still_invited
from engine.cases.conditions import Asking
from engine.cases.meetings import can_answer_for
from engine.cases.refusals import Refused
from engine.guideline.compile import compile_process
from engine.guideline.element import Deadline, Minutes, NextMeeting, Participant
from engine.guideline.model import Answer, Guideline, Level, Step
from engine.guideline.registry import Body, Ending, Recipient, Role, Service, StandingRule
from engine.guideline.vocabulary import RoleKind, StepKind, Urgency
from tests.cases.guide import START, Walk, head, to_end, to_level
from tests.cases.stories import in_tracks

LATER, MUCH_LATER = START + timedelta(days=12), START + timedelta(days=30)
SOON = Deadline(text="innen 2 uker", low=2, high=2, unit=Unit.WEEKS)


def who(*names: str, optional: bool = False) -> tuple[Participant, ...]:
    return tuple(Participant(id=name, title=name.capitalize(), optional=optional) for name in names)


GUIDE = Guideline(
    head=head(),
    roles=(
        Role(id="barn", title="Barn", kind=RoleKind.CHILD),
        Role(id="foresatte", title="Foresatte", kind=RoleKind.GUARDIANS),
        Role(id="bror", title="Bror"),
        Role(id="leder", title="Leder"),
    ),
    services=(Service(id="ppt", title="PPT"), Service(id="helse", title="Helse")),
    bodies=(Body(id="team", title="Teamet"), Body(id="hab", title="Habilitering", counts_as_service=True)),
    rules=(
        StandingRule(
            id="vold",
            when="Du mistenker vold",
            do="Meld fra",
            report_to=(Recipient(id="barnevern", urgency=Urgency.ALWAYS),),
            kept_out=who("foresatte"),
            cleared_by=("barnevern",),
        ),
    ),
    levels=(
        Level(
            id="a",
            label="nivå A",
            without=who("bror"),
            steps=(
                Step(
                    id="a/plan",
                    kind=StepKind.MEETING,
                    title="Planlegg",
                    invites=(*who("barn", "foresatte", "helse", "bror"), *who("leder", optional=True)),
                    minutes=Minutes(to=("foresatte",)),
                ),
                Step(id="a/skriv", kind=StepKind.STEP, title="Skriv"),
                Step(
                    id="a/alene",
                    kind=StepKind.MEETING,
                    title="Møt barnet alene",
                    without=who("leder"),
                    minutes=Minutes(to=("barn",)),
                    next_meeting=NextMeeting(within=SOON),
                ),
                Step(id="a/siste", kind=StepKind.MEETING, title="Møt alle", answers=()),
                Step(id="a/tiltak", kind=StepKind.MEASURES, title="Gjør"),
                Step(id="a/etter", kind=StepKind.MEETING, title="Møt igjen"),
                Step(
                    id="a/valg",
                    kind=StepKind.DECISION,
                    title="Velg",
                    answers=(
                        Answer(id="igjen", title="Igjen", targets=(to_level("a"),)),
                        Answer(id="slutt", title="Slutt", targets=(to_end("slutt"),)),
                    ),
                ),
            ),
        ),
    ),
    endings=(Ending(id="slutt", title="Slutt"),),
)
PROCESS = compile_process(GUIDE, "meetings")
CALL = cmd.CallMeeting(meeting_id="m1", on=LATER)
ONWARD = cmd.CompleteStep()


def opened() -> Walk:
    return Walk(process=PROCESS).do(cmd.OpenCase(alias="prøve"))


def on_the_day(walk: Walk) -> Walk:
    """The same case, on the day of the first meeting that is called."""
    walk.today = called(walk.state)[0].on
    return walk


def body(walk: Walk) -> ev.EventBody:
    return walk.events[-1].body


def named(refused: Refused) -> object:
    return dict(refused.reasons[0].arguments).get("names")


def consent(*services: str) -> cmd.GiveConsent:
    return cmd.GiveConsent(consent_id="s1", given_by="mor", services=services)


# ---------------------------------------------------------------- called


def test_whom_the_guide_invites_is_invited_by_itself_but_not_those_it_only_offers_or_keeps_away() -> None:
    walk = opened().do(CALL)
    assert body(walk) == ev.MeetingCalled("m1", LATER, invited=("barn", "foresatte", "helse"))
    assert walk.agenda.called == walk.state.called
    assert walk.agenda.next_meeting == LATER


def test_it_says_when_where_what_about_who_else_and_who_not() -> None:
    whole = cmd.CallMeeting(
        meeting_id="m1",
        on=LATER,
        clock=time(13, 30),
        place="Rom 2",
        invited=("Leder", "Ola i korpset"),
        without=("barn", "Bror"),
        agenda=("Hva nå?",),
    )
    walk = opened().do(consent("Ola i korpset"), whole)
    invited = ("foresatte", "helse", "leder", "Ola i korpset")
    by_consent = ("Ola i korpset",)
    assert body(walk) == ev.MeetingCalled(
        "m1", LATER, time(13, 30), "Rom 2", invited, ("barn",), ("Hva nå?",), None, by_consent
    )
    assert [(one.on, one.clock, one.place) for one in walk.agenda.called] == [(LATER, time(13, 30), "Rom 2")]


def test_what_is_wrong_with_a_call_is_refused() -> None:
    walk = opened()
    for call, code in (
        (cmd.CallMeeting(meeting_id="m", on=START - timedelta(days=1)), "meeting-day-passed"),
        (cmd.CallMeeting(meeting_id="m", on=LATER, agenda=("Hva?", " ")), "blank"),
        (cmd.CallMeeting(meeting_id="m", on=LATER, invited=("Bror",)), "not-to-be-invited"),
        (cmd.CallMeeting(meeting_id="m", on=LATER, invited=("Leder",), without=("leder",)), "not-to-be-invited"),
        (cmd.CallMeeting(meeting_id="m", on=LATER, without=("barn", "foresatte", "Helse")), "invite-whom"),
        (cmd.MoveMeeting(on=LATER, reason="x"), "no-meeting-called"),
        (cmd.CallOffMeeting(reason="x"), "no-meeting-called"),
    ):
        assert walk.codes(call) == [code]
    assert walk.do(CALL).codes(CALL) == ["meeting-called"]


def test_whoever_the_level_keeps_away_is_not_invited_by_any_name() -> None:
    walk = opened().do(cmd.BindRole(role="bror", actor="id-per"))
    for name in ("bror", "Bror", "id-per"):
        refused = walk.refused(cmd.CallMeeting(meeting_id="m", on=LATER, invited=(name,)))
        assert (refused.code, named(refused)) == ("not-to-be-invited", "«Bror»")


def test_an_invitation_tells_a_service_of_the_case_so_there_must_be_a_consent_unless_the_guide_invites_it() -> None:
    walk = opened()
    for one in ("ppt", "Habilitering"):
        assert walk.codes(cmd.CallMeeting(meeting_id="m", on=LATER, invited=(one,))) == ["service-consent"]
    walk.do(consent("ppt"), cmd.CallMeeting(meeting_id="m1", on=LATER, invited=("PPT", "Teamet")))
    assert walk.state.called[0].invited == ("barn", "foresatte", "helse", "ppt", "team")


# ---------------------------------------------------------------- moved and called off


def test_a_meeting_is_moved_with_a_reason_and_keeps_its_clock_and_place() -> None:
    walk = opened().do(cmd.CallMeeting(meeting_id="m1", on=LATER, clock=time(9), place="Rom 2"))
    walk.do(cmd.MoveMeeting(on=MUCH_LATER, reason="Mor er syk."))
    assert body(walk) == ev.MeetingMoved("m1", MUCH_LATER, "Mor er syk.", time(9), "Rom 2")
    walk.do(cmd.MoveMeeting(on=MUCH_LATER, reason="Rommet er opptatt.", place="Rom 3"))
    assert (walk.state.called[0].on, walk.state.called[0].place) == (MUCH_LATER, "Rom 3")
    assert walk.codes(cmd.MoveMeeting(on=MUCH_LATER, reason="x", clock=time(9))) == ["meeting-not-moved"]
    assert walk.codes(cmd.MoveMeeting(on=START - timedelta(days=1), reason="x")) == ["meeting-day-passed"]
    assert walk.codes(cmd.MoveMeeting(on=LATER, reason=" ")) == ["reason"]


def test_a_meeting_is_called_off_with_a_reason_and_another_may_be_called() -> None:
    walk = opened().do(CALL)
    assert walk.codes(cmd.CallOffMeeting(reason=" ")) == ["reason"]
    walk.do(cmd.CallOffMeeting(reason="Trengs ikke."))
    assert (walk.state.called, walk.agenda.next_meeting) == ((), None)
    walk.do(cmd.CallMeeting(meeting_id="m2", on=MUCH_LATER))
    assert [one.id for one in walk.state.called] == ["m2"]


def test_undo_takes_back_each_of_them() -> None:
    walk = opened().do(CALL)
    before = walk.state.called
    for act in (cmd.MoveMeeting(on=MUCH_LATER, reason="x"), cmd.CallOffMeeting(reason="x")):
        assert walk.do(act).state.called != before
        assert walk.do(cmd.Undo()).state.called == before
    assert walk.do(cmd.Undo()).state.called == ()


def test_a_case_that_is_closed_waits_for_no_meeting() -> None:
    walk = opened().do(CALL, cmd.CloseCase(ending="slutt", reason="De ønsker det.", family_wish=True))
    assert walk.state.called == ()
    assert walk.codes(cmd.MoveMeeting(on=MUCH_LATER, reason="x")) == ["case-closed"]
    assert walk.do(cmd.ReopenCase(reason="Det kom mer.")).agenda.called == ()


# ---------------------------------------------------------------- held


def test_the_meeting_that_was_called_is_held_on_its_day_and_no_longer_waited_for() -> None:
    walk = on_the_day(opened().do(CALL)).do(cmd.HoldMeeting(present=("Barn", "mor"), minutes="Vi ble enige."))
    held = ev.MeetingHeld(("Barn", "mor"), "Vi ble enige.", ("foresatte",), meeting_id="m1", absent=("helse",))
    assert body(walk) == held
    assert (walk.state.called, walk.agenda.called) == ((), ())
    assert walk.do(ONWARD).here == "a/skriv"


def test_who_a_role_is_in_the_case_was_there_as_the_role() -> None:
    walk = opened().do(cmd.BindRole(role="foresatte", name="Kari Mor"), CALL)
    held = body(on_the_day(walk).do(cmd.HoldMeeting(present=("kari mor", "Helse"))))
    assert isinstance(held, ev.MeetingHeld)
    assert held.absent == ("barn",)


def test_nobody_is_said_to_be_absent_where_it_is_not_said_who_was_there() -> None:
    held = body(on_the_day(opened().do(CALL)).do(cmd.HoldMeeting()))
    assert held == ev.MeetingHeld(meeting_id="m1")


def test_a_meeting_held_before_the_day_leaves_the_called_one_to_come() -> None:
    other = cmd.HoldMeeting(minutes="Vi møttes i gangen.", present=("Barn",))
    refused = opened().do(CALL).refused(other)
    assert (refused.code, dict(refused.reasons[0].arguments)["date"]) == ("meeting-to-come", LATER.isoformat())
    walk = opened().do(CALL, cmd.HoldMeeting(minutes="Vi møttes i gangen.", another=True))
    assert [one.id for one in walk.state.called] == ["m1"]
    assert body(walk) == ev.MeetingHeld(minutes="Vi møttes i gangen.", minutes_to=("foresatte",))


def test_a_meeting_that_was_moved_to_the_day_is_held_then() -> None:
    walk = opened().do(CALL, cmd.MoveMeeting(on=START, reason="Mor er syk."), cmd.HoldMeeting())
    assert body(walk) == ev.MeetingHeld(meeting_id="m1")


def test_what_is_added_to_a_meeting_that_was_held_is_no_new_one() -> None:
    walk = on_the_day(opened().do(CALL)).do(cmd.HoldMeeting(present=("Barn",)))
    walk.do(cmd.CallMeeting(meeting_id="m2", on=MUCH_LATER), cmd.HoldMeeting(minutes="Vi ble enige."))
    assert [one.id for one in walk.state.called] == ["m2"]
    assert walk.codes(cmd.HoldMeeting(present=("Barn",))) == ["meeting-to-come"]


def test_another_meeting_leaves_the_one_that_is_called_also_on_its_day() -> None:
    walk = on_the_day(opened().do(CALL)).do(cmd.HoldMeeting(another=True))
    assert body(walk) == ev.MeetingHeld()
    assert [one.id for one in walk.state.called] == ["m1"]


def test_the_day_of_the_called_meeting_stands_before_what_was_agreed() -> None:
    walk = opened().do(cmd.HoldMeeting(next_on=LATER))
    assert walk.agenda.next_meeting == LATER
    walk.do(cmd.CallMeeting(meeting_id="m1", on=MUCH_LATER))
    assert walk.agenda.next_meeting == MUCH_LATER
    assert walk.do(cmd.CallOffMeeting(reason="x")).agenda.next_meeting == LATER


def test_a_next_meeting_that_was_called_and_then_moved_or_called_off_is_not_the_next() -> None:
    agreed = opened().do(cmd.HoldMeeting(next_on=LATER), cmd.CallMeeting(meeting_id="m1", on=LATER))
    assert agreed.agenda.next_meeting == LATER
    moved = cmd.MoveMeeting(on=MUCH_LATER, reason="Sykdom.")
    assert agreed.do(moved).agenda.next_meeting == MUCH_LATER
    assert agreed.do(cmd.CallOffMeeting(reason="x")).agenda.next_meeting is None
    assert agreed.do(cmd.Undo(), cmd.Undo(), cmd.CallOffMeeting(reason="x")).agenda.next_meeting is None
    assert agreed.do(cmd.HoldMeeting(next_on=MUCH_LATER)).agenda.next_meeting == MUCH_LATER


# ---------------------------------------------------------------- minutes


def test_the_minutes_go_to_those_who_are_chosen_and_to_a_service_only_behind_a_consent() -> None:
    walk = opened()
    for name in ("PPT", "Frivilligsentralen"):
        assert walk.codes(cmd.HoldMeeting(minutes="m", minutes_to=(name,))) == ["service-consent"]
    walk.do(consent("ppt"), cmd.HoldMeeting(minutes="m", minutes_to=("PPT", "Leder", "kari")))
    held = body(walk)
    assert isinstance(held, ev.MeetingHeld)
    assert held.minutes_to == ("ppt", "leder", "kari")


def test_nobody_who_is_kept_out_gets_the_minutes_or_an_invitation_or_is_invited_still() -> None:
    walk = opened().do(CALL, cmd.RecordSuspicion(text="Sa det selv."))
    assert still_invited(walk.state.called[0], Asking(walk.state, walk.today), process=PROCESS) == ("barn", "helse")
    refused = walk.refused(cmd.HoldMeeting(minutes="m", minutes_to=("foresatte",)))
    assert (refused.code, named(refused)) == ("not-to-have-minutes", "«Foresatte»")
    walk.do(cmd.CallOffMeeting(reason="x"))
    refused = walk.refused(cmd.CallMeeting(meeting_id="m2", on=LATER, invited=("Foresatte",)))
    assert (refused.code, named(refused)) == ("not-to-be-invited", "«Foresatte»")
    walk.do(cmd.CallMeeting(meeting_id="m2", on=LATER, without=("foresatte",)))
    told = body(walk)
    assert isinstance(told, ev.MeetingCalled)
    assert (told.invited, told.without) == (("barn", "helse"), ()), "what all may read says nothing of who is kept out"


# ---------------------------------------------------------------- several steps


def able(walk: Walk) -> list[str]:
    return [step.id for step in can_answer_for(Asking(walk.state, walk.today), PROCESS)]


def test_a_meeting_can_answer_for_those_next_in_the_guide_as_far_as_nothing_else_comes_first() -> None:
    assert able(opened()) == ["a/alene", "a/siste"]
    far = opened().do(cmd.HoldMeeting(minutes="m", covers=("Møt barnet alene", "Møt alle"), next_on=LATER))
    assert body(far) == ev.MeetingHeld(
        minutes="m", minutes_to=("foresatte", "barn"), next_on=LATER, covers=("a/alene", "a/siste")
    )
    far.do(ONWARD, ONWARD, ONWARD, ONWARD)
    assert far.here == "a/tiltak"
    assert able(far) == ["a/etter"], "the measures run, and are met about before the case has gone on"
    far.do(cmd.StartMeasure(measure_id="t", title="T", goal="G", responsible="Kari"), ONWARD)
    assert able(far) == []
    assert far.codes(cmd.HoldMeeting(covers=("Møt igjen",))) == ["meeting-answers-alone"]


def test_each_step_is_passed_only_as_far_as_its_other_demands_hold() -> None:
    walk = opened().do(cmd.HoldMeeting(minutes="m", covers=("a/alene",)), ONWARD, ONWARD)
    assert walk.here == "a/alene"
    assert walk.codes(ONWARD) == ["next-meeting"]
    assert walk.do(cmd.HoldMeeting(next_on=LATER), ONWARD).codes(ONWARD) == ["meeting-held"]


def test_a_meeting_that_answers_for_several_steps_is_one_meeting() -> None:
    walk = opened().do(cmd.HoldMeeting(minutes="m", next_on=LATER, covers=("a/alene",)))
    assert [(one.at.state, one.covered) for one in walk.state.meetings] == [("a/plan", False), ("a/alene", True)]


@pytest.mark.parametrize("names", [("Møt alle",), ("finnes ikke",), ("Møt barnet alene", "Møt igjen")])
def test_no_step_between_is_left_out(names: tuple[str, ...]) -> None:
    refused = opened().refused(cmd.HoldMeeting(minutes="m", covers=names))
    assert (refused.code, named(refused)) == ("meeting-cannot-answer-for", "«Møt barnet alene», «Møt alle»")


def test_what_the_later_step_asks_holds_for_the_whole_meeting() -> None:
    walk = opened()
    present = cmd.HoldMeeting(minutes="m", covers=("a/alene",), present=("Leder",))
    assert walk.codes(present) == ["not-to-be-present"]
    late = cmd.HoldMeeting(minutes="m", covers=("a/alene",), next_on=MUCH_LATER)
    assert walk.codes(late) == ["next-meeting-late"]
    walk.do(cmd.HoldMeeting(minutes="m", present=("Leder",), next_on=MUCH_LATER))


def test_the_next_pass_asks_for_a_meeting_of_its_own() -> None:
    walk = opened().do(cmd.HoldMeeting(minutes="m", next_on=LATER, covers=("a/alene", "a/siste")))
    walk.do(ONWARD, ONWARD, ONWARD, ONWARD)
    walk.do(cmd.StartMeasure(measure_id="t", title="T", goal="G", responsible="Kari"), ONWARD)
    walk.do(cmd.HoldMeeting(), ONWARD, cmd.ChooseAnswer(answer="igjen"))
    assert "meeting-held" in walk.codes(ONWARD)


# ---------------------------------------------------------------- tracks


def test_each_track_waits_for_its_own_meeting_and_else_for_that_of_the_case() -> None:
    walk = in_tracks()
    on: date = walk.today + timedelta(days=3)
    assert walk.codes(cmd.CallMeeting(meeting_id="m", on=on, invited=("barn",))) == ["which-track"]
    walk.on("Mor").do(cmd.CallMeeting(meeting_id="m1", on=on, invited=("barn",)))
    walk.on("Bolig")
    assert walk.codes(cmd.CallOffMeeting(reason="x")) == ["no-meeting-called"]
    walk.do(cmd.CallMeeting(meeting_id="m2", on=on + timedelta(days=1), invited=("barn",)))
    walk.do(cmd.MoveMeeting(on=on + timedelta(days=2), reason="x"))
    assert [(one.id, one.on) for one in walk.agenda.called] == [("m1", on), ("m2", on + timedelta(days=2))]
    walk.on("Mor").do(cmd.SetTrackAside(reason="Trengs ikke."))
    assert walk.on("main").do(cmd.CallOffMeeting(reason="x")).state.called[0].id == "m2"


def test_a_service_that_each_case_names_is_invited_by_the_name_it_has_there() -> None:
    at = Step(id="a/mote", kind=StepKind.MEETING, title="Møte", invites=who("barn", "andre"), goto=to_end("slutt"))
    guide = Guideline(
        head=head(),
        roles=GUIDE.roles,
        services=(Service(id="andre", title="Andre", chosen_in_case=True),),
        levels=(Level(id="a", label="nivå A", steps=(at,)),),
        endings=GUIDE.endings,
    )
    walk = Walk(process=compile_process(guide, "chosen")).do(cmd.OpenCase(alias="prøve"))
    assert walk.copy().do(CALL).state.called[0].invited == ("barn",)
    walk.do(consent("BUP"), cmd.InvolveService(service="andre", name="BUP"), CALL)
    assert walk.state.called[0].invited == ("barn", "BUP")
