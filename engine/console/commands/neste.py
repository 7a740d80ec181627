"""`bti neste`: finish the step, choose an answer, leave a resting place, or skip what is optional."""

from engine.application.queries import CaseView
from engine.cases.agenda import Option, OptionKind
from engine.cases.commands import ChooseAnswer, CloseCase, Command, CompleteStep, MoveFromRest, SkipStep
from engine.console.choosing import ANSWER, TARGET, Choosing, choose
from engine.console.doing import do
from engine.console.finish import page_of, view_of
from engine.console.localised import option
from engine.console.options import Call, changing
from engine.console.prompts import ask, can_ask, free_text
from engine.guideline.names import ending_of, is_ending, level_of


@changing("neste")
@option("--valg", "choice", metavar="N|TEKST", help="opt.choice")
@option("--til", "to", metavar="MÅL", help="opt.to")
@option("--grunn", "reason", metavar="TEKST|-", help="opt.reason")
@option("--hopp-over", "skip", is_flag=True, help="opt.skip")
def command(call: Call, *, choice: str | None, to: str | None, reason: str | None, skip: bool) -> int:
    """Go on from the step where the case stands."""
    view = view_of(call)
    if isinstance(view, int):
        return view
    why = free_text(call.session, reason) if reason is not None else None
    again = tuple(
        part for flag, value in ((ANSWER, choice), (TARGET, to)) if value is not None for part in (flag, value)
    )
    if skip:
        return do(call, SkipStep(reason=why or ""), again=("neste", "--hopp-over"))
    wanted = _wanted(call, view, choice=choice, to=to)
    if isinstance(wanted, int):
        return wanted
    return do(call, _command(wanted, call=call, why=why), again=("neste", *again))


def _wanted(call: Call, view: CaseView, *, choice: str | None, to: str | None) -> Option | int | None:
    """Return the way on that is meant; None for the step itself, an exit code where it must be said first."""
    options = tuple(one for one in view.agenda.options if one.kind is not OptionKind.SKIP)
    choosing = Choosing(session=call.session, page=page_of(call.session, view), step=view.agenda.step)
    if view.agenda.level is None:
        return None
    if view.agenda.step is None:
        return choose(options, choosing, flag=TARGET, written=to)
    answers = tuple(one for one in options if one.kind is OptionKind.ANSWER)
    if not answers and choice is None:
        return None if to is None else choose(options, choosing, flag=TARGET, written=to)
    chosen = choose(answers, choosing, flag=ANSWER, written=choice)
    if isinstance(chosen, int):
        return chosen
    targets = tuple(one for one in answers if one.number == chosen.number)
    return choose(targets, choosing, flag=TARGET, written=to) if len(targets) > 1 or to else chosen


def _command(wanted: Option | None, *, call: Call, why: str | None) -> Command:
    if wanted is None or wanted.kind is OptionKind.COMPLETE:
        return CompleteStep(reason=why)
    if wanted.kind is OptionKind.ANSWER and wanted.answer is not None:
        return ChooseAnswer(answer=wanted.answer.id, to=_target(wanted), reason=why)
    why = why if why is not None or not can_ask(call.session) else ask(call.session, "--grunn", question="ask.reason")
    if is_ending(wanted.dest):
        return CloseCase(ending=ending_of(wanted.dest), reason=why)
    return MoveFromRest(level=level_of(wanted.dest), reason=why or "")


def _target(wanted: Option) -> str | None:
    return wanted.dest if wanted.answer and len(wanted.answer.targets) > 1 else None
