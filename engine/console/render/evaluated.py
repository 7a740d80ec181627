"""What an evaluation answers when it is done: what was written, what and whom it left out, and what to write next."""

from engine.application.outcomes import Done
from engine.cases import events as ev
from engine.cases.own_view import unheard_last
from engine.cases.vocabulary import Outcome
from engine.console.render.done import show_done
from engine.console.render.happenings import Story
from engine.console.render.own_view import add_view
from engine.console.render.page import Page


def show_evaluated(done: Done, story: Story) -> None:
    """Write what was recorded, which running measures were left out, and how to write what is new in one."""
    page = story.page
    show_done(done, story)
    if any(isinstance(event.body, ev.MeasuresEvaluated) and event.body.afterwards for event in done.events):
        return
    outcomes = {one: outcome for event in done.events for one, outcome in _outcomes(event.body)}
    for number, measure in enumerate(done.after.measures, start=1):
        if outcomes.get(measure.id) is Outcome.CHANGED:
            how = page.command("tiltak", "--endre", str(number))
            page.out.paragraph(page.say("evaluate.write-change", title=measure.title, command=how), to_stderr=True)
        elif measure.id not in outcomes and measure.has_begun(page.today):
            told = page.say("evaluate.left-out", title=measure.title, number=number)
            page.out.paragraph(told, to_stderr=True)

    _show_unheard(done, page)


def _show_unheard(done: Done, page: Page) -> None:
    """Say that whom the case is about was not heard, and how to add what they say."""
    own = unheard_last(done.after, process=done.process)
    if own is not None:
        page.out.paragraph(page.say("evaluate.unheard", role=own.title, command=add_view(own, page)), to_stderr=True)


def _outcomes(body: ev.EventBody) -> tuple[tuple[str, Outcome], ...]:
    return body.measures if isinstance(body, ev.MeasuresEvaluated) else ()
