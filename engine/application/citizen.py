"""The copy for the citizen: what is kept of a case, and who has looked at it and written in it."""

from engine.application.access import Act, Category
from engine.application.finding import Ambiguous, Missing, allowed, find
from engine.application.insight import traces_of
from engine.application.looking import look
from engine.application.queries import CaseView, view_of
from engine.application.reading import refused_to_others
from engine.application.world import World
from engine.cases.refusals import Refused
from engine.values import Struct, replace


class CitizensCopy(Struct, frozen=True):
    """A case with who has looked at it, or, for somebody who may not hand that on, without and why not."""

    view: CaseView
    refused: Refused | None = None


def citizens_copy(world: World, number: str) -> CitizensCopy | Missing | Ambiguous:
    """Return a case with who has looked at it, for whoever coordinates it to hand on. The look is logged first.

    What the traces leave out is what the copy leaves out: nothing tells that there is a shielded part.
    """
    found = find(world, number)
    if isinstance(found, Missing | Ambiguous):
        return found
    view = view_of(world, found)
    if view is None:
        return Missing(number)
    case_id = found.row.case_id
    look(world, (case_id,), ground=view.ground, categories=view.categories)
    if not allowed(world, found, act=Act.COORDINATE).allowed:
        return CitizensCopy(view, refused_to_others(view.state))
    look(world, (case_id,), ground=view.ground, categories=(Category.LOG,))
    return CitizensCopy(replace(view, traces=traces_of(world, case_id, without=view.untold)))
