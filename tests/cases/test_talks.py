"""Talks that are written down: those with the child count as such, those with another role say whom they were with."""

import pytest

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.vocabulary import NoteKind
from engine.guideline.compile import compile_process
from engine.guideline.element import Participant
from engine.guideline.model import Guideline, Level, Step
from engine.guideline.registry import Baton, BetweenMeetings, Ending, Recipient, Role, StandingRule
from engine.guideline.vocabulary import Requirement, RoleKind, StepKind, Urgency
from engine.values import replace
from tests.cases.guide import Walk, demands, head, to_end

ROLES = (
    Role(id="barn", title="Barnet", kind=RoleKind.CHILD),
    Role(id="den", title="Den det gjelder", kind=RoleKind.SUBJECT),
    Role(id="foresatte", title="De foresatte", kind=RoleKind.GUARDIANS),
    Role(id="lærer", title="Læreren", kind=RoleKind.EMPLOYEE),
)
RULE = StandingRule(
    id="vold",
    when="Du mistenker vold",
    do="Meld fra",
    report_to=(Recipient(id="barnevern", urgency=Urgency.ALWAYS),),
    kept_out=(Participant(id="foresatte", title="De foresatte"),),
)
STEP = Step(
    id="a/snakk", kind=StepKind.STEP, title="Snakk", requires=demands(Requirement.CHILD_TALK), goto=to_end("slutt")
)
GUIDE = Guideline(
    head=head(),
    roles=ROLES,
    rules=(RULE,),
    endings=(Ending(id="slutt", title="Slutt"),),
    levels=(Level(id="a", label="nivå A", steps=(STEP,)),),
)
TALK = cmd.AddNote(text="Vi snakket.", kind=NoteKind.CHILD_TALK)


def opened(guide: Guideline = GUIDE) -> Walk:
    return Walk(process=compile_process(guide, "talks")).do(cmd.OpenCase(alias="prøve"))


def with_(role: str) -> cmd.AddNote:
    return replace(TALK, role=role)


@pytest.mark.parametrize("role", ["barn", "Den det gjelder", None])
def test_a_talk_with_the_child_is_one_and_counts(role: str | None) -> None:
    walk = opened().do(with_(role) if role else TALK)
    assert walk.events[-1].body == ev.NoteAdded("Vi snakket.", NoteKind.CHILD_TALK)
    walk.do(cmd.CompleteStep())


@pytest.mark.parametrize("role", ["foresatte", "De foresatte"])
def test_a_talk_with_another_role_is_not_one_with_the_child(role: str) -> None:
    walk = opened().do(with_(role))
    assert walk.events[-1].body == ev.NoteAdded("Vi snakket.", NoteKind.TALK, "foresatte")
    assert walk.codes(cmd.CompleteStep()) == ["child-talk"]


def test_whom_the_guide_wants_talked_with_between_meetings_counts() -> None:
    between = BetweenMeetings(talk_with=(Participant(id="lærer", title="Læreren"),))
    walk = opened(replace(GUIDE, baton=Baton(between=between))).do(with_("lærer"))
    assert walk.events[-1].body == ev.NoteAdded("Vi snakket.", NoteKind.CHILD_TALK)


def test_nobody_who_is_kept_out_is_talked_with() -> None:
    walk = opened().do(cmd.RecordSuspicion(text="Sa det selv."))
    assert walk.codes(with_("foresatte")) == ["not-shielded"]
    walk.do(with_("lærer"))
