"""The screens of one case: where it stands and what is in it, and its log."""

from collections.abc import Iterator

from engine.application.queries import CaseView
from engine.cases import events as ev
from engine.cases.events import Event
from engine.cases.evolve import effective, undone_commands
from engine.cases.state import CaseState, CaseStatus
from engine.console.render.change import aspects
from engine.console.render.closing import remembered
from engine.console.render.ground import Guide
from engine.console.render.happenings import Story, phrase
from engine.console.render.now import beside, show_now
from engine.console.render.overview import show_overview
from engine.console.render.own_view import unheard_row
from engine.console.render.page import Page, capitalised
from engine.console.render.shield import clearer, show_shield
from engine.guideline.labels import going_on, lowered
from engine.guideline.registry import Ending
from engine.i18n import in_norway

_ELSEWHERE = (
    "alias",
    "step",
    "tracks",
    "checklist",
    "kept-out",
    "moved-due",
    "version",
)  # what stands above on the same screen
_NO_BREAK = "\u00a0"
_CONDITIONS = ("hvis ", "viss ", "dersom ", "når ", "om ")  # words a guide may begin its rule with itself


def show_case(view: CaseView, page: Page) -> None:
    """Write the whole screen of a case."""
    out = page.out
    out.line(f"{page.say('case.title', number=view.number)}   {view.state.alias}")
    out.line()
    guide = Guide(page=page, state=view.state, agenda=view.agenda)
    if view.state.beside is None:
        show_overview(view.state, page)
        out.line()
    if view.state.status is CaseStatus.CLOSED:
        show_ending(view.state, page)
        out.fields(list(_closing(view, page)))
        if view.state.beside is not None:
            out.line(capitalised(beside(guide)) + ".")
    else:
        show_shield(guide, view.events)
        show_now(guide)
    known = [
        row for row in aspects(view.state, page) if row[0] not in {page.say(f"aspect.{name}") for name in _ELSEWHERE}
    ]
    known += (*unheard_row(view.state, page), *_followed(view, page))
    known += remembered(view.state, page) if view.state.status is CaseStatus.OPEN else ()
    if known:
        out.line()
        out.line(page.say("case.known"))
        out.fields(known)
    show_safety(page, is_open=view.state.status is CaseStatus.OPEN)


def _followed(view: CaseView, page: Page) -> list[tuple[str, str]]:
    """Return which version of its guide a case follows, where that is not the only one there is."""
    version = view.state.guideline_version
    if view.newer:
        command = page.command("flytt", "--vis-bare")
        told = page.say("case.version-newer", version=version, newer=view.newer, command=command)
        return [(page.say("aspect.version"), told)]
    return [(page.say("aspect.version"), version)] if len(view.eras) > 1 else []


def _closing(view: CaseView, page: Page) -> Iterator[tuple[str, str]]:
    """Return when the case was closed last, and why."""
    closings = [(one.happened_on, one.body) for one in effective(view.events)]
    for on, body in [(on, body) for on, body in closings if isinstance(body, ev.CaseClosed)][-1:]:
        yield page.say("label.when"), page.day_text(on)
        if body.reason:
            yield page.say("label.why"), body.reason


def show_ending(state: CaseState, page: Page) -> None:
    """Write how a case ended, and what the guide wants remembered afterwards."""
    ending = page.process.endings.get(str(state.ending))
    title = ending.title if ending else str(state.ending)
    ended = going_on(page.say("case.ended.plain"), title)
    page.out.line(f"{ended}." if ended else page.say("case.ended", ending=title))
    if ending:
        page.out.fields(list(_afterwards(ending, page)))


def ending_rows(state: CaseState, page: Page) -> Iterator[tuple[str, str]]:
    """Return how a case has just ended, for a screen that says in its own line that it has."""
    ending = page.process.endings.get(str(state.ending))
    if ending:
        yield page.say("label.ending"), ending.title
        yield from _afterwards(ending, page)


def _afterwards(ending: Ending, page: Page) -> Iterator[tuple[str, str]]:
    """Return who takes the case over, and what the guide wants remembered."""
    if ending.taken_over_by:
        yield page.say("label.takes-over"), capitalised(clearer(ending.taken_over_by, page))
    if ending.remember:
        yield page.say("label.remember"), ending.remember


def show_safety(page: Page, *, is_open: bool = True) -> None:
    """Write the line that stands on every screen of a case: what to do at once, by the guide's own rule."""
    rule = next((rule for rule in page.process.guideline.rules if rule.report_to), None)
    if rule is None or not is_open:
        return
    page.out.line()
    unbroken = page.command("meld").replace(" ", _NO_BREAK)
    for row in page.out.folded(_safety(rule.when.strip(), page, command=unbroken), rest="  "):
        page.out.line(page.out.paint(row.replace(_NO_BREAK, " "), "warning"))


def _safety(when: str, page: Page, *, command: str) -> str:
    """Return the rule as one says it: «Hvis du …: Ikke vent.» One that asks, or says «hvis» itself, stays as it is."""
    said = when.rstrip(".:! ")
    if said.endswith("?"):
        return page.say("safety.asked", when=said, command=command)
    if said.casefold().startswith(_CONDITIONS):
        return page.say("safety.said", when=capitalised(said), command=command)
    return page.say("safety", when=lowered(said), command=command)


def show_log(view: CaseView, page: Page) -> None:
    """Write every event that the reader may open, oldest first; what was undone is marked."""
    if page.out.is_terminal:
        page.out.line(f"{page.say('case.title', number=view.number)}   {view.state.alias}")
        page.out.line()
    for day, who, text in log_rows(view, page):
        if page.out.is_terminal and not page.out.accessible:
            for row in page.out.folded(f"{day}  {who}  {text}", rest="    "):
                page.out.line(row)
        else:
            page.out.table(("", "", ""), [(day, who, text)])


def log_rows(view: CaseView, page: Page) -> tuple[tuple[str, str, str], ...]:
    """Return the day, the person and what happened, for each event."""
    story = Story(page=page, events=view.events, eras=view.eras)
    undone = undone_commands(view.events)
    rows = {
        (event.command_id, text): (page.out.day(event.happened_on, year=True), page.handle(event.by), text)
        for event in view.events
        for text in (_text(event, story, is_undone=event.command_id in undone),)
    }
    return tuple(rows.values())


def _text(event: Event, story: Story, *, is_undone: bool) -> str:
    page = story.page
    text = _sentence(event, story)
    recorded = in_norway(event.recorded_at).date()
    if (recorded - event.happened_on).days > 1:
        text = page.say("log.recorded-later", text=text, date=page.day_text(recorded))
    return page.say("log.undone", text=text) if is_undone else text


def _sentence(event: Event, story: Story) -> str:
    """Return what happened as a sentence begins; a handle or a name that somebody typed stays as it is typed."""
    said = phrase(event, story)
    typed = ev.RoleBound | ev.ServiceInvolved | ev.ServiceEnded
    bound = event.body.name if isinstance(event.body, typed) else None
    kept = (bound, *(person.handle for person in story.page.people.values()))
    return said if any(name and said.startswith(f"{name} ") for name in kept) else capitalised(said)
