"""Who is kept out of a case: what that means for whoever works with it, who can clear it, and what was set aside."""

from engine.cases import events as ev
from engine.cases.agenda import title_of
from engine.cases.events import Event
from engine.cases.evolve import effective
from engine.cases.shielding import clearers, kept_out
from engine.cases.state import CaseState
from engine.console.render.ground import Guide
from engine.console.render.page import Page, either, listed
from engine.i18n import knows


def show_shield(guide: Guide, events: tuple[Event, ...]) -> None:
    """Write who is kept out of the case and until when; nothing where nobody is."""
    page = guide.page
    if guide.state.shielded:
        for row in page.out.folded(shield_text(guide.state, page), rest="  "):
            page.out.line(page.out.paint(row, "warning"))
    passed = set_aside(events)
    if passed:
        steps = listed([page.quoted(title_of(step, page.process)) for step in passed], page.out)
        page.out.paragraph(page.say("shield.set-aside", steps=steps))
    if guide.state.shielded or passed:
        page.out.line()


def shield_text(state: CaseState, page: Page) -> str:
    """Return who is kept out, what nobody must do, and who can clear it."""
    people = listed([page.quoted(one.title) for one in kept_out(state, page.process)], page.out)
    clearing = clearers(page.process)
    if not clearing:
        return page.say("shield.forever", people=people)
    names = either([clearer(one, page) for one in clearing], page.out)
    return page.say("shield", people=people, who=names, command=page.command("meld", "--klarert-av", clearing[0]))


def clearer(name: str, page: Page) -> str:
    """Return what one who may clear it is called: a service or body by its title, else as a report is sent to."""
    known = name in page.process.services or name in page.process.bodies
    return page.name(name) if known or not knows(f"recipient-{name}") else page.say(f"recipient-{name}")


def set_aside(events: tuple[Event, ...]) -> tuple[str, ...]:
    """Return the steps that were set aside because somebody was kept out of the case."""
    passed = (one.body for one in effective(events))
    found = (body.step for body in passed if isinstance(body, ev.StepPassed) and body.shielded)
    return tuple(dict.fromkeys(found))
