"""A guide in which every field of the model is filled, each with words that stand nowhere else in it."""

from datetime import date

from engine.calendar import Unit
from engine.guideline.element import Deadline, Demand, Minutes, NextMeeting, Participant, Place, Target
from engine.guideline.model import (
    Answer,
    CheckItem,
    Guard,
    Guideline,
    Head,
    Level,
    Passage,
    Sharing,
    Step,
    Track,
)
from engine.guideline.own_rules import OwnRule, Spot
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
    Log,
    MeetingType,
    Recipient,
    Role,
    Service,
    SideWork,
    StandingRule,
    Tool,
)
from engine.guideline.vocabulary import (
    Anchor,
    Language,
    LogPart,
    Requirement,
    RoleKind,
    Seriousness,
    SpotKind,
    Status,
    StepKind,
    TargetKind,
    ToolStatus,
    ToolType,
    Urgency,
)
from engine.values import replace

HERE = Place("alt.yaml", 7, 3)
_COUNT = iter(range(1000))


def _who() -> tuple[Participant, ...]:
    number = next(_COUNT)
    return (Participant(id="r1", title=f"person {number}", optional=True, does=f"gjøremål {number}"),)


def _deadline() -> Deadline:
    plain = Deadline(text=f"frist {next(_COUNT)}", low=4, high=6, unit=Unit.WEEKS, soft=True, anchor=Anchor.STEP)
    others = (replace(plain, text=f"ellers {next(_COUNT)}"),)
    return replace(plain, ref="1/s2", fact="f1", value="verdi-en", others=others)


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
    opens=("o1",),
    report_to=(Recipient(id="b1", urgency=Urgency.ALWAYS),),
    guards=(Guard(fact="f1", values=("verdi-tre",)),),
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
    requires=(
        Demand(requirement=Requirement.CONSENT),
        Demand(requirement=Requirement.CHILD_TALK),
        Demand(requirement=Requirement.CHECKLIST),
        Demand(requirement=Requirement.TRIED, about=("n2",)),
        Demand(requirement=Requirement.AGREEMENT, about=("r1", "service")),
    ),
    names="r1",
    attendance_by=_who(),
    least_services=2,
    consent_type="c1",
    consent_for=("formålsord",),
    evaluates_from=("n2",),
    sends=Sharing(what="sendetekst", to=_who()),
    shares=Sharing(what="deletekst", to=_who()),
    checklist=(CheckItem(id="l1", title="linjetekst"),),
    sets=(("f1", "verdi-fire"),),
    variants=("variant-en",),
    tracks=(Track(id="1/s1/p1", title="sportittel", steps=(Step(id="p2", kind=StepKind.DECISION, title="sporsteg"),)),),
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
        archived_within=Deadline(text="arkiveringsfrist", low=3, high=3, unit=Unit.MONTHS),
        kept_for=Deadline(text="oppbevaringsfrist", low=9, high=9, unit=Unit.MONTHS),
        variants=("variant-en", "variant-to"),
        labels=(("level", "trinn"),),
        builds_on="grunnlaget",
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
            checked_on=date(2021, 2, 3),
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
            checked_on=date(2020, 7, 8),
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
    consent_types=(
        ConsentType(
            id="c1",
            title="samtykketittel",
            tools=("t1",),
            given_by=(AgeRule(who=_who(), from_age=7, to_age=9),),
            per_service=True,
            lasts=_deadline(),
            scopes=("omfangsord",),
            on_withdrawal=Target(kind=TargetKind.STEP, ref="1/s2"),
        ),
    ),
    log=Log(levels=("n1",), tools=("t2",), parts=tuple(LogPart), consent="c1"),
    baton=Baton(
        levels=("n1",),
        from_first_measure=True,
        holders=(HolderRule(levels=("n2",), preferred=_who(), decided_by=_who(), why="holdertekst"),),
        influenced_by=_who(),
        by_acceptance=True,
        weighed=("vurderingstekst",),
        between=BetweenMeetings(talk_with=_who(), what="samtaletekst"),
        duties=("oppgavetekst",),
    ),
    entrances=(Entrance(start=Target(kind=TargetKind.LEVEL, ref="n2"), who=_who(), what="inngangstekst"),),
    side_work=(SideWork(id="o1", title="sidetittel", who=_who(), tools=("t1",), what="sidetekst"),),
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
            kept_out=_who(),
            cleared_by=("b1", "politi"),
            afterwards=Target(kind=TargetKind.LEVEL, ref="n2"),
            locked=True,
        ),
        StandingRule(id="annen", when="annet vilkår", do="annen handling", doubt_body="b1"),
    ),
    own_rules=(
        OwnRule(
            id="K77",
            fact="egen setning",
            at_start=True,
            gives=(
                Spot(kind=SpotKind.ANSWER, ref=STEP.id, answer=STEP.answers[0].id),
                Spot(kind=SpotKind.PERSON, ref="r1"),
            ),
            takes=(Spot(kind=SpotKind.LEVEL, ref="n2"), Spot(kind=SpotKind.STEP_KIND, ref=StepKind.MEASURES)),
            needed_at=(
                Spot(kind=SpotKind.ENDING, ref="e1"),
                Spot(kind=SpotKind.ENDING),
                Spot(kind=SpotKind.STEP, ref=STEP.id),
            ),
            severity=Seriousness.WARNING,
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
            without=_who(),
            least_services=3,
            variants=("variant-to",),
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
            taken_over_by="b1",
        ),
    ),
)
