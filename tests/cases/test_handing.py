"""A case that is handed over to another regime: who may be told, how it ends, what rests with it, how it goes on."""

from datetime import timedelta

import pytest

from engine.cases import commands as cmd
from engine.cases import deadlines
from engine.cases import events as ev
from engine.cases.evolve import fold
from engine.cases.state import CaseStatus
from engine.cases.turns import turns
from engine.cases.vocabulary import Aftermath, Regime
from engine.guideline.compile import compile_process
from engine.guideline.element import Target
from engine.guideline.process import Process
from engine.guideline.registry import Body, ConsentType, Ending
from engine.guideline.vocabulary import TargetKind
from engine.values import replace
from tests.cases.guide import GUIDE, START, opened

NAMED = cmd.BindRole(role="ansvarlig", actor="kari")
BACK = cmd.TakeUpAgain(reason="Saken der er avsluttet.")
CONSENT = cmd.GiveConsent(consent_id="s1", given_by="mor", services=("ppt", "barnehagen"))


def hand(
    to: str = Regime.SCHOOL_ENVIRONMENT, aftermath: Aftermath = Aftermath.RESTS, **more: str | bool | None
) -> cmd.HandOver:
    """A handing over that says all that it must, but for what is said otherwise."""
    said = cmd.HandOver(handover_id="h1", to=to, sent="Stafettloggen", aftermath=aftermath, coordinated_by="rektor")
    return replace(said, **more)


def guide_with(*, endings: tuple[Ending, ...] = GUIDE.endings, bodies: tuple[Body, ...] = GUIDE.bodies) -> Process:
    return compile_process(replace(GUIDE, endings=endings, bodies=bodies), "prove")


def test_what_was_sent_to_whom_and_who_coordinates_is_recorded() -> None:
    walk = opened().do(hand(reason=" Eleven er utrygg. "))
    assert walk.events[-1].body == ev.CaseHandedOver(
        "h1", "school-environment", "Stafettloggen", Aftermath.RESTS, "rektor", "Eleven er utrygg."
    )
    (known,) = walk.state.handovers
    assert (known.to, known.on, known.coordinated_by) == ("school-environment", START, "rektor")


def test_a_case_that_goes_on_beside_is_as_it_was() -> None:
    walk = opened()
    before = walk.agenda
    walk.do(hand(aftermath=Aftermath.GOES_ON, coordinated_by=None))
    assert walk.agenda == before
    assert (walk.state.rests, len(walk.state.handovers)) == (None, 1)


def test_a_case_that_rests_has_no_way_on_no_turn_and_no_deadline_that_runs() -> None:
    walk = opened().do(NAMED, cmd.CompleteStep(), cmd.ChooseAnswer(answer="hvil"))
    process = walk.process
    assert deadlines.due(walk.state, process) is not None
    walk.do(hand())
    assert (walk.agenda.options, walk.agenda.due, turns(walk.state, process)) == ((), None, ())
    assert walk.agenda.rests == walk.state.rests is not None
    resting = deadlines.resting(walk.state, process)
    assert resting is not None
    walk.do(BACK)
    assert deadlines.due(walk.state, process) == resting
    assert walk.agenda.options
    assert walk.state.handovers[0].taken_up_on == START


@pytest.mark.parametrize(
    "command",
    [
        cmd.CompleteStep(),
        cmd.CloseCase(ending="ferdig", family_wish=True, reason="De vil."),
        CONSENT,
        cmd.OfferBaton(to_actor="per", family_wish="Ja."),
        cmd.StartMeasure(measure_id="t", title="t", goal="m", responsible="x"),
        cmd.HoldMeeting(minutes="m"),
        cmd.ConsultBody(consultation_id="d", anonymous=True),
        cmd.MoveDeadline(to_on=START + timedelta(days=90), reason="x"),
        hand(to=Regime.CHILD_WELFARE),
    ],
)
def test_while_it_rests_it_must_be_taken_up_first(command: cmd.Command) -> None:
    walk = opened().do(hand())
    refusal = walk.refused(command)
    assert (refusal.code, refusal.reasons[0].arguments) == ("case-rests", (("date", START.isoformat()),))


@pytest.mark.parametrize(
    "command",
    [
        cmd.RecordSuspicion(text="Sa det selv."),
        cmd.RecordReport(to=("barnevern",)),
        cmd.AddNote(text="Rektor ringte."),
        cmd.ProtectAddress(on=True),
        cmd.WithdrawConsent(withdrawn_by="mor"),
        cmd.Undo(),
    ],
)
def test_a_report_a_note_a_withdrawal_and_who_may_see_are_never_stopped(command: cmd.Command) -> None:
    opened().do(CONSENT, hand(), command)


def test_it_is_taken_up_again_once_and_with_a_reason() -> None:
    walk = opened()
    assert walk.refused(BACK).code == "case-does-not-rest"
    walk.do(hand())
    assert walk.refused(cmd.TakeUpAgain(reason=" ")).code == "reason"
    walk.do(BACK)
    assert walk.refused(BACK).code == "case-does-not-rest"
    walk.do(NAMED, cmd.CompleteStep())


def test_a_second_rest_is_another_than_the_first() -> None:
    walk = opened().do(hand(), BACK, replace(hand(), handover_id="h2"))
    assert walk.state.rests is not None
    assert walk.state.rests.id == "h2"
    assert walk.state.handovers[0].taken_up_on == START


