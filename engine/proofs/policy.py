"""The path rules of a guide: those that hold for every guide, as one table, and the rules that it has itself."""

from engine.guideline.model import Guideline, steps_of
from engine.guideline.own_rules import OwnRule
from engine.guideline.vocabulary import Requirement, RoleKind, Seriousness, StepKind
from engine.proofs.facts import Fact, Mark, bits, own_bits
from engine.proofs.hits import Weight
from engine.values import Struct

_WEIGHTS = {Seriousness.ERROR: Weight.ERROR, Seriousness.WARNING: Weight.WARNING}


class Policy(Struct, frozen=True, kw_only=True):
    """One path rule: whether its fact holds at the start, which marks give, take and need it, and how much it weighs.

    `severity` None is that the guide itself decides, as `weight_of` reads it. `everywhere` is that a case that leaves
    by a report or a withdrawal still has the fact missing.
    """

    id: str
    start: bool
    gives: tuple[Mark | Requirement, ...]
    takes: tuple[Mark, ...] = ()
    needed_at: tuple[Mark, ...]
    severity: Weight | None
    everywhere: bool = True


POLICIES = (
    Policy(
        id="P01",  # consent before another service
        start=False,
        gives=(Mark.CONSENT, Requirement.CONSENT),
        needed_at=(Mark.SHARES,),
        severity=None,
    ),
    Policy(
        id="P02",  # a stafettholder is named
        start=False,
        gives=(Mark.NAMES_COORDINATOR, Requirement.COORDINATOR),
        needed_at=(Mark.NEEDS_COORDINATOR,),
        severity=None,
    ),
    Policy(
        id="P03",  # measures are evaluated: where the level has an evaluation it can be bypassed
        start=True,
        gives=(Mark.EVALUATES, Requirement.EVALUATION),
        takes=(Mark.MEASURES_EVALUATED,),
        needed_at=(Mark.DECIDES, Mark.ENDS),
        severity=Weight.ERROR,
        everywhere=False,
    ),
    Policy(
        id="P03",  # and where it has none
        start=True,
        gives=(Mark.EVALUATES, Requirement.EVALUATION),
        takes=(Mark.MEASURES_ELSEWHERE,),
        needed_at=(Mark.DECIDES, Mark.ENDS),
        severity=Weight.WARNING,
        everywhere=False,
    ),
    Policy(
        id="P04",  # the person the case is about is heard: nothing to be heard about until measures have begun
        start=True,
        gives=(Mark.HEARS, Requirement.CHILD_TALK),
        takes=(Mark.MEASURES,),
        needed_at=(Mark.DECIDES,),
        severity=Weight.WARNING,
        everywhere=False,
    ),
)


def facts_of(guideline: Guideline) -> tuple[Fact, ...]:
    """Return the path rules that hold for a guide, its own last, with how much each weighs in it."""
    weighed = ((policy, weight_of(policy, guideline)) for policy in POLICIES)
    own = (_of_own_rule(rule, number) for number, rule in enumerate(guideline.own_rules))
    shipped = (
        Fact(
            rule=policy.id,
            severity=weight,
            held=policy.start,
            gives=bits(*policy.gives),
            takes=bits(*policy.takes),
            needs=bits(*policy.needed_at),
            everywhere=policy.everywhere,
        )
        for policy, weight in weighed
        if weight
    )
    return (*shipped, *own)


def _of_own_rule(rule: OwnRule, number: int) -> Fact:
    """Return an own rule as a fact: what it lacks is carried on wherever a case goes."""
    gives, takes, needs = own_bits(number)
    weight = _WEIGHTS[rule.severity]
    return Fact(rule.id, weight, rule.at_start, gives=gives, takes=takes, needs=needs, everywhere=True)


def weight_of(policy: Policy, guideline: Guideline) -> Weight | None:
    """Return how much a rule weighs in a guide: faithful guides are often silent, so what the guide says decides."""
    match policy.id:
        case "P01":
            return Weight.ERROR if _asks_for_consent(guideline) else Weight.WARNING
        case "P02":
            return Weight.ERROR if guideline.baton else None
        case "P04":
            persons = (RoleKind.CHILD, RoleKind.SUBJECT)
            return policy.severity if any(role.kind in persons for role in guideline.roles) else None
        case _:
            return policy.severity


def _asks_for_consent(guideline: Guideline) -> bool:
    """Tell whether a guide asks for consent anywhere: in a step, a demand, or among its kinds of consent."""
    if guideline.consent_types:
        return True
    asking = [level.requires for level in guideline.levels] + [ending.requires for ending in guideline.endings]
    for level in guideline.levels:
        for step in steps_of(level):
            if step.kind is StepKind.CONSENT:
                return True
            asking += (step.requires, *(answer.requires for answer in step.answers))
    return any(demand.requirement is Requirement.CONSENT for one in asking for demand in one)
