"""What was given before the command, and how a hint repeats it: else the hint would not be the same command here."""

import shlex
from datetime import date
from typing import NamedTuple

PROGRAM = "bti"
WITHOUT_STORE = frozenset({"veileder", "hjelp", "fullforing"})
"""The commands that read and write no store, but for those below."""
_OF_GUIDES_IN_STORE = frozenset({("veileder", "forskjell"), ("veileder", "publiser")})
_SETTING_UP = "oppsett"
_HELP = "--help"
_SWITCHING = ("--ovelse", "--ekte")  # these go from one store to the other, so neither can be named


class Choices(NamedTuple):
    """What the user said before the command: which store, and in a practice store as whom and when.

    `keep` tells that this store is to be used from now on. `hurried` is what a command says: it would rather do without
    the store than wait for it. So is `unattended`: whoever runs it may be a machine, which is nobody in the directory.
    """

    store: str | None = None
    keep: bool = False
    acting_as: str | None = None
    on_day: date | None = None
    hurried: bool = False
    unattended: bool = False


UNCHOSEN = Choices()


class Given(NamedTuple):
    """The options of the program that stood on the command line itself; an environment variable still holds."""

    store: str | None = None
    acting_as: str | None = None
    on_day: str | None = None

    def typed(self, command: str) -> str:
        """Return a command with the options that it needs, to be run as it is printed. Twice is the same as once."""
        if not command.startswith(f"{PROGRAM} "):
            return command
        rest = command.removeprefix(f"{PROGRAM} ")
        words = rest.split()
        if not words or words[0].startswith("--") or words[-1] == _HELP:
            return command
        options = [part for option, value in self._needed(words) if value for part in (option, value)]
        return f"{PROGRAM} {shlex.join(options)} {rest}" if options else command

    def _needed(self, words: list[str]) -> tuple[tuple[str, str | None], ...]:
        if words[0] in WITHOUT_STORE and tuple(words[:2]) not in _OF_GUIDES_IN_STORE:
            return ()
        if words[0] == _SETTING_UP:
            return () if set(words) & set(_SWITCHING) else (("--lager", self.store),)
        return ("--lager", self.store), ("--som", self.acting_as), ("--na", self.on_day)


NOTHING = Given()
