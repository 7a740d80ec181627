"""A guide in which every field of the model is filled, each with words that stand nowhere else in it."""

from datetime import date

from engine.calendar import Unit
from engine.guideline.element import Deadline, Demand, Minutes, NextMeeting, Participant, Place, Target
from engine.guideline.model import Answer, Guard, Guideline, Head, Level, Passage, Step
from engine.guideline.registry import Body, Ending, Fact, MeetingType, Recipient, Role, Service, StandingRule, Tool
from engine.guideline.vocabulary import (
    Anchor,
    Language,
    Requirement,
    RoleKind,
    Status,
    StepKind,
    TargetKind,
    ToolStatus,
    ToolType,
    Urgency,
)

HERE = Place("alt.yaml", 7, 3)
_COUNT = iter(range(1000))


def _who() -> tuple[Participant, ...]:
    number = next(_COUNT)
    return (Participant(id="r1", title=f"person {number}", optional=True, does=f"gjøremål {number}"),)


def _deadline() -> Deadline:
    return Deadline(
        text=f"frist {next(_COUNT)}", low=4, high=6, unit=Unit.WEEKS, soft=True, anchor=Anchor.PREVIOUS_MEETING
    )


def _next() -> NextMeeting:
    return NextMeeting(within=_deadline())


ANSWER = Answer(
    id="a1",
    title="svartittel",
    targets=(
        Target(kind=TargetKind.STEP, ref="1/s2"),
        Target(kind=TargetKind.LEVEL, ref="n2"),
        Target(kind=TargetKind.ENDING, ref="e1"),
        Target(kind=TargetKind.NEXT),
    ),
    requires=(Demand(requirement=Requirement.NOTE), Demand(requirement=Requirement.REASON)),
    deadline=_deadline(),
    who=_who(),
    tools=("t1",),
    sets=(("f1", "verdi-en"),),
)
STEP = Step(
    id="1/s1",
    kind=StepKind.MEETING,
    title="stegtittel",
    what="hvatekst",
    how="hvordantekst",
    why="hvorfortekst",
    when="nårtekst",
    who=_who(),
    tools=("t1",),
    deadline=_deadline(),
    requires=(Demand(requirement=Requirement.CONSENT), Demand(requirement=Requirement.CHILD_TALK)),
    names="r1",
    involves=_who(),
    invites=_who(),
    without=_who(),
    hears=_who(),
    contacts=_who(),
    minutes=Minutes(to=("r1",), to_all_involved=True),
    next_meeting=_next(),
    meeting_type="m1",
    evaluates=True,
    covers=("1/s2",),
    answers=(ANSWER,),
    goto=Target(kind=TargetKind.STEP, ref="1/s2"),
    if_refused=Target(kind=TargetKind.ENDING, ref="e1"),
    guards=(Guard(fact="f1", values=("verdi-to",)),),
    optional=True,
    responsible=("employee", "service", "guardians", "r1"),
    body="b1",
    anonymous=True,
    form="formtekst",
    documented_in="journaltekst",
    more=(("Egen merkelapp", "egen tekst"),),
)
GUIDE = Guideline(
    head=Head(
        id="kortnavnet",
        title="veiledertittel",
        language=Language.BOKMAL,
        version="3.14",
        status=Status.TRIAL,
        municipality="Prøvekommunen",
        municipality_number="9876",
        updated=date(2021, 1, 2),
        valid_from=date(2022, 2, 3),
        next_review=date(2023, 3, 4),
        owner="eiertekst",
        approved_by="godkjenttekst",
        contacts=(("Kontakt for prøven", "kontaktperson"),),
        audience="hodemålgruppe",
        source="kildetekst",
        retention="oppbevaringstekst",
    ),
    about=(Passage(title="rammetittel", audience="rammemålgruppe", text="rammetekst"),),
    glossary=(("ordet", "ordforklaring"),),
    roles=(Role(id="r1", title="rolletittel", explanation="rolleforklaring", kind=RoleKind.LEADER),),
    services=(Service(id="j1", title="tjenestetittel", explanation="tjenesteforklaring", chosen_in_case=True),),
    bodies=(
        Body(
            id="b1",
            title="instanstittel",
            explanation="instansforklaring",
            tools=("t1",),
            form="t2",
            schedule="møteplan",
            recipient="mottakertekst",
            via="r1",
            members=("j1",),
            counts_as_service=True,
        ),
    ),
    tools=(
        Tool(
            id="t1",
            title="verktøytittel",
            type=ToolType.ROUTINE,
            link="https://example.org/skjema",
            also_called=("annet navn", "tredje navn"),
            audience="verktøymålgruppe",
            access_through="tilgangstekst",
            status=ToolStatus.COMING,
        ),
        Tool(
            id="t2",
            title="skjematittel",
            type=ToolType.LAW,
            link="https://example.org/lov",
            also_called=("fjerde navn",),
            audience="andre brukere",
            access_through="annen tilgang",
            status=ToolStatus.MISSING,
        ),
    ),
    meeting_types=(
        MeetingType(
            id="m1",
            title="møtetittel",
            evaluates=True,
            next_meeting=_next(),
            minutes=Minutes(to=("r1",), to_all_involved=True),
            tools=("t2",),
        ),
    ),
    facts=(Fact(id="f1", title="kjennetegntittel", values=("verdi-en", "verdi-to", "verdi-tre")),),
    rules=(
        StandingRule(
            id="regel",
            when="regelvilkår",
            do="regelhandling",
            who=_who(),
            tools=("t1",),
            report_to=(
                Recipient(id="barnevern", urgency=Urgency.SERIOUS_CONCERN),
                Recipient(id="j1", urgency=Urgency.WHEN_NEEDED),
            ),
            in_doubt="tvilstekst",
        ),
    ),
    levels=(
        Level(
            id="n1",
            label="77",
            title="nivåtittel",
            purpose="nivåformål",
            who=_who(),
            hears=_who(),
            requires=(Demand(requirement=Requirement.COORDINATOR),),
            deadline=_deadline(),
            tools=("t2",),
            steps=(STEP, Step(id="1/s2", kind=StepKind.STEP, title="andre stegtittel")),
        ),
        Level(id="n2", label="88"),
    ),
    endings=(
        Ending(
            id="e1",
            title="avslutningstittel",
            at=HERE,
            requires=(Demand(requirement=Requirement.EVALUATION),),
            remember="husketekst",
        ),
    ),
)
