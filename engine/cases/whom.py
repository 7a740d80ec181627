"""Who is not to be at a meeting, and by which names somebody is known in a case."""

from collections.abc import Collection, Iterable, Iterator

from engine.cases.conditions import Asking
from engine.cases.kin import BY_KIND, FATHERS, KIN, MOTHERS, PARTNERS, alike
from engine.cases.names_written import IDLE, is_kin_of, people_in, typed_as
from engine.cases.naming import name_of, role_meant
from engine.cases.shielding import kept_out
from engine.cases.spelling import folded, is_one_name, pieces, stem
from engine.cases.state import CaseState
from engine.cases.tracks import step_at
from engine.cases.vocabulary import ResponsibleKind, SubjectKind
from engine.guideline.element import Participant
from engine.guideline.model import Step
from engine.guideline.process import Process
from engine.guideline.registry import Role
from engine.guideline.vocabulary import RoleKind


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


def is_meant(
    typed: str, name: str, *, state: CaseState, process: Process, users: Collection[str] = frozenset()
) -> bool:
    """Tell whether what was typed means, alone or among others, a role, service or body; also by another role.

    What one of the `users` is called is that one, whoever else has a name with such a word in it.
    """
    who = (typed, *_who_is(typed, state, process=process))
    return any(_means(one, name, state=state, process=process, users=users) for one in who)


def _means(typed: str, name: str, *, state: CaseState, process: Process, users: Collection[str]) -> bool:
    """Tell whether what was typed is a word or a name for a role, service or body, or has one in it."""
    known = set(known_as(name, state, process=process))
    return goes_by(typed, known, state=state, process=process) or (
        name in process.roles
        and folded(typed) not in map(folded, users)
        and not _is_party(typed, state, process=process)
        and _is_of_role(typed, name, state=state, process=process)
    )


def _is_of_role(typed: str, name: str, *, state: CaseState, process: Process) -> bool:
    """Tell whether what was typed has in it a part of the name of one who has a role, or another form of its title.

    Nobody is taken for another whose whole name was typed: who has another role goes by that.
    """
    role = process.roles[name]
    found = [piece.split() for piece in pieces(typed)]
    if role_meant(typed, process) in (None, name) and any(_is_form(words, (role.id, role.title)) for words in found):
        return True
    if role.kind is RoleKind.GUARDIANS and state.subject is not SubjectKind.ADULT and any(map(is_kin_of, found)):
        return True
    people = {one for text in written_of(name, state, process=process) for one in people_in(text)}
    names = [one for one in (typed_as(piece) for piece in pieces(typed)) if one]
    if any(one in people for one in names):
        return True
    if _is_another(typed, name, state=state):
        return False
    return any(is_one_name(one, known) for one in names for known in people)


def _is_form(words: list[str], titles: Iterable[str]) -> bool:
    """Tell whether one word is another form of a title: «partneren» of «Partnaren»."""
    bare = [word for word in words if word not in IDLE]
    return len(bare) == 1 and any(stem(bare[0]) == stem(folded(title)) for title in titles)


def written_of(name: str, state: CaseState, *, process: Process) -> Iterator[str]:
    """Give what has been written of who has a role: by the role itself, with a consent of theirs, or with a measure."""
    bound = state.roles.get(name)
    yield from (one.name for one in (bound.each if bound else ()) if one.name)
    yield from (one.given_by for one in (*state.consents, *state.former_consents) if one.given_as == (name,))
    if process.roles[name].kind is RoleKind.GUARDIANS:
        yield from (one.responsible for one in state.measures if one.responsible_kind is ResponsibleKind.GUARDIANS)


def _is_another(typed: str, name: str, *, state: CaseState) -> bool:
    """Tell whether what was typed is, as a whole, the name that another role has in the case."""
    whole = folded(typed)
    return any(whole == folded(bound.name) for role, bound in state.roles.items() if role != name and bound.name)


def _who_is(typed: str, state: CaseState, *, process: Process) -> tuple[str, ...]:
    """Return who has the role in this case that was typed, by actor or name."""
    bound = state.roles.get(role_meant(typed, process) or "")
    return tuple(one for one in ((bound.actor, bound.name) if bound else ()) if one)


