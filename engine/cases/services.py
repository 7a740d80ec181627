"""Services in a case: which one a person means, who takes part, and whom a consent must cover."""

from collections.abc import Iterable

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.conditions import Asking, covered
from engine.cases.envelope import Decision, Entry
from engine.cases.naming import name_of, quoted
from engine.cases.refusals import Reason, Refused, refuse
from engine.cases.state import CaseState, Involvement
from engine.guideline.element import NOWHERE
from engine.guideline.process import Gate, Need, Process


def resolve_services(names: Iterable[str], process: Process, *, state: CaseState) -> tuple[str, ...]:
    """Return service and body ids for what people type.

    A name that the guide does not know is written as the case has written it before, else as it stands.
    """
    known = {name.casefold(): name for name in _named_before(state)}
    for service in process.guideline.services:
        known |= {service.id.casefold(): service.id, service.title.casefold(): service.id}
    for body in process.guideline.bodies:
        known |= {body.id.casefold(): body.id, body.title.casefold(): body.id}
    return tuple(dict.fromkeys(known.get(name.strip().casefold(), name.strip()) for name in names if name.strip()))


def _named_before(state: CaseState) -> Iterable[str]:
    yield from (one.name for one in state.services if one.name)
    yield from (service for consent in state.consents for service in consent.services)


def uncovered(names: Iterable[str], asking: Asking, *, process: Process) -> Refused | None:
    """Return the refusal for the first of these services and bodies that no valid consent covers; None if all are."""
    for name in names:
        if not covered(name, asking):
            title = name_of(name, process)
            written = process.services.get(name) or process.bodies.get(name)
            gate = Gate(need=Need.SERVICE_CONSENT, subject=name, at=written.at if written else NOWHERE)
            return Refused((Reason(gate.need.value, (("subject", title), ("names", title)), gate),), wanted=title)
    return None


def decide(command: cmd.InvolveService | cmd.EndService, asking: Asking, *, process: Process) -> Decision:
    """Let a service take part, behind its consent, or end its part."""
    service = resolve_services([command.service], process, state=asking.state)[0] if command.service.strip() else ""
    wanted = command.name.strip().casefold() if command.name else None
    taking_part = [
        one for one in asking.state.services if one.service == service and wanted in (None, (one.name or "").casefold())
    ]
    match command:
        case cmd.EndService():
            ended = tuple(Entry(ev.ServiceEnded(one.service, one.name)) for one in taking_part)
            return ended or refuse("service-not-involved", service=command.service)
        case cmd.InvolveService():
            return _involve(command, service, taking_part=taking_part, asking=asking, process=process)


def _involve(
    command: cmd.InvolveService, service: str, *, taking_part: list[Involvement], asking: Asking, process: Process
) -> Decision:
    name = command.name
    if service not in process.services:
        names = quoted(one.title for one in process.guideline.services)
        return refuse("unknown-service", service=command.service, names=names)
    if process.services[service].chosen_in_case and not (name and name.strip()):
        return refuse("service-needs-name", service=process.services[service].title)
    if any((one.name or "").casefold() == (name or "").strip().casefold() for one in taking_part):
        return refuse("already-involved", service=name or process.services[service].title)
    spelt = resolve_services([name], process, state=asking.state)[0] if name else None
    if covered(spelt or service, asking):
        return (Entry(ev.ServiceInvolved(service, spelt)),)
    title = spelt or process.services[service].title
    gate = Gate(need=Need.SERVICE_CONSENT, subject=service, at=process.services[service].at)
    return Refused((Reason(gate.need.value, (("subject", title), ("names", title)), gate),), wanted=title)
