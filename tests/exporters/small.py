"""A small guide in bokmål and one in nynorsk, and a case that has had one of most things."""

from datetime import UTC, date, datetime, timedelta

from engine.application.ports import Person
from engine.application.queries import CaseView
from engine.calendar import Unit
from engine.cases import events as ev
from engine.cases.agenda import agenda
from engine.cases.events import Event, EventBody
from engine.cases.evolve import fold
from engine.cases.guardians import resting
from engine.cases.vocabulary import ConsentForm, Outcome, ResponsibleKind, SubjectKind
from engine.guideline.compile import compile_process
from engine.guideline.element import Deadline, Minutes, Participant, Target
from engine.guideline.model import Guideline, Head, Level, Step
from engine.guideline.process import Process
from engine.guideline.registry import Body, Ending, MeetingType, Role, Service
from engine.guideline.vocabulary import Language, RoleKind, Status, StepKind, TargetKind

TODAY = date(2026, 11, 21)
TEACHER = Person("p1", "test.laerer", "Kontaktlærer Test")
NURSE = Person("p2", "test.helsesykepleier", "Helsesykepleier Test")
PEOPLE = {TEACHER.id: TEACHER, NURSE.id: NURSE}
MEETING = "1/mote"

WORDS = {
    Language.BOKMAL: {
        "guide": "Veileder for prøvekommunen",
        "meeting": "Stafettloggmøte",
        "guardians": "Foresatte",
        "holder": "Stafettholder",
        "others": "Andre tjenester",
    },
    Language.NYNORSK: {
        "guide": "Rettleiar for prøvekommunen",
        "meeting": "Stafettloggmøte",
        "guardians": "Føresette",
        "holder": "Stafetthaldar",
        "others": "Andre tenester",
    },
}


def process(language: Language = Language.BOKMAL, *, municipality: str | None = "Prøve") -> Process:
    """One level with a meeting and a step, with everything a document may take from a guide."""
    words = WORDS[language]
    guardians = Participant(id="foresatte", title=words["guardians"])
    meeting = Step(
        id=MEETING,
        kind=StepKind.MEETING,
        title="Første møte",
        meeting_type="stafettloggmote",
        invites=(guardians, Participant(id="barn", title="Barnet")),
        involves=(
            Participant(id="ppt", title="PPT"),
            Participant(id="andre", title=words["others"]),
            Participant(id="but", title="Barne- og ungdomsteamet"),
        ),
        deadline=Deadline(text="helst innen 4–6 uker", low=4, high=6, unit=Unit.WEEKS, soft=True),
    )
    after = Step(
        id="1/arbeid",
        kind=StepKind.STEP,
        title="Gjør arbeidet",
        goto=Target(kind=TargetKind.ENDING, ref="ferdig"),
    )
    guideline = Guideline(
        head=Head(
            id="prove",
            title=words["guide"],
            language=language,
            version="1.0",
            status=Status.CURRENT,
            municipality=municipality,
        ),
        roles=(
            Role(id="foresatte", title=words["guardians"], kind=RoleKind.GUARDIANS),
            Role(id="barn", title="Barnet", kind=RoleKind.CHILD),
            Role(id="stafettholder", title=words["holder"], kind=RoleKind.COORDINATOR),
            Role(id="leder", title="Rektor"),
        ),
        services=(Service(id="ppt", title="PPT"), Service(id="andre", title=words["others"], chosen_in_case=True)),
        bodies=(Body(id="but", title="Barne- og ungdomsteamet", counts_as_service=True),),
        meeting_types=(
            MeetingType(id="stafettloggmote", title=words["meeting"], minutes=Minutes(to=("foresatte", "leder"))),
        ),
        levels=(Level(id="1", label="1", title="Egen innsats", steps=(meeting, after)),),
        endings=(Ending(id="ferdig", title="Målet er nådd"),),
    )
    return compile_process(guideline, "5f" * 32)


def opened(**changes: object) -> ev.CaseOpened:
    """The event that every case begins with."""
    said: dict[str, object] = {
        "guideline": "prove",
        "guideline_version": "1.0",
        "guideline_hash": "5f" * 32,
        "state": MEETING,
        "alias": "gutt, 6 år",
        "subject": SubjectKind.CHILD,
    }
    return ev.CaseOpened(**{**said, **changes})  # type: ignore[arg-type]  # the names are checked when it is made


def record(*bodies: EventBody) -> tuple[Event, ...]:
    """Events of one command each, a day apart, the first on 1 September 2026."""
    return tuple(
        Event(
            case_id="c",
            event_id=f"e{place}",
            command_id=f"k{place}",
            seq=place,
            recorded_at=datetime(2026, 9, 1, 9, tzinfo=UTC) + timedelta(days=place - 1),
            happened_on=date(2026, 9, 1) + timedelta(days=place - 1),
            by="p1",
            step=MEETING,
            body=body,
        )
        for place, body in enumerate(bodies, start=1)
    )


def view(*bodies: EventBody, of: Process | None = None, events: tuple[Event, ...] = ()) -> CaseView:
    """The case after these events, as someone who may open all of them sees it."""
    happened = events or record(opened(), *bodies)
    followed = of or process()
    state = fold(happened)
    assert state is not None
    return CaseView(
        number="2026-014",
        state=state,
        process=followed,
        agenda=agenda(state, followed, today=TODAY),
        events=happened,
        people=PEOPLE,
        today=TODAY,
        untold=resting(happened, process=followed),
    )


LIVED: tuple[EventBody, ...] = (
    ev.CoordinatorOffered("p2"),
    ev.CoordinatorAccepted("p2", previous=None),
    ev.ConsentGiven(
        "s1", "mor", ("ppt", "Kulturskolen"), ("but",), form=ConsentForm.ORAL, expires_on=date(2027, 6, 30)
    ),
    ev.ServiceInvolved("ppt"),
    ev.ServiceInvolved("andre", "Kulturskolen"),
    ev.RoleBound("leder", actor="p1"),
    ev.RoleBound("barn"),
    ev.MeasureStarted(
        measure_id="t1",
        title="Lekegruppe to ganger i uka",
        goal="Trives i friminuttene",
        responsible="test.laerer",
        responsible_kind=ResponsibleKind.EMPLOYEE,
        level="1",
        until=date(2026, 12, 15),
        expected_effect="Leker med flere",
    ),
    ev.MeasureStarted("t2", "Kartlegging", "Finne ut hva som hjelper", "ppt", ResponsibleKind.SERVICE, "1"),
    ev.MeasuresEvaluated(
        measures=(("t1", Outcome.CONTINUED), ("t2", Outcome.ENDED)),
        effect="Det går bedre ute.",
        views=(ev.View("barn", text="Det er kjekt."), ev.View("foresatte", not_asked_because="var på reise")),
    ),
    ev.MeetingHeld(
        present=("foresatte", "p1", "Tante"),
        minutes="Vi gikk gjennom tiltakene.\n\nLekegruppa fortsetter.",
        minutes_to=("*",),
        next_on=date(2026, 12, 20),
        meeting_type="stafettloggmote",
    ),
    ev.ConsentWithdrawn("s1", "mor", ("Kulturskolen",)),
    ev.ServiceEnded("andre", "Kulturskolen"),
    ev.ConsentRefused("far", ("but",), reason="vil vente"),
)
