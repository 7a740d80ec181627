"""What the family has said no to: whom the case is not handed over to, discussed with, or met with any more."""

from datetime import timedelta

import pytest

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.calling import no_longer_told, present_without_consent, still_invited
from engine.cases.commands import Command
from engine.cases.conditions import Asking
from engine.cases.evolve import fold
from engine.cases.service_noes import said_no_to
from engine.cases.vocabulary import Aftermath, Regime
from engine.guideline.compile import compile_process
from engine.guideline.element import Minutes, Participant
from engine.guideline.model import Guideline, Level, Step
from engine.guideline.registry import Body, Ending, Recipient, Role, Service, StandingRule
from engine.guideline.vocabulary import RoleKind, StepKind, Urgency
from tests.cases.guide import START, Walk, head, to_end

LATER, STILL_LATER = START + timedelta(days=12), START + timedelta(days=20)
GUIDE = Guideline(
    head=head(),
    roles=(
        Role(id="barn", title="Barnet", kind=RoleKind.CHILD),
        Role(id="foresatte", title="De foresatte", kind=RoleKind.GUARDIANS),
        Role(id="lærer", title="Læreren", kind=RoleKind.EMPLOYEE),
    ),
    services=(Service(id="helse", title="Helsestasjonen"), Service(id="nav", title="NAV")),
    bodies=(Body(id="team", title="Teamet"), Body(id="barnevern", title="Barnevernstjenesten")),
    rules=(
        StandingRule(
            id="vold",
            when="Du mistenker vold",
            do="Meld fra",
            report_to=(
                Recipient(id="barnevern", urgency=Urgency.ALWAYS),
                Recipient(id="politi", urgency=Urgency.ALWAYS),
            ),
        ),
    ),
    levels=(
        Level(
            id="en",
            label="nivå 1",
            steps=(
                Step(
                    id="en/møte",
                    kind=StepKind.MEETING,
                    title="Møte",
                    invites=(Participant(id="helse", title="Helsestasjonen"), Participant(id="barn", title="Barnet")),
                    minutes=Minutes(to=("foresatte", "nav")),
                    goto=to_end("slutt"),
                ),
            ),
        ),
    ),
    endings=(Ending(id="slutt", title="Slutt"),),
)
PROCESS = compile_process(GUIDE, "noes")
NO = cmd.RefuseConsent(given_by="mor")
GONE = cmd.WithdrawConsent(withdrawn_by="mor")


def opened(*commands: Command) -> Walk:
    return Walk(process=PROCESS).do(cmd.OpenCase(alias="prøve"), *commands)


def yes(*services: str, but: tuple[str, ...] = (), days: int | None = None, name: str = "s1") -> cmd.GiveConsent:
    until = START + timedelta(days=days) if days is not None else None
    return cmd.GiveConsent(consent_id=name, given_by="mor", services=services, left_out=but, expires_on=until)


def hand(to: str) -> cmd.HandOver:
    return cmd.HandOver(handover_id="h1", to=to, sent="Hele loggen", aftermath=Aftermath.GOES_ON)


def ask(*, anonymous: bool = False) -> cmd.ConsultBody:
    return cmd.ConsultBody(consultation_id="d1", body="team", anonymous=anonymous)


def call(*names: str) -> cmd.CallMeeting:
    return cmd.CallMeeting(meeting_id="m1", on=LATER, invited=names)


def asking(walk: Walk) -> Asking:
    return Asking(walk.state, walk.today)


def said(walk: Walk, command: Command) -> dict[str, str | int]:
    refused = walk.refused(command)
    assert refused.code == "service-consent"
    return dict(refused.reasons[0].arguments)


# ---------------------------------------------------------------- handed over, discussed


