"""Reports of concern, and who is kept out of a case from the suspicion on until somebody has cleared it.

No rule of a guide ever stands before a report.
"""

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.envelope import Decision, Entry
from engine.cases.naming import meant, name_of, quoted
from engine.cases.refusals import refuse
from engine.cases.state import CaseState
from engine.cases.vocabulary import Regime
from engine.guideline.element import Participant
from engine.guideline.gates import kept_out as kept_out_in
from engine.guideline.gates import kept_out_by
from engine.guideline.process import Process
from engine.guideline.vocabulary import Urgency


def decide(
    command: cmd.RecordSuspicion | cmd.RecordReport | cmd.LiftShield, state: CaseState, *, process: Process
) -> Decision:
    """Record a suspicion or a report, or that it is cleared."""
    return lift(command, state, process=process) if isinstance(command, cmd.LiftShield) else report(command, process)


def report(command: cmd.RecordSuspicion | cmd.RecordReport, process: Process) -> Decision:
    """Record a suspicion or a report that has been sent, and whom the guide keeps out of the case from now on."""
    rules = [rule for rule in process.guideline.rules if rule.report_to]
    rule_id = rules[0].id if rules else ""
    kept_out = keeps_out(process)
    match command:
        case cmd.RecordSuspicion(text=text):
            return (Entry(ev.ConcernSuspected(rule_id, text, kept_out)),)
        case cmd.RecordReport(to=to, text=text):
            return (Entry(ev.ConcernReported(rule_id, to or told_first(process), text, kept_out)),)


def told_first(process: Process) -> tuple[str, ...]:
    """Return the one whom a report goes to where nobody is named: the first that the guide wants told whatever it is.

    A report to the others is recorded when somebody says that it was sent: the record claims no more than was said.
    """
    recipients = [one for rule in process.guideline.rules for one in rule.report_to]
    always = [one for one in recipients if one.urgency is Urgency.ALWAYS]
    return tuple(one.id for one in (always or recipients)[:1])


def told_of_concern(process: Process) -> frozenset[str]:
    """Return all whom the guide wants told of a concern, and the child welfare service as any guide names it."""
    return frozenset({Regime.CHILD_WELFARE, *(one.id for rule in process.guideline.rules for one in rule.report_to)})


def is_report(to: str, state: CaseState, *, process: Process) -> bool:
    """Tell whether there is suspicion, and this is one whom the guide wants told of it, whoever says no."""
    return state.suspected and to in told_of_concern(process)


def keeps_out(process: Process) -> tuple[str, ...]:
    """Return the roles that a guide keeps out of a case from a suspicion on."""
    rules = [rule for rule in process.guideline.rules if rule.report_to]
    return tuple(dict.fromkeys(role.id for rule in rules for role in kept_out_by(rule, process.guideline)))


def clearers(process: Process) -> tuple[str, ...]:
    """Return the recipients, bodies and services that may say that nobody needs to be kept out any longer."""
    return tuple(dict.fromkeys(one for rule in process.guideline.rules for one in rule.cleared_by))


def kept_out(state: CaseState, process: Process) -> tuple[Participant, ...]:
    """Return those who are kept out of the case now, as the guide names them."""
    if not state.kept_out:
        return ()
    guide = process.guideline
    named = {role.id: role for rule in guide.rules for role in kept_out_by(rule, guide)}
    return tuple(role for name, role in named.items() if name in state.kept_out)


def lift(command: cmd.LiftShield, state: CaseState, *, process: Process) -> Decision:
    """Record that it is cleared for those who are named, by one whom the guide lets clear it for them."""
    if not state.shielded:
        return refuse("no-shield")
    by = _clearer(command.by, process)
    able = _let_in_by(by, state, process=process) if by else ()
    if by is None or not (able or _forgotten(state, process)):
        who = (name_of(one, process) for one in clearers(process) if _let_in_by(one, state, process=process))
        return refuse("not-cleared-by", by=command.by, names=quoted(who))
    if not command.roles:
        if len(able) > 1:
            return refuse("cleared-for-whom", names=quoted(one.title for one in able))
        return (Entry(ev.ShieldLifted(by, command.on_word, _named(able, state, process=process))),)
    found = [meant(typed, ((one.id, one.title) for one in able)) for typed in command.roles]
    for typed, role in zip(command.roles, found, strict=True):
        if role is None:
            return refuse("not-cleared-for", role=typed, names=quoted(one.title for one in able))
    chosen = tuple(one for one in able if one.id in found)
    return (Entry(ev.ShieldLifted(by, command.on_word, _named(chosen, state, process=process))),)


def _clearer(typed: str, process: Process) -> str | None:
    """Return who is meant of those who clear it: by id or title, or by a longer form of it, as «politiet»."""
    found = meant(typed, [(one, name_of(one, process)) for one in clearers(process)])
    wanted = typed.strip().casefold()
    return found or next((one for one in clearers(process) if wanted.startswith(one.casefold())), None)


def _let_in_by(by: str, state: CaseState, *, process: Process) -> tuple[Participant, ...]:
    """Return those who are kept out now by a rule that lets this one clear it."""
    guide = process.guideline
    rules = (rule for rule in guide.rules if by in rule.cleared_by)
    named = {role.id: role for rule in rules for role in kept_out_by(rule, guide)}
    return tuple(role for name, role in named.items() if name in state.kept_out)


def _forgotten(state: CaseState, process: Process) -> frozenset[str]:
    """Return the roles kept out of the case that the guide it follows now keeps out by no rule."""
    return state.kept_out - kept_out_in(process.guideline)


def _named(chosen: tuple[Participant, ...], state: CaseState, *, process: Process) -> tuple[str, ...]:
    """Return the roles that it is cleared for; nobody is named where that is all who are kept out."""
    ids = tuple(one.id for one in chosen)
    return () if state.kept_out - _forgotten(state, process) <= set(ids) else ids
