"""Gathers what the stafettlogg says: for those who work with the case, and as the copy that the family gets.

These contents are what Sortland's and Os's guides and the logs in use there hold: agreements, services and people with
their tasks, goals and measures, evaluations, consents and meetings.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from engine.application.queries import CaseView
from engine.cases import events as ev
from engine.cases.agenda import due, title_of
from engine.cases.state import CaseState, CaseStatus, Consultation
from engine.cases.vocabulary import NoteKind, Regime
from engine.exporters.holders import holder_lines
from engine.exporters.lines import (
    Shared,
    consent_lines,
    evaluation_lines,
    measure_lines,
    service_lines,
)
from engine.exporters.meeting_lines import called_lines, meeting_line, meetings, still_called
from engine.exporters.moves import level_lines, version_lines, without_before
from engine.exporters.paper_lines import (
    BodyLine,
    CourseLine,
    DueLine,
    HandoverLine,
    MeetingLine,
    PostponedLine,
    StandingLine,
    TalkLine,
)
from engine.exporters.papers import Head, LogPaper
from engine.exporters.shown import only_shown
from engine.exporters.taking_part import part_lines
from engine.guideline.labels import level_name
from engine.guideline.vocabulary import LogPart
from engine.i18n import text
from engine.values import replace

_REGIMES = frozenset(one.value for one in Regime)


def log_paper(case: Shared, top: Head, *, view: CaseView) -> LogPaper:
    """Return the stafettlogg for those who work with the case."""
    state = case.state
    accepted = [event.happened_on for event in case.events if isinstance(event.body, ev.CoordinatorAccepted)]
    return replace(
        _common(case, top),
        standing=_standing(case),
        coordinator_since=accepted[-1] if accepted else None,
        offered_to=case.names.actor(state.offer.to_actor) if state.offer else None,
        holders=holder_lines(case),
        due=_due(case),
        talks=_talks(case),
        bodies=_bodies(case, view),
    )


def family_paper(case: Shared, top: Head) -> LogPaper:
    """Return the copy that the family gets: of what they may be told, the parts that the guide wants shown."""
    return only_shown(told_paper(case, top))


def told_paper(case: Shared, top: Head) -> LogPaper:
    """Return all that the family may be told; who has the baton is true now, and has no day that it began."""
    common = _common(case, top)
    levels, versions = without_before(common.levels), without_before(common.versions)
    return replace(common, for_guardians=True, levels=levels, versions=versions)


def _common(case: Shared, top: Head) -> LogPaper:
    held = tuple(meeting_line(event, body, case=case) for event, body in meetings(case))
    work = tuple(measure_lines(case).values())
    return LogPaper(
        head=top,
        for_guardians=False,
        alias=case.state.alias,
        opened_on=case.state.opened_on,
        standing=None,
        coordinator=case.names.actor(case.now.coordinator) if case.now.coordinator else None,
        coordinator_since=None,
        offered_to=None,
        holders=(),
        next_meeting=_next_meeting(held, case),
        due=None,
        postponed=_postponed(case),
        course=tuple(_course(case)),
        services=service_lines(case),
        parts=part_lines(case),
        measures=work,
        evaluations=evaluation_lines(case, case.events),
        talks=(),
        consents=consent_lines(case),
        called=called_lines(case),
        meetings=held,
        handovers=tuple(_handovers(case)),
        bodies=(),
        shows=_shown_parts(case),
        entered_by=_entered_by(case),
        levels=level_lines(case),
        versions=version_lines(case),
        goals=tuple(dict.fromkeys(one.goal for one in work)),
    )


def _entered_by(case: Shared) -> str | None:
    """Return who came with the case, where somebody has said it."""
    who = next((event.body.entered_by for event in case.events if isinstance(event.body, ev.CaseOpened)), None)
    return case.names.any(who) if who else None


def _shown_parts(case: Shared) -> frozenset[LogPart]:
    log = case.process.guideline.log
    return frozenset(log.parts if log else ())


def _standing(case: Shared) -> StandingLine:
    here = (case.state.closed_at or case.state.standing).state
    guideline = case.process.guideline
    level = case.process.level(here)
    step = case.process.steps.get(here)
    ending = case.process.endings[case.state.ending] if case.state.ending else None
    return StandingLine(
        level=level_name(level, guideline, say=lambda code: text(code, guideline.head.language)),
        level_title=level.title,
        step=step.title if step else None,
        ending=ending.title if ending else None,
        taken_over_by=case.names.any(ending.taken_over_by) if ending and ending.taken_over_by else None,
    )


def _next_meeting(held: tuple[MeetingLine, ...], case: Shared) -> date | None:
    """Return the day of the next meeting: the first that is still called, else the one that was agreed on last.

    The family is told of none that was moved or called off since they were told, or that has passed: what became of it
    they may not be told.
    """
    if case.now.status is not CaseStatus.OPEN:
        return None
    days = [one.on for one in still_called(case)]
    agreed = held[-1].next_on if held else None
    off = {one.next_on for one in (*case.state.meetings, *case.now.meetings) if one.is_off}
    day = min(days) if days else None if agreed in off else agreed
    return None if day and case.is_copy and day < case.today else day


def _due(case: Shared) -> DueLine | None:
    running = due(case.state, case.process) if case.state.status is CaseStatus.OPEN else None
    return DueLine(text=running.deadline.text, on=running.due_on, soft=running.is_soft) if running else None


def _postponed(case: Shared) -> tuple[PostponedLine, ...]:
    """Return the deadlines that were moved, each time."""
    return tuple(
        PostponedLine(
            on=event.happened_on,
            step=title_of(event.body.of, case.process),
            own_on=event.body.own_on,
            was_on=event.body.from_on,
            until=event.body.to_on,
            reason=event.body.reason,
            decided_by=case.names.any(event.body.decided_by) if event.body.decided_by else None,
        )
        for event in case.events
        if isinstance(event.body, ev.DeadlineMoved)
    )


def _course(case: Shared) -> Iterator[CourseLine]:
    """Give each time the case was closed or opened again."""
    for event in case.events:
        match event.body:
            case ev.CaseClosed(ending=ending, reason=reason, family_wish=wish):
                title = case.process.endings[ending].title
                yield CourseLine(on=event.happened_on, ending=title, reason=reason, family_asked=wish)
            case ev.CaseReopened(reason=reason):
                yield CourseLine(on=event.happened_on, ending=None, reason=reason)
            case _:
                pass


def _talks(case: Shared) -> tuple[TalkLine, ...]:
    """Return the talks with the child; what else was noted is in no log."""
    return tuple(
        TalkLine(on=event.happened_on, text=event.body.text)
        for event in case.events
        if isinstance(event.body, ev.NoteAdded) and event.body.kind is NoteKind.CHILD_TALK
    )


def _handovers(case: Shared) -> Iterator[HandoverLine]:
    """Give each time the case was handed over, and taken up again where it rested."""
    taken_up = {
        event.body.handover_id: (event.happened_on, event.body.reason)
        for event in case.events
        if isinstance(event.body, ev.CaseTakenUp)
    }
    for event in case.events:
        if isinstance(event.body, ev.CaseHandedOver):
            body = event.body
            on, because = taken_up.get(body.handover_id, (None, None))
            yield HandoverLine(
                on=event.happened_on,
                receiver=_receiver(body.to, case),
                sent=body.sent,
                aftermath=body.aftermath,
                coordinated_by=case.names.any(body.coordinated_by) if body.coordinated_by else None,
                reason=body.reason,
                taken_up_on=on,
                taken_up_because=because,
            )


def _receiver(to: str, case: Shared) -> str:
    """Return what a case was handed over to is called: another regime by its own word."""
    language = case.process.guideline.head.language.value
    return text(f"regime.{to}", language) if to in _REGIMES else case.names.any(to)


def _bodies(case: Shared, view: CaseView) -> tuple[BodyLine, ...]:
    """Return the bodies that are waited for, and those whose answer the reader may know has come.

    What was asked and answered is for the service that did; an anonymous discussion is in no log.
    """
    known = {one.id: one for one in (*_asked(case.now), *view.agenda.waiting)}
    return tuple(
        BodyLine(title=case.names.any(one.body), on=one.at.on, answered_on=one.answered_on)
        for one in sorted(known.values(), key=lambda one: one.at.on)
        if one.body and not one.anonymous
    )


def _asked(state: CaseState) -> Iterable[Consultation]:
    return (one for one in state.consultations if one.answered)
