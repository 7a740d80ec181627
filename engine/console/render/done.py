"""What a command answers when it is done: what was written, and where the case now stands."""

from collections.abc import Iterator

from engine.application.consents import taken_from
from engine.application.outcomes import Done
from engine.cases import events as ev
from engine.cases.conditions import Asking, without_consent
from engine.cases.evolve import undone_commands
from engine.cases.opening import ways_in_of
from engine.cases.state import CaseState, CaseStatus, Consent
from engine.console.render.about import about_text
from engine.console.render.baton import duties
from engine.console.render.called import warn_of_uninvited
from engine.console.render.case import ending_rows, show_safety
from engine.console.render.closing import show_reopened
from engine.console.render.ground import Guide
from engine.console.render.happenings import Story, phrase
from engine.console.render.now import ended_track, others, show_now
from engine.console.render.outsiders import show_outsiders
from engine.console.render.page import Page, capitalised
from engine.console.render.shield import tell_beside, tell_shield, warn_of_untold
from engine.guideline.vocabulary import RoleKind
from engine.values import fields

PLAIN_END = "slutt"  # the ending that every guide has
_MOVES = (
    ev.StepCompleted,
    ev.AnswerChosen,
    ev.CaseOpened,
    ev.CaseClosed,
    ev.CaseReopened,
    ev.TrackOpened,
    ev.SideWorkOpened,
)
_TOLD_ONCE = (
    *(ev.NoteAdded, ev.MeetingHeld, ev.ConcernSuspected, ev.ConcernReported, ev.MeasuresEvaluated, ev.MeasureStarted),
    *(ev.ConsentGiven, ev.ConsentRefused, ev.BodyConsulted, ev.CaseHandedOver, ev.RoleBound, ev.FactSet),
)
"""What is told once a day in the same words; who does it again may have forgotten that it is done."""
_OWN_IDS = frozenset({"measure_id", "consent_id", "consultation_id", "handover_id"})
"""What sets apart two that are told in the same words."""


def show_done(done: Done, story: Story) -> None:
    """Write what was recorded; after a move also the step where the case stands now."""
    page = story.page
    for said in dict.fromkeys(_said(done, story)):  # what a person did once is told once
        page.out.paragraph(said)
    if said_before(done):
        page.out.paragraph(page.say("done.twice", command=page.command("angre")))
    show_outsiders(done, page)
    warn_of_untold(done, page)
    warn_of_uninvited(done, page)
    tell_beside(done, page)
    _show_standing(done, story)


def _said(done: Done, story: Story) -> Iterator[str]:
    for event in done.events:
        if isinstance(event.body, _MOVES):
            continue
        told = phrase(event, story).rstrip(".")
        if isinstance(event.body, ev.MeasuresEvaluated):  # says itself that it is recorded: «Evaluert: …»
            said = story.page.say("done.plain", what=capitalised(told))
        else:
            said = story.page.say("done", what=told)
        yield said.removesuffix(".") if told.endswith(("?", "!")) else said


def said_before(done: Done) -> bool:
    """Tell whether the same person has written the very same thing before on the day; it is kept all the same."""
    new = [event for event in done.events if isinstance(event.body, _TOLD_ONCE)]
    undone = undone_commands(done.story) if new else frozenset()
    return any(
        (_words(old.body), old.by, old.happened_on) == (_words(event.body), event.by, event.happened_on)
        for event in new
        for old in done.story
        if old.command_id != event.command_id and old.command_id not in undone
    )


def _words(body: ev.EventBody) -> tuple[object, ...]:
    """Return what an event says, without the id that it gave what it made."""
    return (type(body), *(getattr(body, one.name) for one in fields(body) if one.name not in _OWN_IDS))


def show_opened(done: Done, story: Story) -> None:
    """Write the number of a case that has been opened, and its first step."""
    page = story.page
    page.out.line(page.say("done.opened", number=str(done.number)))
    page.out.fields(list(_came_in(done.after, page)))
    page.out.line()
    show_now(_guide(done, page))
    show_safety(page)


def _came_in(state: CaseState, page: Page) -> Iterator[tuple[str, str]]:
    """Return whom the case is about, and of a way in that is not an employee's, who came and what the guide says of it.

    Both only where they do not go without saying.
    """
    about = about_text(state, page)
    if about:
        yield page.say("aspect.about"), about
    role = page.process.roles.get(state.entered_by or "")
    if state.entered_by and not (role and role.kind is RoleKind.EMPLOYEE) and state.entered_by != RoleKind.EMPLOYEE:
        yield page.say("aspect.entered-by"), page.name(state.entered_by)
        yield from ((page.say("label.way-in"), what) for what in ways_in_of(state, page.process))


def _guide(done: Done, page: Page) -> Guide:
    return Guide(page=page, state=done.after, agenda=done.agenda)


