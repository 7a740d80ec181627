"""How events fold into the state of a case. Pure, and without any guideline: an event says all that a fold needs.

What each kind of event changes lies beside this: the course of the case in `evolve_course`, its people in
`evolve_people`, the work done in `evolve_work`.
"""

from collections.abc import Iterable

from engine.cases import events as ev
from engine.cases.events import Event
from engine.cases.evolve_course import COURSE, TRACED, moved, opened, traces
from engine.cases.evolve_life import LIFE
from engine.cases.evolve_people import PEOPLE, named_after
from engine.cases.evolve_work import WORK
from engine.cases.state import Act, CaseState, Moment, Trace
from engine.cases.vocabulary import Compartment
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


# What hides something, and what leaves something to be redone; after all others what is remembered is as it was.
_REMEMBERED = {ev.ActUndone, *(kind for kind, lies in ev.COMPARTMENTS.items() if lies is Compartment.SHIELDED)}
_KINDS = {kind: ((name,), ev.compartment_of(kind)) for kind, (name, _) in ev.NAMES.items()}
_APPLIES = {**COURSE, **PEOPLE, **WORK, **LIFE}  # each kind of event in one of them alone


def fold(events: Iterable[Event]) -> CaseState | None:
    """Return the state after all effective events; None where there are none. Undone acts do not count."""
    stream = tuple(events)
    undone = undone_commands(stream)
    state: CaseState | None = None
    acts, trail, notes = _Growing(), list[Trace](), list[Moment]()
    for event in stream:
        counts, body = event.command_id not in undone, event.body
        if counts and state is not None and isinstance(body, TRACED):  # as most are: what `evolve` does with them
            changed = moved(state, event)
            trail += traces(event, body)
        else:
            changed = evolve(state, event) if counts or state is None else state
        state = _one_let_in(state, _remember(changed, event, undone=not counts))
        acts.add(event, undone=not counts)
        if state.notes:  # no event asks for them, nor for the trail
            notes += state.notes
            state = replace(state, notes=())
    if state is None:
        return None
    return replace(state, acts=tuple(acts), trail=tuple(trail), notes=tuple(notes), seq=stream[-1].seq)


def advance(state: CaseState, new: Iterable[Event], *, earlier: Iterable[Event]) -> CaseState:
    """Return the state after `new` events that follow on `earlier` ones, whose state is known.

    It is what `fold` gives of both, and cheap: only an undo or a redo makes it fold the whole anew.
    """
    coming = tuple(new)
    if any(isinstance(event.body, ev.ActUndone | ev.ActRedone) for event in coming):
        return fold((*earlier, *coming)) or state
    acts = _Growing(state.acts)
    for event in coming:
        state = _one_let_in(state, _remember(evolve(state, event), event, undone=False))
        acts.add(event, undone=False)
    return replace(state, acts=tuple(acts), seq=coming[-1].seq if coming else state.seq)


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
    apply = _APPLIES.get(type(body))
    changed = apply(before, event, body=body) if apply else None
    return before if changed is None else changed


class _Growing(list[Act]):
    """The acts of a case while it is folded, for undo and redo. The events of one command follow each other.

    A state is given them once, at the end: given one by one, a long case would be copied over and over.
    """

    def add(self, event: Event, *, undone: bool) -> None:
        """Add an event to the act that it is of."""
        kinds, compartment = _KINDS[type(event.body)]
        if self and self[-1].command_id == event.command_id:
            latest = self[-1]
            self[-1] = replace(latest, kinds=latest.kinds + kinds, written=(*latest.written, event))
            return
        self.append(Act(event.command_id, event.by, event.seq, event.track, kinds, compartment, undone, (event,)))


def _remember(state: CaseState, event: Event, *, undone: bool) -> CaseState:
    """Keep what is known of an event whatever it says: who may see what it hides, and what can be redone."""
    if not state.redoable and type(event.body) not in _REMEMBERED:
        return state
    named, redoable = named_after(state.named, event), _redoable(state, event, undone=undone)
    if named == state.named and redoable == state.redoable:
        return state
    return replace(state, redoable=redoable, named=named)


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
