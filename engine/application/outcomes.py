"""What can come of a command: it took effect, was refused, came too late, or there was no such case."""

from engine.application.finding import Ambiguous, Missing
from engine.application.ports import Conflict
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


class Done(Struct, frozen=True, kw_only=True):
    """A command took effect: what happened, and the case before and after. In a dry run nothing was kept.

    The case is as the person may see it: `before` and `after` are folded from what the person may open, and `story` is
    that. `eras` are the versions of its guide that the case has followed. `agenda` is what can be done in the case as
    it stands now, which in a dry run is as it stood. `opened` is the work that it opened beside the case, `mark` the
    short head of the store after it.
    """

    case_id: str
    number: str | None
    process: Process
    before: CaseState | None
    after: CaseState
    events: tuple[Event, ...]
    story: tuple[Event, ...]
    agenda: Agenda
    eras: tuple[Era, ...] = ()
    dry_run: bool = False
    opened: tuple[Opened, ...] = ()
    mark: str = ""


Outcome = Done | Refused | Missing | Ambiguous | Conflict
