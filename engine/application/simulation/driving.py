"""Taking a way in a thought case: what stands before it is done first, as a worker would, and what cannot be is told.

A refusal tells what is missing, the remedy for it is tried, and the way is taken again, until it is open or nothing
helps any more. Nothing is passed by in silence: a way that cannot be taken comes back with its reasons.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from engine.application.simulation.distances import FAR, Distances
from engine.application.simulation.remedies import At, Desk
from engine.application.simulation.thought import Thought
from engine.cases import commands as cmd
from engine.cases.agenda import facts_set
from engine.cases.conditions import Asking, holds
from engine.cases.refusals import Reason
from engine.guideline.names import MAIN, ending_of, finished_state, level_of
from engine.guideline.process import (
    AFTER_TRIGGER,
    ENDING_TRIGGER,
    WITHDRAWN_TRIGGER,
    Gate,
    Move,
    Need,
)
from engine.values import Struct, replace

ROUNDS = 12
"""So many times what is missing is done, and the way tried again: no guide asks for as much one after another."""
_DEEP = 2  # a remedy of a remedy: a consent before a question, and an age before the consent
_MOST_MOVES = 400
_AGAIN = 6  # a way that was taken is as good as one so many moves longer
_TEXT = "Simulert."
_NEVER = (Need.VARIANT_IS, Need.VARIANT_IS_NOT)


class Way(Struct, frozen=True):
    """A row of the table that is to be taken, and the track that it is on."""

    row: Move
    track: str = MAIN


class Blocked(Struct, frozen=True):
    """A way that could not be taken, and what nothing removed."""

    way: Way
    reasons: tuple[Reason, ...]


class _Brought(Struct, frozen=True):
    """What the command has to bring along, as far as refusals have told."""

    agreed: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()


class Driver:
    """Somebody who takes ways in thought cases of one guide."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.distances = Distances(desk.process)

    def ways(self, case: Thought) -> Iterator[Way]:
        """Give every way on from where a case stands, also those that are not open yet; the tracks' before the case's.

        Those that lead out of the guide's own course are not among them: see `aside`.
        """
        for track in (*case.state.open_tracks(), MAIN):
            yield from (Way(row, track) for row in self._rows(case, track) if not _is_aside(row))

    def aside(self, case: Thought) -> Iterator[Way]:
        """Give what leads out of the guide's own course: a family's wish, a shield, a rule, a withdrawal."""
        for track in (*case.state.open_tracks(), MAIN):
            yield from (Way(row, track) for row in self._rows(case, track) if _is_aside(row))

    def _rows(self, case: Thought, track: str) -> Iterator[Move]:
        here = case.state.tracks[track].state
        for rows in self.desk.process.outgoing.get(here, {}).values():
            yield from rows

    # ------------------------------------------------------------ one way

    def take(self, case: Thought, way: Way) -> Thought | Blocked:
        """Return a case after it took a way, with all that was to be done before; else what cannot be removed."""
        never = [guard for guard in way.row.guards if guard.need in _NEVER and not _holds(guard, case, way=way)]
        if never:
            return Blocked(way, tuple(Reason(guard.need.value, (), guard) for guard in never))
        now, brought = self._prepared(case, way), _Brought()
        reasons: tuple[Reason, ...] = ()
        for _ in range(ROUNDS):
            taken = now.told(_command(way, brought, desk=self.desk, at=At(now, way.track)), track=way.track)
            if isinstance(taken, Thought):
                return taken
            reasons = taken.reasons
            helped = self._helped(now, reasons, way=way)
            more = self._bringing(helped, reasons, brought=brought)
            if helped.commands == now.commands and more == brought:
                break
            now, brought = helped, more
        return Blocked(way, reasons)

    def _prepared(self, case: Thought, way: Way) -> Thought:
        """Let what a row hangs on hold, as far as somebody can."""
        for guard in way.row.guards:
            if _holds(guard, case, way=way):
                continue
            for part in guard.parts or (guard,):
                case = self._done(case, self.desk.help_with(part, case, track=way.track), track=way.track)
                if _holds(guard, case, way=way):
                    break
        if way.row.trigger.startswith(WITHDRAWN_TRIGGER):
            kind = way.row.trigger.removeprefix(WITHDRAWN_TRIGGER)
            given = self.desk.consent(self.desk.services(case.state), At(case, way.track), kind=kind)
            case = self._done(case, (given,), track=way.track)
        return case

    def _helped(self, case: Thought, reasons: Iterable[Reason], *, way: Way) -> Thought:
        for reason in reasons:
            if reason.gate and reason.gate.need is Need.TRACKS_FINISHED:
                case = self._tracks_finished(case)
            else:
                case = self._done(case, self.desk.remedies(reason, case, track=way.track), track=way.track)
        return case

    def _done(self, case: Thought, commands: Iterable[cmd.Command], *, track: str, deep: int = _DEEP) -> Thought:
        """Give commands; for one that is refused, what is to be done instead."""
        for command in commands:
            after = case.told(command, track=track)
            if isinstance(after, Thought):
                case = after
            elif deep:
                instead = self.desk.instead(command, after, case=case, track=track)
                case = self._done(case, instead, track=track, deep=deep - 1)
        return case

    def _bringing(self, case: Thought, reasons: Iterable[Reason], *, brought: _Brought) -> _Brought:
        for gate in (reason.gate for reason in reasons if reason.gate):
            if gate.need is Need.AGREEMENT:
                brought = replace(brought, agreed=tuple(dict.fromkeys((*brought.agreed, str(gate.subject)))))
            elif gate.need is Need.RECEIVER_NAMED:
                brought = replace(brought, receivers=self.desk.receivers(case))
        return brought

    # ------------------------------------------------------------ many ways

    def _tracks_finished(self, case: Thought) -> Thought:
        for track in case.state.open_tracks():
            case, _ = self._walked(case, track, away=self.distances.to((finished_state(track),)))
        return case

    def to_an_end(self, case: Thought) -> tuple[Thought, tuple[Blocked, ...]]:
        """Return a case after it was walked to the nearest end, and what was met that stood in the way."""
        return self._walked(case, MAIN, away=self.distances.to_an_end())

    def _walked(self, case: Thought, track: str, *, away: Mapping[str, int]) -> tuple[Thought, tuple[Blocked, ...]]:
        """Walk on a track until its end, by the shortest way that is open; one that was taken counts as longer."""
        used: Counter[tuple[str, str, str]] = Counter()
        blocked: list[Blocked] = []
        for _ in range(_MOST_MOVES):
            if case.is_over or (track != MAIN and case.state.tracks[track].is_finished):
                return case, ()
            ways = [one for one in self.ways(case) if one.track == track]
            ways.sort(key=lambda one: away.get(one.row.dest, FAR) + _AGAIN * used[edge(one.row)])
            after = next(self._first_open(case, ways, blocked=blocked), None)
            if after is None:
                break
            case, row = after
            used[edge(row)] += 1
        return case, tuple(blocked)

    def _first_open(
        self, case: Thought, ways: Iterable[Way], *, blocked: list[Blocked]
    ) -> Iterator[tuple[Thought, Move]]:
        for way in ways:
            taken = self.take(case.later(1), way)
            if isinstance(taken, Thought):
                yield taken, way.row
            else:
                blocked.append(taken)


