"""How events fold into the state of a case. Pure, and without any guideline: an event says all that a fold needs.

What each kind of event changes lies beside this: the course of the case in `evolve_course`, its people in
`evolve_people`, the work done in `evolve_work`.
"""

from collections.abc import Iterable

from engine.cases import events as ev
from engine.cases.events import Event
from engine.cases.evolve_course import apply_course, moved, opened
from engine.cases.evolve_life import apply_life
from engine.cases.evolve_people import apply_people, named_after
from engine.cases.evolve_work import apply_work
from engine.cases.state import Act, CaseState
from engine.values import replace

# Who may see a case is told by what was done, and is changed by doing something else.
_ACCESS = (
    ev.ShieldedAccessGiven,
    ev.ShieldedAccessEnded,
    ev.EmergencyAccessTaken,
    ev.EmergencyAccessReviewed,
    ev.AddressProtected,
)
# These change nothing that other acts build on, so they neither stop an undo nor empty redo.
OUTSIDE_UNDO = (ev.ConcernSuspected, ev.ConcernReported, ev.CaseRenamed, *_ACCESS)
# Undoing these would hide that a child was worried about or who has seen a case, bring back an alias that somebody
# wanted gone, or rewrite what undo itself did.
_LIFE = (
    ev.CaseArchived,
    ev.CaseRestricted,
    ev.RestrictionLifted,
    ev.ErasureAsked,
    ev.ErasureConfirmed,
    ev.ErasureCalledOff,
)
NEVER_UNDONE = (ev.CaseOpened, *OUTSIDE_UNDO, *_LIFE, ev.ActUndone, ev.ActRedone)


def fold(events: Iterable[Event]) -> CaseState | None:
    """Return the state after all effective events; None where there are none. Undone acts do not count."""
    stream = tuple(events)
    undone = undone_commands(stream)
    state: CaseState | None = None
    acts: list[Act] = []
    for event in stream:
        counts = event.command_id not in undone
        changed = evolve(state, event) if counts or state is None else state
        state = _one_let_in(state, _remember(changed, event, undone=not counts))
        _add_act(acts, event, undone=not counts)
    return replace(state, acts=tuple(acts)) if state else None


def advance(state: CaseState, new: Iterable[Event], *, earlier: Iterable[Event]) -> CaseState:
    """Return the state after `new` events that follow on `earlier` ones, whose state is known.

    It is what `fold` gives of both, and cheap: only an undo or a redo makes it fold the whole anew.
    """
    coming = tuple(new)
    if any(isinstance(event.body, ev.ActUndone | ev.ActRedone) for event in coming):
        return fold((*earlier, *coming)) or state
    acts = list(state.acts)
    for event in coming:
        state = _one_let_in(state, _remember(evolve(state, event), event, undone=False))
        _add_act(acts, event, undone=False)
    return replace(state, acts=tuple(acts))


def undone_commands(events: Iterable[Event]) -> frozenset[str]:
    """Return the ids of the commands that have been undone and not redone."""
    undone: set[str] = set()
    for event in events:
        match event.body:
            case ev.ActUndone(undone_command=command):
                undone.add(command)
            case ev.ActRedone(redone_command=command):
                undone.discard(command)
            case _:
                pass
    return frozenset(undone)


def effective(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events that count: those of no undone command, without the undoing itself."""
    stream = tuple(events)
    undone = undone_commands(stream)
    return tuple(
        event
        for event in stream
        if event.command_id not in undone and not isinstance(event.body, ev.ActUndone | ev.ActRedone)
    )


def evolve(state: CaseState | None, event: Event) -> CaseState:
    """Return the state after one event that counts."""
    body = event.body
    if isinstance(body, ev.CaseOpened):
        return opened(event, body)
    if state is None:
        message = "a case begins by being opened"
        raise ValueError(message)
    before = moved(state, event)
    for apply in (apply_course, apply_people, apply_work, apply_life):
        changed = apply(before, event, body=body)
        if changed is not None:
            return changed
    return before


def _remember(state: CaseState, event: Event, *, undone: bool) -> CaseState:
    """Keep what is known of an event whatever it says: its number, who may see what it hides, what can be redone."""
    named = named_after(state.named, event)
    return replace(state, redoable=_redoable(state, event, undone=undone), named=named, seq=event.seq)


def _add_act(acts: list[Act], event: Event, *, undone: bool) -> None:
    """Keep track of acts, for undo and redo. The events of one command follow each other.

    A state is given them once, at the end: given one by one, a long case would be copied over and over.
    """
    kind = ev.NAMES[type(event.body)][0]
    if acts and acts[-1].command_id == event.command_id:
        latest = acts[-1]
        acts[-1] = replace(latest, kinds=(*latest.kinds, kind), written=(*latest.written, event))
        return
    act = Act(
        command_id=event.command_id,
        by=event.by,
        seq=event.seq,
        track=event.track,
        kinds=(kind,),
        compartment=ev.compartment_of(type(event.body)),
        undone=undone,
        written=(event,),
    )
    acts.append(act)


def _one_let_in(before: CaseState | None, after: CaseState) -> CaseState:
    """Let the last who can open the shielded part stay in the case, whatever took them out of it.

    Else what is written there could be opened by nobody: only who is let in lets others in, and only who takes part
    can be let in.
    """
    if not after.named or after.named & after.participants:
        return after
    staying = after.named & before.participants if before else frozenset()
    return replace(after, colleagues=after.colleagues | (staying or after.named))


def _redoable(state: CaseState, event: Event, *, undone: bool) -> tuple[tuple[str, str], ...]:
    match event.body:
        case ev.ActUndone(undone_command=command):
            return (*state.redoable, (command, event.by))
        case ev.ActRedone():
            return state.redoable[:-1]
        case _:
            return state.redoable if undone or isinstance(event.body, OUTSIDE_UNDO) else ()
