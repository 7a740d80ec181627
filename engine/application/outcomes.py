"""What can come of a command: it took effect, was refused, came too late, or there was no such case."""

from collections.abc import Callable
from functools import cached_property

from engine.application.finding import Ambiguous, Missing
from engine.application.ports import Conflict
from engine.application.reading import Readable
from engine.cases.agenda import Agenda
from engine.cases.eras import Era
from engine.cases.events import Event
from engine.cases.refusals import Refused
from engine.cases.state import CaseState
from engine.guideline.process import Process
from engine.values import Struct


class Opened(Struct, frozen=True):
    """A stream of work that a command opened beside the case: which of the guide's, its id, its number once kept."""

    side: str
    case_id: str
    number: str | None


class Done(Struct, frozen=True, kw_only=True, dict=True):
    """A command took effect: what happened, and the case before and after. In a dry run nothing was kept.

    The case is as the person may see it: `before` and `after` are folded from what the person may open, and `story` is
    that. `eras` are the versions of its guide that the case has followed. `agenda` is what can be done in the case as
    it stands now, which in a dry run is as it stood. `opened` is the work that it opened beside the case, `mark` the
    short head of the store after it.

    What is there to be shown is made by `reads` and `plans` when it is asked for: who shows nothing waits for none of
    it. Whoever looks has been logged before there is an answer.
    """

    case_id: str
    number: str | None
    process: Process
    before: CaseState | None
    events: tuple[Event, ...]
    reads: Callable[[], Readable]
    plans: Callable[[], Agenda]
    eras: tuple[Era, ...] = ()
    dry_run: bool = False
    opened: tuple[Opened, ...] = ()
    mark: str = ""

    @cached_property
    def agenda(self) -> Agenda:
        """What can be done in the case as it stands."""
        return self.plans()

    @property
    def after(self) -> CaseState:
        """The case after the command, as the person may see it."""
        return self._readable.state

    @cached_property
    def story(self) -> tuple[Event, ...]:
        """What the person may open of all that has happened in the case."""
        return self._readable.events

    @cached_property
    def _readable(self) -> Readable:
        return self.reads()


Outcome = Done | Refused | Missing | Ambiguous | Conflict
