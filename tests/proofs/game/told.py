"""Owns what the token game tells of a guide: every fault by rule and place, as the analyser names the places."""

from collections.abc import Sequence

from engine.guideline.model import Guideline
from engine.guideline.names import SLASH, level_of
from tests.proofs.game.board import boards
from tests.proofs.game.facts import Found, Sweep, Table, keep
from tests.proofs.game.own import own_facts
from tests.proofs.game.reach import Reach
from tests.proofs.game.safety import unsafe
from tests.proofs.game.walk import Walk
from tests.proofs.game.ways import endless, play_ways
from tests.proofs.game.words import ADVICE, facts

RULES = ("G18", "G19", "G20", "G21", "P01", "P02", "P03", "P04", "P05", "P06", "K01", "K02")


class Game:
    """A guide that is played to the end in each of its variants, and what is asked about it afterwards."""

    def __init__(self, guideline: Guideline) -> None:
        self.guideline = guideline
        self.table = Table((*facts(guideline), *own_facts(guideline)))
        reaches = [Reach(board) for board in boards(guideline)]
        self.sweeps = [Sweep(reach, self.table) for reach in reaches]
        self._ways = play_ways(guideline, reaches)
        self._reaches = reaches

    def found(self) -> Found:
        """Return every fault in the guide; a place without steps is called by its level."""
        played: Found = {}
        for sweep in self.sweeps:
            for number, fact in enumerate(self.table.facts):
                for at, severity, length in sweep.of(number):
                    keep(played, (fact.rule, _called(at)), (severity, length))
        ways = {(rule, _called(at)): hit for (rule, at), hit in self._ways.items()}
        return played | ways | unsafe(self.guideline)

    def endless(self) -> dict[str, frozenset[str]]:
        """Return the places of each class that has no ending (G19), by where it is told."""
        together: dict[str, frozenset[str]] = {}
        for first, places in endless(self._reaches):
            together[_called(first)] = together.get(_called(first), frozenset()) | {_called(one) for one in places}
        return together

    def proved(self) -> list[str]:
        """Return the rule of each fact that nothing goes against, once for each variant in which that is so."""
        facts_of = enumerate(self.table.facts)
        return sorted(
            fact.rule for number, fact in facts_of for sweep in self.sweeps if not any(True for _ in sweep.of(number))
        )

    def can_walk(self, told: Sequence[str], *, rule: str, at: str, severity: str) -> bool:
        """Tell whether a case can walk a told way in some variant, and meets at its end what the rule says."""
        looked_at = self.table.of_rule(rule, past_rest=severity == ADVICE)
        return any(Walk(sweep, tuple(told), at=at, facts=looked_at).arrives() for sweep in self.sweeps)


def _called(at: str) -> str:
    return level_of(at) if at.endswith(SLASH) else at


def found_in(guideline: Guideline) -> Found:
    """Return every fault in a guide."""
    return Game(guideline).found()
