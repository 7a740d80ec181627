"""Lists of cases: my day, most urgent first, and all that I take part in."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from engine.application.finding import Found
from engine.application.ports import Person, Row
from engine.application.queries import my_turns
from engine.cases.state import CaseStatus
from engine.cases.turns import Turn, TurnKind
from engine.console.output import Output
from engine.guideline.names import UNNAMED_LEVEL, is_side
from engine.i18n import date_short, day_text, distance_text, time_text

STEP_COLUMN = 2


def show_day(found: Sequence[Found], *, out: Output, people: Mapping[str, Person], today: date, me: Person) -> None:
    """Write my day: the cases, how many are late, and what waits for me."""
    if out.is_terminal:
        out.line(out.say("day.title", day=day_text(today, out.language)))
        out.line()
    if not found:
        out.note(out.say("day.none"))
        return
    show_list(found, out=out, people=people, today=today)
    if not out.is_terminal:
        return
    out.line()
    out.line(summary(found, out=out, today=today))
    _show_turns(found, out=out, people=people, me=me)
    _show_meetings(found, out=out, today=today)
    _show_awaited(found, out=out)


def _show_turns(found: Sequence[Found], *, out: Output, people: Mapping[str, Person], me: Person) -> None:
    """Write what waits for me: each offer of the baton, each no to mine, and the cases with something of mine."""
    waiting = [(str(one.row.number), turn) for one in found for turn in my_turns(one, me)]
    for number, turn in waiting:
        if turn.kind is TurnKind.OFFER:
            out.paragraph(out.say("day.waits", number=number))
        elif turn.kind is TurnKind.DECLINED:
            out.paragraph(out.say("day.declined", number=number, who=_what(turn, people) or ""))
    for kind in (TurnKind.CONSENT, TurnKind.STEP, TurnKind.MEASURE):
        numbers = dict.fromkeys(number for number, turn in waiting if turn.kind is kind)
        if numbers:
            out.paragraph(out.count(f"day.turn-{kind.value}", len(numbers), numbers=", ".join(numbers)))


def _what(turn: Turn, people: Mapping[str, Person]) -> str | None:
    """Return what a turn is about; of a no to the baton, whose that is."""
    known = people.get(turn.what) if turn.kind is TurnKind.DECLINED else None
    return known.handle if known else turn.what or None


def _show_meetings(found: Sequence[Found], *, out: Output, today: date) -> None:
    """Write when the first meeting is that is called in each case."""
    language = out.language
    for one in sorted((one for one in found if one.text.meeting_on), key=lambda one: str(one.text.meeting_on)):
        on, clock = one.text.meeting_on or today, one.text.meeting_clock
        day = date_short(on, language, year=on.year != today.year)
        when = out.say("meeting.day-clock", date=day, clock=time_text(clock, language)) if clock else day
        distance = distance_text(on, today, language=language)
        out.line(out.say("day.meeting", number=str(one.row.number), when=when, distance=distance))


def _show_awaited(found: Sequence[Found], *, out: Output) -> None:
    """Write which cases wait for advice, and since when, the longest first."""
    for one in sorted((one for one in found if one.text.asked_on), key=lambda one: str(one.text.asked_on)):
        since = out.day_text(one.text.asked_on) if one.text.asked_on else ""
        code = "terms.waiting" if one.text.asked else "terms.waiting-anonymous"
        body = {"body": one.text.asked} if one.text.asked else {}
        out.line(out.say(code, number=str(one.row.number), date=since, **body))


def where_to_begin(out: Output, roles: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return what to run where there is no case to show: what somebody with these tasks does without one."""
    tasks = (
        ("leader", "bti liste --enhet", "hint.unit"),
        ("auditor", "bti innsyn", "hint.whole-log"),
    )
    found = tuple((command, out.say(why)) for role, command, why in tasks if role in roles)
    return found or (("bti ny --help", out.say("hint.new")),)


def summary(found: Sequence[Found], *, out: Output, today: date) -> str:
    """Return how many cases there are, and how many are past a deadline or a recommended one."""
    late = [one for one in found if one.row.due and one.row.due < today]
    soft = sum(one.text.soft_due for one in late)
    parts = [out.count("day.cases", len(found))]
    if len(late) - soft:
        parts.append(out.say("day.late", count=len(late) - soft))
    if soft:
        parts.append(out.say("day.late-soft", count=soft))
    return ", ".join(parts) + "."


def show_list(found: Sequence[Found], *, out: Output, people: Mapping[str, Person], today: date) -> None:
    """Write a row for each case."""
    header = [out.say(f"column.{name}") for name in ("case", "level", "step", "coordinator", "due")]
    out.table(header, [_row(one, out=out, people=people, today=today) for one in found], cut=STEP_COLUMN)


