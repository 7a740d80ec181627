"""The sections of a stafettlogg about the work: measures, evaluations, meetings, deadlines, and who took over what."""

from collections.abc import Iterator
from datetime import date

from engine.cases.measure_history import Part
from engine.cases.vocabulary import Outcome
from engine.exporters.paper_lines import (
    BodyLine,
    CalledLine,
    ChangeLine,
    CourseLine,
    EvaluationLine,
    HandoverLine,
    MeasureLine,
    MeetingLine,
    PostponedLine,
    ShiftLine,
    TalkLine,
    TurnLine,
)
from engine.exporters.phrases import Phrases
from engine.exporters.sections import Entry, Facts, Section, Table, some
from engine.guideline.labels import going_on
from engine.guideline.vocabulary import LogPart

_DAYS = frozenset({Part.STARTED_ON, Part.UNTIL})
_Shows = frozenset[LogPart]


def measures(lines: tuple[MeasureLine, ...], phrases: Phrases, *, written_on: date, with_goals: bool = True) -> Section:
    """Return the measures, with their goals or alone, as they stood on a day."""
    return Section(
        id="measures",
        heading=phrases.say("measures" if with_goals else "measures.alone"),
        entries=tuple(_measure(one, phrases, goals=with_goals, today=written_on) for one in lines),
        table=_measure_table(lines, phrases, goals=with_goals, today=written_on),
        none=phrases.say("measures.none"),
    )


def goals(lines: tuple[str, ...], phrases: Phrases, *, work: tuple[MeasureLine, ...]) -> Section:
    """Return the goals alone, each with the measures among `work` that are for it."""
    t = phrases.say
    found = ((goal, ", ".join(one.title for one in work if one.goal == goal)) for goal in lines)
    entries = tuple(Entry(title=goal, facts=some((t("measures.alone"), titles))) for goal, titles in found)
    return Section(id="goals", heading=t("goals.alone"), entries=entries, none=t("goals.none"))


def _measure(one: MeasureLine, phrases: Phrases, *, goals: bool, today: date) -> Entry:
    t = phrases.say
    facts = some(
        (t("goal"), one.goal if goals else None),
        (t("responsible"), one.responsible),
        (t("log.from"), phrases.day(one.started_on)),
        (t("log.to"), phrases.day(one.until) if one.until else t("open-end")),
        (t("expected"), one.expected_effect or t("not-written")),
        (t("outcome"), _became(one, phrases, today=today)),
    )
    return Entry(title=f"{t('measure')}: {one.title}", facts=facts)


def _became(one: MeasureLine, phrases: Phrases, *, today: date) -> str:
    """Return what became of a measure; of one whose last day has passed, also that nobody has said."""
    t, outcome = phrases.say, phrases.outcome(one.outcome)
    is_past = one.until is not None and one.until < today and one.outcome is not Outcome.ENDED
    return t("outcome.past", outcome=outcome) if is_past else outcome


def _measure_table(lines: tuple[MeasureLine, ...], phrases: Phrases, *, goals: bool, today: date) -> Table:
    t = phrases.say
    work = ("measure", "responsible", "log.from", "log.to", "expected", "outcome")
    columns = (*((t("goal"),) if goals else ()), *(phrases.say(code) for code in work))
    rows = tuple(
        (
            *((one.goal,) if goals else ()),
            one.title,
            one.responsible,
            phrases.short_day(one.started_on),
            phrases.short_day(one.until) if one.until else t("open-end"),
            one.expected_effect or t("not-written"),
            _became(one, phrases, today=today),
        )
        for one in lines
    )
    first = int(goals)
    return Table(columns=columns, rows=rows, head=first, days=frozenset({first + 2, first + 3}), wide=True)


def changes(lines: tuple[MeasureLine, ...], phrases: Phrases) -> Iterator[Section]:
    """Give what has happened with the measures since they were started, save evaluations."""
    t = phrases.say
    entries = tuple(
        Entry(title=one.title, facts=tuple((phrases.day(turn.on), _turn(turn, phrases)) for turn in one.happened))
        for one in lines
        if one.happened
    )
    if entries:
        yield Section(id="changes", heading=t("log.changes"), entries=entries)


