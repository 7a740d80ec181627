"""Services in a case: who needs a consent to be told of it, and what a consent that is gone takes from them at once."""

from datetime import timedelta

import pytest

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.commands import Command
from engine.cases.conditions import Asking, without_consent
from engine.cases.refusals import Refused
from engine.cases.vocabulary import Aftermath
from engine.guideline.compile import compile_process
from engine.guideline.element import Minutes, Participant
from engine.guideline.model import Guideline, Level, Step
from engine.guideline.registry import Body, Ending, Role, Service
from engine.guideline.vocabulary import RoleKind, StepKind
from tests.cases.guide import START, Walk, head, to_end

LATER = START + timedelta(days=12)
GUIDE = Guideline(
    head=head(),
    roles=(
        Role(id="barn", title="Barnet", kind=RoleKind.CHILD),
        Role(id="foresatte", title="De foresatte", kind=RoleKind.GUARDIANS),
    ),
    services=(Service(id="ppt", title="PPT"), Service(id="andre", title="Andre tjenester", chosen_in_case=True)),
    bodies=(Body(id="team", title="Teamet"),),
    levels=(
        Level(id="en", label="nivå 1"),
        Level(id="to", label="nivå 2", least_services=2),
        Level(
            id="tre",
            label="nivå 3",
            steps=(
                Step(
                    id="tre/møte",
                    kind=StepKind.MEETING,
                    title="Møte",
                    invites=(Participant(id="andre", title="Andre"), Participant(id="barn", title="Barnet")),
                    minutes=Minutes(to_all_involved=True),
                    goto=to_end("slutt"),
                ),
            ),
        ),
    ),
    endings=(Ending(id="slutt", title="Slutt"),),
)
PROCESS = compile_process(GUIDE, "services")
INVOLVE = cmd.InvolveService(service="andre", name="BUP")
END = cmd.EndService(service="BUP")
GONE = cmd.WithdrawConsent(withdrawn_by="mor", services=("BUP",))
TO_TWO = cmd.MoveFromRest(level="to", reason="Flere må med.")


def opened() -> Walk:
    return Walk(process=PROCESS).do(cmd.OpenCase(alias="prøve"))


def consent(*services: str, but: tuple[str, ...] = (), days: int | None = None) -> cmd.GiveConsent:
    until = START + timedelta(days=days) if days is not None else None
    return cmd.GiveConsent(consent_id="s1", given_by="mor", services=services, left_out=but, expires_on=until)


def call(*names: str, actors: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> cmd.CallMeeting:
    return cmd.CallMeeting(meeting_id="m1", on=LATER, invited=("barn", *names), actors=actors, without=without)


def measure(who: str) -> cmd.StartMeasure:
    return cmd.StartMeasure(measure_id="t1", title="Samtaler", goal="Trygg", responsible=who)


def with_bup(*, days: int | None = None) -> Walk:
    return opened().do(consent("BUP", days=days), INVOLVE)


def at_three(walk: Walk) -> Walk:
    return walk.do(cmd.MoveFromRest(level="tre", reason="Flere må med."))


# ---------------------------------------------------------------- called in


@pytest.mark.parametrize("who", ["NAV", "PPT", "frivilligsentralen"])
def test_no_service_is_called_in_without_a_consent_whether_the_guide_knows_it_or_not(who: str) -> None:
    refused = opened().do(consent("BUP", but=("NAV",))).refused(call(who))
    assert refused.code == "service-consent"


def test_people_and_those_whom_the_guide_names_are_called_in_as_before() -> None:
    walk = opened().do(
        cmd.BindRole(role="foresatte", name="Kari"), call("Kari", "far", "Teamet", "id-1", actors=("id-1",))
    )
    assert walk.state.called[0].invited == ("barn", "Kari", "far", "team", "id-1")


def test_what_the_family_said_no_to_is_not_called_in_by_the_no_of_the_other_parent_either() -> None:
    walk = opened().do(consent("BUP", "NAV"), cmd.RefuseConsent(given_by="far", services=("NAV",)))
    assert walk.codes(call("nav")) == ["service-consent"]
    walk.do(call("bup"))
    assert walk.state.called[0].invited == ("barn", "BUP")


# ---------------------------------------------------------------- the consent is gone


@pytest.mark.parametrize("gone", ["withdrawn", "expired"])
def test_a_consent_that_is_gone_is_felt_by_all_that_names_or_counts_the_service(gone: str) -> None:
    walk = with_bup(days=3).do(measure("BUP"))
    assert walk.copy().do(TO_TWO).here == "to/"
    if gone == "withdrawn":
        walk.do(GONE)
    else:
        walk.today = START + timedelta(days=4)
    assert without_consent(Asking(walk.state, walk.today)) == ("BUP",)
    assert walk.codes(TO_TWO) == ["services-at-least"]
    felt: tuple[Command, ...] = (
        call("BUP"),
        measure("bup"),
        cmd.ContinueMeasure(measure_id="t1", open_ended=True),
        cmd.HoldMeeting(minutes="m", minutes_to=("BUP",)),
    )
    for one in felt:
        assert walk.codes(one) == ["service-consent"]
    walk.do(cmd.EndMeasure(measure_id="t1", reason="Mor trakk samtykket."), END)
    assert without_consent(Asking(walk.state, walk.today)) == ()


def test_the_guide_invites_it_no_longer_and_its_minutes_pass_it_by() -> None:
    walk = at_three(with_bup())
    before = walk.copy().do(cmd.CallMeeting(meeting_id="m1", on=LATER))
    assert before.state.called[0].invited == ("BUP", "barn")
    walk.do(GONE)
    assert walk.codes(cmd.CallMeeting(meeting_id="m1", on=LATER)) == ["service-consent"]
    walk.do(cmd.CallMeeting(meeting_id="m1", on=LATER, without=("BUP",)))
    held = walk.do(cmd.CallOffMeeting(reason="x"), cmd.HoldMeeting(minutes="m")).events[-1].body
    assert isinstance(held, ev.MeetingHeld)
    assert "BUP" not in held.minutes_to
    assert held.minutes_to != ("*",)


# ---------------------------------------------------------------- ended


@pytest.mark.parametrize("typed", ["BUP", "bup", "andre", "Andre tjenester"])
def test_a_service_is_ended_by_its_name_in_the_case_or_in_the_guide(typed: str) -> None:
    walk = with_bup().do(cmd.EndService(service=typed))
    assert walk.state.services == ()
    refused = walk.refused(cmd.EndService(service=typed))
    assert isinstance(refused, Refused)
    assert refused.code == "service-not-involved"


def test_its_part_can_be_ended_while_the_case_rests() -> None:
    rests = cmd.HandOver(handover_id="o1", to="team", sent="Alt", aftermath=Aftermath.RESTS, coordinated_by="Teamet")
    walk = with_bup().do(rests, GONE, END)
    assert walk.state.services == ()
