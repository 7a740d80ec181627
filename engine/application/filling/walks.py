"""The walks that practice cases follow: some hundred, by the rules of real cases, with notes between the moves.

A walk is made once, and lived by many: to decide each of a million cases anew would take a night. Two people take part
in it, and no text in it is its own: `relive` puts the people, the days and the words in.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from random import Random

from engine.application.ports import StoredGuideline
from engine.application.simulation.driving import Driver
from engine.application.simulation.remedies import Desk
from engine.application.simulation.sampling import Stop, further, opened_somewhere, something_else
from engine.application.simulation.thought import Thought
from engine.cases import commands as cmd
from engine.cases.deadlines import earliest
from engine.cases.events import Event
from engine.cases.evolve import fold
from engine.guideline.gates import kept_out
from engine.guideline.names import level_of
from engine.guideline.process import Process
from engine.values import Struct

COLLEAGUE = "saksbehandler-2"
NOTE = "Notat."
"""What stands for a note of the colleague until the case is lived."""
_MOST_MOVES = 80
_MOST_DAYS = 14
_NOTED = 0.4  # how often somebody writes a note before a move
_HELD = 0.3  # how often somebody takes the baton before a move, where nobody has it
_PROTECTED = 0.02  # of the families hide where they live


class Walk(Struct, frozen=True, kw_only=True):
    """A walk from the opening of a case to its end, one act after the other, on one guide.

    `timed` are the numbers of acts after which a deadline runs.
    """

    process: Process
    acts: tuple[tuple[Event, ...], ...]
    ends: bool
    timed: tuple[int, ...] = ()


def walks(guides: Sequence[tuple[Process, StoredGuideline]], *, count: int, seed: int) -> tuple[Walk, ...]:
    """Return so many walks, as many through each guide; the same for the same seed."""
    made = []
    for process, _ in guides:
        driver = Driver(Desk(process, Random(f"{seed} {process.digest}")))  # noqa: S311 - the same again, no secret
        made += [_walk(driver) for _ in range(max(1, count // len(guides)))]
    return tuple(one for one in made if one is not None)


def _walk(driver: Driver) -> Walk | None:
    driver.desk.next_child()
    case = opened_somewhere(driver)
    if case is None:
        return None
    chance = driver.desk.chance
    case = _joined(case)
    if chance.random() < _PROTECTED:
        case = _told(case, cmd.ProtectAddress())
    for _ in range(_MOST_MOVES):
        if case.is_over:
            break
        case = _meanwhile(case.later(chance.randint(0, _MOST_DAYS)), driver)
        after = further(something_else(case, driver), driver)
        if isinstance(after, Stop):
            break
        case = after
    acts = tuple(tuple(act) for _, act in groupby(case.events, key=lambda event: event.command_id))
    return Walk(process=case.process, acts=acts, ends=case.is_over, timed=tuple(_timed(acts, case.process)))


def _timed(acts: Sequence[tuple[Event, ...]], process: Process) -> Iterator[int]:
    so_far: tuple[Event, ...] = ()
    for number, act in enumerate(acts, start=1):
        so_far = (*so_far, *act)
        state = fold(so_far)
        if state is not None and state.ending is None and earliest(state, process) is not None:
            yield number


def _joined(case: Thought) -> Thought:
    """Let a colleague take part, in the first role that can be given to one and is never kept out of a case."""
    guide = case.process.guideline
    for role in guide.roles:
        after = case if role.id in kept_out(guide) else _told(case, cmd.BindRole(role=role.id, actor=COLLEAGUE))
        if after is not case:
            return after
    return case


def _meanwhile(case: Thought, driver: Driver) -> Thought:
    """Now and then write a note, or take the baton where nobody has it."""
    chance = driver.desk.chance
    if chance.random() < _NOTED:
        case = _told(case, cmd.AddNote(text=NOTE))
    if case.state.coordinator is None and chance.random() < _HELD:
        for command in driver.desk.baton(case.state, level_of(case.state.standing.state)):
            case = _told(case, command)
    return case


def _told(case: Thought, command: cmd.Command) -> Thought:
    """Return a case after a command; as it is where that is refused."""
    after = case.told(command)
    return after if isinstance(after, Thought) else case
