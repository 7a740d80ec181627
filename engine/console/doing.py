"""Carries out a command on a case. Commands that only look do not come here, and so do not load what decides."""

from engine.application.cases import OnTrack, act
from engine.cases.commands import Command
from engine.console.finish import Tell, finish
from engine.console.options import Call
from engine.console.render.done import show_done


def do(
    call: Call, command: Command, *, again: tuple[str, ...] = (), tell: Tell = show_done, foresee: Tell | None = None
) -> int:
    """Carry out a command on the case, tell what came of it, and return the exit code.

    `again` is the command as it was given, without the case, for a hint that adds to it. `foresee` says first what the
    command leads to, also where it is only tried.
    """
    world = call.session.world()
    wanted = OnTrack(command, call.track) if call.track is not None else command
    outcome = act(world, call.number, command=wanted, happened_on=call.happened_on, dry_run=call.dry_run)
    whole = (*again, *call.beside) if again else ()
    return finish(call, outcome, again=whole, tell=tell, foresee=foresee)
