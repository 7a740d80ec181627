"""How a case begins: on which variant of the guide, at which of its entrances, and by whom."""

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.ages import Born, ages, told
from engine.cases.commands import Context
from engine.cases.conditions import Asking
from engine.cases.describing import misdated, misdescribed, usual_subject
from engine.cases.envelope import Decision, Entry, Spot, enveloped
from engine.cases.evolve import evolve
from engine.cases.moves import begun, left_out
from engine.cases.naming import meant, name_of, quoted, role_meant, title_of
from engine.cases.reasons import not_begun, unmet
from engine.cases.refusals import Refused, refuse
from engine.cases.state import CaseState
from engine.cases.tracks import beginning, gates_for
from engine.cases.vocabulary import SubjectKind
from engine.guideline.gates import guards_of
from engine.guideline.names import level_of
from engine.guideline.process import Process, entry_of
from engine.guideline.registry import Entrance
from engine.guideline.vocabulary import RoleKind, Status, TargetKind
from engine.values import replace

_SELF = (RoleKind.CHILD, RoleKind.SUBJECT)
"""Whom a case is about comes with it: a guide calls that one a child, or whom it is about."""


def open_case(command: cmd.OpenCase, process: Process, *, context: Context) -> Decision:
    """Return what is to be written when a case is opened, or why it may not be."""
    born = told(None, context.happened_on, age=command.age, month=command.born)
    subject = command.subject or usual_subject(process, ages(born, None, on=context.happened_on))
    refused = _not_now(command, process, context=context) or _not_them(command, subject, born=born, context=context)
    if refused:
        return refused
    variant = _variant(command.variant, process)
    if isinstance(variant, Refused):
        return variant
    entrance = _entrance(command, process)
    if isinstance(entrance, Refused):
        return entrance
    state, by_role = entrance
    head = process.guideline.head
    opened = ev.CaseOpened(
        guideline=head.id,
        guideline_version=head.version,
        guideline_hash=process.digest,
        state=state,
        alias=command.alias,
        subject=subject,
        age=command.age,
        born=command.born,
        variant=variant,
        entered_by=by_role,
    )
    return _entered(opened, command, process=process, context=context)


def entrances(process: Process) -> tuple[tuple[str, Entrance | None], ...]:
    """Return the states where a case may begin, each with what the guide says of it; else only the first level."""
    named = process.guideline.entrances
    return tuple((_start(one, process), one) for one in named) or ((process.entry, None),)


def ways_in_of(state: CaseState, process: Process) -> tuple[str, ...]:
    """Return what the guide says of the way by which a case came in."""
    came = [one for one in process.guideline.entrances if state.entered_by in {who.id for who in one.who}]
    return tuple(dict.fromkeys(one.what for one in came if one.what))


def _not_now(command: cmd.OpenCase, process: Process, *, context: Context) -> Refused | None:
    head = process.guideline.head
    if head.status is Status.DRAFT and not command.allow_draft:
        return refuse("guideline-is-draft", title=head.title)
    if head.status is Status.WITHDRAWN:
        return refuse("guideline-is-withdrawn", title=head.title)
    if context.happened_on > context.today:
        return refuse("date-in-future", date=context.happened_on.isoformat())
    return None if command.alias.strip() else refuse("blank", field="alias")


def _not_them(command: cmd.OpenCase, subject: SubjectKind, *, born: Born | None, context: Context) -> Refused | None:
    on = context.happened_on
    return misdated(command.age, command.born, on=on) or misdescribed(subject, born, on=on)


def _variant(typed: str | None, process: Process) -> str | Refused | None:
    variants = process.guideline.head.variants
    if typed is not None:
        found = meant(typed, ((one, one) for one in variants))
        return found or refuse("unknown-variant", variant=typed, names=quoted(variants))
    if len(variants) > 1:
        return refuse("variant-needed", names=quoted(variants))
    return variants[0] if variants else None


def _start(entrance: Entrance, process: Process) -> str:
    target = entrance.start
    return entry_of(process.levels[str(target.ref)]) if target.kind is TargetKind.LEVEL else str(target.ref)


def _entrance(command: cmd.OpenCase, process: Process) -> tuple[str, str | None] | Refused:
    """Return the state to begin in and the role of who begins, or why there is no such way in."""
    found = entrances(process)
    if command.entry is not None:
        found = tuple(pair for pair in found if _is_meant(command.entry, pair[0], process=process))
        if not found:
            places = dict.fromkeys(_place(state, process) for state, _ in entrances(process))
            return refuse("no-such-entrance", entry=command.entry, names=quoted(places))
    return _by_whom(command.by_role, found, process=process)


