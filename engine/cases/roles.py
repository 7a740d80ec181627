"""Roles in a case: which one a person means, and whom it may be bound to."""

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.conditions import Asking
from engine.cases.envelope import Decision, Entry
from engine.cases.naming import meant, quoted, role_meant
from engine.cases.refusals import Refused, refuse
from engine.cases.services import resolve_services
from engine.guideline.process import Process
from engine.guideline.registry import Role
from engine.guideline.vocabulary import RoleKind

_FAMILY = frozenset({RoleKind.SUBJECT, RoleKind.CHILD, RoleKind.GUARDIANS})


def bind(command: cmd.BindRole, asking: Asking, *, process: Process) -> Decision:
    """Bind a role to a person, a name, a service or a body; to none of them, and it is decided later."""
    found = role_meant(command.role, process)
    if found is None:
        return refuse("unknown-role", role=command.role, names=quoted(one.title for one in process.guideline.roles))
    role = process.roles[found]
    if role.kind is RoleKind.COORDINATOR:
        return refuse("role-is-coordinator", role=role.title)
    if command.name is not None and not command.name.strip():
        return refuse("blank", field="role-name")
    if _family_as_party(command, role, process=process):
        return refuse("role-is-a-person", role=role.title)
    if command.party is None:
        return (Entry(ev.RoleBound(role.id, command.actor, command.name)),)
    party = party_meant(command.party, process)
    if party is None:
        names = quoted(title for _, title in _parties(process))
        return refuse("unknown-service-or-body", party=command.party, names=names)
    spelt = resolve_services([command.name], process, state=asking.state)[0] if command.name else None
    return _unfit(command, party, process=process) or (Entry(ev.RoleBound(role.id, name=spelt, party=party)),)


def party_meant(typed: str, process: Process) -> str | None:
    """Return the id of the service or body of the guide that a person means."""
    return meant(typed, _parties(process))


def _family_as_party(command: cmd.BindRole, role: Role, *, process: Process) -> bool:
    """Tell whether one of the family is said to be a service or body: they are people, and kept out of a case as such.

    A name that is a service's is no better, or what is sent to the service would be sent to the family.
    """
    named = command.party is not None or (command.name is not None and party_meant(command.name, process) is not None)
    return named and role.kind in _FAMILY


def _parties(process: Process) -> tuple[tuple[str, str], ...]:
    """Return every service and body of the guide, by id and title."""
    services = ((one.id, one.title) for one in process.guideline.services)
    return (*services, *((one.id, one.title) for one in process.guideline.bodies))


def _unfit(command: cmd.BindRole, party: str, *, process: Process) -> Refused | None:
    """Return why a role cannot be bound to this service or body; a name is for a service that the case chooses."""
    service = process.services.get(party)
    is_chosen = service is not None and service.chosen_in_case
    if command.actor is not None or (command.name is not None and not is_chosen):
        return refuse("role-bound-twice")
    if service is not None and is_chosen and command.name is None:
        return refuse("service-needs-name", service=service.title)
    return None
