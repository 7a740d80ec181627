"""What an evaluation answers when it is done: what was written, which measures it left out, and what to write next."""

from engine.application.outcomes import Done
from engine.cases import events as ev
from engine.cases.vocabulary import Outcome
from engine.console.render.done import show_done
from engine.console.render.happenings import Story


def show_evaluated(done: Done, story: Story) -> None:
    """Write what was recorded, which running measures were left out, and how to write what is new in one."""
    page = story.page
    show_done(done, story)
    outcomes = {one: outcome for event in done.events for one, outcome in _outcomes(event.body)}
    for number, measure in enumerate(done.after.measures, start=1):
        if outcomes.get(measure.id) is Outcome.CHANGED:
            how = page.command("tiltak", "--endre", str(number))
            page.out.paragraph(page.say("evaluate.write-change", title=measure.title, command=how), to_stderr=True)
        elif measure.id not in outcomes and measure.has_begun(page.today):
            told = page.say("evaluate.left-out", title=measure.title, number=number)
            page.out.paragraph(told, to_stderr=True)


def _outcomes(body: ev.EventBody) -> tuple[tuple[str, Outcome], ...]:
    return body.measures if isinstance(body, ev.MeasuresEvaluated) else ()