def kept_out_of(found: Sequence[Found]) -> list[tuple[str, tuple[str, ...]]]:
    """Return who is kept out of each open case, by its number."""
    still = (one for one in found if one.row.status == CaseStatus.OPEN.value)
    return [(str(one.row.number), one.text.kept_out or ()) for one in still]


def _row(one: Found, *, out: Output, people: Mapping[str, Person], today: date) -> list[str]:
    is_beside = is_side(one.row.level)
    level = "" if is_beside or one.row.level == UNNAMED_LEVEL else one.row.level
    is_open = one.row.status == CaseStatus.OPEN.value
    step = out.say("list.beside", title=one.text.alias) if is_beside else one.text.step_title
    step = step if is_open else out.say("column.closed")
    step = f"! {step}" if is_open and one.text.kept_out and out.is_terminal else step
    return [
        str(one.row.number),
        level,
        step,
        _handle(one, people) or out.say("column.nobody"),
        due_cell(one, out=out, today=today),
    ]


def show_unit(rows: Sequence[Row], *, out: Output, people: Mapping[str, Person], today: date) -> None:
    """Write a row for each case of a unit: no text of any of them."""
    header = [out.say(f"column.{name}") for name in ("case", "level", "coordinator", "due")]
    out.table(header, [_unit_row(row, out=out, people=people, today=today) for row in rows])


def unit_data(rows: Sequence[Row], people: Mapping[str, Person]) -> list[dict[str, object]]:
    """Return a unit's cases for `--json`: number, status, level, coordinator, due."""
    return [
        {
            "number": row.number,
            "status": row.status,
            "level": row.level,
            "coordinator": _holder(row, people),
            "due": row.due,
        }
        for row in rows
    ]


def _unit_row(row: Row, *, out: Output, people: Mapping[str, Person], today: date) -> list[str]:
    level = "" if is_side(row.level) or row.level == UNNAMED_LEVEL else row.level
    holder = _holder(row, people) or out.say("column.nobody")
    if row.due is None:
        return [str(row.number), level, holder, ""]
    plain = not out.is_terminal and not out.accessible
    distance = distance_text(row.due, today, language=out.language)
    short = date_short(row.due, out.language, year=row.due.year != today.year)
    told = row.due.isoformat() if plain else out.say("column.due-hard", date=short, distance=distance)
    return [str(row.number), level, holder, told]


def due_cell(one: Found, *, out: Output, today: date) -> str:
    """Return a deadline for a list; a recommended one says so. Not on a terminal: the bare date."""
    due = one.row.due
    if due is None:
        return out.say("list.rests") if one.text.rests_since else ""
    if not out.is_terminal and not out.accessible:
        return due.isoformat()
    code = "column.due-soft" if one.text.soft_due else "column.due-hard"
    distance = distance_text(due, today, language=out.language)
    return out.say(code, date=date_short(due, out.language, year=due.year != today.year), distance=distance)


def show_outdated(found: Sequence[Found], newer: Mapping[str, str], *, out: Output) -> None:
    """Write which cases follow an older version of their guide than the one that was published last."""
    for one in found:
        if version := newer.get(str(one.row.number)):
            number, guide = str(one.row.number), one.text.guideline
            out.note(out.say("list.outdated", number=number, guide=guide, version=one.text.version, newer=version))


def list_data(
    found: Sequence[Found], people: Mapping[str, Person], *, me: Person, newer: Mapping[str, str] = MappingProxyType({})
) -> list[dict[str, object]]:
    """Return a list of cases for `--json`; `waits_for_me` is what waits for whoever asks.

    `consent_ends` is the first day that a consent runs out which no other has made needless. `asked_on` is the day
    since which advice is waited for, and `rests_since` that since which the case rests. `newer_version` is the one that
    was published last, where the case follows an older one.
    """
    return [
        {
            "number": one.row.number,
            "status": one.row.status,
            "alias": one.text.alias,
            "guideline": one.text.guideline or None,
            "guideline_version": one.text.version or None,
            "newer_version": newer.get(str(one.row.number)),
            "level": one.row.level,
            "step_title": one.text.step_title,
            "coordinator": _handle(one, people),
            "due": one.row.due,
            "due_is_soft": one.text.soft_due,
            "meeting_on": one.text.meeting_on,
            "consent_ends": one.text.consent_ends,
            "asked_on": one.text.asked_on,
            "rests_since": one.text.rests_since,
            "waits_for_me": [{"kind": turn.kind.value, "what": _what(turn, people)} for turn in my_turns(one, me)],
        }
        for one in found
    ]


def _handle(one: Found, people: Mapping[str, Person]) -> str | None:
    return _holder(one.row, people)


def _holder(row: Row, people: Mapping[str, Person]) -> str | None:
    holder = people.get(str(row.holder))
    return holder.handle if holder else None