def test_what_is_closed_does_not_rest_and_what_rested_rests_again_where_it_is_opened_again() -> None:
    """A withdrawal that the guide lets end the case ends one that rests too, and then it is closed as any other."""
    ends = Target(kind=TargetKind.ENDING, ref="ferdig")
    kind = ConsentType(id="samarbeid", title="Samarbeid", scopes=("samarbeid",), on_withdrawal=ends)
    guide = compile_process(replace(GUIDE, consent_types=(kind,)), "prove")
    walk = opened(guide).do(CONSENT, hand(), cmd.WithdrawConsent(withdrawn_by="mor"))
    assert (walk.state.status, walk.state.rests) == (CaseStatus.CLOSED, None)
    walk.do(cmd.ArchiveCase(digest="5f" * 32, files=6), cmd.ReopenCase(reason="De vil ha hjelp likevel."))
    assert walk.state.rests is not None
    walk.do(BACK, NAMED, cmd.CompleteStep())


def test_handing_over_is_undone_and_the_case_is_as_it_was() -> None:
    walk = opened()
    before = walk.agenda
    walk.do(hand(), cmd.Undo())
    assert walk.agenda == before
    assert walk.state.handovers == ()
    walk.do(cmd.Redo())
    assert walk.state.rests is not None
    assert fold(walk.events) == walk.state


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (hand(to="naboen"), "hand-over-to"),
        (hand(to=" "), "hand-over-to"),
        (hand(to="andre"), "hand-over-to"),
        (hand(sent=" "), "blank"),
        (hand(coordinated_by=" "), "who-coordinates-now"),
        (hand(coordinated_by=None, aftermath=Aftermath.ENDS), "who-coordinates-now"),
        (hand(to="PPT"), "service-consent"),
    ],
)
def test_what_is_not_said_or_not_allowed_is_refused(command: cmd.HandOver, code: str) -> None:
    assert opened().refused(command).code == code


def test_a_service_is_told_behind_a_consent_that_covers_it() -> None:
    walk = opened().do(CONSENT, hand(to="PPT"))
    assert walk.state.handovers[0].to == "ppt"


def test_a_service_that_the_case_has_chosen_is_one_while_it_takes_part() -> None:
    walk = opened()
    assert walk.refused(hand(to="Barnehagen")).code == "hand-over-to"
    walk.do(CONSENT, cmd.InvolveService(service="andre", name="Barnehagen"))
    walk.do(cmd.WithdrawConsent(withdrawn_by="mor"))
    assert walk.refused(hand(to="Barnehagen")).code == "service-consent"


def test_a_body_needs_a_consent_where_it_counts_as_a_service() -> None:
    opened().do(hand(to="Teamet"))
    counted = tuple(replace(one, counts_as_service=True) for one in GUIDE.bodies)
    assert opened(guide_with(bodies=counted)).refused(hand(to="Teamet")).code == "service-consent"


def test_on_suspicion_no_consent_stands_before_those_who_are_to_be_told() -> None:
    counted = (*GUIDE.bodies, Body(id="barnevern", title="Barneverntjenesten", counts_as_service=True))
    walk = opened(guide_with(bodies=counted))
    assert walk.refused(hand(to="barnevern")).code == "service-consent"
    walk.do(cmd.RecordSuspicion())
    assert walk.refused(hand(to="PPT")).code == "service-consent"
    walk.do(hand(to="barnevern"))


def test_it_ends_by_the_ending_that_the_receiver_takes_over_by() -> None:
    endings = (*GUIDE.endings, Ending(id="overfort", title="Overført", taken_over_by="team"))
    walk = opened(guide_with(endings=endings))
    answer = hand(to="Teamet", aftermath=Aftermath.ENDS, family_wish=True, reason="De ønsker det.")
    walk.do(answer)
    assert (walk.state.status, walk.state.ending) == (CaseStatus.CLOSED, "overfort")
    kinds = [type(event.body) for event in walk.events[-2:]]
    assert kinds == [ev.CaseHandedOver, ev.CaseClosed]
    walk.do(cmd.Undo())
    assert (walk.state.status, walk.state.handovers) == (CaseStatus.OPEN, ())


def test_where_the_guide_has_several_endings_it_is_said_which() -> None:
    walk = opened()
    ends = hand(aftermath=Aftermath.ENDS, family_wish=True, reason="De ønsker det.")
    assert walk.refused(ends).code == "hand-over-ending"
    walk.do(replace(ends, ending="ferdig"))
    assert walk.state.ending == "ferdig"


def test_what_the_ending_demands_is_demanded_of_a_handing_over_too() -> None:
    ends = hand(aftermath=Aftermath.ENDS, ending="ferdig")
    assert opened().refused(ends).code == "not-at-an-ending"
    assert opened().refused(replace(ends, ending="finnes ikke")).code == "unknown-ending"
    assert opened().refused(replace(ends, family_wish=True)).code == "reason"


def test_in_a_closed_case_nothing_is_handed_over_or_taken_up() -> None:
    walk = opened().do(cmd.CloseCase(ending="ferdig", family_wish=True, reason="De ønsker det."))
    assert walk.refused(hand()).code == "case-closed"
    assert walk.refused(BACK).code == "case-closed"
