"""While somebody is kept out of a case nobody meets them, by whatever command and at whatever step."""

from datetime import timedelta

import pytest

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.agenda import OptionKind
from engine.cases.baton import wanted
from engine.cases.calling import still_invited
from engine.cases.commands import Command
from engine.cases.conditions import Asking
from engine.cases.events import View
from engine.cases.vocabulary import Aftermath, Outcome, ResponsibleKind
from engine.guideline.compile import compile_process
from engine.guideline.element import Demand, Participant, Target
from engine.guideline.model import Answer, Guideline, Level, Step
from engine.guideline.process import Need, Process
from engine.guideline.registry import (
    AgeRule,
    Baton,
    ConsentType,
    Ending,
    HolderRule,
    Recipient,
    Role,
    StandingRule,
)
from engine.guideline.vocabulary import Requirement, RoleKind, StepKind, TargetKind, Urgency
from engine.values import replace
from tests.cases.guide import START, Walk, head
from tests.cases.guide import opened as opened_on
from tests.cases.stories import OFFER, YES, at_measures, at_meeting, at_sharing, in_tracks, measure, opened
from tests.cases.whole import WHOLE

SEEN = cmd.RecordSuspicion(text="Blåmerker.")
CLEARED = cmd.LiftShield(by="Barnevern")
NAMED = cmd.BindRole(role="foresatte", name="Mor Olsen")

MEETING: dict[str, Command] = {
    "consent by their role": YES,
    "consent by their name": cmd.GiveConsent(
        consent_id="s2", given_by="mor olsen", services=("ppt",), consent_type="samarbeid", given_as=("barn",), age=16
    ),
    "a measure they answer for": cmd.StartMeasure(measure_id="t1", title="Lekser", goal="Ro", responsible="foresatte"),
    "a measure by name": cmd.StartMeasure(measure_id="t1", title="Lekser", goal="Ro", responsible="Mor Olsen"),
    "an invitation": cmd.CallMeeting(meeting_id="m1", on=START + timedelta(9), invited=("foresatte",)),
    "a meeting": cmd.HoldMeeting(present=("Mor Olsen",)),
    "minutes": cmd.HoldMeeting(minutes="Alt.", minutes_to=("foresatte",)),
}


@pytest.mark.parametrize("what", MEETING)
def test_no_act_meets_them_until_it_is_cleared(what: str) -> None:
    walk = at_meeting().do(NAMED, SEEN)
    refused = walk.refused(MEETING[what])
    assert refused.code in {"not-shielded", "not-to-be-invited", "not-to-be-present", "not-to-have-minutes"}
    walk.do(CLEARED)
    after = walk.try_(MEETING[what])
    assert getattr(after, "code", None) not in {"not-shielded", "not-to-be-invited", "not-to-have-minutes"}


HERS = cmd.StartMeasure(measure_id="t1", title="Lekser", goal="Ro", responsible="mor")
THEIRS = cmd.StartMeasure(
    measure_id="t1", title="Lekser", goal="Ro", responsible="naboen", responsible_kind=ResponsibleKind.GUARDIANS
)
GOING_ON: dict[str, Command] = {
    "changed": cmd.ChangeMeasure(measure_id="t1", goal="Mer ro", reason="Det trengs."),
    "continued": cmd.ContinueMeasure(measure_id="t1", until=START + timedelta(90)),
    "evaluated": cmd.EvaluateMeasures(outcome=Outcome.CONTINUED, measures=(("t1", Outcome.CONTINUED),)),
    "evaluated with all": cmd.EvaluateMeasures(outcome=Outcome.CHANGED),
}


@pytest.mark.parametrize("begun", [HERS, THEIRS])
@pytest.mark.parametrize("what", GOING_ON)
def test_a_measure_that_they_answer_for_goes_on_as_little_as_a_new_one_begins(what: str, begun: Command) -> None:
    walk = at_measures().do(begun, SEEN)
    assert walk.refused(replace(begun, measure_id="t2")).code == "not-shielded"
    assert walk.refused(GOING_ON[what]).code == "not-shielded"
    walk.do(CLEARED, GOING_ON[what])


