"""What is done about each thing that stands in a case's way, so that a fact can be looked at further on."""

from datetime import timedelta
from typing import TYPE_CHECKING

from engine.cases import commands as cmd
from engine.cases.commands import Command
from engine.cases.events import View
from engine.cases.refusals import Reason
from engine.cases.vocabulary import NoteKind, ResponsibleKind
from engine.guideline.process import Need

if TYPE_CHECKING:
    from tests.facts.walker import Case

SERVICE = "PPT"
AGE = 8


def measure(kind: ResponsibleKind, number: int = 1) -> cmd.StartMeasure:
    """A measure that somebody of this kind answers for."""
    return cmd.StartMeasure(
        measure_id=f"t{number}", title=f"Tiltak {number}", goal="Mål", responsible="Noen", responsible_kind=kind
    )


def acts(reason: Reason, case: "Case") -> tuple[Command, ...]:
    """What to do about a gate that stands in the way."""
    assert reason.gate is not None, reason
    need, subject = reason.gate.need, str(reason.gate.subject)
    match need:
        case Need.CONSENT | Need.SERVICE_CONSENT | Need.CONSENT_VALID:
            return (consent(case, SERVICE),)
        case Need.SERVICE_NAMED:
            return (consent(case, SERVICE), cmd.InvolveService(service=subject, name=SERVICE))
        case Need.SERVICES_AT_LEAST:
            return _one_more_service(case)
        case Need.COORDINATOR | Need.COORDINATOR_SETTLED | Need.COORDINATOR_WEIGHED:
            return (baton(case),)
        case Need.ROLE_NAMED:
            return (cmd.BindRole(role=subject, name="Noen"),)
        case Need.MEETING_HELD | Need.MINUTES | Need.NEXT_MEETING:
            return (meeting(case),)
        case Need.FACT_IS:
            return (cmd.SetFact(fact=subject, value=reason.gate.values[0]),)
        case _:
            return _work(need, subject, case)


def _work(need: Need, subject: str, case: "Case") -> tuple[Command, ...]:
    match need:
        case Need.MEASURE_RUNNING:
            kind = next(iter(case.step.responsible), ResponsibleKind.EMPLOYEE)
            return (measure(ResponsibleKind(kind), case.count),)
        case Need.EVALUATED | Need.MEASURES_EVALUATED | Need.VIEW_RECORDED:
            heard = {person.id for person in case.step.hears}
            return (cmd.EvaluateMeasures(views=tuple(View(role, "Bra") for role in sorted(heard))),)
        case Need.ADVICE:
            return (cmd.ConsultBody(consultation_id=f"d{case.count}", body=subject), cmd.RecordAdvice(advice="Råd"))
        case Need.NOTE:
            return (cmd.AddNote(text="Notat"),)
        case Need.CHILD_TALK:
            return (cmd.AddNote(text="Hun trives", kind=NoteKind.CHILD_TALK),)
        case _:
            raise AssertionError(f"nothing is done about {need}")


def baton(case: "Case", to: str | None = None) -> cmd.OfferBaton:
    """An offer of the baton with all that the guide wants said of it; to whoever acts, unless told otherwise."""
    rules = case.process.guideline.baton
    here = case.agenda.level
    decided = [
        person.id
        for rule in (rules.holders if rules else ())
        if here and here.id in rule.levels
        for person in rule.decided_by
    ]
    return cmd.OfferBaton(
        to_actor=to or case.by,
        family_wish="Vil ha noen hun kjenner" if rules and rules.influenced_by else None,
        weighed="Vurdert" if rules and rules.weighed else None,
        decided_by=decided[0] if decided else None,
    )


def _one_more_service(case: "Case") -> tuple[Command, ...]:
    """Let a service take part that does not yet."""
    name = f"Tjeneste {case.count}"
    service = next(one.id for one in case.process.guideline.services if one.chosen_in_case)
    return (
        consent(case, name),
        cmd.InvolveService(service=service, name=name),
    )


def meeting(case: "Case", *, agreed: bool = True, minutes: bool = True) -> cmd.HoldMeeting:
    """A meeting, with minutes and a next one unless told otherwise."""
    next_on = case.today + timedelta(weeks=5) if agreed else None
    return cmd.HoldMeeting(minutes="Referat" if minutes else None, next_on=next_on)


def consent(case: "Case", *services: str) -> cmd.GiveConsent:
    """A consent that covers these services, given by whom the guide wants it from."""
    rules = [rule for kind in case.process.guideline.consent_types for rule in kind.given_by]
    givers = dict.fromkeys(person.id for rule in rules for person in rule.who)
    return cmd.GiveConsent(
        consent_id=f"s{case.count}",
        given_by="mor",
        services=services,
        given_as=tuple(givers),
        age=AGE if rules else None,
    )
