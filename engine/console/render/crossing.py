"""Who comes into a case, leaves it, or stays, because somebody else fills a role or has the baton: said by name."""

from collections.abc import Iterator

from engine.application.outcomes import Done
from engine.cases.events import CoordinatorAccepted, RoleBound
from engine.console.render.page import Page, listed


def shuts_out(done: Done, person: str) -> bool:
    """Tell whether a command takes this person out of the case."""
    return done.before is not None and person in done.before.participants - done.after.participants


def show_crossing(done: Done, page: Page) -> None:
    """Write who can see the case from now on, who no longer can, and who still can, where somebody is relieved."""
    if any(isinstance(event.body, RoleBound | CoordinatorAccepted) for event in done.events):
        for text in _crossing(done, page):
            page.out.paragraph(text)


def _crossing(done: Done, page: Page) -> Iterator[str]:
    before = done.before.participants if done.before else frozenset()
    after, then = done.after.participants, "would-" if done.dry_run else ""
    if after - before:
        yield page.say(f"crossing.{then}in", who=_names(after - before, page))
    if before - after - {page.me}:
        yield page.say(f"crossing.{then}out", who=_names(before - after - {page.me}, page))
    if page.me in before - after:
        yield page.say(f"crossing.{then}out-yourself")
    staying = _relieved(done) & after - {page.me}
    by_themselves = staying & done.after.colleagues
    if by_themselves:
        yield page.say(f"crossing.{then}stay", who=_names(by_themselves, page))
    if staying - by_themselves:
        yield page.say(f"crossing.{then}stay-otherwise", who=_names(staying - by_themselves, page))
    for one in sorted(staying & done.after.named, key=page.handle):
        who = page.handle(one)
        yield page.say("crossing.sees", who=who, command=page.command("tilgang", "--ta", who))


def _relieved(done: Done) -> frozenset[str]:
    """Return those who had a role that is now filled otherwise, or the baton, and who may take part all the same."""
    had = {role: one.actor for role, one in done.before.roles.items()} if done.before else {}
    has = {role: one.actor for role, one in done.after.roles.items()}
    held = done.before.coordinator if done.before else None
    relieved = frozenset(actor for role, actor in had.items() if actor and has.get(role) != actor)
    return relieved | {held} if held and held != done.after.coordinator else relieved


def _names(people: frozenset[str], page: Page) -> str:
    return listed(sorted(page.handle(one) for one in people), page.out)
