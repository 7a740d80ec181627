"""Reports of concern, and who is kept out of a case from the suspicion on until somebody has cleared it.

No rule of a guide ever stands before a report.
"""

from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.envelope import Decision, Entry
from engine.cases.naming import meant, name_of, quoted
from engine.cases.refusals import refuse
from engine.cases.state import CaseState
from engine.guideline.element import Participant
from engine.guideline.gates import kept_out_by
from engine.guideline.process import Process


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
            recipients = tuple(one.id for one in rules[0].report_to) if rules else ()
            return (Entry(ev.ConcernReported(rule_id, to or recipients, text, kept_out)),)


def keeps_out(process: Process) -> tuple[str, ...]:
    """Return the roles that a guide keeps out of a case from a suspicion on."""
    rules = [rule for rule in process.guideline.rules if rule.report_to]
    return tuple(dict.fromkeys(role.id for rule in rules for role in kept_out_by(rule, process.guideline)))


def clearers(process: Process) -> tuple[str, ...]:
    """Return the recipients, bodies and services that may say that nobody needs to be kept out any longer."""
    return tuple(dict.fromkeys(one for rule in process.guideline.rules for one in rule.cleared_by))


def kept_out(state: CaseState, process: Process) -> tuple[Participant, ...]:
    """Return those who are kept out of the case now, as the guide names them."""
    guide = process.guideline
    named = {role.id: role for rule in guide.rules for role in kept_out_by(rule, guide)}
    return tuple(role for name, role in named.items() if name in state.kept_out)


def lift(command: cmd.LiftShield, state: CaseState, *, process: Process) -> Decision:
    """Record that it is cleared, by one whom the guide lets clear it."""
    if not state.shielded:
        return refuse("no-shield")
    allowed = [(one, name_of(one, process)) for one in clearers(process)]
    by = meant(command.by, allowed)
    if by is None:
        return refuse("not-cleared-by", by=command.by, names=quoted(title for _, title in allowed))
    return (Entry(ev.ShieldLifted(by, command.on_word)),)
