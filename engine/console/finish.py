"""How a command ends: what came of it is told, with the exit code that belongs to it, and what to run next."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import assert_never

from engine.application import queries
from engine.application.finding import Ambiguous, Missing
from engine.application.outcomes import Done, Outcome
from engine.application.ports import Conflict
from engine.application.queries import CaseView
from engine.cases.events import ActUndone, CaseClosed
from engine.cases.naming import track_title
from engine.cases.refusals import Refused
from engine.console import codes
from engine.console.numbers import short_number
from engine.console.options import Call
from engine.console.render.change import show_change
from engine.console.render.crossing import show_crossing, shuts_out
from engine.console.render.data import change_data, refusal_data
from engine.console.render.done import show_done
from engine.console.render.ground import Guide, Hint
from engine.console.render.happenings import Story
from engine.console.render.hints import MOST, after_refusal, after_undoing, next_commands
from engine.console.render.movers import all_who
from engine.console.render.page import Page
from engine.console.render.reasons import show_refusal, shown
from engine.console.session import Session
from engine.errors import StoreError
from engine.guideline.process import Process
from engine.values import replace

Tell = Callable[[Done, Story], None]


def finish(
    call: Call, outcome: Outcome, *, again: tuple[str, ...] = (), tell: Tell = show_done, foresee: Tell | None = None
) -> int:
    """Tell what came of a command, and return the exit code."""
    match outcome:
        case Done():
            return tell_done(call.session, outcome, tell=tell, foresee=foresee)
        case Refused():
            return _refused(call, outcome, again=again)
        case Missing() | Ambiguous():
            return not_found(call.session, outcome)
        case Conflict():
            return conflict(call.session, call.number)
        case _:
            assert_never(outcome)


def tell_done(
    session: Session,
    done: Done,
    *,
    tell: Tell = show_done,
    foresee: Tell | None = None,
    first: tuple[Hint, ...] = (),
) -> int:
    """Tell what was done, or what would be done, and what to run next: `first`, and then what the case needs."""
    page = page_for(session, done.process, number=done.number or "", linked=_linked(session, done))
    page = replace(page, subject=done.after.subject)
    state = (done.before or done.after) if done.dry_run else done.after
    guide = Guide(page=page, state=state, agenda=done.agenda)
    undone = not done.dry_run and isinstance(done.events[-1].body, ActUndone)
    hints: tuple[Hint, ...] = ()
    if done.number and not _has_ended(done) and (done.dry_run or not shuts_out(done, page.me)):
        hints = after_undoing(guide) if undone else next_commands(guide, acted_on=done.events[0].track)
        hints = (*first, *hints[:1], *_beside(session, done, page=page), *hints[1:])[:MOST]
    story = Story(page=page, events=done.story, eras=done.eras)
    out = session.output
    out.kept = not done.dry_run
    if out.json:
        out.data(change_data(done, story, hints=hints))
        return codes.DONE
    mark_practice(session)
    if foresee:
        foresee(done, story)
    if done.dry_run:
        out.line(page.say("done.dry-run"))
        if done.before:
            show_change(done.before, done.after, page=page)
        else:
            out.line(page.say("done.would-open"))
    else:
        tell(done, story)
    show_crossing(done, page)
    out.hints(*hints)
    return codes.DONE


def _linked(session: Session, done: Done) -> dict[str, str]:
    """Return the numbers of the cases beside this one, those included that the command has just opened.

    None where they can't be looked up: the command is kept by now, and is not told as failed.
    """
    if done.dry_run:
        return {}
    try:
        return queries.linked(session.world(), done.after)
    except StoreError:
        return {}


def _beside(session: Session, done: Done, *, page: Page) -> Iterator[Hint]:
    """Return how to see each case that the command has opened beside this one."""
    for one in done.opened:
        if one.number:
            command = f"bti vis {short_number(session, one.number)}"
            yield page.out.given.typed(command), page.say("hint.show-opened", number=one.number)


def _has_ended(done: Done) -> bool:
    """Tell whether this command closed the case: then its last word is that it did."""
    return not done.dry_run and isinstance(done.events[-1].body, CaseClosed)


def view_of(call: Call) -> CaseView | int:
    """Return the case, or the exit code where there is none to see."""
    found = queries.case(call.session.world(), call.number)
    return found if isinstance(found, CaseView) else not_found(call.session, found)


def page_of(session: Session, view: CaseView, *, track: str | None = None) -> Page:
    """Return the page for a case; `track` is the one that the next commands are on, by its id."""
    page = page_for(session, view.process, number=view.number, linked=view.linked)
    page = replace(page, reads_only=view.reads_only, subject=view.state.subject)
    several = len(view.state.open_tracks()) > 1
    return replace(page, track=track_title(track, view.process)) if track and several else page


def page_for(
    session: Session, process: Process, *, number: str, linked: Mapping[str, str] = MappingProxyType({})
) -> Page:
    """Return the page for a case by its full number; `linked` are the numbers of those it runs beside."""
    world = session.world()
    return Page(
        out=session.output,
        process=process,
        people=queries.people(world),
        number=short_number(session, number) if number else "",
        me=world.person.id,
        today=world.clock.today(),
        practice=world.practice,
        linked=linked,
    )


def guide_of(view: CaseView, page: Page) -> Guide:
    """Return what the hints for a case are computed from."""
    return Guide(page=page, state=view.state, agenda=view.agenda)


def mark_practice(session: Session) -> None:
    """Write the mark of a practice store above a screen."""
    session.world()  # which knows for certain
    session.output.mark_practice()


def not_found(session: Session, found: Missing | Ambiguous) -> int:
    """Tell that no such case can be seen, or which cases a number may mean."""
    out = session.output
    mark_practice(session)
    match found:
        case Missing(wanted=wanted):
            out.note(session.say("no-such-case", number=wanted))
            if wanted.isdigit():
                out.note(session.say("no-such-case.short", year=session.world().clock.today().year))
            out.hints(("bti liste", session.say("hint.list")))
            return codes.NO_CASE
        case Ambiguous(wanted=wanted, numbers=numbers):
            out.note(session.say("several-cases", number=wanted, numbers=", ".join(numbers)))
            return codes.USAGE
        case _:
            assert_never(found)


def conflict(session: Session, number: str) -> int:
    """Tell that somebody else changed the case first, and that nothing was kept."""
    out = session.output
    mark_practice(session)
    out.paragraph(session.say("changed-first"), to_stderr=True)
    out.hints((f"bti vis {number}", session.say("hint.show")))
    return codes.CONFLICT


def told_why(session: Session, refused: Refused, *, who: str = "") -> int:
    """Tell which rule stopped a command, and `who` can do it, with nothing of the case in it."""
    said = dict(refused.reasons[0].arguments)
    out, text = session.output, session.say(f"refusal.{refused.code}", **said)
    if out.json:
        out.data({"refused": {"code": refused.code, "text": text, "reasons": [], "who": who}, "next": []})
        return codes.STOPPED
    mark_practice(session)
    out.paragraph(session.say("stop", text=text), to_stderr=True)
    if who:
        out.paragraph(who, indent=2, to_stderr=True)
    return codes.STOPPED


def _refused(call: Call, refused: Refused, *, again: tuple[str, ...]) -> int:
    view = view_of(call)
    if isinstance(view, int):
        return view
    page = page_of(call.session, view)
    guide = guide_of(view, page).on(call.track)
    hints = after_refusal(refused, guide, again=again)
    if call.session.output.json:
        call.session.output.data(refusal_data(refused, guide.agenda, page=page, hints=hints))
        return codes.STOPPED
    asked = _asked(refused, view)
    note = page.say("stop.asked", who=page.handle(asked)) if asked else ""
    return _told_stop(call.session, refused, guide=guide, hints=hints, note=note)


def _told_stop(session: Session, refused: Refused, *, guide: Guide, hints: tuple[Hint, ...], note: str) -> int:
    """Tell which rule stopped a command, and who can do something about it in this case: the same as `bti forklar`."""
    mark_practice(session)
    show_refusal(refused, guide.agenda, page=guide.page, who=_movers(refused, guide))
    if note:
        session.output.note(f"  {note}")
    session.output.hints(*hints)
    return codes.STOPPED


def _movers(refused: Refused, guide: Guide) -> tuple[str, ...]:
    return all_who((one for one in shown(refused.reasons) if one.place), guide)


def _asked(refused: Refused, view: CaseView) -> str | None:
    """Return who is asked about the baton, where somebody else has just answered."""
    answered = any(reason.code == "no-offer-to-you" for reason in refused.reasons)
    return view.state.offer.to_actor if answered and view.state.offer else None


def stopped(
    session: Session, refused: Refused, *, page: Page, guide: Guide | None = None, hints: tuple[Hint, ...] = ()
) -> int:
    """Tell which rule stopped a command, what to run, and in a case (`guide`) who can do something about it."""
    agenda = guide.agenda if guide else None
    if session.output.json:
        session.output.data(refusal_data(refused, agenda, page=page, hints=hints))
        return codes.STOPPED
    mark_practice(session)
    show_refusal(refused, agenda, page=page, who=_movers(refused, guide) if guide else ())
    session.output.hints(*hints)
    return codes.STOPPED
