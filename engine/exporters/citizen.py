"""Gathers the copy for whom the case is about: what is kept, and who has looked at it and written in it."""

from collections.abc import Iterator
from datetime import date

from engine.application.insight import Trace
from engine.application.queries import CaseView
from engine.cases import events as ev
from engine.cases.agenda import title_of
from engine.cases.ages import ages
from engine.cases.naming import name_of
from engine.cases.vocabulary import NoteKind
from engine.exporters.holders import baton_lines
from engine.exporters.lines import Shared
from engine.exporters.log import told_paper
from engine.exporters.paper_lines import DoneLine, FactLine, LookLine, NoteLine
from engine.exporters.papers import Head, InsightPaper
from engine.i18n import clock_text, in_norway, text
from engine.values import replace


def insight_paper(case: Shared, top: Head, *, view: CaseView) -> InsightPaper:
    """Return the copy for the citizen."""
    guide = case.process.guideline
    facts = {fact.id: fact.title for fact in guide.facts}
    return InsightPaper(
        head=top,
        subject=case.state.subject,
        age=_age(case),
        retention=guide.head.retention,
        log=replace(told_paper(case, top), shows=frozenset()),
        holders=baton_lines(case),
        facts=tuple(FactLine(title=facts.get(one, one), text=value) for one, value in case.state.facts.items()),
        done=tuple(_done(case)),
        notes=tuple(
            _note(one.body, one.happened_on, case=case) for one in case.events if isinstance(one.body, ev.NoteAdded)
        ),
        looks=tuple(_look(one, case) for one in view.traces),
    )


def _note(body: ev.NoteAdded, on: date, *, case: Shared) -> NoteLine:
    who = name_of(body.role, case.process) if body.role else None
    return NoteLine(on=on, text=body.text, with_child=body.kind is NoteKind.CHILD_TALK, talk_with=who)


def _age(case: Shared) -> str | None:
    """Return how old the one is whom the case is about, in years, as far as somebody has said it."""
    born = case.state.born
    return str(ages(born, case.state.subject, on=case.today)) if born else None


def _done(case: Shared) -> Iterator[DoneLine]:
    """Give the steps that were done, with the answers that were chosen."""
    for event in case.events:
        step = case.process.steps.get(event.step or "")
        if step is None:
            continue
        match event.body:
            case ev.AnswerChosen(answer=answer):
                chosen = next((one.title for one in step.answers if one.id == answer), answer)
                yield DoneLine(on=event.happened_on, step=step.title, chosen=chosen)
            case ev.StepCompleted():
                yield DoneLine(on=event.happened_on, step=title_of(step.id, case.process), chosen=None)
            case _:
                pass


def _look(one: Trace, case: Shared) -> LookLine:
    language = case.process.guideline.head.language.value
    return LookLine(
        on=in_norway(one.at).date(),
        clock=clock_text(one.at, language),
        who=case.names.actor(one.by),
        wrote=one.wrote,
        ground=text(f"ground.{one.ground}", language) if one.ground else None,
        areas=tuple(text(f"category.{area}", language) for area in one.categories),
    )
