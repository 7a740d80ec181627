"""Owns what the game says of suspicion: who must be told, and which rule of a guide does not say so."""

from engine.guideline.model import Guideline
from engine.guideline.vocabulary import Status, Urgency
from tests.proofs.game.facts import Found
from tests.proofs.game.words import ERROR

_RULE = "P06"


def unsafe(guideline: Guideline) -> Found:
    """Return the fault of a guide by which nobody must always be told, at the rule that should say it."""
    urgencies = {rule.id: [one.urgency for one in rule.report_to] for rule in guideline.rules}
    if Urgency.ALWAYS in {one for found in urgencies.values() for one in found}:
        return {}
    telling = [rule for rule, found in urgencies.items() if found]
    if not telling and guideline.head.status is Status.DRAFT:
        return {}
    shielding = [rule.id for rule in guideline.rules if rule.kept_out or rule.cleared_by or rule.in_doubt]
    alone = list(urgencies) if len(urgencies) == 1 else []
    return {(_RULE, next(iter((*telling, *alone, *shielding)), "")): (ERROR, 0)}
