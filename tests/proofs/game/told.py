"""Owns what the token game tells of a guide: every fault by rule and place, as the analyser names the places."""

from engine.guideline.model import Guideline
from engine.guideline.names import SLASH, level_of
from tests.proofs.game.board import boards
from tests.proofs.game.facts import Found, hits_of, play_facts
from tests.proofs.game.ways import play_ways
from tests.proofs.game.words import facts

RULES = ("G18", "G19", "G20", "G21", "P01", "P02", "P03", "P04", "P05")


def found_in(guideline: Guideline) -> Found:
    """Return every fault in a guide; a resting place is called by its level."""
    found = play_facts(guideline) | play_ways(guideline)
    return {(rule, level_of(at) if at.endswith(SLASH) else at): hit for (rule, at), hit in found.items()}


def proved_of(guideline: Guideline) -> list[str]:
    """Return the rule of each fact that nothing goes against, once for each variant in which that is so."""
    tried = ((fact.rule, hits_of(fact, board)) for board in boards(guideline) for fact in facts(guideline))
    return sorted(rule for rule, hits in tried if not any(True for _ in hits))
