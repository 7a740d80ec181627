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
from engine.console.prompts import ask, can_ask, free_text
from engine.console.render.consent_hints import without
from engine.console.render.page import Page, either
from engine.guideline.registry import Body
from engine.guideline.vocabulary import StepKind
from engine.values import replace


@on_a_track("droft")
@option("--hos", "body", metavar="INSTANS", help="opt.body")
@option("--anonymt", "anonymous", is_flag=True, help="opt.anonymous")
@option("--sporsmal", "question", metavar="TEKST|-", help="opt.question")
@option("--svar", "advice", metavar="TEKST|-", help="opt.advice")
def command(call: Call, *, body: str | None, anonymous: bool, question: str | None, advice: str | None) -> int:
    """Discuss the case, or record the answer; without either, list the bodies."""
    session = call.session
    if advice is not None and (question is not None or (body is not None and anonymous)):
        flags = ("--svar", "--sporsmal") if question is not None else ("--hos", "--anonymt")
        raise session.usage("one-of", flags=either(list(flags), session.output))
    if advice is not None:
        return _advised(call, RecordAdvice(advice=free_text(session, advice), body=body, anonymous=anonymous))
    if body is None and not anonymous:
        view = view_of(call)
        if isinstance(view, int):
            return view
        if question is None:
            return _listed(call, view)
        body = _whom(call, view)
        anonymous = body is None
    asked = ConsultBody(
        consultation_id=session.world().ids.new(),
        body=body,
        anonymous=anonymous,
        question=free_text(session, question) if question is not None else None,
    )
    return _consult(call, asked)


def _advised(call: Call, came: RecordAdvice) -> int:
    """Record the advice; on a terminal it is asked whose it is, where several have not answered."""
    view = view_of(call)
    if isinstance(view, int):
        return view
    waiting = dict.fromkeys(one.body for one in view.agenda.waiting)
    step = view.agenda.step
    is_here = step is not None and step.kind is StepKind.CONSULTATION and step.body in waiting
    is_said = came.body is not None or came.anonymous or is_here or bool(view.agenda.tracks)
    if len(waiting) > 1 and not is_said and can_ask(call.session):
        page = page_of(call.session, view)
        titles = {page.name(one) if one else page.say("advice.anonymous"): one for one in waiting}
        whose = titles[ask(call.session, "--hos", question="ask.advice-from", choices=list(titles))]
        came = replace(came, body=whose, anonymous=whose is None)
    return do(call, came, again=("droft", *call.typed))


def _whom(call: Call, view: CaseView) -> str | None:
    """Return the body that a question is for, as the person answers; None for an anonymous discussion."""
    page = page_of(call.session, view)
    titles: dict[str, str | None] = {one.title: one.id for one in view.process.guideline.bodies}
    flag = either(["--hos", "--anonymt"] if titles else ["--anonymt"], page.out)
    titles[page.say("advice.anonymous")] = None
    return titles[ask(call.session, flag, question="ask.consult-whom", choices=list(titles))]


def _consult(call: Call, asked: ConsultBody) -> int:
    """Take the case to a body, on the track that is meant."""
    view = view_of(call)
    if isinstance(view, int):
        return view
    words = without(call.typed, ("--hos",))
    whom = ("--hos", asked.body) if asked.body else () if "--anonymt" in words else ("--anonymt",)
    again = ("droft", *whom, *words)
    found = at_step(call, view, again=again)
    return found if isinstance(found, int) else do(found[0], asked, again=again)


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
    day = page.day_text(waiting[body.id])
    return page.say("now.waits-since", what=page.say("list.waits"), date=day)


def _via(body: Body) -> str:
    return body.via or ""
