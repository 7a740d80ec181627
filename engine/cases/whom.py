"""Who is not to be at a meeting, and by which names somebody is known in a case."""

import re
from collections.abc import Collection, Iterable, Iterator

from engine.cases.conditions import Asking
from engine.cases.naming import name_of, role_meant
from engine.cases.shielding import kept_out
from engine.cases.state import CaseState
from engine.cases.tracks import step_at
from engine.cases.vocabulary import SubjectKind
from engine.guideline.element import Participant
from engine.guideline.model import Step
from engine.guideline.process import Process
from engine.guideline.vocabulary import RoleKind

_MOTHER = ("mor", "mora", "moren", "mamma", "mammaen", "mother", "mum")
_EVERYDAY = {
    RoleKind.GUARDIANS: (
        *_MOTHER,
        *("far", "faren", "pappa", "pappaen", "stemor", "stemora", "stemoren", "stefar", "stefaren"),
        *("forelder", "forelderen", "foreldre", "foreldrene", "foreldra", "foreldrane"),
        *("foresatt", "foresatte", "føresett", "føresette", "verge", "vergen", "vergene", "verje", "verja", "verjene"),
        *("hjemmet", "heimen", "hjemme", "heime", "familien"),
        *("father", "dad", "parent", "parents", "guardian", "guardians", "stepmother", "stepfather", "family"),
    ),
    RoleKind.CHILD: (
        *("barn", "barnet", "jente", "jenta", "gutt", "gutten", "gut", "guten", "elev", "eleven", "ungdom"),
        *("ungdommen", "ungdomen", "child", "girl", "boy", "pupil"),
    ),
}
_KIN = frozenset(_EVERYDAY[RoleKind.GUARDIANS])
_APART = re.compile(r"[,;/&+()]|\b(?:og|and|samt|eller|or)\b")
_BESIDE = frozenset(
    (
        *("begge", "både", "de", "dei", "den", "det", "hans", "hennes", "hennar", "deres", "deira"),
        *("sin", "si", "sine", "biologisk", "biologiske", "both", "the", "his", "her", "their"),
        *(word + end for word in _EVERYDAY[RoleKind.CHILD] for end in ("", "s", "'s")),
    )
)
"""What stands beside the word for somebody and says no more of who it is: «begge foreldrene», «gutens mor»."""


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
    yield from _everyday(name, state, process=process)


def is_meant(typed: str, name: str, *, state: CaseState, process: Process) -> bool:
    """Tell whether what was typed means, alone or among others, a role, service or body; also by another role."""
    names = set(known_as(name, state, process=process))
    return any(
        goes_by(one, names, state=state, process=process) for one in (typed, *_who_is(typed, state, process=process))
    )


def _who_is(typed: str, state: CaseState, *, process: Process) -> tuple[str, ...]:
    """Return who has the role in this case that was typed, by actor or name."""
    bound = state.roles.get(role_meant(typed, process) or "")
    return tuple(one for one in ((bound.actor, bound.name) if bound else ()) if one)


def goes_by(typed: str, names: Collection[str], *, state: CaseState, process: Process) -> bool:
    """Tell whether what was typed is one of these names, or has one of them in it: «mor og far», «mora til guten».

    What is called so as a service or body is nobody of that name.
    """
    known, whole = {name.casefold() for name in names}, typed.strip().casefold()
    if whole in known:
        return True
    parties = {
        *(name for one in process.services.values() for name in (one.id, one.title)),
        *(name for one in process.bodies.values() for name in (one.id, one.title)),
        *(one.key for one in state.services),
    }
    is_party = whole in {name.casefold() for name in parties}
    return not is_party and any(_is_one(piece.split(), known) for piece in _APART.split(whole))


