"""What is done on the last day of a consent, undone, and regretted too late: by then the consent has run out."""

from collections.abc import Iterator, Sequence

from engine.cases import commands as cmd
from engine.cases.agenda import Option
from engine.cases.state import CaseState
from engine.guideline.process import Need
from engine.values import replace
from tests.random_walks.counting import Pair
from tests.random_walks.mischief import Act
from tests.random_walks.remedies import OTHERS, Desk
from tests.random_walks.taking import taking

_RAREST = frozenset((Need.CONSENT_VALID, Need.SERVICES_AT_LEAST))
_BEHIND = frozenset((*_RAREST, Need.CONSENT, Need.SERVICE_CONSENT))


def on_its_last_day(desk: Desk, state: CaseState) -> list[Act]:
    """Return the answers that leave one consent, which runs out today: what there was is withdrawn."""
    kind = desk.random.choice((None, *(one.id for one in desk.process.guideline.consent_types)))
    services = desk.random.choice((desk.some_services(state), OTHERS[:1]))
    given = replace(desk.consent(services, state, kind=kind), expires_on=desk.today)
    return [*([Act(desk.withdrawal(state))] if state.consents else []), Act(given)]


def regrettable(desk: Desk, state: CaseState, offered: Sequence[tuple[str, Option]]) -> set[Pair]:
    """Return what a redo of an open way is refused with when a consent has run out, where few places have it."""
    ways = ((track, way.trigger) for track, way in offered if way.is_open)
    rows = [row for track, trigger in ways for row in desk.process.candidates(state.tracks[track].state, trigger)]
    needs = {gate.need for row in rows for gate in row.conditions}
    return {(cmd.Redo.__name__, need.value) for need in needs & _RAREST}


def calling_in(desk: Desk, state: CaseState, offered: list[tuple[str, Option]]) -> list[Act]:
    """Return the calling in of every service, where a way on waits for more of them."""
    missing = {reason.code for _, option in offered for reason in option.missing}
    return [*_services(desk)] if not state.services and Need.SERVICES_AT_LEAST in missing else []


def behind_consent(desk: Desk, state: CaseState, offered: list[tuple[str, Option]]) -> list[Act]:
    """Return what can be done that asks for consent, in any order: first the ways on, the fewest of all foremost."""
    acts = [*_acts(desk)]
    ways = [*_ways(desk, state, offered, needs=_RAREST), *_ways(desk, state, offered, needs=_BEHIND - _RAREST)]
    return [*ways, *desk.random.sample(acts, len(acts))]


def _ways(desk: Desk, state: CaseState, offered: list[tuple[str, Option]], *, needs: frozenset[Need]) -> Iterator[Act]:
    for track, option in desk.random.sample(offered, len(offered)):
        rows = desk.process.candidates(state.tracks[track].state, option.trigger)
        if option.is_open and needs & {gate.need for row in rows for gate in row.conditions}:
            yield Act(taking(option, desk, state=state), track=track)


def _acts(desk: Desk) -> Iterator[Act]:
    yield from _services(desk)
    for body in desk.process.guideline.bodies:
        if body.counts_as_service:
            yield Act(cmd.ConsultBody(consultation_id=desk.new_id(), body=body.id))


def _services(desk: Desk) -> Iterator[Act]:
    for service in desk.process.guideline.services:
        yield Act(cmd.InvolveService(service=service.id, name=OTHERS[0] if service.chosen_in_case else None))
