"""What a person can do about a reason that stands in the way: the commands that take it away, in their order."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from random import Random

from engine.cases import commands as cmd
from engine.cases.ages import ages
from engine.cases.events import View
from engine.cases.refusals import Reason
from engine.cases.state import CaseState
from engine.cases.vocabulary import ConsentForm, NoteKind, Outcome, ResponsibleKind
from engine.guideline.names import level_of
from engine.guideline.process import Gate, Need, Process

OTHERS = ("Kirkens bymisjon", "Ungdomslos", "Frisklivssentralen", "Fritidsklubben")
ME = "test.laerer"
_LATER = 0.15  # how often a measure is agreed on before it begins
_UNNAMED = 0.5  # how often a body is asked without a name, where the family has said no to somebody
ID = "id-"
"""What every id begins with that is made here."""


@dataclass(slots=True)
class Desk:
    """Somebody at work on a case: the guide, the day, and a source of chance and of ids."""

    process: Process
    random: Random
    today: date
    _ids: Iterator[int] = field(default_factory=count)

    def new_id(self) -> str:
        """Return an id that nothing else has."""
        return f"{ID}{next(self._ids)}"

    def remedy(self, reason: Reason, state: CaseState) -> tuple[cmd.Command, ...]:
        """Return commands that may take the reason away; none where nobody can do anything here and now."""
        if reason.gate is None:
            return ()
        made = _REMEDIES.get(reason.gate.need)
        return made(self, reason.gate, state) if made else ()

    # ------------------------------------------------------------ consent and services

    def consent(self, services: tuple[str, ...], state: CaseState, *, kind: str | None = None) -> cmd.GiveConsent:
        """Return a consent as the guide's age rules want it given."""
        age, given_as = self.answering(state, kind)
        return cmd.GiveConsent(
            consent_id=self.new_id(),
            given_by="mor",
            services=services,
            form=self.random.choice((ConsentForm.WRITTEN, ConsentForm.ORAL, None)),
            consent_type=kind,
            given_as=given_as,
            age=age,
        )

    def refusal(self, state: CaseState, *, kind: str | None = None) -> cmd.RefuseConsent:
        """Return a no to consent from one of those who may say it."""
        age, given_as = self.answering(state, kind)
        reason = self.random.choice(("Vil vente.", None))
        return cmd.RefuseConsent(given_by="mor", reason=reason, consent_type=kind, given_as=given_as[:1], age=age)

    def withdrawal(self, state: CaseState) -> cmd.WithdrawConsent:
        """Return a withdrawal by all who may have given a consent, of one kind or of every kind."""
        kind = self.random.choice((None, *(one.consent_type for one in state.consents)))
        age, given_as = self.answering(state, kind)
        return cmd.WithdrawConsent(withdrawn_by="mor", consent_type=kind, given_as=given_as, age=age)

    def answering(self, state: CaseState, kind: str | None) -> tuple[int | None, tuple[str, ...]]:
        """Return the age, where the case does not know it, and the roles of those who answer for consent at that age.

        Where no kind is named and the guide has several, it is everyone whom some kind names.
        """
        types = self.process.guideline.consent_types
        known = ages(state.born, state.subject, on=self.today)
        age = known.lowest if known.is_known else self.random.choice((9, 15, 16, 19, 40))
        chosen = [one for one in types if kind in (None, one.id)]
        rules = (next((rule for rule in one.given_by if rule.covers(age)), None) for one in chosen)
        who = (person.id for rule in rules if rule for person in rule.who)
        return (None if known.is_known else age), tuple(dict.fromkeys(who))

    def some_services(self, state: CaseState) -> tuple[str, ...]:
        """Return services that a consent can name here."""
        named = [one.id for one in self.process.guideline.services if not one.chosen_in_case]
        taking_part = [one.key for one in state.services]
        return tuple(taking_part or named or OTHERS[:1])

    # ------------------------------------------------------------ the baton

    def offer(self, state: CaseState, to: str = ME) -> cmd.OfferBaton:
        """Return an offer of the baton with all that a guide can ask for."""
        baton = self.process.guideline.baton
        level = level_of(state.standing.state)
        deciders = [
            one.id
            for rule in (baton.holders if baton else ())
            if not rule.levels or level in rule.levels
            for one in rule.decided_by
        ]
        return cmd.OfferBaton(
            to_actor=to,
            family_wish="De vil ha henne som kjenner gutten.",
            weighed="Ønsker, tiltak og stilling er vurdert.",
            decided_by=deciders[0] if deciders else None,
        )


def _consent(desk: Desk, gate: Gate, state: CaseState) -> tuple[cmd.Command, ...]:
    return (desk.consent(desk.some_services(state), state, kind=gate.about),)


def _named(desk: Desk, gate: Gate, state: CaseState) -> tuple[cmd.Command, ...]:
    name = desk.random.choice(OTHERS)
    return desk.consent((name,), state), cmd.InvolveService(service=str(gate.subject), name=name)


def _service(desk: Desk, gate: Gate, state: CaseState) -> tuple[cmd.Command, ...]:
    chosen = tuple(one.key for one in state.services if one.service == gate.subject)
    return (desk.consent(chosen or (str(gate.subject),), state),)