def goes_by(typed: str, names: Collection[str], *, state: CaseState, process: Process) -> bool:
    """Tell whether what was typed is one of these names, or has one of them in it: «mor og far», «mora til guten».

    What is called so as a service or body is nobody of that name.
    """
    known = {folded(name) for name in names} - {""}
    if folded(typed) in known:
        return True
    found = (piece.split() for piece in pieces(typed))
    return not _is_party(typed, state, process=process) and any(_is_one(words, known) for words in found)


def _is_party(typed: str, state: CaseState, *, process: Process) -> bool:
    """Tell whether what was typed is what a service or body is called."""
    parties = (
        *(name for one in process.services.values() for name in (one.id, one.title)),
        *(name for one in process.bodies.values() for name in (one.id, one.title)),
        *(one.key for one in state.services),
    )
    return folded(typed) in map(folded, parties)


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
    bare = [word for word in words if word not in IDLE or word in known]
    if known & {" ".join(words), " ".join(bare), "".join(bare)}:
        return True
    return bool(bare) and bare[0] in known and bare[0] in KIN | PARTNERS


def meant_among(
    typed: Collection[str],
    people: Iterable[Participant],
    *,
    state: CaseState,
    process: Process,
    users: Collection[str] = frozenset(),
) -> tuple[str, ...]:
    """Return the titles of those of these people whom something that was typed means, each once."""
    found = (
        one.title
        for one in people
        if any(_is_called(name, one, state=state, process=process, users=users) for name in typed)
    )
    return tuple(dict.fromkeys(found))


def _is_called(typed: str, person: Participant, *, state: CaseState, process: Process, users: Collection[str]) -> bool:
    """Tell whether what was typed means somebody: by the title that they have here, or as in `is_meant`."""
    return goes_by(typed, {person.title}, state=state, process=process) or _means(
        typed, person.id, state=state, process=process, users=users
    )


def own_names(state: CaseState, *, process: Process) -> frozenset[str]:
    """Return the names that have been written of people in a case, by role or with a consent or a measure.

    A word that is anybody's, as a role of the guide or what everybody calls one, is not a name. Of who has a role or
    has consented every word of the name is one, folded.
    """
    people = (*(one.name for one in state.roles.values()), *(one.given_by for one in state.consents))
    written = (
        *people,
        *(one.for_whom for one in state.consents),
        *(one.by for one in state.withdrawals),
        *(one.responsible for one in state.measures),
    )
    ids = (*process.roles, *process.services, *process.bodies)
    words = {folded(word) for one in ids for word in (one, name_of(one, process))}.union(PARTNERS, *BY_KIND.values())
    parts = {part for text in people if text for person in people_in(text) for part in person if len(part) > 1}
    names = {name for name in written if name and name.strip() and folded(name) not in words}
    return frozenset(names | (parts - words))


def named_as(name: str, state: CaseState, *, process: Process) -> Iterator[str]:
    """Return what a role, service or body is named: its id and title, and who or what it is in this case."""
    yield from (name, name_of(name, process))
    bound = state.roles.get(name)
    said = ((one.actor, one.name, one.party) for one in (bound.each if bound else ()))
    yield from (who for one in said for who in one if who)
    if bound and bound.party:
        yield name_of(bound.party, process)
    yield from (one.key for one in state.services if one.service == name)


def _everyday(name: str, state: CaseState, *, process: Process) -> Iterator[str]:
    """Return the words everybody has for a role: «mor» is one of the guardians, unless the guide means another by it.

    Where the case is about a grown-up, «mor» may be whom it is about, and so may she be who is with child. A role that
    is neither guardians nor the child has the words for what it is called: «kjæresten» is «Partnaren», and where no
    guardians are spoken of, so is the father.
    """
    role = process.roles.get(name)
    if role is None:
        return
    others = {folded(word) for one in process.guideline.roles if one.id != name for word in (one.id, one.title)}
    yield from _words_for(role, state, process=process) - others


def _words_for(role: Role, state: CaseState, *, process: Process) -> frozenset[str]:
    if role.kind in BY_KIND:
        if state.subject is SubjectKind.ADULT:
            return frozenset()
        return BY_KIND[role.kind] - (MOTHERS if state.subject is SubjectKind.PREGNANT else frozenset())
    words = alike(role.id, role.title)
    speaks_of_guardians = any(one.kind is RoleKind.GUARDIANS for one in process.guideline.roles)
    return words if speaks_of_guardians or not words & PARTNERS else words | FATHERS


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