def test_a_measure_that_they_answer_for_may_be_ended_or_given_to_another() -> None:
    ended = cmd.EvaluateMeasures(outcome=Outcome.ENDED, measures=(("t1", Outcome.ENDED),))
    for way in (ended, cmd.EndMeasure(measure_id="t1", reason="Ikke nå."), cmd.Undo()):
        at_measures().do(HERS, SEEN, way)
    walk = at_measures().do(THEIRS, SEEN)
    walk.do(cmd.ChangeMeasure(measure_id="t1", responsible="læreren", responsible_kind=ResponsibleKind.EMPLOYEE))
    walk.do(GOING_ON["changed"], GOING_ON["continued"], GOING_ON["evaluated"])


DECIDING: dict[str, Command] = {
    "on a deadline": cmd.MoveDeadline(to_on=START + timedelta(90), reason="Hun ba om det.", decided_by="Mor Olsen"),
    "as interpreter": replace(YES, given_by="Gutten", given_as=("barn",), age=16, interpreter="Mor Olsen"),
    "as a service": cmd.InvolveService(service="andre", name="Mor Olsen"),
    "as who coordinates": cmd.HandOver(
        handover_id="h1", to="gruppa", sent="Loggen", aftermath=Aftermath.RESTS, coordinated_by="Mor Olsen"
    ),
}


@pytest.mark.parametrize("what", DECIDING)
def test_nothing_is_decided_by_them_or_left_to_them(what: str) -> None:
    named = replace(YES, consent_id="s9", services=("Mor Olsen",))
    walk = in_tracks().on("Bolig").do(named, NAMED, SEEN)
    assert walk.refused(DECIDING[what]).code == "not-shielded"


def test_who_has_the_baton_is_not_decided_by_them_where_the_guide_does_not_say_who_decides() -> None:
    walk = opened().do(NAMED, SEEN)
    for holder in ("anne", "kari"):
        assert walk.refused(cmd.OfferBaton(to_actor=holder, decided_by="Mor Olsen")).code == "not-shielded"
    walk.do(cmd.OfferBaton(to_actor="kari"))
    assert walk.refused(cmd.OfferBaton(to_actor="kari", decided_by="mor")).code == "not-shielded"


def test_whoever_was_offered_the_baton_before_does_not_get_it_as_one_who_is_kept_out() -> None:
    walk = at_meeting().do(replace(OFFER, to_actor="anne"), cmd.BindRole(role="foresatte", actor="anne"), SEEN)
    assert walk.refused(cmd.AcceptBaton(), by="anne").code == "not-shielded"
    walk.do(CLEARED).do(cmd.AcceptBaton(), by="anne")
    walk.do(SEEN)
    assert walk.refused(replace(OFFER, to_actor="anne")).code == "not-shielded"


def test_nobody_who_is_kept_out_is_to_be_asked_who_gets_the_baton_or_decides_it() -> None:
    def wishers(walk: Walk) -> str:
        reasons = {one.code: dict(one.arguments) for one in wanted(Asking(walk.state, walk.today), walk.process)}
        return str(reasons["family-wish-missing"]["names"])

    walk = at_meeting()
    assert wishers(walk) == "«Barnet», «Foresatte»"
    assert wishers(walk.do(SEEN)) == "«Barnet»"
    rule = HolderRule(decided_by=(Participant(id="foresatte", title="Foresatte"),))
    baton = Baton(holders=(rule,), influenced_by=rule.decided_by)
    theirs = compile_process(replace(WHOLE.guideline, baton=baton), "x")
    asking = Asking(walk.state, walk.today)
    assert wanted(asking, theirs) == ()
    assert len(wanted(replace(asking, state=replace(walk.state, kept_out=frozenset())), theirs)) == 2


def test_another_role_that_one_of_them_has_is_no_way_to_them() -> None:
    """The one the guide sends the minutes to is the mother here; she gets none, and is not invited."""
    walk = at_meeting().do(NAMED, cmd.BindRole(role="ansatt", name="Mor Olsen"), SEEN)
    calling = cmd.CallMeeting(meeting_id="m1", on=START + timedelta(9), invited=("ansatt",))
    for command in (
        calling,
        cmd.HoldMeeting(present=("Ansatt",)),
        cmd.HoldMeeting(present=("Berit",), minutes="x", minutes_to=("ansatt",)),
    ):
        assert walk.refused(command).code == "not-shielded"
    walk.do(cmd.HoldMeeting(present=("Berit",), minutes="Alt.", next_on=START + timedelta(40)))
    held = next(event.body for event in reversed(walk.events) if isinstance(event.body, ev.MeetingHeld))
    assert "ansatt" not in held.minutes_to