@pytest.mark.parametrize(
    ("answers", "how"),
    [
        ((yes("nav", but=("Teamet", "PPT")),), "left-out"),
        ((cmd.RefuseConsent(given_by="mor", services=("team", "pp-tjenesten")),), "refused"),
        ((NO,), "refused"),
        ((yes("nav"), GONE), "withdrawn"),
        ((yes("team", "PPT"), cmd.WithdrawConsent(withdrawn_by="mor", services=("team", "PPT"))), "withdrawn"),
    ],
)
def test_nothing_is_sent_about_a_named_child_to_whom_the_family_said_no_to(
    answers: tuple[Command, ...], how: str
) -> None:
    walk = opened(*answers)
    for command in (hand("team"), hand(Regime.EDUCATIONAL_SUPPORT), ask()):
        told = said(walk, command)
        assert (told["by"], told["date"], told["how"]) == ("mor", START.isoformat(), how)
    walk.do(ask(anonymous=True))
    assert fold(walk.events) == walk.state


def test_whom_nobody_has_said_anything_of_may_be_told_as_before() -> None:
    opened(hand("team"), hand(Regime.HABILITATION), ask())
    opened(yes("nav", but=("helse",)), hand("team"), hand(Regime.INDIVIDUAL_PLAN), ask())
    opened(cmd.RefuseConsent(given_by="mor", scopes=("stafettlogg",), consent_type=None), hand("team"), ask())


def test_a_yes_ends_the_noes_to_what_it_names_and_the_no_to_all() -> None:
    walk = opened(NO, yes("nav"))
    walk.copy().do(hand("team"), ask())
    walk.do(yes("helse", but=("team", "habilitering"), name="s2"), yes("habiliteringsteamet", name="s3"))
    walk.copy().do(hand(Regime.HABILITATION))
    assert said(walk, hand("team"))["how"] == "left-out"
    walk.do(yes("team", name="s4"), hand("team"), ask())


def test_a_no_of_one_is_none_where_the_consent_of_another_still_holds() -> None:
    theirs = cmd.GiveConsent(consent_id="s2", given_by="far", services=("team",))
    walk = opened(theirs, yes("nav", but=("team",)))
    walk.copy().do(hand("team"))
    assert said(walk.do(cmd.WithdrawConsent(withdrawn_by="far")), hand("team"))["by"] == "far"


def test_a_withdrawal_of_one_of_several_consents_is_a_no_to_what_that_one_was_for() -> None:
    walk = opened(yes("team"), yes("nav", name="s2"), cmd.WithdrawConsent(withdrawn_by="mor", consent_id="s1"))
    assert said(walk, hand("team"))["how"] == "withdrawn"
    walk.do(hand(Regime.HABILITATION))


def test_a_withdrawal_that_is_undone_was_no_no() -> None:
    walk = opened(yes("nav"), GONE)
    assert said_no_to("team", asking(walk)) is not None
    walk.do(cmd.Undo(), hand("team"))


@pytest.mark.parametrize("answer", [NO, yes("nav", but=("barnevern", "barnevernet"))])
def test_no_word_of_the_family_stands_before_the_child_welfare_service(answer: Command) -> None:
    opened(answer, hand("barnevern"))
    opened(answer, hand(Regime.CHILD_WELFARE))
    concern = cmd.ConsultBody(consultation_id="d1", body="barnevern")
    walk = opened(answer)
    assert walk.refused(concern).code == "service-consent"
    walk.do(cmd.RecordSuspicion(), concern, cmd.RecordReport(to=("politi",)))


def test_a_school_acts_for_a_safe_environment_whatever_is_said_of_working_with_others() -> None:
    opened(NO, hand(Regime.SCHOOL_ENVIRONMENT))
    assert said(opened(yes("nav", but=("skolemiljøet",))), hand(Regime.SCHOOL_ENVIRONMENT))["how"] == "left-out"


# ---------------------------------------------------------------- called, moved, held


