"""What people answer about consent beside a plain yes or no: they renew it, withdraw one, and say no to the log alone.

Whatever they answer, a consent whose place another took covers nothing, and a no to the log leaves cooperation alone.
"""

from collections.abc import Iterator
from datetime import timedelta

from engine.cases import commands as cmd
from engine.cases.consents import COOPERATION, LOG
from engine.cases.state import CaseState
from engine.values import replace
from tests.random_walks.mischief import Act
from tests.random_walks.remedies import Desk

_UNKNOWN = "finnes ikke"


def answers(desk: Desk, state: CaseState) -> list[Act]:
    """Return answers about consent, right and wrong."""
    told = [Act(one) for one in (*_answered(desk, state), *_wrongly_answered(desk, state))]
    return [*told, *_told_too_late(desk, state)]


def _answered(desk: Desk, state: CaseState) -> list[cmd.Command]:
    """Return answers that are right in themselves."""
    chosen = desk.random.choice(state.consents) if state.consents else None
    kind = chosen.consent_type if chosen else None
    age, roles = desk.answering(state, None)
    no_log = cmd.RefuseConsent(given_by="mor", scopes=(LOG,), given_as=roles, age=age)
    if chosen is None:
        return [no_log]
    services = desk.random.choice(((), chosen.services[:1], desk.some_services(state)))
    renewed = _renewal(desk, state, kind=kind)
    return [
        no_log,
        cmd.WithdrawConsent(withdrawn_by="mor", consent_id=chosen.id, given_as=roles, age=age, reason="Vi vil vente."),
        cmd.WithdrawConsent(withdrawn_by="mor", scopes=chosen.scopes[-1:], given_as=roles, age=age),
        replace(renewed, renews=chosen.id, services=services),
        renewed,
    ]


def _wrongly_answered(desk: Desk, state: CaseState) -> list[cmd.Command]:
    """Return answers of which most are refused."""
    renewed = _renewal(desk, state, kind=None)
    given = cmd.GiveConsent(consent_id=desk.new_id(), given_by="mor", services=desk.some_services(state))
    ending = replace(given, expires_on=desk.today + timedelta(days=30), given_as=desk.answering(state, None)[1])
    return [
        ending,
        replace(ending, consent_id=desk.new_id()),
        replace(given, scopes=(_UNKNOWN,)),
        replace(given, left_out=given.services[-1:]),
        *(replace(renewed, renews=one.id, left_out=one.services[:1]) for one in state.consents),
        cmd.RefuseConsent(given_by="mor", scopes=(_UNKNOWN,)),
        cmd.WithdrawConsent(withdrawn_by="mor", scopes=(_UNKNOWN,)),
        renewed,
        *(replace(renewed, renews=one.id, expires_on=None) for one in state.consents if one.expires_on),
        replace(renewed, renews=_UNKNOWN),
        replace(renewed, given_by=" "),
        replace(renewed, expires_on=desk.today - timedelta(days=1)),
        replace(renewed, consent_type=_UNKNOWN),
    ]


def _told_too_late(desk: Desk, state: CaseState) -> Iterator[Act]:
    """Give a yes of the day before a no: to what was said no to last, on the day that it was."""
    for no in state.said_no[-1:]:
        age, roles = desk.answering(state, no.consent_type)
        services = no.services or desk.some_services(state)
        days = (no.on - desk.today).days - 1
        given = cmd.GiveConsent(
            consent_id=desk.new_id(),
            given_by=no.by,
            services=services,
            consent_type=no.consent_type,
            given_as=roles,
            age=age,
            scopes=no.scopes,
        )
        renewed = replace(_renewal(desk, state, kind=no.consent_type), services=services)
        yield Act(given, days=days)
        yield from (Act(replace(renewed, renews=one.id), days=days) for one in state.consents)


def wrong_answers(command: cmd.Command, *, before: CaseState, after: CaseState) -> Iterator[str]:
    """Tell what an accepted answer has done to the consents that no answer may do."""
    ids = {one.id for one in after.consents}
    if isinstance(command, cmd.RenewConsent):
        old = {one.id for one in before.consents}
        if command.consent_id in old or command.consent_id not in ids:
            yield "a renewal is not there, or was there before"
        if old <= ids:
            yield "a renewal has taken the place of nothing"
    if isinstance(command, cmd.RefuseConsent) and command.scopes == (LOG,) and _joint(before) != _joint(after):
        yield "a no to the log has taken something from the cooperation"
    if any(not one.services or not one.scopes for one in after.consents):
        yield "a consent that covers nothing is left"


def _joint(state: CaseState) -> frozenset[tuple[str, str]]:
    """Return which services each consent to cooperation covers."""
    return frozenset((one.id, name) for one in state.consents if COOPERATION in one.scopes for name in one.services)


def _renewal(desk: Desk, state: CaseState, *, kind: str | None) -> cmd.RenewConsent:
    age, roles = desk.answering(state, kind)
    until = desk.today + timedelta(days=desk.random.choice((20, 200)))
    return cmd.RenewConsent(consent_id=desk.new_id(), given_by="mor", expires_on=until, given_as=roles, age=age)
