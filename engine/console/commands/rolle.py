"""`bti rolle`: say who has a role in the case, or that it is decided later."""

from difflib import get_close_matches

from engine.application.cases import act
from engine.application.outcomes import Done
from engine.application.queries import CaseView
from engine.cases.commands import BindRole
from engine.cases.events import RoleBound
from engine.cases.refusals import refuse
from engine.console import codes
from engine.console.doing import do
from engine.console.finish import mark_practice, page_of, told_why, view_of
from engine.console.localised import argument, option
from engine.console.options import Call, changing
from engine.console.people import known
from engine.console.prompts import ask, free_text
from engine.console.render.crossing import shuts_out
from engine.console.render.done import show_done
from engine.console.render.happenings import Story
from engine.console.render.page import Page
from engine.guideline.vocabulary import RoleKind

_LAST_TIE = refuse("last-tie")


@changing("rolle")
@argument("role", metavar="[ROLLE]", required=False)
@option("--er", "who", metavar="HVEM", help="opt.role-is")
@option("--senere", "later", is_flag=True, help="opt.role-later")
@option("--likevel", "even_so", is_flag=True, help="opt.role-even-so")
def command(call: Call, *, role: str | None, who: str | None, later: bool, even_so: bool) -> int:
    """Bind a role to a person, service or body; without one, list the roles.

    Whoever would no longer be in the case, and so could not undo it, says so first.
    """
    if role is None:
        view = view_of(call)
        return view if isinstance(view, int) else _listed(call, view)
    if later and who is not None:
        raise call.session.usage("one-of", flags="--er eller --senere")
    if later:
        wanted = BindRole(role=role)
        return told_why(call.session, _LAST_TIE) if _leaves(call, wanted, even_so=even_so) else do(call, wanted)
    named = who if who is not None else ask(call.session, "--er", question="ask.role")
    person = known(call.session, named)
    name = None if person else free_text(call.session, named)
    wanted = BindRole(role=role, actor=person.id if person else None, name=name)
    if _leaves(call, wanted, even_so=even_so):
        return told_why(call.session, _LAST_TIE)
    return do(call, wanted, tell=show_done if person else _tell_name)


def _leaves(call: Call, wanted: BindRole, *, even_so: bool) -> bool:
    """Tell whether a command would take the person out of the case, who has not said that it shall."""
    if even_so or call.dry_run:
        return False
    world = call.session.world()
    tried = act(world, call.number, command=wanted, happened_on=call.happened_on, dry_run=True)
    return isinstance(tried, Done) and shuts_out(tried, world.person.id)


def _tell_name(done: Done, story: Story) -> None:
    """Write that the role was bound to a name that no user has, and which user may be meant."""
    page = story.page
    show_done(done, story)
    for event in done.events:
        if isinstance(event.body, RoleBound) and event.body.name:
            page.out.note(page.say("role.not-a-user", name=event.body.name))
            near = get_close_matches(event.body.name, [one.handle for one in page.people.values()], n=1)
            for handle in near:
                page.out.note(page.say("did-you-mean", name=handle))


def _listed(call: Call, view: CaseView) -> int:
    page = page_of(call.session, view)
    roles = view.process.guideline.roles
    if page.out.json:
        page.out.data([{"id": role.id, "title": role.title, "who": _who(role.id, view, page=page)} for role in roles])
        return codes.DONE
    mark_practice(call.session)
    if not roles:
        page.out.note(page.say("list.empty.roles"))
        return codes.DONE
    rows = [[role.title, _who(role.id, view, page=page) or page.say("list.not-set")] for role in roles]
    page.out.table([page.say("column.role"), page.say("column.who")], rows)
    page.out.note(page.say("how.role", command=page.command("rolle")))
    return codes.DONE


def _who(role: str, view: CaseView, *, page: Page) -> str | None:
    holder = view.state.coordinator
    if view.process.roles[role].kind is RoleKind.COORDINATOR:
        return page.handle(holder) if holder else None
    bound = view.state.roles.get(role)
    if bound is None:
        return None
    return page.handle(bound.actor) if bound.actor else bound.name or page.say("aspect.later")