def show_consents_left(done: Done, story: Story) -> None:
    """Write a no or a withdrawal, and in plain words what is no longer covered by a consent, and what still is."""
    page = story.page
    show_done(done, story)
    before = _covered(done.before, page) if done.before else ()
    after = _covered(done.after, page)
    gone = [service for service in before if service not in after]
    if gone:
        page.out.paragraph(page.say("consent.gone", services=page.names(gone)))
    if after:
        page.out.paragraph(page.say("consent.left", services=page.names(after)))
    else:
        page.out.line(page.say("consent.none"))
    for one, services in _of_others(done, page):
        page.out.paragraph(page.say("consent.of-others", who=one.given_by, services=page.names(services)))
    still_in = without_consent(Asking(done.after, page.today))
    if still_in:
        page.out.paragraph(page.say("consent.still-in", services=page.names(still_in)))


def _of_others(done: Done, page: Page) -> Iterator[tuple[Consent, tuple[str, ...]]]:
    """Give the consents of others that still cover a service which somebody has just withdrawn theirs for."""
    bodies = [event.body for event in done.events if isinstance(event.body, ev.ConsentWithdrawn)]
    before = done.before.consents if done.before else ()
    taken = {service.casefold() for body in bodies for service in taken_from(body.consent_id, body, left=before)[0]}
    for one in done.after.valid_consents(page.today) if bodies else ():
        services = tuple(service for service in one.services if service.casefold() in taken)
        if services and all(one.id != body.consent_id for body in bodies):
            yield one, services


def _covered(state: CaseState, page: Page) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in state.valid_consents(page.today) for name in one.services))


def show_baton(done: Done, story: Story) -> None:
    """Write who was asked, who asked whom, and who holds the baton meanwhile."""
    page = story.page
    body = done.events[-1].body
    match body:
        case ev.CoordinatorOffered(to_actor=actor):
            who = page.handle(actor)
            holder = done.after.coordinator
            code = "nobody" if holder is None else "mine" if holder == page.me else "theirs"
            holds = page.handle(holder) if holder else ""
            page.out.paragraph(page.say(f"done.offered.{code}", who=who, holder=holds))
        case ev.CoordinatorAccepted():
            page.out.line(page.say("done.accepted", number=str(done.number)))
            told = duties(page)
            if told:
                page.out.line(page.say("done.duties"))
            for duty in told:
                page.out.paragraph(duty, indent=2)
        case _:
            show_done(done, story)


def show_reversal(done: Done, story: Story) -> None:
    """Write that something was undone or redone, and where the case stands now."""
    page = story.page
    code = "done.undone" if isinstance(done.events[-1].body, ev.ActUndone) else "done.redone"
    page.out.line(page.say(code))
    if done.after.status is CaseStatus.OPEN:
        page.out.line()
        tell_shield(done.after, page)
        show_now(_guide(done, page))
        show_safety(page)


def _show_standing(done: Done, story: Story) -> None:
    page, before = story.page, done.before
    if done.after.status is CaseStatus.CLOSED:
        if _tells_more(done, page):
            page.out.fields(list(ending_rows(done.after, page)))
        _show_beside(done, page)
        page.out.line(page.say("done.closed", number=str(done.number)))
        return
    if any(isinstance(event.body, ev.CaseReopened) for event in done.events):
        page.out.line(page.say("done.reopened", number=str(done.number)))
        show_reopened(before or done.after, done.after, page=page)
        page.out.line()
    _show_beside(done, page)
    tell_shield(done.after, page)
    if before is None or before.standing != done.after.standing:
        show_now(_guide(done, page))
        show_safety(page)
    elif before.tracks != done.after.tracks:
        _show_track(done, page)
        show_safety(page)


def _show_beside(done: Done, page: Page) -> None:
    """Write which cases were opened beside this one, and how to see each."""
    titles = {side.id: side.title for side in page.process.guideline.side_work}
    for one in done.opened:
        if one.number:
            page.out.line(page.say("done.beside", title=titles.get(one.side, one.side), number=one.number))


def _show_track(done: Done, page: Page) -> None:
    """Write where the track stands that something was done on, and the others in a line; the case when all are done."""
    guide, acted_on = _guide(done, page), done.events[-1].track
    if not guide.open_tracks():
        page.out.line(page.say("done.tracks-finished"))
        page.out.line()
        show_now(guide)
        return
    track = next((one for one in guide.agenda.tracks if one.id == acted_on), None)
    if track and track.finished:
        page.out.line(ended_track(track, page))
    elif track:
        show_now(guide.on(track.id))
    page.out.paragraph(others(guide, acted_on))


def _tells_more(done: Done, page: Page) -> bool:
    """Tell whether the ending says more than that the case has ended."""
    ending = page.process.endings.get(str(done.after.ending))
    return ending is not None and (bool(ending.remember or ending.taken_over_by) or ending.id != PLAIN_END)
