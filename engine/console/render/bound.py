"""Who a role is in a case, in words: a person, a name, or a service or body of the guide."""

from engine.cases.bindings import Binding
from engine.cases.events import RoleBound
from engine.console.render.page import Page


def bound_to(one: Binding | RoleBound, page: Page) -> str | None:
    """Return who a role was bound to; None where that is decided later."""
    if one.actor:
        return page.handle(one.actor)
    return one.name or (page.name(one.party) if one.party else None)


def bound_kind(one: Binding, page: Page) -> str:
    """Return the word of `--json` for what a role is bound to."""
    if one.party:
        return "service" if one.party in page.process.services else "body"
    return "person" if one.actor else "name" if one.name else "later"
