"""Moving deadlines, rightly and wrongly, and what must hold of a deadline that has been moved."""

from collections.abc import Iterator
from datetime import timedelta

from engine.cases import commands as cmd
from engine.cases.deadlines import running
from engine.cases.naming import title_of
from engine.cases.state import CaseState
from tests.random_walks.mischief import Act
from tests.random_walks.remedies import Desk

_FAR, _NEAR = 400, 2


def moves_of_deadlines(desk: Desk, state: CaseState) -> list[Act]:
    """Return ways to move a deadline: each that runs by name, and what no deadline can be moved by."""
    far, near = (desk.today + timedelta(days=days) for days in (_FAR, _NEAR))
    runs = [due for _, due in running(state, desk.process)]
    named = [title_of(due.of, desk.process) for due in runs]
    commands = [
        cmd.MoveDeadline(to_on=far, reason="Sykdom."),
        cmd.MoveDeadline(to_on=near, reason="Det haster."),
        cmd.MoveDeadline(to_on=far, reason=" "),
        cmd.MoveDeadline(to_on=desk.today - timedelta(days=1), reason="Feil dag."),
        cmd.MoveDeadline(to_on=far, reason="Sykdom.", of="finnes ikke"),
        *(cmd.MoveDeadline(to_on=due.due_on, reason="Samme dag.", of=due.of) for due in runs),
        *(cmd.MoveDeadline(to_on=far, reason="Sykdom.", of=one) for one in named),
        *(cmd.MoveDeadline(to_on=far, reason="Sykdom.", of=one, decided_by="rektor") for one in named),
    ]
    return [Act(one) for one in commands]


def wrong_after_moving(act: Act, *, after: CaseState, desk: Desk) -> Iterator[str]:
    """Tell what an accepted move has left wrong: the day is not the new one, or a hard one was moved by nobody."""
    if not isinstance(act.command, cmd.MoveDeadline):
        return
    moved = [due for _, due in running(after, desk.process) if due.moved and due.due_on == act.command.to_on]
    if not moved:
        yield "no deadline is on the day it was moved to"
    for due in moved:
        past = due.moved is not None and due.due_on > due.moved.own_on
        if past and not due.is_soft and due.moved is not None and due.moved.decided_by is None:
            yield "a deadline that must be kept was moved with nobody who decided"
