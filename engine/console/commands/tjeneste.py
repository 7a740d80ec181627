"""`bti tjeneste`: which services take part; involve one, or end its part."""

from engine.application.queries import CaseView
from engine.cases.acts import resolve_services
from engine.cases.commands import EndService, InvolveService
from engine.console import codes
from engine.console.doing import do
from engine.console.finish import mark_practice, page_of, view_of
from engine.console.localised import argument, option
from engine.console.options import Call, changing
from engine.console.prompts import ask, can_ask
from engine.console.render.page import Page


@changing("tjeneste")
@argument("service", metavar="[TJENESTE]", required=False)
@option("--er", "name", metavar="NAVN", help="opt.service-is")
@option("--slutt", "ends", is_flag=True, help="opt.service-end")
def command(call: Call, *, service: str | None, name: str | None, ends: bool) -> int:
    """Involve a service or end its part; without one, list the services."""
    view = view_of(call)
    if isinstance(view, int):
        return view
    if service is None:
        return _listed(call, view)
    if ends:
        return do(call, EndService(service=service, name=name))
    if name is None and _is_chosen(service, view) and can_ask(call.session):
        name = ask(call.session, "--er", question="ask.which-service")
    return do(call, InvolveService(service=service, name=name))


def _is_chosen(service: str, view: CaseView) -> bool:
    found = view.process.services.get(next(iter(resolve_services([service], view.process, state=view.state)), ""))
    return found is not None and found.chosen_in_case


def _listed(call: Call, view: CaseView) -> int:
    page = page_of(call.session, view)
    services = [
        {
            "id": service.id,
            "title": service.title,
            "chosen_in_case": service.chosen_in_case,
            "involved": [one.key for one in view.state.services if one.service == service.id],
        }
        for service in view.process.guideline.services
    ]
    if page.out.json:
        page.out.data(services)
        return codes.DONE
    mark_practice(call.session)
    if not services:
        page.out.note(page.say("list.empty.services"))
        return codes.DONE
    rows = [[service.title, _status(service.id, view, page=page)] for service in view.process.guideline.services]
    page.out.table([page.say("column.service"), page.say("column.status")], rows)
    named = any(service.chosen_in_case for service in view.process.guideline.services)
    page.out.note(page.say("how.service-named" if named else "how.service", command=page.command("tjeneste")))
    return codes.DONE


def _status(service: str, view: CaseView, *, page: Page) -> str:
    taking_part = [one for one in view.state.services if one.service == service]
    if not taking_part:
        return page.say("list.chosen") if view.process.services[service].chosen_in_case else ""
    names = ", ".join(one.name for one in taking_part if one.name)
    return f"{page.say('list.involved')}: {names}" if names else page.say("list.involved")
