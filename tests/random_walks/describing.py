"""What people say of whom a case is about: as they open it, anew as time goes by, and wrongly.

Whatever they say, an alias that was given stays through every undo. Where somebody is kept out they also say that it is
cleared, and for whom.
"""

from collections.abc import Iterator
from datetime import date

from engine.cases import commands as cmd
from engine.cases.answering import ages_then, goes_by_age
from engine.cases.state import CaseState
from engine.cases.vocabulary import SubjectKind
from engine.guideline.gates import kept_out
from engine.values import replace
from tests.random_walks.mischief import Act
from tests.random_walks.remedies import Desk

_AGES = (0, 9, 13, 14, 15, 16, 17)
_INSISTENT = 4  # how much rather a second one is asked for advice than anything else is done
_ALIASES = ("gutt, 6 år", "jente, 12 år", "ungdom")


def people(desk: Desk) -> list[cmd.OpenCase]:
    """Return ways to open a case about somebody in particular."""
    plain, age = _plain(desk), desk.random.choice(_AGES)
    return [
        replace(plain, subject=SubjectKind.YOUTH, age=age),
        replace(plain, subject=SubjectKind.CHILD, born=_month(desk, age)),
        replace(plain, subject=SubjectKind.PREGNANT, age=desk.random.choice((15, 31))),
        replace(plain, subject=SubjectKind.FAMILY),
        replace(plain, subject=SubjectKind.ADULT),
    ]


def wrong_people(desk: Desk) -> list[cmd.OpenCase]:
    """Return openings about somebody who cannot be."""
    plain = _plain(desk)
    return [
        replace(plain, subject=SubjectKind.ADULT, age=12),
        replace(plain, subject=SubjectKind.CHILD, age=19),
        replace(plain, born=_month(desk, -2)),
        replace(plain, born=_month(desk, 9), age=12),
    ]


def descriptions(desk: Desk, state: CaseState) -> list[Act]:
    """Return what is said anew of whom a case is about, rightly and wrongly, and what the case is called."""
    several = len(kept_out(desk.process.guideline)) > 1
    if several and not state.kept_out:
        return [Act(cmd.RecordSuspicion())]
    subject = desk.random.choice(tuple(SubjectKind))
    said: list[cmd.Command] = [
        cmd.RenameCase(alias=desk.random.choice(_ALIASES)),
        cmd.RenameCase(alias=state.alias),
        cmd.RenameCase(alias=" "),
        cmd.DescribeSubject(subject=subject),
        cmd.DescribeSubject(subject=state.subject),
        cmd.DescribeSubject(age=desk.random.choice((*_AGES, 19, 40))),
        cmd.DescribeSubject(subject=SubjectKind.ADULT, age=12),
        cmd.DescribeSubject(subject=SubjectKind.CHILD, age=19),
        cmd.DescribeSubject(born=_month(desk, -2)),
        cmd.DescribeSubject(born=_month(desk, 9), age=12),
        cmd.DescribeSubject(subject=SubjectKind.YOUTH, born=_month(desk, desk.random.choice(_AGES))),
        *_without_an_age(desk, state),
        *_clearing(desk, state),
        *_advice(desk, state),
    ]
    return [Act(one) for one in said]


def wrong_after_describing(act: Act, *, before: CaseState, after: CaseState) -> Iterator[str]:
    """Tell what an accepted act has done to what is known of whom the case is about that no act may do."""
    if before.alias != after.alias and not isinstance(act.command, cmd.RenameCase):
        yield "a case has got another alias by itself"
    if (before.subject is None) != (after.subject is None):
        yield "work beside a case has come to be about somebody, or the other way round"
    if after.born and after.born.earliest > after.born.latest:
        yield "somebody was born on no day"


def _without_an_age(desk: Desk, state: CaseState) -> Iterator[cmd.Command]:
    """Give answers about a consent without the age, where it depends on a birthday that may have been."""
    old = ages_then(state, desk.today)
    for kind in desk.process.guideline.consent_types:
        if goes_by_age(kind, old):
            given = cmd.GiveConsent(consent_id=desk.new_id(), given_by="mor", services=desk.some_services(state))
            yield replace(given, consent_type=kind.id)
            yield cmd.RenewConsent(consent_id=desk.new_id(), given_by="mor", consent_type=kind.id)
            yield cmd.RefuseConsent(given_by="mor", consent_type=kind.id)
            yield cmd.WithdrawConsent(withdrawn_by="mor", consent_type=kind.id)


def _clearing(desk: Desk, state: CaseState) -> Iterator[cmd.Command]:
    """Clear it for each of those who are kept out, for somebody who is not, and without a word of for whom."""
    rules = [rule for rule in desk.process.guideline.rules if rule.kept_out]
    if not state.kept_out:
        return
    for by in dict.fromkeys(one for rule in rules for one in rule.cleared_by):
        yield cmd.LiftShield(by=by)
        yield from (cmd.LiftShield(by=by, roles=(role,)) for role in (*sorted(state.kept_out), "naboen"))


def _advice(desk: Desk, state: CaseState) -> Iterator[cmd.Command]:
    """Ask several for advice, and record it with and without a word of whose it is.

    While one waits it is mostly another that is asked: only where several wait can it be unclear whose advice it is.
    """
    waiting = {one.body for one in state.consultations if not one.answered}
    able = [body for body in (None, *(one.id for one in desk.process.guideline.bodies[:2])) if body not in waiting]
    for body in able * (_INSISTENT if len(waiting) == 1 else 1):
        yield cmd.ConsultBody(consultation_id=desk.new_id(), body=body, anonymous=body is None)
    yield from (
        cmd.RecordAdvice(advice="Vent.", body=body, anonymous=body is None) for body in sorted(waiting, key=str)
    )
    yield from (cmd.RecordAdvice(advice="Prøv.") for _ in range(len(waiting)))


def _plain(desk: Desk) -> cmd.OpenCase:
    return cmd.OpenCase(alias="sak", variant=next(iter(desk.process.guideline.head.variants), None))


def _month(desk: Desk, age: int) -> date:
    """Return the month in which somebody of this age was born, who has a birthday this month."""
    return desk.today.replace(year=desk.today.year - age, day=1)