def test_they_are_not_heard_but_it_can_be_said_why() -> None:
    walk = at_measures().do(measure("t1"), NAMED, SEEN)
    asked = View("foresatte", text="Det går bra.")
    refused = walk.refused(cmd.EvaluateMeasures(views=(asked,)))
    assert (refused.code, dict(refused.reasons[0].arguments)["subject"]) == ("not-shielded", "Foresatte")
    walk.do(cmd.EvaluateMeasures(views=(View("foresatte", not_asked_because="Ikke nå."),)))


def test_a_measure_cannot_be_handed_to_them() -> None:
    walk = at_measures().do(measure("t1"), SEEN)
    assert walk.refused(cmd.ChangeMeasure(measure_id="t1", responsible="foresatte")).code == "not-shielded"
    walk.do(cmd.ChangeMeasure(measure_id="t1", goal="Enda bedre"))


def test_a_no_of_theirs_is_always_kept() -> None:
    walk = at_meeting().do(SEEN)
    consent = walk.state.consents[0].id
    walk.do(cmd.WithdrawConsent(consent_id=consent, withdrawn_by="mor", given_as=("foresatte",)))


def test_minutes_to_everybody_are_not_to_them() -> None:
    walk = at_meeting().do(NAMED, SEEN)
    walk.do(cmd.HoldMeeting(present=("Berit",), minutes="Alt.", next_on=START + timedelta(40)))
    held = next(event.body for event in reversed(walk.events) if isinstance(event.body, ev.MeetingHeld))
    assert "*" not in held.minutes_to
    assert "foresatte" not in held.minutes_to


def test_a_meeting_that_is_to_be_with_them_is_not_held_by_nobody_nor_met_by_one_without_them() -> None:
    walk = at_meeting().do(OFFER, SEEN)
    for bare in (cmd.HoldMeeting(), cmd.HoldMeeting(minutes="Alt."), cmd.HoldMeeting(next_on=START + timedelta(40))):
        refused = walk.refused(bare)
        assert (refused.code, dict(refused.reasons[0].arguments)) == ("meeting-without-whom", {"names": "«Foresatte»"})
    walk.do(cmd.HoldMeeting(present=("Berit",), minutes="Alt.", next_on=START + timedelta(40)))
    walk.do(cmd.HoldMeeting(minutes="Mer."))  # added to the same
    walk.do(CLEARED)
    assert [one.code for one in walk.refused(cmd.CompleteStep()).reasons] == ["meeting-held", "next-meeting"]
    walk.do(cmd.HoldMeeting(next_on=START + timedelta(40)), cmd.CompleteStep())


def test_a_meeting_before_they_were_kept_out_is_the_one_with_them_and_may_be_added_to() -> None:
    walk = at_meeting().do(OFFER, cmd.HoldMeeting(present=("mor",)), SEEN)
    walk.do(cmd.HoldMeeting(next_on=START + timedelta(30)), CLEARED)
    assert [one.code for one in walk.refused(cmd.CompleteStep()).reasons] == ["next-meeting"]


@pytest.mark.parametrize("optional", [True, False])
def test_a_meeting_that_they_only_may_be_at_is_one_without_them(*, optional: bool) -> None:
    invited = (replace(HOME, optional=optional),)
    walk = opened_on(at_home(Step(id="a/mote", kind=StepKind.MEETING, title="Møt", invites=invited, goto=END)))
    walk.do(SEEN, cmd.HoldMeeting(present=("Berit",)), CLEARED)
    left = walk.try_(cmd.CompleteStep())
    assert (getattr(left, "code", None) == "meeting-held") is not optional


