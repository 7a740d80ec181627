"""Who is not to be at a meeting, and by which names somebody is known in a case."""

from collections.abc import Iterator

from engine.cases.conditions import Asking
from engine.cases.naming import name_of
from engine.cases.shielding import kept_out
from engine.cases.state import CaseState
from engine.cases.tracks import step_at
from engine.guideline.element import Participant
from engine.guideline.model import Step
from engine.guideline.process import Process
from engine.guideline.vocabulary import RoleKind

_EVERYDAY = {
    RoleKind.GUARDIANS: (
        *("mor", "mora", "moren", "mamma", "far", "faren", "pappa", "forelder", "foreldre", "foreldrene", "hjemmet"),
        *("foresatt", "foresatte", "de foresatte", "føresett", "føresette", "verge", "verja", "heimen"),
        *("mother", "father", "mum", "dad", "parent", "parents", "guardian", "guardians"),
    ),
    RoleKind.CHILD: (
        *("barn", "barnet", "jente", "jenta", "gutt", "gutten", "guten", "elev", "eleven", "ungdom", "ungdommen"),
        *("ungdomen", "child", "girl", "boy", "pupil"),
    ),
}


def kept_away(asking: Asking, process: Process, *, at: Step | None = None) -> tuple[Participant, ...]:
    """Return those who are not to be present at a step, else where the track stands: by it, its level, or a shield."""
    step = at or step_at(asking, process)
    away = (*(step.without if step else ()), *process.level(asking.standing.state).without)
    return tuple({one.id: one for one in (*away, *kept_out(asking.state, process))}.values())


def known_names(person: Participant, state: CaseState, *, process: Process) -> set[str]:
    """Return every name that somebody has in a case, in lower case."""
    return {name.casefold() for name in (person.title, *known_as(person.id, state, process=process))}


def known_as(name: str, state: CaseState, *, process: Process) -> Iterator[str]:
    """Return what a role, service or body may be called: what it is named, and the words everybody has for it."""
    yield from named_as(name, state, process=process)
    yield from _everyday(name, process)


def named_as(name: str, state: CaseState, *, process: Process) -> Iterator[str]:
    """Return what a role, service or body is named: its id and title, and who or what it is in this case."""
    yield from (name, name_of(name, process))
    bound = state.roles.get(name)
    yield from (one for one in ((bound.actor, bound.name, bound.party) if bound else ()) if one)
    if bound and bound.party:
        yield name_of(bound.party, process)
    yield from (one.key for one in state.services if one.service == name)


def _everyday(name: str, process: Process) -> Iterator[str]:
    """Return the words everybody has for a role: «mor» is one of the guardians, unless the guide means another by it.

    Where the case is about a grown-up, «mor» may be whom it is about.
    """
    roles = process.guideline.roles
    kind = next((role.kind for role in roles if role.id == name), None)
    if kind is None or any(role.kind is RoleKind.SUBJECT for role in roles):
        return
    others = {word.casefold() for role in roles if role.id != name for word in (role.id, role.title)}
    yield from (word for word in _EVERYDAY.get(kind, ()) if word not in others)


def all_but_kept_out(state: CaseState, kept_out: frozenset[str]) -> tuple[str, ...]:
    """Return by id or name everybody who is involved, while somebody is kept out and «all» would be them too."""
    roles = (role for role in state.roles if role not in kept_out)
    holder = (state.coordinator,) if state.coordinator else ()
    return tuple(dict.fromkeys((*holder, *roles, *(one.key for one in state.services))))