def _more_services(desk: Desk, _gate: Gate, state: CaseState) -> tuple[cmd.Command, ...]:
    taking_part = {one.service for one in state.services}
    names = {one.name for one in state.services}
    for service in desk.process.guideline.services:
        if service.chosen_in_case:
            free = [name for name in OTHERS if name not in names]
            if free:
                return desk.consent((free[0],), state), cmd.InvolveService(service=service.id, name=free[0])
        elif service.id not in taking_part:
            return desk.consent((service.id,), state), cmd.InvolveService(service=service.id)
    return ()


def _baton(desk: Desk, _gate: Gate, state: CaseState) -> tuple[cmd.Command, ...]:
    take_back = (cmd.TakeBackOffer(),) if state.offer else ()
    return (*take_back, desk.offer(state))


def _meeting(desk: Desk, _gate: Gate, state: CaseState) -> tuple[cmd.Command, ...]:
    soon = desk.today + timedelta(days=14)
    return (cmd.HoldMeeting(minutes="Vi ble enige.", next_on=soon, another=bool(state.called)),)


def _measure(desk: Desk, _gate: Gate, state: CaseState) -> tuple[cmd.Command, ...]:
    step = desk.process.steps.get(state.standing.state)
    wanted = step.responsible if step else ()
    kinds = [kind for kind in ResponsibleKind if kind.value in wanted] or list(ResponsibleKind)
    measure = cmd.StartMeasure(
        measure_id=desk.new_id(),
        title="Leksehjelp",
        goal="Trives",
        responsible="læreren",
        responsible_kind=desk.random.choice(kinds),
        starts_on=desk.today + timedelta(days=9) if desk.random.random() < _LATER else None,
    )
    return (measure,)


def _evaluation(desk: Desk, _gate: Gate, _state: CaseState) -> tuple[cmd.Command, ...]:
    roles = [role.id for role in desk.process.guideline.roles]
    views = tuple(View(role, text="Det går bedre.") for role in roles[::2]) + tuple(
        View(role, not_asked_because="ikke til stede") for role in roles[1::2]
    )
    outcome = desk.random.choice(tuple(Outcome))
    return (cmd.EvaluateMeasures(outcome=outcome, effect="Litt bedre.", views=views),)


def _advice(desk: Desk, gate: Gate, state: CaseState) -> tuple[cmd.Command, ...]:
    asked = desk.new_id()
    body = desk.process.bodies.get(str(gate.subject))
    before = (desk.consent((body.id,), state),) if body and body.counts_as_service else ()
    unnamed = gate.subject is None or (bool(state.service_noes) and desk.random.random() < _UNNAMED)
    consult = cmd.ConsultBody(consultation_id=asked, body=gate.subject, anonymous=unnamed)
    return (*before, consult, cmd.RecordAdvice(advice="Prøv det.", consultation_id=asked))


def _fact(desk: Desk, gate: Gate, _state: CaseState) -> tuple[cmd.Command, ...]:
    values = next(fact.values for fact in desk.process.guideline.facts if fact.id == gate.subject)
    return (cmd.SetFact(fact=str(gate.subject), value=desk.random.choice(values)),)


def _lift(desk: Desk, _gate: Gate, _state: CaseState) -> tuple[cmd.Command, ...]:
    names = [name for rule in desk.process.guideline.rules for name in rule.cleared_by]
    return (cmd.LiftShield(by=names[0], on_word="vakthavende"),) if names else ()


_REMEDIES: Mapping[Need, Callable[[Desk, Gate, CaseState], tuple[cmd.Command, ...]]] = {
    Need.CONSENT: _consent,
    Need.CONSENT_VALID: lambda desk, gate, state: (
        _consent(desk, gate, state) if desk.random.random() < 0.6 else (desk.refusal(state, kind=gate.about),)
    ),
    Need.CONSENT_REFUSED: _consent,
    Need.SERVICE_NAMED: _named,
    Need.SERVICE_CONSENT: _service,
    Need.SERVICES_AT_LEAST: _more_services,
    Need.COORDINATOR: _baton,
    Need.COORDINATOR_SETTLED: _baton,
    Need.COORDINATOR_WEIGHED: _baton,
    Need.ROLE_NAMED: lambda _desk, gate, _state: (cmd.BindRole(role=str(gate.subject), actor=ME),),
    Need.MEETING_HELD: _meeting,
    Need.NEXT_MEETING: _meeting,
    Need.MINUTES: _meeting,
    Need.MEASURE_RUNNING: _measure,
    Need.EVALUATED: _evaluation,
    Need.MEASURES_EVALUATED: _evaluation,
    Need.VIEW_RECORDED: _evaluation,
    Need.ADVICE: _advice,
    Need.CHILD_TALK: lambda _desk, _gate, _state: (cmd.AddNote(text="Han trives.", kind=NoteKind.CHILD_TALK),),
    Need.NOTE: lambda _desk, _gate, _state: (cmd.AddNote(text="Skrevet ned."),),
    Need.CHECKLIST: lambda _desk, gate, _state: (cmd.TickChecklist(items=gate.values),),
    Need.REPORTED: lambda _desk, gate, _state: (cmd.RecordReport(to=(gate.subject,) if gate.subject else ()),),
    Need.NOT_SHIELDED: _lift,
    Need.FACT_IS: _fact,
    Need.FACT_IS_NOT: _fact,
}
