"""`bti droft`: take the case to a body, discuss it anonymously, or record the advice that came."""

from collections.abc import Mapping
from datetime import date

from engine.application.queries import CaseView
from engine.cases.commands import ConsultBody, RecordAdvice
from engine.console import codes
from engine.console.at_step import at_step
from engine.console.doing import do
from engine.console.finish import mark_practice, page_of, view_of
from engine.console.localised import option
from engine.console.options import Call, on_a_track
from engine.console.prompts import free_text
from engine.console.render.page import Page
from engine.guideline.registry import Body
from engine.i18n import date_short


@on_a_track("droft")
@option("--hos", "body", metavar="INSTANS", help="opt.body")
@option("--anonymt", "anonymous", is_flag=True, help="opt.anonymous")
@option("--sporsmal", "question", metavar="TEKST|-", help="opt.question")
@option("--svar", "advice", metavar="TEKST|-", help="opt.advice")
def command(call: Call, *, body: str | None, anonymous: bool, question: str | None, advice: str | None) -> int:
    """Discuss the case, or record the answer; without either, list the bodies."""
    session = call.session
    if advice is not None and (body is not None or anonymous):
        raise session.usage("one-of", flags="--hos eller --svar")
    if advice is None and body is None and not anonymous:
        view = view_of(call)
        return view if isinstance(view, int) else _listed(call, view)
    if advice is not None:
        return do(call, RecordAdvice(advice=free_text(session, advice)))
    asked = ConsultBody(
        consultation_id=session.world().ids.new(),
        body=body,
        anonymous=anonymous,
        question=free_text(session, question) if question is not None else None,
    )
    return _consult(call, asked)


def _consult(call: Call, asked: ConsultBody) -> int:
    """Take the case to a body, on the track that is meant."""
    view = view_of(call)
    if isinstance(view, int):
        return view
    again = ("droft", *(("--hos", asked.body) if asked.body else ()), *(("--anonymt",) if asked.anonymous else ()))
    found = at_step(call, view, again=again)
    return found if isinstance(found, int) else do(found[0], asked)


def _listed(call: Call, view: CaseView) -> int:
    page = page_of(call.session, view)
    bodies = view.process.guideline.bodies
    waiting = {one.body: one.at.on for one in view.agenda.waiting}
    if page.out.json:
        page.out.data([_body_data(one, waiting) for one in bodies])
        return codes.DONE
    mark_practice(call.session)
    if not bodies:
        page.out.note(page.say("list.empty.bodies"))
    rows = [[one.id, one.title, _via(one), _waits(one, waiting, page=page)] for one in bodies]
    page.out.table([page.say("column.body"), "", "", page.say("column.status")], rows)
    page.out.note(page.say("how.body", command=page.command("droft")))
    return codes.DONE


def _body_data(body: Body, waiting: Mapping[str | None, date]) -> dict[str, object]:
    return {"id": body.id, "title": body.title, "waits": body.id in waiting, "since": waiting.get(body.id)}


def _waits(body: Body, waiting: Mapping[str | None, date], *, page: Page) -> str:
    """Return that an answer is waited for, and since when."""
    if body.id not in waiting:
        return ""
    day = date_short(waiting[body.id], page.out.language, year=True)
    return page.say("now.waits-since", what=page.say("list.waits"), date=day)


def _via(body: Body) -> str:
    return body.via or ""
