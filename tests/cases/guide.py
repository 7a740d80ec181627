"""A small guide built by hand, with every kind of step, and a case that is followed on it without store or YAML."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from engine.calendar import Unit
from engine.cases.agenda import Agenda, agenda
from engine.cases.commands import Command, Context, OpenCase
from engine.cases.decide import decide
from engine.cases.events import Event
from engine.cases.evolve import advance, fold
from engine.cases.refusals import Refused
from engine.cases.state import CaseState
from engine.guideline.compile import compile_process
from engine.guideline.element import Deadline, Demand, Minutes, NextMeeting, Participant, Place, Target
from engine.guideline.model import Answer, Guard, Guideline, Head, Level, Step
from engine.guideline.process import Process
from engine.guideline.registry import Body, Ending, Fact, MeetingType, Recipient, Role, Service, StandingRule
from engine.guideline.vocabulary import Language, Requirement, RoleKind, Status, StepKind, TargetKind, Urgency

START = date(2026, 9, 1)
WEEKS = Deadline(text="helst innen 4–6 uker", low=4, high=6, unit=Unit.WEEKS, soft=True)


def to(step: str) -> Target:
    return Target(kind=TargetKind.STEP, ref=step)


def to_level(level: str) -> Target:
    return Target(kind=TargetKind.LEVEL, ref=level)


def to_end(ending: str) -> Target:
    return Target(kind=TargetKind.ENDING, ref=ending)


def demands(*words: Requirement) -> tuple[Demand, ...]:
    return tuple(Demand(requirement=word, at=Place("prove.yaml", 40)) for word in words)


def head(status: Status = Status.TRIAL, *, variants: tuple[str, ...] = ()) -> Head:
    return Head(
        id="prove",
        title="Prøveveilederen",
        language=Language.BOKMAL,
        version="1",
        status=status,
        variants=variants,
    )


LEVEL_A = Level(
    id="a",
    label="nivå A",
    steps=(
        Step(id="a/se", kind=StepKind.STEP, title="Se", names="ansvarlig"),
        Step(
            id="a/hva-na",
            kind=StepKind.DECISION,
            title="Hva nå?",
            answers=(
                Answer(id="videre", title="Videre", targets=(to_level("b"),)),
                Answer(id="prov-selv", title="Prøv selv", targets=(to("a/se"), to_end("ferdig"))),
                Answer(
                    id="folg-med",
                    title="Følg med",
                    targets=(to_end("folg-med"),),
                    sets=(("lang", "ja"),),
                ),
                Answer(id="hvil", title="Hvil", targets=(to_level("c"),), deadline=WEEKS),
            ),
        ),
    ),
)
LEVEL_B = Level(
    id="b",
    label="nivå B",
    requires=demands(Requirement.CONSENT),
    steps=(
        Step(
            id="b/ring",
            kind=StepKind.STEP,
            title="Ring",
            involves=(Participant(id="andre", title="Andre tjenester"),),
            optional=True,
        ),
        Step(
            id="b/samtykke",
            kind=StepKind.CONSENT,
            title="Oppdater samtykket",
            if_refused=to_level("a"),
        ),
        Step(
            id="b/mote",
            kind=StepKind.MEETING,
            title="Møte",
            meeting_type="fast",
            names="holder",
            minutes=Minutes(to_all_involved=True),
        ),
        Step(
            id="b/langt",
            kind=StepKind.CONSULTATION,
            title="Drøft i teamet",
            body="team",
            guards=(Guard(fact="lang", values=("ja",)),),
        ),
        Step(id="b/tiltak", kind=StepKind.MEASURES, title="Gjør", responsible=("employee", "guardians")),
        Step(
            id="b/evaluer",
            kind=StepKind.EVALUATION,
            title="Evaluer",
            who=(Participant(id="holder", title="Holderen"),),
            hears=(Participant(id="barn", title="Barnet"),),
            deadline=WEEKS,
        ),
        Step(
            id="b/velg",
            kind=StepKind.DECISION,
            title="Velg",
            answers=(
                Answer(id="mer", title="Mer av det samme", targets=(to("b/tiltak"),)),
                Answer(id="om-igjen", title="Om igjen", targets=(to_level("b"),)),
                Answer(id="slutt", title="Slutt", targets=(to_end("ferdig"),)),
            ),
        ),
    ),
)
LEVEL_C = Level(id="c", label="nivå C", purpose="Et sted å hvile")

GUIDE = Guideline(
    head=head(),
    roles=(
        Role(id="barn", title="Barnet", kind=RoleKind.CHILD),
        Role(id="holder", title="Holderen", kind=RoleKind.COORDINATOR),
        Role(id="ansvarlig", title="Den ansvarlige"),
    ),
    services=(
        Service(id="andre", title="Andre tjenester", chosen_in_case=True),
        Service(id="ppt", title="PPT"),
    ),
    bodies=(Body(id="team", title="Teamet"),),
    meeting_types=(MeetingType(id="fast", title="Fast møte", evaluates=True, next_meeting=NextMeeting(within=WEEKS)),),
    facts=(Fact(id="lang", title="Lang oppfølging", values=("ja", "nei")),),
    rules=(
        StandingRule(
            id="vold",
            when="Du mistenker vold",
            do="Meld fra",
            report_to=(Recipient(id="barnevern", urgency=Urgency.ALWAYS),),
        ),
    ),
    levels=(LEVEL_A, LEVEL_B, LEVEL_C),
    endings=(
        Ending(id="ferdig", title="Ferdig"),
        Ending(id="folg-med", title="Følg med", requires=demands(Requirement.NOTE)),
    ),
)
PROCESS = compile_process(GUIDE, "prove")


@dataclass
class Walk:
    """A case that is followed in memory: commands in, events kept, refusals returned. `track` is where commands go."""

    process: Process = PROCESS
    by: str = "kari"
    today: date = START
    events: tuple[Event, ...] = ()
    count: int = field(default=0)
    track: str | None = None
    users: frozenset[str] = frozenset()
    known: tuple[tuple[Event, ...], CaseState | None] = ((), None)

    @property
    def state(self) -> CaseState:
        state = self.folded()
        assert state is not None
        return state

    def folded(self) -> CaseState | None:
        """The state after all events; folded anew only where they are others than those it is known for."""
        if self.known[0] is not self.events:
            self.known = (self.events, fold(self.events))
        return self.known[1]

    @property
    def here(self) -> str:
        return self.state.standing.state

    @property
    def agenda(self) -> Agenda:
        return agenda(self.state, self.process, today=self.today)

    def stands(self, track: str) -> str:
        """Where a track stands, by its last part."""
        return next(one.state for name, one in self.state.tracks.items() if name.endswith(f"/{track}"))

    def on(self, track: str | None) -> "Walk":
        """The same case, with the commands on a track."""
        self.track = track
        return self

    def copy(self) -> "Walk":
        return replace(self)

    def context(self, by: str | None = None, happened_on: date | None = None) -> Context:
        self.count += 1
        return Context(
            case_id="sak",
            command_id=f"k{self.count}",
            event_ids=tuple(f"k{self.count}.{n}" for n in range(40)),
            recorded_at=datetime(2026, 9, 1, 12, tzinfo=UTC) + timedelta(minutes=self.count),
            today=self.today,
            happened_on=happened_on or self.today,
            by=by or self.by,
            track=self.track,
            new_case_ids=(f"side{self.count}",),
            users=lambda: self.users,
        )

    def try_(
        self, command: Command, *, by: str | None = None, happened_on: date | None = None
    ) -> tuple[Event, ...] | Refused:
        state = self.folded()
        answer = decide(state, command, process=self.process, context=self.context(by, happened_on))
        if not isinstance(answer, Refused):
            after = advance(state, answer, earlier=self.events) if state else fold(answer)
            self.events += answer
            self.known = (self.events, after)
        return answer

    def do(self, *commands: Command, by: str | None = None) -> "Walk":
        for command in commands:
            answer = self.try_(command, by=by)
            assert not isinstance(answer, Refused), answer
        return self

    def refused(self, command: Command, *, by: str | None = None, happened_on: date | None = None) -> Refused:
        before = self.events
        answer = self.try_(command, by=by, happened_on=happened_on)
        assert isinstance(answer, Refused), answer
        assert self.events == before
        return answer

    def codes(self, command: Command) -> list[str]:
        """The codes of all the reasons for which a command is refused."""
        return [reason.code for reason in self.refused(command).reasons]


def opened(process: Process = PROCESS) -> Walk:
    return Walk(process=process).do(OpenCase(alias="prøve"))
