"""Services in a case: which one a person means, who takes part, and whom a consent must cover."""

from collections.abc import Iterable, Iterator

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.bindings import Involvement
from engine.cases.conditions import Asking, covered, without_consent
from engine.cases.envelope import Decision, Entry
from engine.cases.naming import name_of, quoted
from engine.cases.refusals import Reason, Refused, refuse
from engine.cases.service_noes import said_no_to
from engine.cases.state import CaseState
from engine.guideline.element import NOWHERE
from engine.guideline.process import Gate, Need, Process


def resolve_services(names: Iterable[str], process: Process, *, state: CaseState) -> tuple[str, ...]:
    """Return service and body ids for what people type.

    A name that the guide does not know is written as the case has written it before, else as it stands.
    """
    typed = [name.strip() for name in names if name.strip()]
    if not typed:
        return ()
    known = {name.casefold(): name for name in _named_before(state)}
    for service in process.guideline.services:
        known |= {service.id.casefold(): service.id, service.title.casefold(): service.id}
    for body in process.guideline.bodies:
        known |= {body.id.casefold(): body.id, body.title.casefold(): body.id}
    return tuple(dict.fromkeys(known.get(name.casefold(), name) for name in typed))


def _named_before(state: CaseState) -> Iterable[str]:
    yield from (one.name for one in state.services if one.name)
    yield from (service for consent in state.consents for service in consent.services)


def kept_from(names: Iterable[str], asking: Asking) -> tuple[str, ...]:
    """Return those of these names that the family lets know no more: said no to by name, or in it without consent.

    A service that the guide asks no consent for, and that nobody has said anything of, is not one of them.
    """
    shut = {name.casefold() for name in without_consent(asking)}
    return tuple(name for name in names if name.casefold() in shut or said_no_to(name, asking, by_name=True))


def uncovered(names: Iterable[str], asking: Asking, *, process: Process, then: bool = False) -> Refused | None:
    """Return the refusal for the first of these services and bodies that no valid consent covers; None if all are.

    It is one that holds today, or `then`, when the step was done.
    """
    lacking = (name for name in names if not covered(name, asking, then=then))
    return next((_lacks_consent(name, asking, process=process) for name in lacking), None)


def declined(name: str, asking: Asking, *, process: Process, by_name: bool = False) -> Refused | None:
    """Return the refusal to send what is about a named child to whom the family has said no to; None where nobody has.

    It is for those who else need no consent. With `by_name` a no to all services and bodies does not count.
    """
    no = said_no_to(name, asking, by_name=by_name)
    return _lacks_consent(name, asking, process=process) if no else None


def _lacks_consent(name: str, asking: Asking, *, process: Process) -> Refused:
    title = name_of(name, process)
    own = next((one for one in process.guideline.services if one.chosen_in_case), None)
    written = process.services.get(name) or process.bodies.get(name) or own
    gate = Gate(need=Need.SERVICE_CONSENT, subject=name, at=written.at if written else NOWHERE)
    said = (("subject", title), ("names", title), *_no_to(name, asking))
    return Refused((Reason(gate.need.value, said, gate),), wanted=title)


def _no_to(name: str, asking: Asking) -> tuple[tuple[str, str], ...]:
    """Return who said no to a service, when and how, as arguments of a reason; nothing where nobody has."""
    no = said_no_to(name, asking)
    return (("by", no.by), ("date", no.on.isoformat()), ("how", no.how.value)) if no else ()


def decide(command: cmd.InvolveService | cmd.EndService, asking: Asking, *, process: Process) -> Decision:
    """Let a service take part, behind its consent, or end its part."""
    service = resolve_services([command.service], process, state=asking.state)[0] if command.service.strip() else ""
    wanted = command.name.strip().casefold() if command.name else None
    taking_part = [
        one for one in asking.state.services if one.service == service and wanted in (None, (one.name or "").casefold())
    ]
    match command:
        case cmd.EndService():
            ended = [*taking_part, *_called_so(service, asking)] if wanted is None else taking_part
            found = tuple(Entry(ev.ServiceEnded(one.service, one.name)) for one in ended)
            return found or refuse("service-not-involved", service=command.service)
        case cmd.InvolveService():
            return _involve(command, service, asking=asking, process=process)


def _called_so(typed: str, asking: Asking) -> Iterator[Involvement]:
    """Give the services that the case has chosen and calls so: the name they have there is enough to end their part."""
    yield from (one for one in asking.state.services if (one.name or "").casefold() == typed.casefold())


def _involve(command: cmd.InvolveService, service: str, *, asking: Asking, process: Process) -> Decision:
    found, name = process.services.get(service), (command.name or "").strip()
    if found is None:
        return _unknown(command.service, process)
    if found.chosen_in_case and not name:
        return refuse("service-needs-name", service=found.title)
    spelt = resolve_services([name], process, state=asking.state)[0] if name else None
    if not found.chosen_in_case:
        if spelt not in (None, service):
            return _unknown(name, process)  # a service of the guide is none but that: its consent is for itself
        spelt = None
    names = [(one.name or "").casefold() for one in asking.state.services if one.service == service]
    if (spelt or "").casefold() in names:
        return refuse("already-involved", service=name or found.title)
    if covered(spelt or service, asking):
        return (Entry(ev.ServiceInvolved(service, spelt)),)
    title = spelt or found.title
    gate = Gate(need=Need.SERVICE_CONSENT, subject=service, at=found.at)
    said = (("subject", title), ("names", title), *_no_to(title, asking))
    return Refused((Reason(gate.need.value, said, gate),), wanted=title)


def _unknown(typed: str, process: Process) -> Refused:
    return refuse("unknown-service", service=typed, names=quoted(one.title for one in process.guideline.services))
