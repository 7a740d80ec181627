"""What a case can do now: its step, its options with what stands in their way, and its deadline, on every track.

Nothing that the agenda offers as open is refused, and nothing it shows as closed is accepted: both ask the same gates.
"""

from datetime import date
from enum import StrEnum

from engine.cases.calling import called
from engine.cases.conditions import Asking
from engine.cases.deadlines import Due, due
from engine.cases.naming import name_of, title_of, track_title
from engine.cases.reasons import BROUGHT, hindrances, pick
from engine.cases.refusals import Reason
from engine.cases.state import CalledMeeting, CaseState, CaseStatus, Consultation, HandedOver, Standing
from engine.guideline.model import Answer, Level, Step
from engine.guideline.names import MAIN
from engine.guideline.process import COMPLETE, ENDING_TRIGGER, SKIP, WITHDRAWN_TRIGGER, Need, Process
from engine.values import Struct, replace

__all__ = ["Agenda", "Due", "Option", "OptionKind", "TrackAgenda", "agenda", "due", "name_of", "title_of"]


class OptionKind(StrEnum):
    """How an option is taken."""

    COMPLETE = "complete"
    ANSWER = "answer"
    SKIP = "skip"
    GO = "go"
    END = "end"
    AFTER = "after"


class Option(Struct, frozen=True, kw_only=True):
    """One way on. `number` is the answer's place in the file, from 1; `missing` is empty where the way is open.

    `target` names the step, level or ending that it leads to; of an answer with several targets there is an option
    for each, all with the same number. `asks` is what the command must bring along: it closes nothing.
    """

    kind: OptionKind
    trigger: str
    title: str
    dest: str
    number: int | None = None
    answer: Answer | None = None
    target: str | None = None
    missing: tuple[Reason, ...] = ()
    asks: tuple[Reason, ...] = ()

    @property
    def is_open(self) -> bool:
        """Tell whether nothing stands in the way."""
        return not self.missing


class TrackAgenda(Struct, frozen=True, kw_only=True):
    """Where one of several tracks stands and what can be done on it; nothing on one that has come to its end."""

    id: str
    title: str
    standing: Standing
    step: Step | None = None
    options: tuple[Option, ...] = ()
    due: Due | None = None

    @property
    def finished(self) -> bool:
        """Tell whether the track has come to its end, also by being set aside."""
        return self.standing.is_finished

    @property
    def aside(self) -> bool:
        """Tell whether somebody set the track aside."""
        return self.standing.is_set_aside


class Agenda(Struct, frozen=True, kw_only=True):
    """Where a case stands and what can be done. `step` is None on a resting place and in a closed case.

    `called` are the meetings that are called, the first to come first. `next_meeting` is the day of the first of them,
    else what the latest meeting agreed on; it may have passed. While the step holds tracks, each of them
    is in `tracks`, and `options` are those of the case as a whole. In a case that `rests` there are none of either.
    `waiting` are the consultations whose advice has not come.
    """

    level: Level | None
    step: Step | None
    place: int
    count: int
    options: tuple[Option, ...]
    due: Due | None = None
    next_meeting: date | None = None
    called: tuple[CalledMeeting, ...] = ()
    tracks: tuple[TrackAgenda, ...] = ()
    rests: HandedOver | None = None
    waiting: tuple[Consultation, ...] = ()


def agenda(state: CaseState, process: Process, *, today: date) -> Agenda:
    """Return what the case can do now."""
    if state.status is CaseStatus.CLOSED:
        return Agenda(level=None, step=None, place=0, count=0, options=())
    here = state.standing.state
    level = process.level(here)
    step = process.steps.get(here)
    waiting = tuple(one for one in state.consultations if not one.answered)
    return Agenda(
        level=level,
        step=step,
        place=level.steps.index(step) + 1 if step else 0,
        count=len(level.steps),
        options=_options(Asking(state, today), process),
        due=due(state, process),
        next_meeting=next((one.on for one in called(state)), None) or _agreed(state),
        called=called(state),
        tracks=tuple(_track(Asking(state, today, track), process) for track in state.tracks if track != MAIN),
        rests=state.rests,
        waiting=waiting,
    )


