"""A made-up guide that uses the whole language, for cases that are followed on it without store or YAML."""

from engine.calendar import Unit
from engine.guideline.compile import compile_process
from engine.guideline.element import Deadline, Demand, NextMeeting, Participant, Target
from engine.guideline.model import Answer, CheckItem, Guard, Guideline, Level, Sharing, Step, Track
from engine.guideline.process import Process
from engine.guideline.registry import (
    AgeRule,
    Baton,
    BetweenMeetings,
    Body,
    ConsentType,
    Ending,
    Entrance,
    Fact,
    HolderRule,
    Recipient,
    Role,
    Service,
    SideWork,
    StandingRule,
)
from engine.guideline.vocabulary import Anchor, Requirement, RoleKind, StepKind, TargetKind, Urgency
from tests.cases.guide import demands, head, to, to_end, to_level

ONWARD = Target(kind=TargetKind.NEXT)
SERIOUS = (Guard(fact="alvor", values=("ja",)),)
BY_FACT = Deadline(
    text="1 uke",
    low=1,
    high=1,
    unit=Unit.WEEKS,
    fact="sakstype",
    value="skolemiljø",
    others=(Deadline(text="3 uker", low=3, high=3, unit=Unit.WEEKS),),
)
FROM_MEETING = Deadline(
    text="innen 10 virkedager fra Møte",
    low=10,
    high=10,
    unit=Unit.WORKING_DAYS,
    anchor=Anchor.STEP,
    ref="b/mote",
)
FROM_LEVEL = Deadline(text="innen 2 måneder fra nivå A", low=2, high=2, unit=Unit.MONTHS, anchor=Anchor.LEVEL, ref="a")
TRACK_LIMIT = Deadline(text="innen 3 dager", low=3, high=3, unit=Unit.DAYS)


def who(*names: str) -> tuple[Participant, ...]:
    return tuple(Participant(id=name, title=TITLES.get(name, name)) for name in names)


TITLES = {
    "ansatt": "Ansatt",
    "barn": "Barnet",
    "foresatte": "Foresatte",
    "gruppa": "Gruppa",
    "ppt": "PPT",
    "bror": "Broren",
}

CHOICE = Step(
    id="a/velg",
    kind=StepKind.DECISION,
    title="Velg",
    answers=(
        Answer(
            id="videre",
            title="Videre",
            targets=(to_level("b"),),
            requires=(Demand(requirement=Requirement.AGREEMENT, about=("barn", "service")),),
        ),
        Answer(id="miljo", title="For miljøet", targets=(to_end("slutt"),), opens=("system",)),
        Answer(id="begge", title="For begge", targets=(to_level("b"),), opens=("system",), sets=(("alvor", "nei"),)),
        Answer(
            id="barnevern",
            title="Overfør",
            targets=(to_end("slutt"),),
            guards=SERIOUS,
            report_to=(Recipient(id="barnevern", urgency=Urgency.ALWAYS),),
        ),
        Answer(
            id="hvil",
            title="Hvil",
            targets=(to_level("c"),),
            requires=(Demand(requirement=Requirement.TRIED, about=("a",)),),
        ),
        Answer(id="igjen", title="Igjen", targets=(to_level("a"),)),
    ),
)
LEVEL_A = Level(
    id="a",
    label="nivå A",
    steps=(
        Step(id="a/lek", kind=StepKind.STEP, title="Se på leken", variants=("barnehage",)),
        Step(
            id="a/ring",
            kind=StepKind.STEP,
            title="Ring hjem",
            contacts=who("foresatte"),
            checklist=(CheckItem(id="ringt", title="Ringt"), CheckItem(id="skrevet", title="Skrevet ned")),
            requires=demands(Requirement.CHECKLIST),
            deadline=BY_FACT,
        ),
        CHOICE,
    ),
)
MOTHER = Track(
    id="b/samtidig/mor",
    title="Mor",
    steps=(
        Step(id="b/samtidig/mor/tung", kind=StepKind.STEP, title="Det tunge", guards=SERIOUS),
        Step(id="b/samtidig/mor/ring", kind=StepKind.STEP, title="Ring", deadline=TRACK_LIMIT),
        Step(
            id="b/samtidig/mor/samtale",
            kind=StepKind.STEP,
            title="Samtale",
            requires=demands(Requirement.NOTE),
            guards=SERIOUS,
        ),
    ),
)
HOUSING = Track(
    id="b/samtidig/bolig",
    title="Bolig",
    steps=(
        Step(id="b/samtidig/bolig/sok", kind=StepKind.STEP, title="Søk"),
        Step(
            id="b/samtidig/bolig/svar",
            kind=StepKind.DECISION,
            title="Svar",
            answers=(
                Answer(id="nei", title="Nei", targets=(to("b/samtidig/bolig/sok"),)),
                Answer(id="ja", title="Ja", targets=(ONWARD,)),
            ),
        ),
    ),
)
LEVEL_B = Level(
    id="b",
    label="nivå B",
    requires=demands(Requirement.CONSENT),
    without=who("bror"),
    steps=(
        Step(id="b/samtidig", kind=StepKind.PARALLEL, title="Samtidig", tracks=(MOTHER, HOUSING)),
        Step(
            id="b/mote",
            kind=StepKind.MEETING,
            title="Møte",
            names="holder",
            invites=who("barn", "foresatte", "bror"),
            next_meeting=NextMeeting(),
            sets=(("sakstype", "ordinær"),),
        ),
        Step(id="b/tiltak", kind=StepKind.MEASURES, title="Tiltak", deadline=FROM_MEETING),
        Step(
            id="b/evaluer",
            kind=StepKind.EVALUATION,
            title="Evaluer",
            hears=who("barn"),
            evaluates_from=("a",),
            deadline=FROM_LEVEL,
        ),
        Step(id="b/del", kind=StepKind.STEP, title="Del referatet", shares=Sharing(what="referat")),
        Step(
            id="b/videre",
            kind=StepKind.DECISION,
            title="Veien videre",
            least_services=3,
            answers=(
                Answer(id="mer", title="Mer", targets=(to("b/tiltak"),)),
                Answer(id="om-igjen", title="Om igjen", targets=(to_level("b"),)),
                Answer(id="ned", title="Ned", targets=(to_level("a"),)),
                Answer(id="slutt", title="Slutt", targets=(to_end("slutt"),)),
            ),
        ),
    ),
)
LEVEL_C = Level(id="c", label="nivå C", purpose="Et sted å hvile")
LEVEL_D = Level(id="d", label="nivå D", purpose="Bare for barnehagen", variants=("barnehage",))