def is_same(one: str, other: str, *, state: CaseState, process: Process) -> bool:
    """Tell whether two names are of the same, or one of them is among the other: «mor» and «mor og far».

    Of a role of the guide that is typed, whoever it is in the case and all who go by it are among.
    """
    if goes_by(one, {other}, state=state, process=process) or goes_by(other, {one}, state=state, process=process):
        return True
    roles = [role for role in (role_meant(one, process), role_meant(other, process)) if role]
    return any(all(is_meant(name, role, state=state, process=process) for name in (one, other)) for role in roles)


def _is_one(words: list[str], known: set[str]) -> bool:
    """Tell whether some words mean somebody: all of them, what is left without the idle ones, or the first of those.

    The first is enough for kin alone: «mora til guten» is his mother, «barnet sin lærer» is no child.
    """
    bare = [word for word in words if word not in _BESIDE or word in known]
    if " ".join(words) in known or " ".join(bare) in known:
        return True
    return bool(bare) and bare[0] in _KIN & known


def meant_among(
    typed: Collection[str], people: Iterable[Participant], *, state: CaseState, process: Process
) -> tuple[str, ...]:
    """Return the titles of those of these people whom something that was typed means, each once."""
    found = (
        one.title
        for one in people
        if any(goes_by(name, known_names(one, state, process=process), state=state, process=process) for name in typed)
    )
    return tuple(dict.fromkeys(found))


def own_names(state: CaseState, *, process: Process) -> frozenset[str]:
    """Return the names that have been written of people in a case, by role or with a consent or a measure.

    A word that is anybody's, as a role of the guide or what everybody calls one, is not a name.
    """
    written = (
        *(one.name for one in state.roles.values()),
        *(name for one in state.consents for name in (one.given_by, one.for_whom)),
        *(one.by for one in state.withdrawals),
        *(one.responsible for one in state.measures),
    )
    ids = (*process.roles, *process.services, *process.bodies)
    words = {word.casefold() for one in ids for word in (one, name_of(one, process))}.union(*_EVERYDAY.values())
    return frozenset(name for name in written if name and name.strip() and name.strip().casefold() not in words)


def named_as(name: str, state: CaseState, *, process: Process) -> Iterator[str]:
    """Return what a role, service or body is named: its id and title, and who or what it is in this case."""
    yield from (name, name_of(name, process))
    bound = state.roles.get(name)
    yield from (one for one in ((bound.actor, bound.name, bound.party) if bound else ()) if one)
    if bound and bound.party:
        yield name_of(bound.party, process)
    yield from (one.key for one in state.services if one.service == name)


def _everyday(name: str, state: CaseState, *, process: Process) -> Iterator[str]:
    """Return the words everybody has for a role: «mor» is one of the guardians, unless the guide means another by it.

    Where the case is about a grown-up, «mor» may be whom it is about, and so may she be who is with child.
    """
    roles = process.guideline.roles
    kind = next((role.kind for role in roles if role.id == name), None)
    if kind is None or state.subject is SubjectKind.ADULT:
        return
    others = {word.casefold() for role in roles if role.id != name for word in (role.id, role.title)}
    others |= set(_MOTHER) if state.subject is SubjectKind.PREGNANT else set()
    yield from (word for word in _EVERYDAY.get(kind, ()) if word not in others)


def all_but_kept_out(state: CaseState, kept_out: frozenset[str], *, process: Process) -> tuple[str, ...]:
    """Return by id or name everybody who is involved, while somebody is kept out and «all» would be them too."""
    holder = (state.coordinator,) if state.coordinator else ()
    everybody = (*holder, *state.roles, *(one.key for one in state.services))
    return tuple(dict.fromkeys(but_kept_out(everybody, kept_out, state=state, process=process)))


def but_kept_out(
    names: Iterable[str], kept_out: frozenset[str], *, state: CaseState, process: Process
) -> tuple[str, ...]:
    """Return those of these, by id or name, who are none of the roles that are kept out."""
    return tuple(
        one for one in names if not any(is_meant(one, role, state=state, process=process) for role in kept_out)
    )