def _is_meant(typed: str, state: str, *, process: Process) -> bool:
    """Tell whether a person means this way in: by its state, its step, or its level, with a word before it or none."""
    level, step = process.level(state), process.steps.get(state)
    names = [(state, title_of(state, process))]
    if step is None or step is level.steps[0]:  # the level's name means its first step
        names.append((level.id, level.label))
    label = typed.strip().rpartition(" ")[2]  # «nivå 2», «fase 2»: what a level is called is the guide's own word
    return meant(typed, names) is not None or meant(label, names[1:]) is not None


def _place(state: str, process: Process) -> str:
    """Return what a way in is called: the level, or the step where it does not lead to the level's first one."""
    level = process.level(state)
    return level.label if state == entry_of(level) else title_of(state, process)


def _by_whom(
    typed: str | None, found: tuple[tuple[str, Entrance | None], ...], *, process: Process
) -> tuple[str, str | None] | Refused:
    role = _who(typed, found, process=process) if typed is not None else None
    if typed is not None and role is None:
        titles = quoted(one.title for one in process.guideline.roles)
        return refuse("unknown-role", role=typed, names=titles)
    if role is None:
        return _unsaid(found, process=process)
    for state, entrance in found:
        if entrance is None or not entrance.who or role in {one.id for one in entrance.who}:
            return state, role
    return refuse("entrance-not-for", role=name_of(role, process), names=_those(found))


def _who(typed: str, found: tuple[tuple[str, Entrance | None], ...], *, process: Process) -> str | None:
    """Return who begins: a role, or one of those that an entrance names, who may be a service or a body."""
    named = ((one.id, one.title) for _, entrance in found if entrance for one in entrance.who)
    return role_meant(typed, process) or meant(typed, named) or _of_kind(typed, process)


def _of_kind(typed: str, process: Process) -> str | None:
    """Return the role that is of a kind (`guardians`), or the kind itself in a guide that has no role for it."""
    if typed not in {kind.value for kind in RoleKind}:
        return None
    kinds = _SELF if typed in _SELF else (typed,)
    found = [role for kind in kinds for role in process.guideline.roles if role.kind == kind]
    return found[0].id if found else typed


def _unsaid(found: tuple[tuple[str, Entrance | None], ...], *, process: Process) -> tuple[str, str | None] | Refused:
    """Nobody said who begins: it is an employee, where a way in is for employees; else anybody, where it may be."""
    employees = {role.id for role in process.guideline.roles if role.kind is RoleKind.EMPLOYEE}
    employees.add(RoleKind.EMPLOYEE.value)  # what the word itself means, where no role has it for a name
    for state, entrance in found:
        theirs = [one.id for one in (entrance.who if entrance else ()) if one.id in employees]
        if theirs:
            return state, theirs[0]
    for state, entrance in found:
        if entrance is None or not entrance.who:
            return state, None
    return refuse("entrance-by-whom", names=_those(found))


def _those(found: tuple[tuple[str, Entrance | None], ...]) -> str:
    return quoted(dict.fromkeys(one.title for _, entrance in found if entrance for one in entrance.who))


def _entered(opened: ev.CaseOpened, command: cmd.OpenCase, *, process: Process, context: Context) -> Decision:
    """Ask what the level and its step ask of a case that enters them, and begin the tracks if it begins with tracks."""
    level, gates = process.levels[level_of(opened.state)], gates_for(process)
    asking = _asking(opened, context)
    steps = level.steps[[step.id for step in level.steps].index(opened.state) :] if level.steps else ()
    first = beginning(steps, asking, gates=gates, end=opened.state)
    begins = replace(opened, state=first.state)
    asking = _asking(begins, context)
    step = process.steps.get(first.state)
    asked = gates.level(level) + (guards_of(step) if step else ()) + first.gates
    missing = unmet(asked, asking, process=process) + not_begun(first.state, asking, process=process)
    if missing:
        return Refused(tuple(dict.fromkeys(missing)), wanted=process.guideline.head.title)
    passed = tuple(Entry(left_out(one, asking, process=process)) for one in first.passed)
    hidden = (Entry(ev.AddressProtected(on=True)),) if command.address_protected else ()
    return (Entry(begins), *hidden, *passed, *begun(first.state, asking, process=process))


def _asking(opened: ev.CaseOpened, context: Context) -> Asking:
    (event,) = enveloped((Entry(opened),), Spot(opened.state), seq=0, context=context)
    return Asking(evolve(None, event), context.today)