@pytest.mark.parametrize("by_guide", [True, False])
def test_a_meeting_that_answers_for_one_with_them_is_not_that_one(*, by_guide: bool) -> None:
    early = Step(id="a/forst", kind=StepKind.MEETING, title="Møt", covers=("a/mote",) if by_guide else ())
    late = Step(id="a/mote", kind=StepKind.MEETING, title="Møt dem", invites=(HOME,))
    last = Step(id="a/sist", kind=StepKind.STEP, title="Skriv", goto=END)
    covers = () if by_guide else ("Møt dem",)
    walk = opened_on(at_home(early, late, last)).do(SEEN)
    if not by_guide:
        assert walk.refused(cmd.HoldMeeting(covers=covers)).code == "meeting-without-whom"
    walk.do(cmd.HoldMeeting(present=("Berit",), covers=covers), CLEARED)
    walk = walk if by_guide else walk.do(cmd.CompleteStep())
    assert walk.refused(cmd.CompleteStep()).code == "meeting-held"
    walk.do(cmd.HoldMeeting(), cmd.CompleteStep())
    assert walk.here == "a/sist"


WISHES = {
    "Mor vil helst ha læreren.": False,
    "Barnet vil ha Anne. Foreldrene er enige.": False,
    "Kari Nordmann sier ja.": False,
    "Barnet vil ha Anne.": True,
    "Barnet vil at mor skal slippe.": True,
    "Barnet vil ha Anne. Foreldrene er ikke spurt.": True,
    "Foreldra er ikkje spurde.": True,
}


@pytest.mark.parametrize("wish", WISHES)
def test_a_wish_of_theirs_is_not_one_that_anybody_can_have_asked_for(wish: str) -> None:
    walk = at_meeting().do(cmd.BindRole(role="foresatte", name="Kari Nordmann"), SEEN)
    offer = replace(OFFER, family_wish=wish)
    if WISHES[wish]:
        walk.do(offer)
        return
    refused = walk.refused(offer)
    assert (refused.code, dict(refused.reasons[0].arguments)["names"]) == ("wish-of-kept-out", "«Foresatte»")
    walk.do(CLEARED, offer)


def test_where_nobody_else_is_to_be_asked_no_wish_is_told() -> None:
    asked = Baton(influenced_by=(Participant(id="foresatte", title="Foresatte"),))
    walk = at_meeting().do(SEEN)
    walk.process = compile_process(replace(WHOLE.guideline, baton=asked), "x")
    assert walk.refused(cmd.OfferBaton(to_actor="kari", family_wish="Læreren.")).code == "wish-of-kept-out"
    walk.do(cmd.OfferBaton(to_actor="kari", family_wish="Ingen er spurt."))


def test_who_was_invited_before_is_not_invited_any_more() -> None:
    calling = cmd.CallMeeting(meeting_id="m1", on=START + timedelta(30), invited=("foresatte", "barn"))
    walk = at_meeting().do(calling)
    (meeting,) = walk.state.called
    assert "foresatte" in still_invited(meeting, Asking(walk.state, walk.today), process=walk.process)
    walk.do(SEEN)
    assert still_invited(meeting, Asking(walk.state, walk.today), process=walk.process) == ("barn",)


def test_what_is_sent_to_a_service_is_not_sent_to_them_though_an_old_record_says_that_they_are_it() -> None:
    """The agenda looks at roles, and offers the step; the record was made before such a binding was refused."""
    walk = at_sharing().do(NAMED)
    *before, bound = walk.events
    walk.events = (*before, replace(bound, body=ev.RoleBound("foresatte", party="ppt")))
    walk.do(SEEN)
    assert walk.state.roles["foresatte"].party == "ppt"
    assert [option.is_open for option in walk.agenda.options if option.kind is OptionKind.COMPLETE] == [True]
    walk.do(cmd.CompleteStep(receivers=("PPT",)))


def test_what_is_shared_with_them_by_their_name_is_stopped() -> None:
    """A consent may name anybody; the name of one who is kept out is no service."""
    named = replace(YES, consent_id="s9", services=("Mor Olsen",))
    walk = at_sharing().do(named, NAMED, SEEN)
    assert walk.refused(cmd.CompleteStep(receivers=("Mor Olsen",))).code == "not-shielded"


# ---------------------------------------------------------------- undo and redo


def test_what_was_undone_before_is_done_anew_and_not_redone() -> None:
    walk = at_measures().do(measure("t1"), cmd.Undo(), SEEN)
    assert walk.refused(cmd.Redo()).code == "not-shielded"
    walk.do(CLEARED)