def endings_by_wish(state: CaseState, process: Process, *, today: date) -> tuple[Option, ...]:
    """Return the ends of the case as the family may wish them where it stands; each may still ask for something."""
    asking = replace(Asking(state, today), family_wish=True)
    triggers = () if state.rests or state.status is CaseStatus.CLOSED else process.triggers(asking.standing.state)
    return tuple(_option(one, asking, process=process) for one in triggers if one.startswith(ENDING_TRIGGER))


def _track(asking: Asking, process: Process) -> TrackAgenda:
    return TrackAgenda(
        id=asking.track,
        title=track_title(asking.track, process),
        standing=asking.standing,
        step=process.steps.get(asking.standing.state),
        options=_options(asking, process),
        due=due(asking.state, process, track=asking.track),
    )


def _options(asking: Asking, process: Process) -> tuple[Option, ...]:
    if asking.state.rests:
        return ()
    here = asking.standing.state
    found = (
        _option(trigger, asking, process=process)
        for trigger in process.triggers(here)
        if not trigger.startswith(WITHDRAWN_TRIGGER)
    )
    return tuple(option for option in found if _is_offered(option, asking, process=process))


def _is_offered(option: Option, asking: Asking, *, process: Process) -> bool:
    """Tell whether an option is an item of the agenda.

    An ending away from an answer is the family's way out, and an item only while somebody is kept out of the case. A
    step that faces them is passed only then; and where a rule leads is offered once the report is sent.
    """
    closed = {reason.gate.need for reason in option.missing if reason.gate}
    match option.kind:
        case OptionKind.END:
            return asking.standing.state not in process.steps or asking.state.shielded
        case OptionKind.SKIP:
            return Need.SHIELDED not in closed
        case OptionKind.AFTER:
            return Need.REPORTED not in closed and option.dest != asking.standing.state
        case _:
            return True


def _option(trigger: str, asking: Asking, *, process: Process) -> Option:
    here = asking.standing.state
    step = process.steps.get(here)
    answers = step.answers if step else ()
    candidates = process.candidates(here, trigger)
    chosen = next((answer for answer in answers if answer.id == candidates[0].answer), None)
    knowing = asking.told(facts_set(trigger, step, answer=chosen))
    move = pick(candidates, knowing) or candidates[0]
    reasons = hindrances(candidates, knowing, process=process)
    return Option(
        kind=_kind(trigger),
        trigger=trigger,
        title=chosen.title if chosen else title_of(move.dest, process),
        dest=move.dest,
        number=answers.index(chosen) + 1 if chosen else None,
        answer=chosen,
        target=title_of(move.dest, process),
        missing=tuple(one for one in reasons if not _is_brought(one)),
        asks=tuple(one for one in reasons if _is_brought(one)),
    )


def facts_set(trigger: str, step: Step | None, *, answer: Answer | None) -> tuple[tuple[str, str], ...]:
    """Return the facts that a way on sets: those of the step that it completes, and those of its answer."""
    if step is None or (answer is None and trigger != COMPLETE):
        return ()
    return step.sets + (answer.sets if answer else ())


def _is_brought(reason: Reason) -> bool:
    return reason.gate is not None and reason.gate.need in BROUGHT


def _kind(trigger: str) -> OptionKind:
    kinds = {COMPLETE: OptionKind.COMPLETE, SKIP: OptionKind.SKIP}
    heads = {
        "answer": OptionKind.ANSWER,
        "go": OptionKind.GO,
        "end": OptionKind.END,
        "after": OptionKind.AFTER,
    }
    return kinds.get(trigger) or heads[trigger.split(":", 1)[0]]


def _agreed(state: CaseState) -> date | None:
    """Return the date that the latest meeting agreed on; a meeting may be recorded in parts."""
    if not state.meetings:
        return None
    latest = state.meetings[-1].at
    parts = (one for one in reversed(state.meetings) if (one.at.state, one.at.pass_) == (latest.state, latest.pass_))
    return next((one.agreed for one in parts if one.next_on), None)
