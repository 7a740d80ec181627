"""What is done, undone and regretted too late: a consent has run out, or a measure begun that is not evaluated."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

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
_EVALUATED = frozenset((Need.EVALUATED, Need.MEASURES_EVALUATED))
_BEHIND = frozenset((*_RAREST, Need.CONSENT, Need.SERVICE_CONSENT))


def on_its_last_day(desk: Desk, state: CaseState) -> list[Act]:
    """Return the answers that leave one consent, which runs out today: what there was is withdrawn."""
    kind = desk.random.choice((None, *(one.id for one in desk.process.guideline.consent_types)))
    services = desk.random.choice((desk.some_services(state), OTHERS[:1]))
    given = replace(desk.consent(services, state, kind=kind), expires_on=desk.today)
    return [*([Act(desk.withdrawal(state))] if state.consents else []), Act(given)]


def regrettable(desk: Desk, state: CaseState, offered: Sequence[tuple[str, Option]]) -> set[Pair]:
    """Return what a redo of an open way is refused with when a consent has run out, where few places have it."""
    needs = {need for track, way in offered if way.is_open for need in _asked(desk, state, way=way, track=track)}
    return {(cmd.Redo.__name__, need.value) for need in needs & _RAREST}


def before_a_measure(desk: Desk, state: CaseState, offered: Sequence[tuple[str, Option]]) -> Iterator[tuple[Pair, Act]]:
    """Give each open way that asks for an evaluation, with what a redo of it is refused with when a measure has begun.

    It is to have begun in between, so that the evaluation does not cover it.
    """
    for track, way in offered:
        for need in _EVALUATED & _asked(desk, state, way=way, track=track) if way.is_open else ():
            yield (cmd.Redo.__name__, need.value), Act(taking(way, desk, state=state), track=track)


def from_tomorrow(desk: Desk, *, track: str | None) -> Act:
    """Return a measure that begins tomorrow."""
    title, goal, who = "Leksehjelp", "Trives", "læreren"
    first = desk.today + timedelta(days=1)
    measure = cmd.StartMeasure(measure_id=desk.new_id(), title=title, goal=goal, responsible=who, starts_on=first)
    return Act(measure, track=track)


def _asked(desk: Desk, state: CaseState, *, way: Option, track: str) -> frozenset[Need]:
    """Return what some move of a way asks for."""
    rows = desk.process.candidates(state.tracks[track].state, way.trigger)
    return frozenset(gate.need for row in rows for gate in row.conditions)


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
        if option.is_open and needs & _asked(desk, state, way=option, track=track):
            yield Act(taking(option, desk, state=state), track=track)


def _acts(desk: Desk) -> Iterator[Act]:
    yield from _services(desk)
    for body in desk.process.guideline.bodies:
        if body.counts_as_service:
            yield Act(cmd.ConsultBody(consultation_id=desk.new_id(), body=body.id))


def _services(desk: Desk) -> Iterator[Act]:
    for service in desk.process.guideline.services:
        yield Act(cmd.InvolveService(service=service.id, name=OTHERS[0] if service.chosen_in_case else None))