def edge(row: Move) -> tuple[str, str, str]:
    """Return what tells a row of the table from others: where it begins, what triggers it, where it leads."""
    return row.source, row.trigger, row.dest


def _is_aside(row: Move) -> bool:
    """Tell whether a row leads out of the guide's own course."""
    if row.trigger.startswith(ENDING_TRIGGER):
        return row.gates[0].need is not Need.REASON
    shielded = any(guard.need is Need.SHIELDED for guard in row.guards)
    return shielded or row.trigger.startswith((AFTER_TRIGGER, WITHDRAWN_TRIGGER))


def asking_at(case: Thought, way: Way) -> Asking:
    """Return the question whether something holds once the step of a way is done, with the facts that it then sets."""
    step = case.process.steps.get(way.row.source)
    answer = next((one for one in (step.answers if step else ()) if one.id == way.row.answer), None)
    return Asking(case.state, case.today, way.track).told(facts_set(way.row.trigger, step, answer=answer))


def _holds(guard: Gate, case: Thought, *, way: Way) -> bool:
    return holds(guard, asking_at(case, way))


def _command(way: Way, brought: _Brought, *, desk: Desk, at: At) -> cmd.Command:
    """Return the command that takes a way, with a reason and what else it has to bring."""
    row = way.row
    kind, _, name = row.trigger.partition(":")
    match kind:
        case "answer":
            *_, to = row.trigger.split(":", 3)
            several = row.trigger.count(":") > 1
            return cmd.ChooseAnswer(
                answer=str(row.answer),
                to=(to or row.dest) if several else None,
                reason=_TEXT,
                agreed=brought.agreed,
                receivers=brought.receivers,
            )
        case "complete":
            return cmd.CompleteStep(reason=_TEXT, agreed=brought.agreed, receivers=brought.receivers)
        case "skip":
            return cmd.SkipStep(reason=_TEXT)
        case "go":
            return cmd.MoveFromRest(level=level_of(row.dest), reason=_TEXT)
        case "end":
            return cmd.CloseCase(ending=ending_of(row.dest), reason=_TEXT, family_wish=_is_aside(row))
        case "after":
            return cmd.FollowRule(rule=name, reason=_TEXT)
        case _:
            return desk.withdrawal(at, kind=name)
