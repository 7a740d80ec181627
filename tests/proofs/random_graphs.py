"""Owns guides drawn by chance: from a seed, one sound guide of 5 to 60 steps, as the model has it, faulty or not.

What is drawn is a guide that every other rule lets through: names exist, the last step of a level leads somewhere, no
jump crosses the border of a track. Whether a rule of the proofs finds something in it is left to chance; how a guide
leans (towards many endings, say, or towards hearing the child) is drawn once for it, so that both outcomes are common.
"""

from random import Random

from engine.guideline.element import Participant, Target
from engine.guideline.model import Guideline, Head, Level, steps_of
from engine.guideline.registry import (
    AgeRule,
    Baton,
    Body,
    ConsentType,
    Ending,
    Entrance,
    Fact,
    MeetingType,
    Recipient,
    Role,
    Service,
    SideWork,
    StandingRule,
)
from engine.guideline.vocabulary import Language, RoleKind, Status, TargetKind, Urgency
from engine.values import replace
from tests.proofs.drawing import words as said
from tests.proofs.drawing.places import Plan, planned
from tests.proofs.drawing.rules import own_rules
from tests.proofs.drawing.steps import Wiring
from tests.proofs.drawing.words import Lean, demands, leaning, person

LEAST, MOST = 5, 60
_KINDS = {
    said.CHILD: RoleKind.CHILD,
    said.SUBJECT: RoleKind.SUBJECT,
    said.GUARDIANS: RoleKind.GUARDIANS,
    said.HOLDER: RoleKind.COORDINATOR,
    said.EMPLOYEE: RoleKind.EMPLOYEE,
}
_SELDOM, _HALF, _OFTEN, _MOSTLY = 0.2, 0.5, 0.8, 0.95
_LONGEST_TAIL = 2.5  # most guides are small, as most faults are; every size comes


def drawn(seed: int) -> Guideline:
    """Return the guide of this seed."""
    guideline = _without_rules_of_its_own(seed)
    return replace(guideline, own_rules=own_rules(Random(f"own rules {seed}"), guideline))


def _without_rules_of_its_own(seed: int) -> Guideline:
    chance = Random(f"guide {seed}")
    lean = leaning(chance)
    size = LEAST + int((MOST - LEAST + 1) * chance.random() ** _LONGEST_TAIL)
    plan = planned(chance, size, parallel=chance.choice((0.0, 0.05, 0.2)), empty=chance.choice((0.0, 0.0, 0.3)))
    levels = _levels(chance, lean, plan)
    return Guideline(
        head=Head(
            id="tilfeldig",
            title="Tilfeldig",
            language=Language.BOKMAL,
            version="1",
            status=Status.TRIAL,
            variants=_variants(levels),
        ),
        roles=tuple(Role(id=role, title=role, kind=kind) for role, kind in _KINDS.items()),
        services=tuple(Service(id=name, title=name, explanation=name) for name in said.SERVICES),
        bodies=tuple(Body(id=name, title=name, counts_as_service=name == "team") for name in said.BODIES),
        meeting_types=(MeetingType(id=said.MEETING_TYPE, title=said.MEETING_TYPE, evaluates=True),),
        facts=tuple(Fact(id=name, title=name, values=values) for name, values in said.FACTS.items()),
        consent_types=_consents(chance, plan),
        baton=_baton(chance, plan),
        entrances=_entrances(chance, levels),
        rules=_rules(chance, plan),
        levels=levels,
        side_work=(SideWork(id=said.SIDE, title=said.SIDE, what=said.SIDE),),
        endings=tuple(Ending(id=name, title=name, requires=demands(chance, lean)) for name in said.ENDINGS),
    )


