"""Proves that somebody must always be told on suspicion, by a rule that holds at every step (P06).

It is told at the rule that does not say so. A guide without any is told as a whole, but for a draft.
"""

from collections.abc import Iterator

from engine.guideline.model import Guideline
from engine.guideline.registry import StandingRule
from engine.guideline.vocabulary import Status, Urgency
from engine.proofs.hits import Hit, Weight


def untold(guideline: Guideline) -> Iterator[Hit]:
    """Tell a guide by which nobody must always be told; the place is a rule's id, or nothing for the guide itself."""
    telling = [rule for rule in guideline.rules if rule.report_to]
    if any(one.urgency is Urgency.ALWAYS for rule in telling for one in rule.report_to):
        return
    if telling or guideline.head.status is not Status.DRAFT:
        lacking = telling[0] if telling else _meant(guideline.rules)
        yield Hit("P06", Weight.ERROR, lacking.id if lacking else "")


def _meant(rules: tuple[StandingRule, ...]) -> StandingRule | None:
    """Return the rule that is about suspicion, whoever it tells: the only one, or the first that shields a case."""
    shielding = (rule for rule in rules if rule.kept_out or rule.cleared_by or rule.in_doubt)
    return rules[0] if len(rules) == 1 else next(shielding, None)
