"""Cases that are handed over and taken up again, rightly and wrongly, and what must hold of one that rests."""

from collections.abc import Iterator

from engine.cases import commands as cmd
from engine.cases.agenda import agenda
from engine.cases.conditions import Asking
from engine.cases.handing import receivers
from engine.cases.service_noes import said_no_to
from engine.cases.shielding import told_of_concern
from engine.cases.state import CaseState
from engine.cases.vocabulary import Aftermath, Regime
from engine.values import replace
from tests.random_walks.mischief import Act
from tests.random_walks.remedies import Desk

BACK = cmd.TakeUpAgain(reason="De er ferdige der.")
_SELDOM = 0.1  # what ends a case ends the walk too


def handovers(desk: Desk, state: CaseState) -> list[Act]:
    """Return ways to hand the case over where it stands: to all whom it can be handed over to, and wrongly."""
    known = [name for name, _ in receivers(desk.process)]
    chosen = [one.key for one in state.services]
    given = cmd.HandOver(
        handover_id=desk.new_id(), to="", sent="Notatet.", aftermath=Aftermath.GOES_ON, coordinated_by="rektor"
    )
    commands: list[cmd.Command] = [
        BACK,
        given,
        replace(given, to="finnes ikke"),
        replace(given, to=Regime.INDIVIDUAL_PLAN, sent=" "),
        replace(given, to=Regime.INDIVIDUAL_PLAN, aftermath=Aftermath.RESTS, coordinated_by=None),
        *(replace(given, to=one, aftermath=Aftermath.RESTS) for one in (*known, *chosen, *Regime)),
        *(replace(given, to=one, reason="De ba om det.") for one in known),
        *_ending(desk, replace(given, to=Regime.CHILD_WELFARE, aftermath=Aftermath.ENDS)),
    ]
    return [Act(one) for one in commands]


def _ending(desk: Desk, given: cmd.HandOver) -> Iterator[cmd.HandOver]:
    """Give ways to end the case by handing it over, most of them refused."""
    yield from (given for _ in range(1) if len(desk.process.endings) > 1)
    yield replace(given, ending="finnes ikke")
    yield from (replace(given, ending=one, reason=reason) for one in desk.process.endings for reason in (None, " "))
    if desk.random.random() < _SELDOM:
        yield replace(given, ending=desk.random.choice(list(desk.process.endings)), reason="x", family_wish=True)


def ending_elsewhere(desk: Desk, ending: str) -> Act:
    """Return a handover that ends the case in a given way, with all that it asks for."""
    return Act(
        cmd.HandOver(
            handover_id=desk.new_id(),
            to=Regime.CHILD_WELFARE,
            sent="Notatet.",
            aftermath=Aftermath.ENDS,
            coordinated_by="rektor",
            ending=ending,
            reason="De følger opp.",
        )
    )


def while_resting(desk: Desk, _state: CaseState) -> list[Act]:
    """Return what is done in a case that rests: most of it is stopped."""
    rules = [rule for rule in desk.process.guideline.rules if rule.report_to]
    return [
        Act(cmd.TakeUpAgain(reason=" ")),
        Act(cmd.CompleteStep(reason="x")),
        Act(cmd.StartMeasure(measure_id=desk.new_id(), title="t", goal="m", responsible="x")),
        Act(cmd.AddNote(text="De ringte.")),
        *([Act(cmd.RecordReport())] if rules and desk.random.random() < _SELDOM else []),
        Act(cmd.Undo()),
        Act(BACK),
    ]


def wrong_while_resting(act: Act, *, before: CaseState, after: CaseState, desk: Desk) -> Iterator[str]:
    """Tell what an act has done in a case that rests, or what the case shows, that it must not."""
    if before.rests and agenda(before, desk.process, today=desk.today).options:
        yield "a case that rests has a way on"
    if before.rests and after.rests and (before.tracks, before.measures) != (after.tracks, after.measures):
        yield f"{type(act.command).__name__} was accepted in a case that rests"


def wrong_sharing(act: Act, *, before: CaseState, after: CaseState, desk: Desk) -> Iterator[str]:
    """Tell of a named child that was told of to whom the family has said no to by name."""
    match act.command:
        case cmd.HandOver() if len(after.handovers) > len(before.handovers):
            told: str | None = after.handovers[-1].to
        case cmd.ConsultBody(anonymous=False) if len(after.consultations) > len(before.consultations):
            told = after.consultations[-1].body
        case _:
            return
    asking = Asking(before, desk.today)
    if told and said_no_to(told, asking, by_name=True) and told not in told_of_concern(desk.process):
        yield f"{type(act.command).__name__} tells one whom the family has said no to"
