"""Taking what the agenda offers: the command for an item, with what it asks for and without."""

from collections.abc import Iterator

from engine.cases import commands as cmd
from engine.cases.agenda import Agenda, Option, OptionKind
from engine.cases.consents import COOPERATION
from engine.cases.state import CaseState
from engine.guideline.names import MAIN, ending_of, level_of
from engine.guideline.process import AFTER_TRIGGER, Need
from tests.random_walks.remedies import Desk


def items(whole: Agenda) -> Iterator[tuple[str, Option]]:
    """Give every item of an agenda, with the track that it is on."""
    yield from ((MAIN, option) for option in whole.options)
    for track in whole.tracks:
        yield from ((track.id, option) for option in track.options)


def taking(option: Option, desk: Desk, *, state: CaseState) -> cmd.Command:
    """Return the command that takes an item, with all that it asks for."""
    return plainly(option, agreed=_parties(option), receivers=_receivers(option, desk, state=state))


def plainly(option: Option, *, agreed: tuple[str, ...] = (), receivers: tuple[str, ...] = ()) -> cmd.Command:
    """Return the command that takes an item, with a reason where one may be asked, and who agreed and received."""
    reason = "Det er riktig nå."
    match option.kind:
        case OptionKind.COMPLETE:
            return cmd.CompleteStep(reason=reason, agreed=agreed, receivers=receivers)
        case OptionKind.ANSWER:
            answer = option.answer
            to = option.dest if answer and len(answer.targets) > 1 else None
            wanted = answer.id if answer else ""
            return cmd.ChooseAnswer(answer=wanted, to=to, reason=reason, agreed=agreed, receivers=receivers)
        case OptionKind.SKIP:
            return cmd.SkipStep(reason="Trengs ikke.")
        case OptionKind.GO:
            return cmd.MoveFromRest(level=level_of(option.dest), reason=reason)
        case OptionKind.END:
            return cmd.CloseCase(ending=ending_of(option.dest), reason="Ferdig.")
        case OptionKind.AFTER:
            return cmd.FollowRule(rule=option.trigger.removeprefix(AFTER_TRIGGER), reason="Meldt.")


def bare(command: cmd.Command) -> cmd.Command:
    """Return the command without what it brings along."""
    match command:
        case cmd.CompleteStep():
            return cmd.CompleteStep()
        case cmd.ChooseAnswer():
            return cmd.ChooseAnswer(answer=command.answer, to=command.to)
        case cmd.MoveFromRest():
            return cmd.MoveFromRest(level=command.level, reason="")
        case cmd.CloseCase():
            return cmd.CloseCase(ending=command.ending)
        case _:
            return command


def _parties(option: Option) -> tuple[str, ...]:
    return tuple(str(one.gate.subject) for one in option.asks if one.gate and one.gate.need is Need.AGREEMENT)


def _receivers(option: Option, desk: Desk, *, state: CaseState) -> tuple[str, ...]:
    """Return somebody whom a consent to cooperate covers, where receivers are asked for."""
    asked = any(one.gate and one.gate.need is Need.RECEIVER_NAMED for one in option.asks)
    valid = (one for one in state.valid_consents(desk.today) if COOPERATION in one.scopes)
    return tuple(name for one in valid for name in one.services)[:1] if asked else ()
