"""`bti rolle`: say who has a role in the case, or that it is decided later."""

import shlex
from typing import TypedDict, Unpack

from engine.application.cases import act
from engine.application.outcomes import Done
from engine.application.queries import CaseView
from engine.cases.bindings import Binding
from engine.cases.commands import BindRole
from engine.cases.events import RoleBound
from engine.cases.naming import role_meant
from engine.cases.refusals import refuse
from engine.cases.roles import party_meant
from engine.console import codes
from engine.console.doing import do
from engine.console.finish import mark_practice, page_of, told_why, view_of
from engine.console.localised import argument, option
from engine.console.options import Call, changing
from engine.console.people import known, nearest
from engine.console.prompts import ask, free_text
from engine.console.render.bound import bound_kind, bound_to
from engine.console.render.consent_hints import without
from engine.console.render.crossing import shuts_out
from engine.console.render.done import show_done
from engine.console.render.happenings import Story
from engine.console.render.page import Page, either
from engine.guideline.registry import Role
from engine.guideline.vocabulary import RoleKind

_LAST_TIE = refuse("last-tie")
_LATER = ("senere", "seinare")


class Said(TypedDict):
    """What was given on the command line."""

    role: str | None
    who: str | None
    party: str | None
    later: bool
    even_so: bool


@changing("rolle")
@argument("role", metavar="[ROLLE]", required=False)
@option("--er", "who", metavar="HVEM", help="opt.role-is")
@option("--hos", "party", metavar="TJENESTE", help="opt.role-party")
@option("--senere", "later", is_flag=True, help="opt.role-later")
@option("--likevel", "even_so", is_flag=True, help="opt.role-even-so")
def command(call: Call, /, **said: Unpack[Said]) -> int:
    """Bind a role to a person, service or body; without one, list the roles.

    Whoever would no longer be in the case, and so could not undo it, says so first; and so does whoever writes a name
    that is nearly that of a user: it would be kept, and the user would not see the case.
    """
    role = said["role"]
    view = view_of(call)
    if isinstance(view, int):
        return view
    if role is None:
        return _listed(call, view)
    if _says_later(said["who"]):
        raise call.session.usage("role-later", value=str(said["who"]))
    if said["later"] and (said["who"] is not None or said["party"] is not None):
        raise call.session.usage("one-of", flags=either(["--er", "--hos", "--senere"], call.session.output))
    # A role that there is not is told before anything is asked.
    if said["later"] or role_meant(role, view.process) is None:
        wanted = BindRole(role=role)
    else:
        wanted = _bound(call, view, said=said)
        _require_meant(call, view, wanted=wanted, even_so=said["even_so"])
    if _leaves(call, wanted, even_so=said["even_so"]):
        return told_why(call.session, _LAST_TIE)
    return do(call, wanted, tell=_tell_name if wanted.name and not wanted.party else show_done)


def _says_later(who: str | None) -> bool:
    """Tell whether somebody wrote, in the place of a name, that it is decided later."""
    words = (who or "").casefold().split()
    return bool(words) and words[-1] in _LATER


def _bound(call: Call, view: CaseView, *, said: Said) -> BindRole:
    """Return the binding that is meant: a person before a service or body of the guide, and those before a name."""
    who, party, role = said["who"], said["party"], str(said["role"])
    if who is None and party is None:
        who = ask(call.session, "--er", question="ask.role")
    person = known(call.session, who) if who is not None else None
    if person is not None:
        return BindRole(role=role, actor=person.id, party=party)
    if who is not None and party is None:
        party = _single(who, view)
        who = None if party else who
    return BindRole(role=role, name=free_text(call.session, who) if who is not None else None, party=party)


def _require_meant(call: Call, view: CaseView, *, wanted: BindRole, even_so: bool) -> None:
    """Raise a usage error for a name that is nearly a user's: by a slip, it is kept in the place of the user."""
    if even_so or call.dry_run or not wanted.name or wanted.party:
        return
    near = nearest(call.session, wanted.name)
    if near is None:
        return
    rest = (*without(call.typed, ("--er",)), *call.beside)
    line = shlex.join(("bti", "rolle", call.number, *rest, "--er", near.handle))
    as_name = shlex.join(("bti", "rolle", call.number, *rest, "--er", wanted.name, "--likevel"))
    bound = view.state.roles.get(str(role_meant(wanted.role, view.process)))
    holder = _holder(call, bound)
    raise call.session.misused(
        "role-mistyped.held" if holder else "role-mistyped",
        (line, "hint.person-meant"),
        (as_name, "hint.name-meant"),
        name=wanted.name,
        near=near.handle,
        holder=holder,
    )


def _holder(call: Call, bound: Binding | None) -> str:
    """Return the handle of the user who has a role; nothing where no user has it."""
    people = call.session.world().directory.people()
    return next((one.handle for one in people if bound is not None and one.id == bound.actor), "")


def _single(typed: str, view: CaseView) -> str | None:
    """Return the service or body that a person means, where the guide means just one by it."""
    found = party_meant(typed, view.process)
    service = view.process.services.get(found) if found else None
    return None if service is not None and service.chosen_in_case else found


def _leaves(call: Call, wanted: BindRole, *, even_so: bool) -> bool:
    """Tell whether a command would take the person out of the case, who has not said that it shall."""
    if even_so or call.dry_run:
        return False
    world = call.session.world()
    tried = act(world, call.number, command=wanted, happened_on=call.happened_on, dry_run=True)
    return isinstance(tried, Done) and shuts_out(tried, world.person.id)


def _tell_name(done: Done, story: Story) -> None:
    """Write that the role was bound to a name that no user has."""
    page = story.page
    show_done(done, story)
    for event in done.events:
        if isinstance(event.body, RoleBound) and event.body.name:
            page.out.note(page.say("role.not-a-user", name=event.body.name))


def _listed(call: Call, view: CaseView) -> int:
    page = page_of(call.session, view)
    roles = view.process.guideline.roles
    if page.out.json:
        page.out.data([_role_data(role, view, page=page) for role in roles])
        return codes.DONE
    mark_practice(call.session)
    if not roles:
        page.out.note(page.say("list.empty.roles"))
        return codes.DONE
    rows = [[role.title, _who(role.id, view, page=page) or page.say("list.not-set")] for role in roles]
    page.out.table([page.say("column.role"), page.say("column.who")], rows)
    page.out.note(page.say("how.role", command=page.command("rolle")))
    return codes.DONE


def _role_data(role: Role, view: CaseView, *, page: Page) -> dict[str, object]:
    bound = view.state.roles.get(role.id)
    held = role.kind is RoleKind.COORDINATOR and view.state.coordinator is not None
    kind = "person" if held else bound_kind(bound, page) if bound else None
    return {"id": role.id, "title": role.title, "who": _who(role.id, view, page=page), "kind": kind}


def _who(role: str, view: CaseView, *, page: Page) -> str | None:
    holder = view.state.coordinator
    if view.process.roles[role].kind is RoleKind.COORDINATOR:
        return page.handle(holder) if holder else None
    bound = view.state.roles.get(role)
    if bound is None:
        return None
    return bound_to(bound, page) or page.say("aspect.later")
