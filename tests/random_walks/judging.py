"""What is wrong with a case after an act, by what every part of the walk says must hold of it."""

from collections.abc import Iterator

from engine.cases.state import CaseState
from tests.random_walks.consents import wrong_answers
from tests.random_walks.describing import wrong_after_describing
from tests.random_walks.handing import wrong_while_resting
from tests.random_walks.life import wrong_with_its_life
from tests.random_walks.meeting import wrong_meetings
from tests.random_walks.mischief import Act
from tests.random_walks.postponing import wrong_after_moving
from tests.random_walks.remedies import Desk
from tests.random_walks.seeing import wrong_after


def wrong_with(act: Act, *, before: CaseState, after: CaseState, desk: Desk) -> Iterator[str]:
    """Tell what an act that was accepted has done that no act may do."""
    yield from wrong_after(act, before=before, after=after)
    yield from wrong_after_moving(act, after=after, desk=desk)
    yield from wrong_answers(act.command, before=before, after=after)
    yield from wrong_after_describing(act, before=before, after=after)
    yield from wrong_while_resting(act, before=before, after=after, desk=desk)
    yield from wrong_with_its_life(act, before=before, after=after)
    yield from wrong_meetings(act, before=before, after=after, desk=desk)
