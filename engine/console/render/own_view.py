"""What a screen says where whom the case is about was not heard in an evaluation, and how that is added."""

from collections.abc import Iterator

from engine.cases.own_view import unheard, unheard_last
from engine.cases.state import CaseState, CaseStatus
from engine.console.render.page import Page
from engine.guideline.registry import Role


def add_view(role: Role, page: Page) -> str:
    """Return the command that adds to the last evaluation what somebody said of it."""
    return page.command("evaluer", "--tillegg", "--syn", f"{role.id}=TEKST")


def evaluations(state: CaseState, page: Page) -> str:
    """Return how many evaluations there are, and in how many whom the case is about is not heard."""
    missing = [unheard(heard, state, process=page.process) for _, heard in state.evaluations]
    roles = [role for role in missing if role is not None]
    count = str(len(missing) or "")
    if not roles:
        return count
    return page.say("aspect.evaluations-unheard", count=count, missing=len(roles), role=page.quoted(roles[0].title))


def unheard_row(state: CaseState, page: Page) -> Iterator[tuple[str, str]]:
    """Give how to add the view that the last evaluation lacks, where the user may add to the case."""
    own = unheard_last(state, process=page.process)
    if own is not None and state.status is CaseStatus.OPEN and not page.reads_only:
        yield page.say("aspect.own-view"), page.say("aspect.own-view-add", command=add_view(own, page))