def test_whoever_is_invited_and_is_nobodys_name_here_needs_a_consent_in_any_guide() -> None:
    walk = opened(cmd.BindRole(role="lærer", name="Kari"))
    assert walk.codes(call("bedriftslegen")) == ["service-consent"]
    walk.copy().do(call("Kari", "Teamet", "politi", "mor"))
    walk.do(yes("bedriftslegen"), call("bedriftslegen", "barn"))
    told = walk.events[-1].body
    assert isinstance(told, ev.MeetingCalled)
    assert (told.invited, told.by_consent) == (("helse", "barn", "bedriftslegen"), ("bedriftslegen",))


@pytest.mark.parametrize("who", ["bedriftslegen", "nav"])
@pytest.mark.parametrize("gone", ["withdrawn", "expired"])
def test_an_invitation_is_no_longer_one_when_no_consent_covers_it(who: str, gone: str) -> None:
    walk = opened(yes(who, days=3), call(who, "mor"))
    (meeting,) = walk.state.called
    assert still_invited(meeting, asking(walk), process=PROCESS) == ("helse", "barn", who, "mor")
    if gone == "withdrawn":
        walk.do(GONE)
    else:
        walk.today = START + timedelta(days=4)
    assert no_longer_told(meeting, asking(walk), process=PROCESS) == (who,)
    walk.do(cmd.MoveMeeting(on=STILL_LATER, reason="Mor er syk."))
    (moved,) = walk.state.called
    assert still_invited(moved, asking(walk), process=PROCESS) == ("helse", "barn", "mor")
    walk.do(yes(who, name="s2"))
    assert still_invited(moved, asking(walk), process=PROCESS) == ("helse", "barn", who, "mor")


def test_whom_the_guide_invites_is_invited_until_the_family_says_no_to_it() -> None:
    walk = opened(call("mor"))
    assert still_invited(walk.state.called[0], asking(walk), process=PROCESS) == ("helse", "barn", "mor")
    walk.do(yes("nav", but=("helse",)))
    assert still_invited(walk.state.called[0], asking(walk), process=PROCESS) == ("barn", "mor")
    walk.do(cmd.CallOffMeeting(reason="x"))
    assert walk.codes(call("mor")) == ["service-consent"]


def test_who_was_at_a_meeting_without_a_consent_is_known() -> None:
    walk = opened(cmd.BindRole(role="lærer", name="Kari"))
    present = ("mor", "Kari", "Helsestasjonen", "NAV", "bedriftslegen", "Teamet")
    assert present_without_consent(present, asking(walk), process=PROCESS) == ("nav", "bedriftslegen")
    walk.do(yes("nav", but=("helse",)))
    assert present_without_consent(present, asking(walk), process=PROCESS) == ("helse", "bedriftslegen")
    walk.do(cmd.HoldMeeting(present=present, minutes="Vi snakket."))


def test_nobody_is_absent_who_was_not_invited_any_more_and_the_minutes_pass_by_whom_was_said_no_to() -> None:
    walk = opened(yes("nav"), call("nav", "mor"), GONE)
    walk.today = LATER
    held = walk.do(cmd.HoldMeeting(minutes="m", present=("mor",))).events[-1].body
    assert isinstance(held, ev.MeetingHeld)
    assert (held.absent, held.minutes_to) == (("helse", "barn"), ("foresatte",))


def test_advice_from_one_who_was_not_asked_tells_who_was() -> None:
    walk = opened(ask(), cmd.ConsultBody(consultation_id="d2", anonymous=True))
    refused = walk.refused(cmd.RecordAdvice(advice="Ja", body="barnevern"))
    assert refused.code == "no-consultation"
    assert dict(refused.reasons[0].arguments) == {"names": "«Teamet»", "anonymous": 1}
    walk.do(cmd.RecordAdvice(advice="Ja", body="team"), cmd.RecordAdvice(advice="Ja", anonymous=True))
    refused = walk.refused(cmd.RecordAdvice(advice="Ja"))
    assert dict(refused.reasons[0].arguments) == {"names": "", "anonymous": 0}
