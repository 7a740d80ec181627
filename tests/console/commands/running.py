"""A case on a practice store: command lines as in a shell, the hints they end with, and those hints run again."""

import shlex
from dataclasses import dataclass, field

from tests.console.terminal import Ended, Terminal

WORDS = "Noe som noen skrev.\n"
DAY = "2026-09-08"
_TYPED = {"--alder": "12\n", "--fodt": "2014-03\n"}
_SHOWING = {"vis", "logg", "liste", "skriv", "innsyn", "--help"}


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command wrote, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def hints(self) -> tuple[str, ...]:
        """The commands that it ended with."""
        rows = self.err.splitlines()
        first = next((place for place, row in enumerate(rows) if row.startswith("→ ")), len(rows))
        return tuple(row[2:].split("   ")[0].strip() for row in rows[first:] if row[2:].startswith("bti "))

    @property
    def text(self) -> str:
        """Everything it wrote, with single spaces: lines are folded."""
        return " ".join((self.out + " " + self.err).split())


@dataclass(slots=True)
class Program:
    """The program on a practice store, on one day."""

    terminal: Terminal
    day: str = DAY
    hints_run: dict[str, int] = field(default_factory=dict)

    def bti(self, line: str, *, words: str = WORDS) -> Ran:
        """Run a command line written as in a shell; `words` stand on standard input."""
        ended: Ended = self.terminal.run(*shlex.split(line), stdin=words, BTI_NA=self.day)
        return Ran(ended.code, ended.out, ended.err)

    def ok(self, *lines: str) -> Ran:
        """Run commands that must succeed; return what the last one wrote."""
        ran = Ran(0, "", "")
        for line in lines:
            ran = self.bti(line)
            assert ran.code == 0, (line, ran)
        return ran

    def try_hints(self, ran: Ran) -> None:
        """Run every hint as it is printed, without keeping what it changes: done, or stopped by a rule."""
        for hint in ran.hints:
            dry = "" if _SHOWING & set(shlex.split(hint)) else " --vis-bare"
            words = next((typed for flag, typed in _TYPED.items() if f"{flag} -" in hint), WORDS)
            tried = self.bti(hint.removeprefix("bti ") + dry, words=words)
            assert tried.code in (0, 3), (hint, tried)
            self.hints_run[hint] = tried.code
