"""A case that is only thought: as far as it has come, and what one command more makes of it. Nothing is kept."""

from datetime import UTC, date, datetime, time, timedelta

from engine.application.cases import most_events
from engine.cases.beside import side_streams
from engine.cases.commands import Command, Context, OpenCase
from engine.cases.decide import decide
from engine.cases.events import Event, TrackOpened
from engine.cases.evolve import advance, fold
from engine.cases.refusals import Refused
from engine.cases.state import CaseState
from engine.guideline.process import Process
from engine.values import Struct, replace

WORKER = "saksbehandler-1"
START = date(2026, 1, 5)
"""The day on which every thought case begins: a Monday, so that nothing depends on when somebody asks."""
_NOON = time(12, tzinfo=UTC)


class Thought(Struct, frozen=True, kw_only=True):
    """A case as far as it has come. `commands` counts all that was done in it."""

    process: Process
    state: CaseState
    events: tuple[Event, ...]
    today: date
    commands: int = 1

    @property
    def is_over(self) -> bool:
        """Tell whether it has ended."""
        return self.state.ending is not None

    @property
    def way(self) -> tuple[Event, ...]:
        """What it did to move: a way on each time; that tracks begin with their step is no move of its own."""
        moved = (event for event in self.events if event.moved_from is not None)
        return tuple(event for event in moved if not isinstance(event.body, TrackOpened))

    @property
    def moves(self) -> int:
        """How many times it has moved."""
        return len(self.way)

    def later(self, days: int) -> "Thought":
        """Return it some days later."""
        return replace(self, today=self.today + timedelta(days=days))

    def told(self, command: Command, *, track: str | None = None) -> "Thought | Refused":
        """Return it after a command, or why the command is refused."""
        context = _context(self.process, self.today, seq=self.state.seq, command=self.commands, track=track)
        written = decide(self.state, command, process=self.process, context=context)
        if isinstance(written, Refused):
            return written
        state = advance(self.state, written, earlier=self.events)
        return replace(self, state=state, events=(*self.events, *written), commands=self.commands + 1)


def opened(process: Process, command: OpenCase, *, today: date = START) -> Thought | Refused:
    """Return a case that has just been opened, or why it may not be."""
    written = decide(None, command, process=process, context=_context(process, today, seq=0, command=0, track=None))
    if isinstance(written, Refused):
        return written
    return _begun(written, process, today=today)


def beside(case: Thought, written: tuple[Event, ...]) -> tuple[Thought, ...]:
    """Return the work that these events of a case open beside it, each as a case of its own."""
    streams = side_streams(written, case.state, process=case.process)
    return tuple(_begun((event,), case.process, today=case.today) for event in streams)


def _begun(written: tuple[Event, ...], process: Process, *, today: date) -> Thought:
    state = fold(written)
    if state is None:
        message = "opening a case led to no case"
        raise AssertionError(message)
    return Thought(process=process, state=state, events=written, today=today)


def _context(process: Process, today: date, *, seq: int, command: int, track: str | None) -> Context:
    enough = most_events(process, so_far=seq)
    return Context(
        case_id="tenkt-sak",
        command_id=f"kommando-{command}",
        event_ids=tuple(f"hendelse-{number}" for number in range(seq, seq + enough)),
        recorded_at=datetime.combine(today, _NOON),
        today=today,
        happened_on=today,
        by=WORKER,
        track=track,
        new_case_ids=tuple(f"ved-siden-{seq}-{place}" for place, _ in enumerate(process.guideline.side_work)),
    )
