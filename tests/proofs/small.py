"""Owns small guides made by hand: one level with few steps and one ending, and what a test puts beside them."""

from typing import Any

from engine.guideline.element import Demand, Participant, Target
from engine.guideline.model import Answer, Guard, Guideline, Head, Level, Step, Track
from engine.guideline.registry import Body, Ending, Fact, Recipient, Role, Service, StandingRule
from engine.guideline.vocabulary import Language, Requirement, RoleKind, Status, StepKind, TargetKind, Urgency
from tests.proofs.drawing.places import called

END = Target(kind=TargetKind.ENDING, ref="slutt")
NEXT = Target(kind=TargetKind.NEXT)
GRAVE = Guard(fact="alvor", values=("stort",))
LIGHT = Guard(fact="alvor", values=("lite",))
SAFETY = StandingRule(
    id="mistanke", when="mistanke", do="meld", report_to=(Recipient(id="barnevern", urgency=Urgency.ALWAYS),)
)


def guide(*levels: Level, **fields: Any) -> Guideline:  # noqa: ANN401 - whatever fields the part has
    """Return a guide with these levels, the usual roles and rule, one service, and one fact with two values."""
    usual: dict[str, Any] = {
        "head": Head(id="liten", title="Liten", language=Language.BOKMAL, version="1", status=Status.TRIAL),
        "roles": tuple(
            Role(id=kind.value, title=kind.value, kind=kind)
            for kind in (RoleKind.CHILD, RoleKind.GUARDIANS, RoleKind.COORDINATOR)
        ),
        "services": (Service(id="ppt", title="PPT"),),
        "bodies": (Body(id="utvalg", title="Utvalg"),),
        "facts": (Fact(id="alvor", title="alvor", values=("lite", "stort")),),
        "endings": (Ending(id="slutt", title="Slutt"),),
    }
    rules = (*fields.pop("rules", ()), SAFETY)
    return Guideline(levels=levels, rules=rules, **(usual | fields))


def level(name: str, *steps: Step, **fields: Any) -> Level:  # noqa: ANN401 - whatever fields the part has
    """Return a level with these steps."""
    return Level(id=name, label=name, steps=steps, **fields)


def step(name: str, kind: StepKind = StepKind.STEP, **fields: Any) -> Step:  # noqa: ANN401 - whatever fields the part has
    """Return a step by its whole id."""
    return Step(id=name, kind=kind, title=called(name), **fields)


def tracks(name: str, *rows: tuple[Step, ...], **fields: Any) -> Step:  # noqa: ANN401 - whatever fields the part has
    """Return a step with these tracks, called t0, t1 and so on."""
    made = (Track(id=f"{name}/t{number}", title=f"t{number}", steps=row) for number, row in enumerate(rows))
    return step(name, StepKind.PARALLEL, tracks=tuple(made), **fields)


def answer(name: str, *targets: Target, **fields: Any) -> Answer:  # noqa: ANN401 - whatever fields the part has
    """Return an answer that leads to these places."""
    return Answer(id=name, title=name, targets=targets, **fields)


def to(name: str) -> Target:
    """Return the target that a step is."""
    return Target(kind=TargetKind.STEP, ref=name)


def to_level(name: str) -> Target:
    """Return the target that a level is."""
    return Target(kind=TargetKind.LEVEL, ref=name)


def somebody(name: str, *, optional: bool = False) -> tuple[Participant, ...]:
    """Return a list of people with one in it."""
    return (Participant(id=name, title=name, optional=optional),)


def asks(word: Requirement) -> tuple[Demand, ...]:
    """Return a `krever` with one word in it."""
    return (Demand(requirement=word),)
