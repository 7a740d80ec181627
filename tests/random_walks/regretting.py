"""What is done on the last day of a consent, undone, and regretted too late: by then the consent has run out."""

from collections.abc import Iterator

from engine.cases import commands as cmd
from engine.cases.agenda import Option
from engine.cases.state import CaseState
from engine.guideline.process import Need
from engine.values import replace
from tests.random_walks.mischief import Act
from tests.random_walks.remedies import OTHERS, Desk
from tests.random_walks.taking import taking

_BEHIND = frozenset((Need.CONSENT, Need.SERVICE_CONSENT))


def on_its_last_day(desk: Desk, state: CaseState) -> list[Act]:
    """Return the answers that leave one consent, which runs out today: what there was is withdrawn."""
    kind = desk.random.choice((None, *(one.id for one in desk.process.guideline.consent_types)))
    services = desk.random.choice((desk.some_services(state), OTHERS[:1]))
    given = replace(desk.consent(services, state, kind=kind), expires_on=desk.today)
    return [*([Act(desk.withdrawal(state))] if state.consents else []), Act(given)]


def behind_consent(desk: Desk, state: CaseState, offered: list[tuple[str, Option]]) -> list[Act]:
    """Return what can be done that asks for consent, in any order: first the ways on, of which there are few."""
    ways, acts = [*_ways(desk, state, offered)], [*_acts(desk, state)]
    return [*desk.random.sample(ways, len(ways)), *desk.random.sample(acts, len(acts))]


def _ways(desk: Desk, state: CaseState, offered: list[tuple[str, Option]]) -> Iterator[Act]:
    for track, option in offered:
        rows = desk.process.candidates(state.tracks[track].state, option.trigger)
        needs = {gate.need for row in rows for gate in row.conditions}
        if option.is_open and needs & _BEHIND:
            yield Act(taking(option, desk, state=state), track=track)


def _acts(desk: Desk, state: CaseState) -> Iterator[Act]:
    for service in desk.process.guideline.services:
        yield Act(cmd.InvolveService(service=service.id, name=OTHERS[0] if service.chosen_in_case else None))
    for body in desk.process.guideline.bodies:
        if body.counts_as_service:
            yield Act(cmd.ConsultBody(consultation_id=desk.new_id(), body=body.id))
