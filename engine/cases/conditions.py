"""Whether a guard or gate holds in a case on a day: the one place where a condition gets its meaning."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from engine.cases.state import CaseState, Meeting, Moment, Standing
from engine.guideline.names import level_of
from engine.guideline.process import Gate, Need

COOPERATION = "samarbeid"


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks: the case, the day, and what the command itself brings along."""

    state: CaseState
    today: date
    reason: str | None = None
    family_wish: bool = False

    @property
    def standing(self) -> Standing:
        """Where the case stands."""
        return self.state.standing

    def here(self, moment: Moment | None) -> bool:
        """Tell whether something was done at this step in this pass."""
        return moment is not None and (moment.state, moment.pass_) == (self.standing.state, self.standing.pass_)

    def this_pass(self, moment: Moment) -> bool:
        """Tell whether something was done on this level in this pass."""
        return (moment.level, moment.pass_) == (level_of(self.standing.state), self.standing.pass_)


def holds(gate: Gate, asking: Asking) -> bool:
    """Tell whether the condition holds."""
    return _MEANING[gate.need](gate, asking)


def missing_services(gate: Gate, asking: Asking) -> tuple[str, ...]:
    """Return the services behind a gate that no valid consent covers: those the case has chosen, or the guide's own."""
    chosen = [one.key for one in asking.state.services if one.service == gate.subject]
    return tuple(name for name in chosen or [str(gate.subject)] if not covered(name, asking))


def covered(service: str, asking: Asking) -> bool:
    """Tell whether a valid consent covers a service, by its id or the name the case gave it."""
    return any(
        service.casefold() == other.casefold()
        for consent in asking.state.valid_consents(asking.today)
        for other in consent.services
    )


def left_out_measures(gate: Gate, asking: Asking) -> tuple[str, ...]:
    """Return the titles of the running measures that an evaluation still has to cover.

    An evaluation step covers the measures begun on its level; a meeting that evaluates covers all that run.
    """
    level = level_of(asking.standing.state)
    return tuple(
        measure.title
        for measure in asking.state.running()
        if (gate.need is Need.MEASURES_EVALUATED or measure.level == level)
        and not _evaluated(measure.evaluated, gate, asking=asking)
    )


def meeting_for(gate: Gate, asking: Asking) -> tuple[Meeting, ...]:
    """Return what was recorded, perhaps in parts, of the meeting that a gate means.

    It is the one at this step where the gate names a step, else the latest on this level in this pass.
    """
    held = [one for one in asking.state.meetings if asking.this_pass(one.at)]
    where = asking.standing.state if gate.subject else held[-1].at.state if held else None
    return tuple(one for one in held if one.at.state == where)


def _evaluated(moment: Moment | None, gate: Gate, *, asking: Asking) -> bool:
    if moment is None:
        return False
    return asking.here(moment) if gate.subject else asking.this_pass(moment)


def _consent(_gate: Gate, asking: Asking) -> bool:
    return any(COOPERATION in consent.scopes for consent in asking.state.valid_consents(asking.today))


def _service_named(gate: Gate, asking: Asking) -> bool:
    return any(one.service == gate.subject and one.name for one in asking.state.services)


def _is_evaluated(gate: Gate, asking: Asking) -> bool:
    held = any(_evaluated(moment, gate, asking=asking) for moment, _ in asking.state.evaluations)
    return held and not left_out_measures(gate, asking)


def _view_recorded(gate: Gate, asking: Asking) -> bool:
    return any(asking.here(moment) and gate.subject in roles for moment, roles in asking.state.evaluations)


def _meeting_held(gate: Gate, asking: Asking) -> bool:
    return any(one.at.state == gate.subject and asking.here(one.at) for one in asking.state.meetings)


def _next_meeting(gate: Gate, asking: Asking) -> bool:
    return any(one.next_on for one in meeting_for(gate, asking))


def _minutes(gate: Gate, asking: Asking) -> bool:
    return any(one.minutes for one in meeting_for(gate, asking))


def _advice(gate: Gate, asking: Asking) -> bool:
    return any(
        one.answered and one.body == gate.subject and asking.this_pass(one.at) for one in asking.state.consultations
    )


def _fact_is_not(gate: Gate, asking: Asking) -> bool:
    value = asking.state.facts.get(str(gate.subject))
    return value is not None and value not in gate.values


def _consent_refused(gate: Gate, asking: Asking) -> bool:
    answer = asking.state.consent_answer
    refused = answer is not None and not answer.given and asking.this_pass(answer.at)
    return refused and not _consent(gate, asking)


_MEANING: Mapping[Need, Callable[[Gate, Asking], bool]] = {
    Need.CONSENT: _consent,
    Need.SERVICE_NAMED: _service_named,
    Need.SERVICE_CONSENT: lambda gate, asking: not missing_services(gate, asking),
    Need.COORDINATOR: lambda _, asking: asking.state.coordinator is not None,
    Need.COORDINATOR_SETTLED: lambda _, asking: asking.here(asking.state.settled),
    Need.ROLE_NAMED: lambda gate, asking: gate.subject in asking.state.roles,
    Need.MEETING_HELD: _meeting_held,
    Need.NEXT_MEETING: _next_meeting,
    Need.MINUTES: _minutes,
    Need.MEASURE_RUNNING: lambda _, asking: bool(asking.state.running()),
    Need.EVALUATED: _is_evaluated,
    Need.MEASURES_EVALUATED: lambda gate, asking: not left_out_measures(gate, asking),
    Need.VIEW_RECORDED: _view_recorded,
    Need.ADVICE: _advice,
    Need.CHILD_TALK: lambda _, asking: any(asking.this_pass(talk) for talk in asking.state.child_talks),
    Need.NOTE: lambda _, asking: any(asking.here(note) for note in asking.state.notes),
    Need.REASON: lambda _, asking: bool(asking.reason and asking.reason.strip()),
    Need.FAMILY_WISH: lambda _, asking: asking.family_wish,
    Need.FACT_IS: lambda gate, asking: asking.state.facts.get(str(gate.subject)) in gate.values,
    Need.FACT_IS_NOT: _fact_is_not,
    Need.CONSENT_VALID: _consent,
    Need.CONSENT_REFUSED: _consent_refused,
}
