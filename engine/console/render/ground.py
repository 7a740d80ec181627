"""What a hint is computed from: the page, the case, and what can be done where it stands."""

from dataclasses import dataclass

from engine.cases.agenda import Agenda
from engine.cases.state import CaseState
from engine.console.render.page import Page

Hint = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """What a hint is computed from."""

    page: Page
    state: CaseState
    agenda: Agenda

    def hint(self, name: str, *arguments: str, why: str) -> Hint:
        """Return a command about this case, and what it is for."""
        return self.page.command(name, *arguments), self.page.say(f"hint.{why}")

    def own_words(self, flag: str | None = None) -> tuple[str, ...]:
        """Return how the user's own words are asked for."""
        if self.page.out.asks:
            return ()
        return (flag, "-") if flag else ("-",)

    def missing(self) -> frozenset[str]:
        """Return the codes of what some way on still asks for."""
        return frozenset(reason.code for option in self.agenda.options for reason in option.missing)
