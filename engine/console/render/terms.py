"""Deadlines as a list, most urgent first: how far off each is, who set it, and what it is about."""

from collections.abc import Sequence

from engine.application.deadlines import Awaited, Force, Kind, Term, Urgency
from engine.cases.agenda import name_of, title_of
from engine.console.output import Output
from engine.console.render.due import moved_data, moved_text
from engine.console.render.page import listed
from engine.i18n import date_short, day_text, distance_text, time_text

WHAT_COLUMN = 4


def show_terms(terms: Sequence[Term], *, out: Output) -> None:
    """Write a row for each deadline; on a terminal also the day, and how many there are of each urgency."""
    rows = [_row(term, out) for term in terms]
    if not out.is_terminal:
        out.table([out.say(f"column.{name}") for name in ("case", "urgency", "force", "due", "days", "what")], rows)
        return
    if terms:
        out.line(out.say("terms.title", day=day_text(terms[0].view.today, out.language)))
        out.line()
        header = [out.say(f"column.{name}") for name in ("case", "due", "when", "force", "what")]
        out.table(header, rows, cut=WHAT_COLUMN)
        out.line()
        out.line(_sum(terms, out))


def what(term: Term, out: Output) -> str:
    """Return what a deadline is about, with the guide's own words for it where there are any."""
    process = term.view.process
    match term.kind:
        case Kind.STEP:
            step = title_of(term.subject, process)
            if term.moved is None:
                return out.say("terms.step", step=step, text=term.text or "")
            text = moved_text(term.text or "", term.moved, out=out)
            return out.say("terms.step", step=step, text=text)
        case Kind.MEETING:
            if term.clock is None:
                return out.say("terms.meeting")
            return out.say("terms.meeting-at", clock=time_text(term.clock, out.language))
        case Kind.CONSENT:
            services = listed([name_of(name, process) for name in term.names], out)
            return out.say("terms.consent", who=term.subject, services=services)
        case Kind.MEASURE:
            return out.say("terms.measure", title=term.subject)


def terms_data(terms: Sequence[Term], out: Output) -> list[dict[str, object]]:
    """Return the deadlines for `--json`."""
    return [
        {
            "number": term.view.number,
            "kind": term.kind.value,
            "urgency": term.urgency.value,
            "force": term.force.value,
            "due_on": term.on,
            "days": term.days,
            "what": what(term, out),
            "moved": moved_data(term.moved),
        }
        for term in terms
    ]


def show_awaited(awaited: Sequence[Awaited], *, out: Output) -> None:
    """Write which cases wait for advice, and since when; beside the list, for it has no deadline."""
    told = []
    for one in awaited:
        since = out.day_text(one.since)
        if one.body is None:
            told.append(out.say("terms.waiting-anonymous", number=one.view.number, date=since))
        else:
            body = name_of(one.body, one.view.process)
            told.append(out.say("terms.waiting", number=one.view.number, body=body, date=since))
    for line in dict.fromkeys(told):
        out.note(line)


def awaited_data(awaited: Sequence[Awaited]) -> list[dict[str, object]]:
    """Return for `--json` what is waited for."""
    return [{"number": one.view.number, "body": one.body, "since": one.since} for one in awaited]


def _row(term: Term, out: Output) -> list[str]:
    force = out.say(f"force.{term.force.value}")
    if not out.is_terminal:
        urgency = out.say(f"urgency.{term.urgency.value}")
        return [term.view.number, urgency, force, out.day(term.on), str(term.days), what(term, out)]
    today = term.view.today
    day = date_short(term.on, out.language, year=term.on.year != today.year)
    return [term.view.number, day, _when(term, out), force, what(term, out)]


def _when(term: Term, out: Output) -> str:
    """Return how far off a deadline is; one whose time has come says so, though its last day lies ahead."""
    distance = distance_text(term.on, term.view.today, language=out.language)
    if term.urgency is Urgency.RESTING:
        return out.say("terms.resting")
    is_begun = term.urgency is Urgency.NOW and term.days > 0
    return out.say("terms.begun", distance=distance) if is_begun else distance


def _sum(terms: Sequence[Term], out: Output) -> str:
    """Return how many deadlines there are, and how many have passed that must be kept, are advised, or were agreed."""
    parts = [out.count("terms.count", len(terms))]
    for force in Force:
        over = sum(term.urgency is Urgency.OVER and term.force is force for term in terms)
        if over:
            parts.append(out.say(f"terms.over-{force.value}", count=over))
    now = sum(term.urgency is Urgency.NOW for term in terms)
    if now:
        parts.append(out.say("terms.now", count=now))
    rests = sum(term.urgency is Urgency.RESTING for term in terms)
    if rests:
        parts.append(out.say("terms.resting-count", count=rests))
    return ", ".join(parts) + "."
