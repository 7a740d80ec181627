"""What a command changes, as it was and as it becomes: shown by a dry run and by undo."""

from collections.abc import Iterator
from datetime import date

from engine.cases.bindings import Binding
from engine.cases.conditions import Asking, without_consent
from engine.cases.consents import declined
from engine.cases.deadlines import running
from engine.cases.naming import title_of, track_title
from engine.cases.state import CaseState, CaseStatus, Measure
from engine.console.render.about import about_text
from engine.console.render.bound import bound_to
from engine.console.render.called import when_text
from engine.console.render.due import due_text
from engine.console.render.handed import handed_texts
from engine.console.render.own_view import evaluations
from engine.console.render.page import Page, listed
from engine.guideline.labels import holder_title
from engine.guideline.names import MAIN


def show_change(before: CaseState, after: CaseState, *, page: Page, unchanged: str = "change.record-only") -> None:
    """Write each aspect that changes, as it is now and as it will be; `unchanged` is the text where none does."""
    found = list(changes(before, after, page=page))
    if not found:
        page.out.line(page.say(unchanged))
        return
    now, then = page.say("change.now"), page.say("change.after")
    rows = [row for label, old, new in found for row in ((label, f"{now} {old}"), ("", f"{then} {new}"))]
    page.out.fields(rows)


def changes(before: CaseState, after: CaseState, *, page: Page) -> Iterator[tuple[str, str, str]]:
    """Return the label of each aspect that differs, with both its texts."""
    old, new = dict(aspects(before, page)), dict(aspects(after, page))
    nothing = page.say("change.nothing")
    for label in dict.fromkeys((*old, *new)):
        if old.get(label) != new.get(label):
            yield label, old.get(label) or nothing, new.get(label) or nothing


def aspects(state: CaseState, page: Page) -> tuple[tuple[str, str], ...]:
    """Return what can be said of a case: where it stands, who holds it, consents, services, measures and the rest."""
    found = {
        "alias": state.alias,
        "about": about_text(state, page),
        "step": standing(state, page),
        "tracks": "; ".join(_tracks(state, page)),
        "variant": state.variant or "",
        "version": state.guideline_version,
        "entered-by": page.name(state.entered_by) if state.entered_by else "",
        "coordinator": page.handle(state.coordinator) if state.coordinator else "",
        "offer": page.handle(state.offer.to_actor) if state.offer else "",
        "moved-due": "; ".join(_moved_due(state, page)),
        "consents": "; ".join(consents(state, page)),
        "withdrawn": "; ".join(_withdrawn(state, page)),
        "declined": "; ".join(_declined(state, page)),
        "services": page.names(one.key for one in state.services),
        "without-consent": "; ".join(_without_consent(state, page)),
        "roles": "; ".join(_role(one, page) for one in state.roles.values()),
        "facts": "; ".join(f"{page.name(fact)}: {value}" for fact, value in state.facts.items()),
        "measures": "; ".join(measures(state, page)),
        "meetings": _meetings(state, page),
        "called": "; ".join(when_text(one.on, one.clock, page=page, place=one.place) for one in state.called),
        "evaluations": evaluations(state, page),
        "checklist": str(len(state.ticked) or ""),
        "side-work": "; ".join(side_work(state, page)),
        "kept-out": page.names(sorted(state.kept_out)),
        "handovers": "; ".join(handed_texts(state, page)),
        "consultations": listed(_consulted(state, page), page.out),
    }
    return tuple((_label(name, page), text) for name, text in found.items() if text)


def _label(aspect: str, page: Page) -> str:
    """Return what an aspect is called: the stafettholder by the guide's own word for one."""
    own = holder_title(page.process.guideline) if aspect == "coordinator" else ""
    return own or page.say(f"aspect.{aspect}")


def standing(state: CaseState, page: Page) -> str:
    """Return where a case stands, or how it ended."""
    if state.status is CaseStatus.OPEN:
        return page.place(state.standing.state)
    ending = page.process.endings.get(str(state.ending))
    return page.say("change.closed", ending=ending.title if ending else "")


