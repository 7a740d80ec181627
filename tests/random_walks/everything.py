"""All that can go wrong in an open case, by what it is about: what a walk looks through where it seeks what is rare."""

from collections.abc import Callable

from engine.cases import commands as cmd
from engine.cases.state import CaseState
from tests.random_walks.consents import answers
from tests.random_walks.counting import Pair
from tests.random_walks.describing import descriptions
from tests.random_walks.facing import facing, theirs
from tests.random_walks.handing import handovers
from tests.random_walks.meeting import meetings
from tests.random_walks.mischief import Act, apt_mistakes, mistakes
from tests.random_walks.out_of_turn import out_of_turn
from tests.random_walks.postponing import moves_of_deadlines
from tests.random_walks.remedies import Desk
from tests.random_walks.seeing import address, emergencies, letting_in
from tests.random_walks.versions import wrong_versions

EVERYTHING: tuple[Callable[[Desk, CaseState], list[Act]], ...] = (
    mistakes,
    apt_mistakes,
    out_of_turn,
    meetings,
    answers,
    descriptions,
    facing,
    moves_of_deadlines,
    handovers,
    letting_in,
    emergencies,
    address,
    wrong_versions,
)
"""Whoever teaches the walk a subject adds it here, so that its refusals are sought."""


def preparing(pair: Pair, desk: Desk, state: CaseState) -> list[Act]:
    """Return what makes a case one where a refusal can be met, whose place alone is not enough."""
    command, code = pair
    shut = code in ("not-shielded", "meeting-without-whom", "wish-of-kept-out")
    if (shut or command == "LiftShield") and not state.shielded:
        left = theirs(desk) if command == cmd.ContinueMeasure.__name__ else []
        return [*left, Act(cmd.RecordSuspicion(text="Sa det selv."))]
    if pair == ("SkipStep", "consent"):
        age, roles = desk.answering(state, None)
        kept = [] if state.shielded else [Act(cmd.RecordSuspicion(text="Sa det selv."))]
        return [Act(cmd.RefuseConsent(given_by="mor", given_as=roles, age=age)), *kept]
    if code == "advice-from-whom":
        bodies = (None, *(one.id for one in desk.process.guideline.bodies))
        return [Act(cmd.ConsultBody(consultation_id=desk.new_id(), body=one, anonymous=True)) for one in bodies]
    return []
