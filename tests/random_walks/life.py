"""What becomes of closed cases: they are archived, restricted, and erased by two persons, rightly and wrongly."""

from collections.abc import Iterator

from engine.cases import commands as cmd
from engine.cases.life import LifeCommand
from engine.cases.state import CaseState
from engine.cases.vocabulary import ErasureGround
from engine.values import replace
from tests.random_walks.mischief import OTHER, Act
from tests.random_walks.remedies import Desk

_BASIS = "arkivplanen punkt 4"
_REPORTS = cmd.RecordSuspicion | cmd.RecordReport
_WHILE_RESTRICTED = _REPORTS | cmd.LiftRestriction | cmd.AskErasure | cmd.ConfirmErasure | cmd.CallOffErasure


def after_closing(desk: Desk, state: CaseState) -> list[Act]:
    """Return what is done with a closed case, by whoever may and by one person alone, and what then is stopped."""
    asking = cmd.AskErasure(ground=desk.random.choice(list(ErasureGround)), basis=_BASIS)
    commands: list[cmd.Command] = [
        cmd.ArchiveCase(digest="5f" * 32, files=6),
        cmd.RestrictCase(reason=desk.random.choice(("De ber om det.", " "))),
        cmd.LiftRestriction(reason=desk.random.choice(("De vil lese den.", " "))),
        asking,
        replace(asking, basis=" "),
        replace(asking, basis=f"gjelder {state.alias}"),
        cmd.CallOffErasure(reason=desk.random.choice(("Arkivet vil ha den.", " "))),
        cmd.ConfirmErasure(),
        cmd.Undo(),
        cmd.Redo(),
        cmd.ProtectAddress(on=True),
        cmd.RecordReport(),
        cmd.ReopenCase(reason="Det kom mer."),
    ]
    return [*(Act(one) for one in commands), Act(cmd.ConfirmErasure(), by=OTHER), Act(asking, by=OTHER)]


def wrong_with_its_life(act: Act, *, before: CaseState, after: CaseState) -> Iterator[str]:
    """Tell what an accepted act has done to what becomes of a case that it must not do."""
    erasure = after.erasure
    if erasure and erasure.confirmed_by == erasure.asked_by:
        yield "one person has both asked for an erasure and confirmed it"
    if before.restricted and not isinstance(act.command, _WHILE_RESTRICTED):
        yield f"{type(act.command).__name__} was accepted in a restricted case"
    if isinstance(act.command, _REPORTS) and after.erasure:
        yield "a worry about the child has not called the erasure off"
    decided = (before.restricted, before.erasure) != (after.restricted, after.erasure)
    if decided and not isinstance(act.command, LifeCommand | _REPORTS):
        yield f"{type(act.command).__name__} has changed what becomes of the case"
