"""Whether a document of a case may be written now: the log where the guide has one, nothing for those kept out."""

from datetime import date

from engine.cases.answering import ages_then, rule_for
from engine.cases.consents import LOG, declined
from engine.cases.meeting_kept_out import kept_out_reason
from engine.cases.refusals import Reason, Refused
from engine.cases.state import CaseState
from engine.guideline.meetings import minutes_of
from engine.guideline.process import Gate, Need, Process
from engine.guideline.registry import AgeRule, Log

FOR_FAMILY = "stafettlogg-til-foresatte"
"""The copy of the log that the family gets."""


def hindrance(document: str, state: CaseState, *, process: Process, today: date) -> Refused | None:
    """Return why the guide does not let a document be written now; None where it does."""
    match document:
        case "stafettlogg":
            reason = _of_log(process.guideline.log or Log(), state, process=process, today=today)
        case "samtykke":
            reason = _kept_out(_givers(state, process, today=today), state, process=process)
        case "innkalling":
            reason = None  # it names nobody who is kept out, and goes to those it names
        case "innsyn":
            reason = _anybody_kept_out(state, process)
        case _ if document == FOR_FAMILY:
            log = _of_log(process.guideline.log or Log(), state, process=process, today=today)
            reason = _anybody_kept_out(state, process) or log
        case _:
            reason = _kept_out(_readers(state, process), state, process=process)
    return Refused((reason,), wanted=document.replace("-", " ")) if reason else None


def _of_log(log: Log, state: CaseState, *, process: Process, today: date) -> Reason | None:
    """Return why no log may be written: the level has none, no consent to it holds, or somebody said no to it."""
    level = process.level((state.closed_at or state.standing).state)
    if log.levels and level.id not in log.levels:
        places = ", ".join(f"«{process.levels[name].label}»" for name in log.levels)
        return Reason("log-not-here", (("names", places),), at=log.at)
    kind = next((one for one in process.guideline.consent_types if one.id == log.consent), None)
    given = (one for one in state.valid_consents(today) if kind and one.consent_type == kind.id)
    if kind and not any(LOG not in kind.scopes or LOG in one.scopes for one in given):
        gate = Gate(need=Need.CONSENT, about=kind.id, at=log.at, inferred=log.is_inferred("consent"))
        return Reason(Need.CONSENT.value, (("about", kind.title),), gate)
    return Reason("log-refused") if LOG in declined(state.consent_noes) else None


def _givers(state: CaseState, process: Process, *, today: date) -> frozenset[str]:
    """Return the roles that are asked to sign a consent; where the guide does not say who, all who may be kept out."""
    rules: list[AgeRule] = []
    for kind in process.guideline.consent_types:
        rule = rule_for(kind, ages_then(state, today))
        rules += [rule] if rule else kind.given_by
    named = {who.id for rule in rules for who in rule.who}
    return frozenset(named) if named else state.kept_out


def _readers(state: CaseState, process: Process) -> frozenset[str]:
    """Return the roles to which the minutes go by name from where the case stands, on whatever track."""
    steps = (process.steps.get(standing.state) for standing in state.tracks.values())
    minutes = (minutes_of(step, process.guideline) for step in steps if step)
    return frozenset(role for one in minutes if one for role in one.to)


def _anybody_kept_out(state: CaseState, process: Process) -> Reason | None:
    """Return why nothing is written for the family: somebody is kept out of the case."""
    return kept_out_reason(state.kept_out, state, process=process) if state.kept_out else None


def _kept_out(faced: frozenset[str], state: CaseState, *, process: Process) -> Reason | None:
    """Return the first rule that keeps somebody out of the case whom the document would be for."""
    out = faced & state.kept_out
    return kept_out_reason(out, state, process=process) if out else None
