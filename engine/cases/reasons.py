"""What stands in the way of a move, as reasons: which gates fail, and what fills the words for each."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from engine.cases.conditions import (
    Asking,
    holds,
    is_undecided,
    left_out_measures,
    missing_lines,
    missing_services,
    unfinished_tracks,
)
from engine.cases.meeting_kept_out import kept_out_reason
from engine.cases.naming import name_of, quoted, track_title
from engine.cases.refusals import Reason
from engine.cases.tracks import openings
from engine.guideline.process import Gate, Move, Need, Process

BROUGHT = (Need.REASON, Need.AGREEMENT, Need.RECEIVER_NAMED)
"""What the command itself brings along: it is asked for there, and closes no way on the agenda."""
_CONSENTS = (Need.CONSENT, Need.SERVICE_CONSENT)


def pick(candidates: Iterable[Move], asking: Asking) -> Move | None:
    """Return the move whose guards hold; gates do not matter."""
    return next((move for move in candidates if all(holds(guard, asking) for guard in move.guards)), None)


def hindrances(candidates: tuple[Move, ...], asking: Asking, *, process: Process) -> tuple[Reason, ...]:
    """Return what stands in the way of a trigger: the failing gates, or the fact nobody has set yet.

    A question that only somebody who is kept out of the case can answer is not asked: that is then the reason.
    """
    move = pick(candidates, asking)
    if move is None:
        facing = tuple(gate for one in candidates for gate in one.gates if gate.need is Need.NOT_SHIELDED)
        return unmet(facing, asking, process=process) or (
            _reason(_undecided(candidates, asking), asking, process=process),
        )
    return unmet(move.gates, asking, process=process) + not_begun(move.dest, asking, process=process)


def not_begun(landing: str, asking: Asking, *, process: Process) -> tuple[Reason, ...]:
    """Return what stands in the way of the tracks that begin where a case lands."""
    beginnings = [one for _, one in openings(landing, asking, process=process)]
    unset = tuple(one.undecided for one in beginnings if one.undecided)
    asked = tuple(gate for one in beginnings for gate in one.gates)
    return unmet(unset + asked, asking, process=process)


def unmet(gates: tuple[Gate, ...], asking: Asking, *, process: Process) -> tuple[Reason, ...]:
    """Return a reason for every gate that does not hold.

    Nobody agrees with somebody who is kept out of the case: then that is the reason, and closes the way.
    """
    failing = (gate for gate in dict.fromkeys(gates) if not holds(gate, asking))
    return tuple(
        kept_out_reason(frozenset({str(gate.subject)}), asking.state, process=process)
        if gate.need is Need.AGREEMENT and gate.subject in asking.state.kept_out
        else _reason(gate, asking, process=process)
        for gate in failing
    )


def _undecided(candidates: tuple[Move, ...], asking: Asking) -> Gate:
    """Return the guard to be decided before it is known which move applies."""
    for move in candidates:
        failing = [guard for guard in move.guards if not holds(guard, asking)]
        if all(is_undecided(guard, asking) for guard in failing):
            return _plain(failing[0])
    return _plain(next(guard for guard in candidates[0].guards if not holds(guard, asking)))


def _plain(guard: Gate) -> Gate:
    return guard.parts[0] if guard.parts else guard


def _reason(gate: Gate, asking: Asking, *, process: Process) -> Reason:
    arguments: list[tuple[str, str | int]] = []
    if gate.subject:
        arguments.append(("subject", _subject(gate, process)))
    if gate.about:
        arguments.append(("about", _about(gate.about, process)))
    if gate.need in _NAMES:
        arguments.append(("names", _NAMES[gate.need](gate, asking, process=process)))
    if gate.then and asking.is_about_the_past and gate.need in _CONSENTS:
        arguments.append(("then", str(asking.done_on)))
    if gate.need is Need.SERVICES_AT_LEAST:
        arguments.append(("number", int(gate.values[0])))
    return Reason(gate.need.value, tuple(arguments), gate)


def _subject(gate: Gate, process: Process) -> str:
    subject = str(gate.subject)
    if gate.need is Need.TRIED:
        return process.levels[subject].label
    return process.steps[subject].title if subject in process.steps else name_of(subject, process)


def _about(about: str, process: Process) -> str:
    kinds = {kind.id: kind.title for kind in process.guideline.consent_types}
    return kinds.get(about) or name_of(about, process)


def _services(gate: Gate, asking: Asking, *, process: Process) -> str:
    return ", ".join(name_of(name, process) for name in missing_services(gate, asking))


def _measures(gate: Gate, asking: Asking, *, process: Process) -> str:
    del process
    return quoted(left_out_measures(gate, asking))


def _values(gate: Gate, asking: Asking, *, process: Process) -> str:
    del asking
    return ", ".join(next(fact.values for fact in process.guideline.facts if fact.id == gate.subject))


def _listed(gate: Gate, asking: Asking, *, process: Process) -> str:
    del asking, process
    return ", ".join(gate.values)


def _lines(gate: Gate, asking: Asking, *, process: Process) -> str:
    step = process.steps[str(gate.subject)]
    missing = missing_lines(gate, asking)
    return quoted(item.title for item in step.checklist if item.id in missing)


def _tracks(gate: Gate, asking: Asking, *, process: Process) -> str:
    return quoted(track_title(track, process) for track in unfinished_tracks(gate, asking))


class _Telling(Protocol):
    """What a function of this table is: it names what a gate lacks."""

    def __call__(self, gate: Gate, asking: Asking, *, process: Process) -> str: ...


_NAMES: Mapping[Need, _Telling] = {
    Need.SERVICE_CONSENT: _services,
    Need.EVALUATED: _measures,
    Need.MEASURES_EVALUATED: _measures,
    Need.FACT_IS: _values,
    Need.FACT_IS_NOT: _values,
    Need.COORDINATOR_WEIGHED: _listed,
    Need.VARIANT_IS: _listed,
    Need.VARIANT_IS_NOT: _listed,
    Need.CHECKLIST: _lines,
    Need.TRACKS_FINISHED: _tracks,
}
