"""All that can go wrong in an open case, by what it is about: what a walk looks through where it seeks what is rare."""

from collections.abc import Callable

from engine.cases.state import CaseState
from tests.random_walks.consents import answers
from tests.random_walks.describing import descriptions
from tests.random_walks.facing import facing
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