def _tracks(state: CaseState, page: Page) -> Iterator[str]:
    """Return where each track stands."""
    for track, here in state.tracks.items():
        if track == MAIN:
            continue
        title = track_title(track, page.process)
        if here.is_finished:
            code = "now.track-aside" if here.is_set_aside else "now.track-finished"
            yield page.say(code, track=title)
        else:
            yield page.say("now.track-at", track=title, place=title_of(here.state, page.process))


def _moved_due(state: CaseState, page: Page) -> Iterator[str]:
    """Return each deadline that was moved and runs."""
    if state.status is CaseStatus.OPEN:
        for _, due in running(state, page.process):
            if due.moved:
                yield due_text(due, page)


def side_work(state: CaseState, page: Page) -> Iterator[str]:
    """Return the work that runs beside the case, with its number where the user may see it."""
    titles = {side.id: side.title for side in page.process.guideline.side_work}
    for one in state.side_work:
        title, number = titles.get(one.side, one.side), page.linked.get(one.case_id)
        yield page.say("aspect.side", title=title, number=number) if number else title


def consents(state: CaseState, page: Page) -> tuple[str, ...]:
    """Return each consent: by whom, for what, until when, and whether it has run out."""
    return tuple(
        page.say(
            "aspect.consent" if consent.is_valid(page.today) else "aspect.consent-expired",
            who=consent.given_by,
            services=page.names(consent.services),
        )
        + (f", {_until(consent.expires_on, page)}" if consent.expires_on else "")
        for consent in state.consents
    )


def _withdrawn(state: CaseState, page: Page) -> Iterator[str]:
    """Return who has withdrawn a consent, and when, as long as no new answer is recorded."""
    for one in state.withdrawals:
        yield page.say("aspect.withdrawn-by", who=one.by, date=page.day_text(one.on))


def _declined(state: CaseState, page: Page) -> Iterator[str]:
    """Return each purpose that somebody said no to by name, with who did so last, and when."""
    for scope in sorted(declined(state.consent_noes)):
        no = next(one for one in reversed(state.said_no) if scope in one.scopes)
        yield page.say("aspect.declined-by", scope=scope, who=no.by, date=page.day_text(no.on))


def _without_consent(state: CaseState, page: Page) -> Iterator[str]:
    """Give each service that is in an open case and that no consent covers any more, with how to end its part."""
    if state.status is CaseStatus.OPEN:
        for name in without_consent(Asking(state, page.today)):
            title = page.name(name)
            command = page.command("tjeneste", title, "--slutt")
            yield page.say("aspect.without-consent-of", service=title, command=command)


def measures(state: CaseState, page: Page) -> tuple[str, ...]:
    """Return each measure with its number, and what became of it."""
    return tuple(
        page.say(
            "aspect.measure" if measure.running else "aspect.measure-ended",
            number=number,
            title=measure.title,
            goal=measure.goal,
            who=measure.responsible,
        )
        + "".join(f", {part}" for part in _days(measure, page))
        for number, measure in enumerate(state.measures, start=1)
    )


def _days(measure: Measure, page: Page) -> Iterator[str]:
    """Give the first day of a running measure where it lies ahead, and the last day where there is one."""
    if measure.running and not measure.has_begun(page.today):
        yield page.say("list.begins", date=page.day_text(measure.started_on))
    if measure.running and measure.until:
        past = measure.until < page.today
        yield page.say("aspect.until-past", date=page.day_text(measure.until)) if past else _until(measure.until, page)


def _until(day: date, page: Page) -> str:
    return page.say("aspect.until", date=page.day_text(day))


def _role(binding: Binding, page: Page) -> str:
    return f"{page.name(binding.role)}: {bound_to(binding, page) or page.say('aspect.later')}"


def _consulted(state: CaseState, page: Page) -> list[str]:
    """Return with whom the case was discussed, each once."""
    bodies = dict.fromkeys(one.body for one in state.consultations)
    return [page.name(body) if body else page.say("now.anonymous") for body in bodies]


def _meetings(state: CaseState, page: Page) -> str:
    if not state.meetings:
        return ""
    latest = state.meetings[-1].at
    text = page.out.count("aspect.meetings-held", len({one.at for one in state.meetings if not one.covered}))
    agreed = [meeting.agreed for meeting in state.meetings if meeting.at == latest and meeting.agreed]
    if not agreed:
        return text
    return page.say("aspect.meetings-next", text=text, date=page.day_text(agreed[-1]))