def _levels(chance: Random, lean: Lean, plan: Plan) -> tuple[Level, ...]:
    wiring = Wiring(chance, plan, lean)
    found = []
    for number, (name, spots) in enumerate(plan.levels.items()):
        asked = demands(chance, lean) if number else ()
        bound = number > 0 and chance.random() < lean.variant / 2
        variants = (chance.choice(said.VARIANTS),) if bound else ()
        found.append(Level(id=name, label=name, requires=asked, variants=variants, steps=wiring.row(spots)))
    return tuple(found)


def _variants(levels: tuple[Level, ...]) -> tuple[str, ...]:
    """A guide has variants where something in it is for one of them."""
    some = any(level.variants or any(step.variants for step in steps_of(level)) for level in levels)
    return said.VARIANTS if some else ()


def _anywhere(chance: Random, plan: Plan) -> Target:
    """Draw where a rule or a consent may lead from anywhere."""
    kind = chance.choice((TargetKind.STEP, TargetKind.LEVEL, TargetKind.ENDING))
    names = {
        TargetKind.STEP: plan.steps(),
        TargetKind.LEVEL: list(plan.levels),
        TargetKind.ENDING: list(said.ENDINGS),
    }
    return Target(kind=kind, ref=chance.choice(names[kind]))


def _rules(chance: Random, plan: Plan) -> tuple[StandingRule, ...]:
    """Draw the standing rules: one on violence, which may keep the guardians out, and one that only leads somewhere."""
    found = []
    if chance.random() < _MOSTLY:
        out: tuple[Participant, ...] = (person(said.GUARDIANS),) if chance.random() < _MOSTLY else ()
        told = _told(chance)
        leads = _anywhere(chance, plan) if chance.random() < _SELDOM else None
        found.append(StandingRule(id="vold", when="vold", do="meld", report_to=told, kept_out=out, afterwards=leads))
    if chance.random() < _SELDOM:
        found.append(StandingRule(id="flytting", when="flytting", do="gå", afterwards=_anywhere(chance, plan)))
    return tuple(found)


def _told(chance: Random) -> tuple[Recipient, ...]:
    """Draw who is told on violence: somebody always, somebody where it is needed, or nobody."""
    drawn_number = chance.random()
    if drawn_number > _OFTEN:
        return ()
    return (Recipient(id="barnevern", urgency=Urgency.ALWAYS if drawn_number < _HALF else Urgency.WHEN_NEEDED),)


def _consents(chance: Random, plan: Plan) -> tuple[ConsentType, ...]:
    if chance.random() >= _SELDOM * 2:
        return ()
    givers = tuple(person(role) for role in chance.sample((said.GUARDIANS, said.CHILD), chance.randint(1, 2)))
    leads = _anywhere(chance, plan) if chance.random() < _SELDOM else None
    given = (AgeRule(who=givers, from_age=0),) if chance.random() < _OFTEN else ()
    return (ConsentType(id=said.CONSENT_TYPE, title=said.CONSENT_TYPE, given_by=given, on_withdrawal=leads),)


def _baton(chance: Random, plan: Plan) -> Baton | None:
    if chance.random() >= _OFTEN:
        return None
    names = list(plan.levels)
    levels = tuple(chance.sample(names, chance.randint(0, len(names))))
    return Baton(by_acceptance=True, levels=levels, from_first_measure=chance.random() < _OFTEN)


def _entrances(chance: Random, levels: tuple[Level, ...]) -> tuple[Entrance, ...]:
    """Draw other ways in than the first level: a level that asks nothing, or a step that nothing leaves out."""
    if chance.random() >= _SELDOM:
        return ()
    open_levels = [level for level in levels if not level.requires and not level.variants]
    found = [Target(kind=TargetKind.LEVEL, ref=level.id) for level in open_levels]
    found += [
        Target(kind=TargetKind.STEP, ref=step.id)
        for level in open_levels
        for step in level.steps
        if not step.guards and not step.variants
    ]
    drawn_ones = chance.sample(found, min(len(found), chance.randint(1, 2)))
    return tuple(Entrance(start=target) for target in drawn_ones)
