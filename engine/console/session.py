"""What a command finds in Click's context: where to write, what the user chose, and the world behind it all."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from engine.console.output import Output
from engine.console.typed import UNCHOSEN, Choices

if TYPE_CHECKING:  # each of these rooms costs start-up time that `bti --help` shall not pay
    from engine.application.world import World
    from engine.console.wiring import Wiring


class Misused(click.UsageError):
    """A command that was written wrongly, and the whole lines that may have been meant, with what each is for."""

    def __init__(self, message: str, ctx: click.Context | None, *, instead: tuple[tuple[str, str], ...]) -> None:
        super().__init__(message, ctx)
        self.instead = instead


@dataclass(slots=True, kw_only=True)
class Session:
    """One run of the program. `without_store`: its command has nothing to do with any store."""

    output: Output
    wiring: "Wiring"
    choices: Choices = UNCHOSEN
    without_store: bool = False
    _world: "World | None" = None

    def world(self) -> "World":
        """Return the world; the store is opened at the first call."""
        if self._world is None:
            self._world = self.wiring.world(self.choices)
            if self._world.doubtful:
                self.output.mark_practice()
                self.output.paragraph(self.say("store-doubtful"), to_stderr=True)
        return self._world

    def hurried_world(self) -> "World":
        """Return the world, opened without waiting for whoever holds the store; it is not the one `world` returns."""
        return self.wiring.world(self.choices._replace(hurried=True))

    def practises(self) -> bool:
        """Tell whether the practice store is in use, also where it was not opened, or could not be."""
        if self._world is not None:
            return self._world.practice
        return not self.without_store and self.wiring.practises(self.choices)

    @property
    def language(self) -> str:
        """The language of the program's own texts."""
        return self.output.language

    def say(self, code: str, /, **arguments: str | int) -> str:
        """Return a text in the user's language."""
        return self.output.say(code, **arguments)

    def usage(self, code: str, /, **arguments: str | int) -> click.UsageError:
        """Return the error of a command that was written wrongly (exit code 2), to be raised."""
        return click.UsageError(self.say(code, **arguments), click.get_current_context(silent=True))

    def misused(self, code: str, /, *instead: tuple[str, str], **arguments: str | int) -> Misused:
        """Return such an error with the lines to type instead: whole commands, each with the code of what it is for."""
        pairs = tuple((command, self.say(explanation, **arguments)) for command, explanation in instead)
        return Misused(self.say(code, **arguments), click.get_current_context(silent=True), instead=pairs)


def session_of(context: click.Context) -> Session:
    """Return the session of a running command."""
    session = context.find_object(Session)
    if session is None:
        message = "the door puts a session in every context"
        raise LookupError(message)
    return session


pass_session = click.make_pass_decorator(Session)
