"""Small guides for the proofs, and guides drawn by chance from a seed."""

from random import Random

from engine.guideline.element import Demand, Participant, Target
from engine.guideline.model import Answer, Guard, Guideline, Head, Level, Step, Track
from engine.guideline.registry import Baton, Ending, Fact, Recipient, Role, Service, StandingRule
from engine.guideline.vocabulary import Language, Requirement, RoleKind, Status, StepKind, TargetKind, Urgency

NEXT = Target(kind=TargetKind.NEXT)
END = Target(kind=TargetKind.ENDING, ref="slutt")
PPT = Participant(id="ppt", title="PPT")
CHILD = Participant(id="barn", title="Barnet")
SAFETY = StandingRule(
    id="mistanke", when="Mistanke", do="Meld", report_to=(Recipient(id="barnevern", urgency=Urgency.ALWAYS),)
)
ROLES = (
    Role(id="barn", title="Barnet", kind=RoleKind.CHILD),
    Role(id="holder", title="Holder", kind=RoleKind.COORDINATOR),
)


def to(step: str) -> Target:
    return Target(kind=TargetKind.STEP, ref=step)


def to_level(level: str) -> Target:
    return Target(kind=TargetKind.LEVEL, ref=level)


def step(name: str, kind: StepKind = StepKind.STEP, **said: object) -> Step:
    return Step(id=name, kind=kind, title=name, **said)  # type: ignore[arg-type] # a test names the fields it sets


def answer(name: str, *targets: Target, **said: object) -> Answer:
    return Answer(id=name, title=name, targets=targets, **said)  # type: ignore[arg-type] # as above


def guide(
    *levels: Level, rules: tuple[StandingRule, ...] = (), baton: Baton | None = None, **head: object
) -> Guideline:
    said = {
        "id": "prove",
        "title": "Prøve",
        "language": Language.BOKMAL,
        "version": "1",
        "status": Status.TRIAL,
        **head,
    }
    return Guideline(
        head=Head(**said),  # type: ignore[arg-type] # as above
        roles=ROLES,
        services=(Service(id="ppt", title="PPT"),),
        facts=(Fact(id="alder", title="Alder", values=("ung", "eldre")),),
        endings=(Ending(id="slutt", title="Avsluttet"),),
        levels=levels,
        rules=(*rules, SAFETY),
        baton=baton,
    )


def level(name: str, *steps: Step, **said: object) -> Level:
    return Level(id=name, label=name, steps=steps, **said)  # type: ignore[arg-type] # as above


# ---------------------------------------------------------------- by chance


class Drawing:
    """Draws a guide: levels of steps of every kind, with answers, facts, tracks and ways that are open everywhere."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def guide(self) -> Guideline:
        chance = self._random
        names = [f"{number}" for number in range(chance.randint(1, 4))]
        sizes = {name: chance.choice([0, 1, 2, 3, 5, 8]) if chance.random() < 0.9 else 0 for name in names}
        sizes[names[0]] = max(sizes[names[0]], 1)
        self._places = [f"{name}/s{place}" for name in names for place in range(sizes[name])]
        self._levels = names
        levels = tuple(self._level(name, sizes[name]) for name in names)
        anywhere = self._target() if chance.random() < 0.2 else None
        rules = (StandingRule(id="vold", when="Vold", do="Meld", afterwards=anywhere),) if anywhere else ()
        baton = Baton(from_first_measure=True) if chance.random() < 0.5 else None
        variants = ("a", "b") if chance.random() < 0.2 else ()
        return guide(*levels, rules=rules, baton=baton, variants=variants)

    def _level(self, name: str, size: int) -> Level:
        steps = tuple(self._step(f"{name}/s{place}", is_last=place == size - 1) for place in range(size))
        requires = self._demands() if name != self._levels[0] else ()
        return level(name, *steps, requires=requires)

    def _target(self) -> Target:
        chance = self._random.random()
        if chance < 0.2:
            return END
        if chance < 0.5:
            return to_level(self._random.choice(self._levels))
        return to(self._random.choice(self._places))

    def _demands(self) -> tuple[Demand, ...]:
        words = (Requirement.CONSENT, Requirement.EVALUATION, Requirement.COORDINATOR)
        return tuple(Demand(requirement=word) for word in words if self._random.random() < 0.08)

    def _step(self, name: str, *, is_last: bool) -> Step:
        chance = self._random
        kind = chance.choice([one for one in StepKind if one is not StepKind.CONSULTATION])
        said: dict[str, object] = self._marks(kind)
        if not is_last and chance.random() < 0.15:
            said["guards"] = (Guard(fact="alder", values=("ung",)),)
        if not is_last and chance.random() < 0.1:
            said["optional"] = True
        if kind is StepKind.PARALLEL:
            said["tracks"] = tuple(self._track(f"{name}/t{number}") for number in range(2))
        said |= self._ways(kind, is_last=is_last)
        return step(name, kind, **said)

    def _marks(self, kind: StepKind) -> dict[str, object]:
        chance = self._random
        said: dict[str, object] = {"requires": self._demands()}
        if kind is not StepKind.PARALLEL:
            said["involves"] = (PPT,) if chance.random() < 0.15 else ()
            said["hears"] = (CHILD,) if chance.random() < 0.2 else ()
            said["names"] = "holder" if chance.random() < 0.1 else None
        return said

    def _ways(self, kind: StepKind, *, is_last: bool) -> dict[str, object]:
        chance = self._random
        if kind is StepKind.CONSENT:
            return {"if_refused": self._target(), "goto": self._target() if is_last else None}
        if kind is StepKind.DECISION or chance.random() < 0.2:
            own = () if is_last else (NEXT,)
            targets = [*own, *(self._target() for _ in range(chance.randint(1, 3)))]
            return {"answers": tuple(answer(f"a{place}", target) for place, target in enumerate(targets))}
        return {"goto": self._target() if is_last or chance.random() < 0.1 else None}

    def _track(self, name: str) -> Track:
        chance = self._random
        kinds = (StepKind.STEP, StepKind.MEASURES, StepKind.EVALUATION, StepKind.CONSENT, StepKind.DECISION)
        names = [f"{name}/s{place}" for place in range(chance.randint(1, 3))]
        steps = []
        for one in names:
            kind = chance.choice(kinds)
            said = self._marks(kind)
            back = to(chance.choice(names))
            if kind is StepKind.DECISION:
                said["answers"] = (answer("videre", NEXT), answer("tilbake", back))
            if kind is StepKind.CONSENT:
                said["if_refused"] = chance.choice([NEXT, back])
            if kind is StepKind.STEP and chance.random() < 0.15:
                said["goto"] = back
            steps.append(step(one, kind, **said))
        return Track(id=name, title=name, steps=tuple(steps))
