"""`bti droft`: take the case to a body, discuss it anonymously, or record the advice that came."""

from engine.application.queries import CaseView
from engine.cases.commands import ConsultBody, RecordAdvice
from engine.console import codes
from engine.console.at_step import at_step
from engine.console.doing import do
from engine.console.finish import mark_practice, page_of, view_of
from engine.console.localised import option
from engine.console.options import Call, on_a_track
from engine.console.prompts import free_text
from engine.guideline.registry import Body


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
    waiting = set(view.agenda.waits_for_advice)
    if page.out.json:
        page.out.data([{"id": one.id, "title": one.title, "waits": one.id in waiting} for one in bodies])
        return codes.DONE
    mark_practice(call.session)
    if not bodies:
        page.out.note(page.say("list.empty.bodies"))
    rows = [[one.id, one.title, _via(one), page.say("list.waits") if one.id in waiting else ""] for one in bodies]
    page.out.table([page.say("column.body"), "", "", page.say("column.status")], rows)
    page.out.note(page.say("how.body", command=page.command("droft")))
    return codes.DONE


def _via(body: Body) -> str:
    return body.via or ""