def test_what_is_undone_meanwhile_can_be_redone() -> None:
    walk = at_measures().do(SEEN, measure("t1"), measure("t2"), cmd.Undo(), cmd.Undo(), cmd.Redo(), cmd.Redo())
    assert len(walk.state.measures) == 2


def test_of_two_that_were_undone_each_counts_by_when_it_was() -> None:
    walk = at_measures().do(measure("t1"), measure("t2"), cmd.Undo(), SEEN, cmd.Undo(), cmd.Redo())
    assert [one.id for one in walk.state.measures] == ["t1"]
    assert walk.refused(cmd.Redo()).code == "not-shielded"


# ---------------------------------------------------------------- what faces them by what it asks for

HOME = Participant(id="hjemmet", title="De hjemme")
END = Target(kind=TargetKind.ENDING, ref="slutt")


def at_home(*steps: Step) -> Process:
    """A guide of these steps that keeps out those at home."""
    rules = tuple(replace(one, afterwards=None) for one in asking().guideline.rules)
    roles = (Role(id="hjemmet", title="De hjemme"),)
    guide = Guideline(
        head=head(),
        roles=roles,
        rules=rules,
        levels=(Level(id="a", label="A", steps=steps),),
        endings=(Ending(id="slutt", title="Slutt"),),
    )
    return compile_process(guide, "x")


def asking(*, also: tuple[AgeRule, ...] = ()) -> Process:
    """A guide that asks those at home for consent, and then to agree."""
    question = Step(id="a/spor", kind=StepKind.CONSENT, title="Spør", consent_type="samarbeid", if_refused=END)
    agreed = Demand(requirement=Requirement.AGREEMENT, about=("hjemmet",))
    choice = Step(
        id="a/velg",
        kind=StepKind.DECISION,
        title="Velg",
        answers=(
            Answer(id="enige", title="Enige", targets=(END,), requires=(agreed,)),
            Answer(id="alene", title="Alene", targets=(END,)),
        ),
    )
    rule = StandingRule(
        id="vold",
        when="Vold",
        do="Meld",
        report_to=(Recipient(id="barnevern", urgency=Urgency.ALWAYS),),
        kept_out=(HOME,),
        cleared_by=("barnevern",),
    )
    given_by = (AgeRule(who=(HOME,), from_age=None, to_age=15), *also)
    return compile_process(
        Guideline(
            head=head(),
            roles=(Role(id="hjemmet", title="De hjemme", kind=RoleKind.GUARDIANS), Role(id="ungdom", title="Ungdom")),
            consent_types=(ConsentType(id="samarbeid", title="Samarbeid", given_by=given_by),),
            rules=(rule,),
            levels=(Level(id="a", label="A", steps=(question, choice)),),
            endings=(Ending(id="slutt", title="Slutt"),),
        ),
        "x",
    )


def open_kinds(walk: Walk) -> set[OptionKind]:
    return {option.kind for option in walk.agenda.options if option.is_open}


def test_a_question_that_only_they_answer_is_closed_and_can_be_set_aside() -> None:
    walk = opened_on(asking()).do(SEEN)
    assert Need.NOT_SHIELDED.value in walk.codes(cmd.CompleteStep())
    assert open_kinds(walk) == {OptionKind.SKIP, OptionKind.END}
    walk.do(cmd.SkipStep(reason="Ikke nå."))
    assert walk.here == "a/velg"


def test_a_question_that_somebody_else_may_answer_is_not() -> None:
    youth = AgeRule(who=(Participant(id="ungdom", title="Ungdom"),), from_age=16, to_age=None)
    walk = opened_on(asking(also=(youth,))).do(SEEN)
    assert Need.NOT_SHIELDED.value not in walk.codes(cmd.CompleteStep())


def test_an_answer_that_they_must_agree_to_is_closed_whatever_is_said() -> None:
    walk = opened_on(asking()).do(SEEN, cmd.SkipStep(reason="Ikke nå."))
    agreed = next(option for option in walk.agenda.options if option.answer and option.answer.id == "enige")
    assert [one.code for one in agreed.missing] == ["not-shielded"]
    for said in ((), ("hjemmet",)):
        assert walk.refused(cmd.ChooseAnswer(answer="enige", agreed=said)).code == "not-shielded"
    walk.do(cmd.ChooseAnswer(answer="alene"))
