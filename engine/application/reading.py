"""What of a case its reader may open: the events, what they fold into, and what can be done.

What can be done comes from the whole case: what a shield forbids is shown to everybody who could break it, and what it
rests on to those who are named for it.
"""

from collections.abc import Callable

from engine.application.access import Access, Act, Category, may
from engine.application.finding import Found, allowed, roles_of, standing
from engine.application.world import World
from engine.cases.agenda import Agenda, Option, TrackAgenda, agenda
from engine.cases.describing import under_its_name
from engine.cases.events import COMPARTMENTS, Event, compartment_of
from engine.cases.evolve import fold
from engine.cases.refusals import Reason, Refused
from engine.cases.state import CaseState
from engine.cases.vocabulary import Compartment
from engine.guideline.names import is_ending
from engine.guideline.process import Process
from engine.values import Struct, replace

COORDINATOR_ONLY = "coordinator-only"

_READS = {
    Compartment.SERVICE: Act.READ_SERVICE,
    Compartment.SHIELDED: Act.READ_SHIELDED,
}
CATEGORIES = {
    Compartment.COMMON: Category.COMMON,
    Compartment.SERVICE: Category.SERVICE,
    Compartment.SHIELDED: Category.SHIELDED,
}


class Readable(Struct, frozen=True, kw_only=True):
    """A case as its reader may open it: the state is folded from these events alone.

    But for who is kept out, and who takes part: that is told to every reader, and may rest on what is shielded. An
    alias that the case no longer has is in none of the events.
    """

    state: CaseState
    written: tuple[Event, ...]
    categories: tuple[Category, ...]

    @property
    def events(self) -> tuple[Event, ...]:
        """The events as they are shown: written, but for the alias."""
        return under_its_name(self.written, self.state.alias)


def readable(world: World, found: Found, *, whole: CaseState, events: tuple[Event, ...]) -> Readable:
    """Return what the person may open of a case's events, which fold into `whole`."""
    mine = _opened(events, _opener(world, found, whole=whole))
    compartments = dict.fromkeys(compartment_of(kind) for kind in {type(event.body): None for event in mine})
    return Readable(
        state=whole if len(mine) == len(events) else _as_seen(mine, whole),
        written=mine,
        categories=tuple(CATEGORIES[one] for one in compartments),
    )


def _opened(events: tuple[Event, ...], opens: Callable[[Event], Access]) -> tuple[Event, ...]:
    """Return the events that may be opened; where all lie in the common part, the first stands for the others."""
    if events and COMPARTMENTS.keys().isdisjoint([type(event.body) for event in events]):
        return events if opens(events[0]).allowed else ()
    return tuple(event for event in events if opens(event).allowed)


def _as_seen(mine: tuple[Event, ...], whole: CaseState) -> CaseState:
    return replace(fold(mine) or whole, kept_out=whole.kept_out, colleagues=whole.colleagues)


def may_open(world: World, found: Found, *, whole: CaseState, event: Event) -> Access:
    """Tell whether the person may open one event."""
    return _opener(world, found, whole=whole)(event)


def _opener(world: World, found: Found, *, whole: CaseState) -> Callable[[Event], Access]:
    """Return what tells of each event of a case whether the person may open it; what is alike is asked once."""
    me, roles = world.person, roles_of(world.person)
    asked = replace(standing(world, found), named=me.id in whole.named)

    common = may(Act.READ, roles=roles, standing=asked)  # who wrote it makes no difference there; most of a case is so
    others: dict[tuple[Compartment, bool], Access] = {}

    def opened(event: Event) -> Access:
        lies = COMPARTMENTS.get(type(event.body))
        if lies is None:
            return common
        own = event.by == me.id or event.unit == me.unit
        if (lies, own) not in others:
            others[lies, own] = may(_READS[lies], roles=roles, standing=replace(asked, own_service=own))
        return others[lies, own]

    return opened


def agenda_for(world: World, found: Found, *, whole: CaseState, process: Process) -> Agenda:
    """Return what the case can do now; where only its coordinator may close it, what ends it is shown as closed."""
    here = agenda(whole, process, today=world.clock.today())
    if whole.coordinator is None or allowed(world, found, act=Act.COORDINATE).allowed:
        return here
    reason = coordinator_only(whole)
    options = tuple(_closed(option, reason) for option in here.options)
    return replace(here, options=options, tracks=tuple(_track(track, reason) for track in here.tracks))


def coordinator_only(state: CaseState) -> Reason:
    """Return the reason that only the one who has the baton may do it; `actor` is who that is."""
    return Reason(COORDINATOR_ONLY, (("actor", str(state.coordinator)),))


def refused_to_others(state: CaseState) -> Refused:
    """Return the refusal of what only the one who has the baton may do."""
    return Refused((coordinator_only(state),))


def _track(track: TrackAgenda, reason: Reason) -> TrackAgenda:
    return replace(track, options=tuple(_closed(option, reason) for option in track.options))


def _closed(option: Option, reason: Reason) -> Option:
    return replace(option, missing=(*option.missing, reason)) if is_ending(option.dest) else option
