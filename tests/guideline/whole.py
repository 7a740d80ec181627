"""A made-up guide that uses every way to lead on: tracks, variants, guards, a shield, side work and derived gates."""

from engine.guideline.compile import compile_process
from engine.guideline.element import Demand, Participant, Target
from engine.guideline.model import Answer, CheckItem, Guard, Guideline, Head, Level, Sharing, Step, Track
from engine.guideline.process import Process
from engine.guideline.registry import (
    Baton,
    BetweenMeetings,
    Body,
    ConsentType,
    Ending,
    Fact,
    Recipient,
    Role,
    Service,
    SideWork,
    StandingRule,
)
from engine.guideline.vocabulary import (
    Language,
    Requirement,
    RoleKind,
    Status,
    StepKind,
    TargetKind,
    Urgency,
)


def who(*names: str) -> tuple[Participant, ...]:
    return tuple(Participant(id=name, title=name) for name in names)


def to_level(name: str) -> Target:
    return Target(kind=TargetKind.LEVEL, ref=name)


END = Target(kind=TargetKind.ENDING, ref="slutt")
ONWARD = Target(kind=TargetKind.NEXT)

TALK = Step(id="a/prat", kind=StepKind.STEP, title="Prat", contacts=who("foresatte"))
DECIDE = Step(
    id="a/velg",
    kind=StepKind.DECISION,
    title="Velg",
    checklist=(CheckItem(id="ringt", title="Ringt"), CheckItem(id="skrevet", title="Skrevet")),
    requires=(Demand(requirement=Requirement.CHECKLIST),),
    answers=(
        Answer(
            id="videre",
            title="Videre",
            targets=(to_level("b"),),
            requires=(
                Demand(requirement=Requirement.TRIED, about=("a",)),
                Demand(requirement=Requirement.AGREEMENT, about=("barn", "service")),
                Demand(requirement=Requirement.CONSENT, about=("log",)),
            ),
        ),
        Answer(id="miljo", title="For miljøet", targets=(END,), opens=("system",)),
        Answer(
            id="barnevern",
            title="Overføres",
            targets=(END,),
            guards=(Guard(fact="alvor", values=("ja",)),),
            report_to=(
                Recipient(id="barnevern", urgency=Urgency.ALWAYS),
                Recipient(id="politi", urgency=Urgency.WHEN_NEEDED),
            ),
        ),
    ),
)
LEFT = Track(
    id="b/samtidig/mor",
    title="Mor",
    steps=(
        Step(id="b/samtidig/mor/ring", kind=StepKind.STEP, title="Ring", involves=who("ppt")),
        Step(
            id="b/samtidig/mor/skriv", kind=StepKind.STEP, title="Skriv", guards=(Guard(fact="alvor", values=("ja",)),)
        ),
    ),
)
RIGHT = Track(
    id="b/samtidig/bolig",
    title="Bolig",
    steps=(
        Step(id="b/samtidig/bolig/sok", kind=StepKind.STEP, title="Søk"),
        Step(
            id="b/samtidig/bolig/svar",
            kind=StepKind.DECISION,
            title="Svar",
            answers=(
                Answer(id="nei", title="Nei", targets=(Target(kind=TargetKind.STEP, ref="b/samtidig/bolig/sok"),)),
                Answer(id="ja", title="Ja", targets=(ONWARD,)),
            ),
        ),
    ),
)
MEASURES = Step(id="b/tiltak", kind=StepKind.MEASURES, title="Tiltak")
GUIDE = Guideline(
    head=Head(
        id="alt",
        title="Alt",
        language=Language.BOKMAL,
        version="1",
        status=Status.TRIAL,
        variants=("skole", "barnehage"),
    ),
    roles=(
        Role(id="barn", title="Barnet", kind=RoleKind.CHILD),
        Role(id="foresatte", title="Foresatte", kind=RoleKind.GUARDIANS),
        Role(id="stafettholder", title="Stafettholder", kind=RoleKind.COORDINATOR),
    ),
    services=(Service(id="ppt", title="PPT"), Service(id="andre", title="Andre", chosen_in_case=True)),
    bodies=(Body(id="but", title="BUT", counts_as_service=True),),
    facts=(Fact(id="alvor", title="alvor", values=("ja", "nei")),),
    consent_types=(ConsentType(id="log", title="Logg", scopes=("stafettlogg",), on_withdrawal=to_level("a")),),
    baton=Baton(
        levels=("b",),
        from_first_measure=True,
        weighed=("ønsker",),
        between=BetweenMeetings(talk_with=who("barn")),
    ),
    rules=(
        StandingRule(
            id="vold",
            when="Vold",
            do="Meld",
            report_to=(Recipient(id="barnevern", urgency=Urgency.ALWAYS),),
            kept_out=who("foresatte"),
            cleared_by=("barnevern",),
            afterwards=Target(kind=TargetKind.STEP, ref="a/velg"),
        ),
    ),
    levels=(
        Level(id="a", label="A", steps=(TALK, DECIDE)),
        Level(
            id="b",
            label="B",
            least_services=2,
            steps=(
                Step(
                    id="b/send",
                    kind=StepKind.STEP,
                    title="Send",
                    variants=("skole",),
                    guards=(Guard(fact="alvor", values=("ja",)),),
                    sends=Sharing(what="rapport", to=who("andre")),
                ),
                Step(id="b/samtidig", kind=StepKind.PARALLEL, title="Samtidig", tracks=(LEFT, RIGHT)),
                MEASURES,
                Step(id="b/igjen", kind=StepKind.MEASURES, title="Flere tiltak"),
                Step(
                    id="b/samle",
                    kind=StepKind.MEETING,
                    title="Samle",
                    covers=("b/sende",),
                ),
                Step(id="b/sende", kind=StepKind.STEP, title="Sende", sends=Sharing(what="planen", to=who("ppt"))),
                Step(id="b/evaluer", kind=StepKind.EVALUATION, title="Evaluer", evaluates_from=("a",)),
                Step(
                    id="b/del",
                    kind=StepKind.STEP,
                    title="Del",
                    shares=Sharing(what="referat"),
                    least_services=3,
                    goto=to_level("c"),
                ),
            ),
        ),
        Level(id="c", label="C", least_services=3, variants=("skole",)),
    ),
    side_work=(SideWork(id="system", title="Systemtiltak", what="Tiltak for miljøet."),),
    endings=(Ending(id="slutt", title="Slutt"),),
)
PROCESS: Process = compile_process(GUIDE, "x")