def _turn(one: TurnLine, phrases: Phrases) -> str:
    t = phrases.say
    what = [t(f"turn.{one.turn.value}")]
    what += [_change(change, phrases) for change in one.changes]
    what += [t("log.because", reason=one.reason)] if one.reason else []
    return "; ".join(what)


def _change(one: ChangeLine, phrases: Phrases) -> str:
    t, part = phrases.say, phrases.say(f"part.{one.part.value}")
    was, became = (_written(value, one.part, phrases=phrases) for value in (one.was, one.became))
    return t("log.change", part=part, was=was, became=became)


def _written(value: str | None, part: Part, *, phrases: Phrases) -> str:
    if value is None:
        return phrases.say("not-written" if part is Part.EXPECTED_EFFECT else "open-end")
    return phrases.day(date.fromisoformat(value)) if part in _DAYS else value


def evaluations(lines: tuple[EvaluationLine, ...], phrases: Phrases, *, shows: _Shows = frozenset()) -> Section:
    """Return the evaluations, or of them only the views of those concerned."""
    t = phrases.say
    judged, heard = (not shows or part in shows for part in (LogPart.EVALUATIONS, LogPart.PARTICIPATION))
    entries = tuple(
        Entry(title=phrases.day(one.on), facts=_evaluated(one, phrases, judged=judged, heard=heard)) for one in lines
    )
    if judged:
        return Section(id="evaluations", heading=t("evaluations"), entries=entries, none=t("evaluations.none"))
    return Section(id="participation", heading=t("participation"), entries=entries, none=t("participation.none"))


def _evaluated(one: EvaluationLine, phrases: Phrases, *, judged: bool, heard: bool) -> Facts:
    t = phrases.say
    came = tuple((line.measure, phrases.outcome(line.outcome, effect=line.effect)) for line in one.outcomes)
    said = some((t("effect"), one.effect), (t("log.chosen"), one.chosen))
    views = tuple((view.role, phrases.view(view)) for view in one.views)
    return (*((*came, *said) if judged else ()), *(views if heard else ()))


def talks(lines: tuple[TalkLine, ...], phrases: Phrases) -> Iterator[Section]:
    """Give the talks with the child between the meetings."""
    t = phrases.say
    entries = tuple(Entry(title=phrases.day(one.on), free=one.text) for one in lines)
    if entries:
        yield Section(id="talks", heading=t("log.talks"), entries=entries)


def called(lines: tuple[CalledLine, ...], phrases: Phrases) -> Iterator[Section]:
    """Give the meetings that are called, and those that were called off."""
    t = phrases.say
    entries = tuple(_calling(one, phrases) for one in lines)
    if entries:
        yield Section(id="called", heading=t("log.called"), entries=entries)


def _calling(one: CalledLine, phrases: Phrases) -> Entry:
    t = phrases.say
    facts = some(
        (t("log.called-off"), one.called_off_because),
        (t("invitation.clock"), one.clock),
        (t("invitation.place"), one.place),
        (t("invitation.invited"), ", ".join(one.invited)),
        (t("log.uncalled"), ", ".join(one.uncalled)),
        (t("invitation.agenda"), "; ".join(one.agenda)),
        (t("log.moved"), _moved(one.shifts, phrases)),
    )
    return Entry(title=f"{phrases.day(one.on)}: {one.kind or t('minutes.kind')}", facts=facts)


def _moved(shifts: tuple[ShiftLine, ...], phrases: Phrases) -> str:
    """Return from which day to which a meeting was moved, each time, and why."""
    t, day = phrases.say, phrases.day
    return "; ".join(t("log.moved-to", was=day(one.was_on), date=day(one.next_on), reason=one.reason) for one in shifts)


def held(lines: tuple[MeetingLine, ...], phrases: Phrases) -> Section:
    """Return the meetings that were held."""
    t = phrases.say
    entries = tuple(_held(one, phrases) for one in lines)
    return Section(id="meetings", heading=t("meetings"), entries=entries, none=t("meetings.none"))


