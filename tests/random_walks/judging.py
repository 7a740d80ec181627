"""What is wrong: with a case after an act, by what every part of the walk says must hold of it, and with an agenda."""

from collections.abc import Callable, Iterator, Sequence

from engine.cases.agenda import Option
from engine.cases.refusals import Refused
from engine.cases.state import CaseState
from tests.random_walks.aiming import Decided
from tests.random_walks.consents import wrong_answers
from tests.random_walks.describing import wrong_after_describing
from tests.random_walks.handing import wrong_sharing, wrong_while_resting
from tests.random_walks.life import wrong_with_its_life
from tests.random_walks.meeting import wrong_meetings
from tests.random_walks.mischief import Act, every_move
from tests.random_walks.postponing import wrong_after_moving
from tests.random_walks.remedies import Desk
from tests.random_walks.seeing import wrong_after
from tests.random_walks.taking import taking


def wrong_with(act: Act, *, before: CaseState, after: CaseState, desk: Desk) -> Iterator[str]:
    """Tell what an act that was accepted has done that no act may do."""
    yield from wrong_after(act, before=before, after=after)
    yield from wrong_after_moving(act, after=after, desk=desk)
    yield from wrong_answers(act.command, before=before, after=after)
    yield from wrong_after_describing(act, before=before, after=after)
    yield from wrong_while_resting(act, before=before, after=after, desk=desk)
    yield from wrong_sharing(act, before=before, after=after, desk=desk)
    yield from wrong_with_its_life(act, before=before, after=after)
    yield from wrong_meetings(act, before=before, after=after, desk=desk)


def broken_words(
    state: CaseState, offered: Sequence[tuple[str, Option]], *, desk: Desk, decided: Callable[[Act], Decided]
) -> Iterator[str]:
    """Tell where the agenda does not keep its word: what is open is refused, or what is not offered moves the case."""
    for track, option in offered:
        refused = isinstance(decided(Act(taking(option, desk, state=state), track=track)), Refused)
        if refused is option.is_open:
            yield f"{option.title}: open is {option.is_open}, refused is {refused}"
    on_offer = {(track, option.trigger) for track, option in offered if option.is_open}
    for act in every_move(desk, state):
        decision = decided(act)
        for event in () if isinstance(decision, Refused) else decision:
            trigger = getattr(event.body, "trigger", None)
            if trigger is not None and (event.track, trigger) not in on_offer:
                yield f"accepted though not on the agenda: {event.track} {trigger}"