WHOLE_GUIDE = Guideline(
    head=head(variants=("skole", "barnehage")),
    roles=(
        Role(id="barn", title="Barnet", kind=RoleKind.CHILD),
        Role(id="foresatte", title="Foresatte", kind=RoleKind.GUARDIANS),
        Role(id="bror", title="Broren"),
        Role(id="holder", title="Holderen", kind=RoleKind.COORDINATOR),
        Role(id="ansatt", title="Ansatt", kind=RoleKind.EMPLOYEE),
    ),
    services=(
        Service(id="ppt", title="PPT"),
        Service(id="bup", title="BUP"),
        Service(id="andre", title="Andre tjenester", chosen_in_case=True),
    ),
    bodies=(Body(id="gruppa", title="Gruppa"),),
    facts=(
        Fact(id="alvor", title="Alvor", values=("ja", "nei")),
        Fact(id="sakstype", title="Sakstype", values=("skolemiljø", "ordinær")),
    ),
    consent_types=(
        ConsentType(
            id="samarbeid",
            title="Samtykke til samarbeid",
            given_by=(
                AgeRule(who=who("foresatte"), to_age=14),
                AgeRule(who=who("barn", "foresatte"), from_age=15, to_age=15),
                AgeRule(who=who("barn"), from_age=16),
            ),
            lasts=Deadline(text="6 måneder", low=6, high=6, unit=Unit.MONTHS),
            scopes=("samarbeid",),
            on_withdrawal=to_level("c"),
        ),
        ConsentType(id="logg", title="Samtykke til logg", scopes=("stafettlogg",), per_service=True),
    ),
    baton=Baton(
        levels=("b",),
        from_first_measure=True,
        influenced_by=who("barn", "foresatte"),
        weighed=("ønskene i familien", "hvor mye som skal samordnes"),
        holders=(HolderRule(levels=("b",), decided_by=who("gruppa")),),
        between=BetweenMeetings(talk_with=who("barn")),
    ),
    entrances=(
        Entrance(start=to_level("a"), who=who("ansatt")),
        Entrance(start=to_level("a"), who=who("foresatte")),
        Entrance(start=to_level("d"), who=who("ansatt")),
        Entrance(start=to("a/velg"), who=who("barn")),
    ),
    rules=(
        StandingRule(
            id="vold",
            when="Du mistenker vold",
            do="Meld fra",
            report_to=(
                Recipient(id="barnevern", urgency=Urgency.ALWAYS),
                Recipient(id="politi", urgency=Urgency.WHEN_NEEDED),
            ),
            kept_out=who("foresatte"),
            cleared_by=("barnevern",),
            afterwards=to("a/velg"),
        ),
    ),
    levels=(LEVEL_A, LEVEL_B, LEVEL_C, LEVEL_D),
    side_work=(SideWork(id="system", title="Tiltak for miljøet", what="Se på klassen."),),
    endings=(Ending(id="slutt", title="Slutt"),),
)
WHOLE: Process = compile_process(WHOLE_GUIDE, "whole")