def _held(one: MeetingLine, phrases: Phrases) -> Entry:
    t = phrases.say
    facts = some(
        (t("log.moved"), _moved(one.shifts, phrases)),
        (t("invitation.invited"), ", ".join(one.invited)),
        (t("minutes.present"), phrases.names(one.present, "not-written")),
        (t("log.absent"), ", ".join(one.absent)),
        (t("log.uncalled"), ", ".join(one.uncalled)),
        (t("invitation.agenda"), "; ".join(one.agenda)),
        (t("log.also"), ", ".join(one.also)),
        (t("minutes.to"), phrases.got(one)),
        (t("next-meeting"), phrases.day(one.next_on) if one.next_on else t("next-meeting.none")),
    )
    title = f"{phrases.day(one.on)}: {one.kind or t('minutes.kind')}"
    return Entry(title=title, facts=facts, free=one.minutes or t("minutes.text.none"))


def gathered(one: MeetingLine, phrases: Phrases) -> Section:
    """Return what is told of a meeting besides who was there, what was said, and what comes next."""
    codes = ("log.moved", "invitation.invited", "log.absent", "log.uncalled", "invitation.agenda", "log.also")
    told = {phrases.say(code) for code in codes}
    facts = tuple(fact for fact in _held(one, phrases).facts if fact[0] in told)
    return Section(id="meeting", heading=phrases.say("minutes.kind"), facts=facts)


def postponed(lines: tuple[PostponedLine, ...], phrases: Phrases) -> Iterator[Section]:
    """Give the deadlines that were moved."""
    t, day = phrases.say, phrases.day
    entries = tuple(
        Entry(
            title=t("log.postponed", step=one.step, was=day(one.was_on), until=day(one.until)),
            facts=some(
                (t("log.moved-on"), day(one.on)),
                (t("log.own-day"), day(one.own_on) if one.own_on != one.was_on else None),
                (t("reason"), one.reason),
                (t("log.decided-by"), one.decided_by),
            ),
        )
        for one in lines
    )
    if entries:
        yield Section(id="postponed", heading=t("log.deadlines"), entries=entries)


def handovers(lines: tuple[HandoverLine, ...], phrases: Phrases) -> Iterator[Section]:
    """Give to whom the case was handed over."""
    t, day = phrases.say, phrases.day
    entries = tuple(
        Entry(
            title=f"{day(one.on)}: {one.receiver}",
            facts=some(
                (t("log.sent"), one.sent),
                (t("log.coordinated-by"), one.coordinated_by),
                (t("log.the-case"), t(f"aftermath.{one.aftermath.value}")),
                (t("reason"), one.reason),
                (t("log.taken-up"), day(one.taken_up_on) if one.taken_up_on else None),
                (t("log.taken-up-because"), one.taken_up_because),
            ),
        )
        for one in lines
    )
    if entries:
        yield Section(id="handovers", heading=t("log.handovers"), entries=entries)


def bodies(lines: tuple[BodyLine, ...], phrases: Phrases) -> Iterator[Section]:
    """Give which bodies the case was taken to, and whether their answer has come."""
    t, day = phrases.say, phrases.day
    answered = ((one, day(one.answered_on) if one.answered_on else t("log.awaited")) for one in lines)
    entries = tuple(
        Entry(title=one.title, facts=((t("log.asked-on"), day(one.on)), (t("log.answer"), answer)))
        for one, answer in answered
    )
    if entries:
        yield Section(id="bodies", heading=t("log.bodies"), entries=entries)


def course(lines: tuple[CourseLine, ...], phrases: Phrases) -> Iterator[Section]:
    """Give when the case was closed and opened again."""
    t = phrases.say
    entries = tuple(
        Entry(
            title=_turned(one, phrases),
            facts=some((t("reason"), one.reason), (t("log.family-asked"), t("yes") if one.family_asked else None)),
        )
        for one in lines
    )
    if entries:
        yield Section(id="course", heading=t("log.course"), entries=entries)


def _turned(one: CourseLine, phrases: Phrases) -> str:
    """Return when the case was opened again, or closed and how."""
    t, day = phrases.say, phrases.day(one.on)
    if not one.ending:
        return t("log.reopened", date=day)
    return going_on(t("log.closed", date=day), one.ending) or t("log.closed-as", date=day, ending=one.ending)
