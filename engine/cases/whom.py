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


def kept_away(asking: Asking, process: Process, *, at: Step | None = None) -> tuple[Participant, ...]:
    """Return those who are not to be present at a step, else where the track stands: by it, its level, or a shield."""
    step = at or step_at(asking, process)
    away = (*(step.without if step else ()), *process.level(asking.standing.state).without)
    return tuple({one.id: one for one in (*away, *kept_out(asking.state, process))}.values())


def known_names(person: Participant, state: CaseState, *, process: Process) -> set[str]:
    """Return every name that somebody has in a case, in lower case."""
    return {name.casefold() for name in (person.title, *known_as(person.id, state, process=process))}


def known_as(name: str, state: CaseState, *, process: Process) -> Iterator[str]:
    """Return what a role, service or body is known as: its id and title, and who or what it is in this case."""
    yield from (name, name_of(name, process))
    bound = state.roles.get(name)
    yield from (one for one in ((bound.actor, bound.name, bound.party) if bound else ()) if one)
    if bound and bound.party:
        yield name_of(bound.party, process)
    yield from (one.key for one in state.services if one.service == name)


def all_but_kept_out(state: CaseState, kept_out: frozenset[str]) -> tuple[str, ...]:
    """Return by id or name everybody who is involved, while somebody is kept out and «all» would be them too."""
    roles = (role for role in state.roles if role not in kept_out)
    holder = (state.coordinator,) if state.coordinator else ()
    return tuple(dict.fromkeys((*holder, *roles, *(one.key for one in state.services))))
