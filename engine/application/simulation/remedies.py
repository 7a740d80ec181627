"""What somebody at work does about a reason that stands in the way: the commands that take it away, in their order.

All who take part are invented, and called by what they are. What no command takes away has no remedy here: a level
that has not been tried, another variant of the guide.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random

from engine.application.simulation.thought import WORKER, Thought
from engine.cases import commands as cmd
from engine.cases.ages import ages
from engine.cases.consents import COOPERATION
from engine.cases.events import View
from engine.cases.refusals import Reason, Refused
from engine.cases.shielding import clearers
from engine.cases.state import CaseState
from engine.cases.vocabulary import NoteKind, Outcome, ResponsibleKind
from engine.guideline.names import level_of
from engine.guideline.process import Gate, Need, Process
from engine.values import replace

GUARDIAN = "Foresatt 1"
_AGES = (9, 13, 15, 16, 17, 19, 30)
_SOON = timedelta(days=14)
_TEXT = "Simulert."
Commands = tuple[cmd.Command, ...]


class At:
    """Where something is asked for: in a case as it is, on a day, on a track."""

    def __init__(self, case: Thought, track: str) -> None:
        self.state, self.today, self.here = case.state, case.today, case.state.tracks[track].state


class Desk:
    """Somebody at work on thought cases of one guide, with a source of chance, and the age of whom a case is about."""

    def __init__(self, process: Process, chance: Random) -> None:
        self.process = process
        self.chance = chance
        self.age = _AGES[0]
        self.next_child()

    def next_child(self) -> None:
        """Take up another case: it is about somebody of an age at which the guide says who consents."""
        rules = [rule for kind in self.process.guideline.consent_types for rule in kind.given_by]
        able = [age for age in _AGES if any(rule.covers(age) for rule in rules)]
        self.age = self.chance.choice(able or _AGES)

    def remedies(self, reason: Reason, case: Thought, *, track: str) -> Commands:
        """Return commands that may take the reason away; none where nobody can do anything."""
        if reason.gate is None:
            return ()
        return self.help_with(reason.gate, case, track=track)

    def help_with(self, gate: Gate, case: Thought, *, track: str) -> Commands:
        """Return commands that may make a condition hold."""
        made = REMEDIES.get(gate.need)
        return made(Wanted(self, gate, at=At(case, track))) if made else ()

    def instead(self, command: cmd.Command, refused: Refused, *, case: Thought, track: str) -> Commands:
        """Return what to do when a remedy is refused itself: what it lacks, and then it once more."""
        known = dict(refused.reasons[0].arguments)
        match refused.code, command:
            case "next-meeting-late", cmd.HoldMeeting():
                return (replace(command, next_on=date.fromisoformat(str(known["date"]))),)
            case "consent-age-either", cmd.GiveConsent() | cmd.RefuseConsent() | cmd.WithdrawConsent():
                age = int(known["low"])
                return (replace(command, age=age, given_as=self._givers(command.consent_type, age)),)
            case _:
                lacking = (one for reason in refused.reasons for one in self.remedies(reason, case, track=track))
                return (*self.clearing(case.state), *lacking, command)

    # ------------------------------------------------------------ consent and services

    def consent(self, services: tuple[str, ...], at: At, *, kind: str | None = None) -> cmd.GiveConsent:
        """Return a consent as the guide's age rules want it given."""
        return cmd.GiveConsent(
            consent_id=f"samtykke-{at.state.seq}",
            given_by=GUARDIAN,
            services=services,
            consent_type=kind,
            given_as=self._givers(kind, self._age(at)),
            age=self._said(at),
        )

    def no_consent(self, at: At, *, kind: str | None = None) -> cmd.RefuseConsent:
        """Return a no to consent from all who may say it."""
        roles = self._givers(kind, self._age(at))
        return cmd.RefuseConsent(given_by=GUARDIAN, reason=_TEXT, consent_type=kind, given_as=roles, age=self._said(at))

    def withdrawal(self, at: At, *, kind: str) -> cmd.WithdrawConsent:
        """Return a withdrawal of every consent of a kind, by all who may have given it."""
        roles = self._givers(kind, self._age(at))
        return cmd.WithdrawConsent(withdrawn_by=GUARDIAN, consent_type=kind, given_as=roles, age=self._said(at))

    def _age(self, at: At) -> int:
        """Return how old whom the case is about is by now."""
        return ages(at.state.born, at.state.subject, on=at.today).lowest if at.state.born else self.age

    def _said(self, at: At) -> int | None:
        """Return the age that is to be said, where the case does not know it."""
        return None if at.state.born else self.age

    def _givers(self, kind: str | None, age: int) -> tuple[str, ...]:
        """Return the roles that answer at an age, for one kind of consent or for every kind."""
        kinds = [one for one in self.process.guideline.consent_types if kind in (None, one.id)]
        rules = (next((rule for rule in one.given_by if rule.covers(age)), None) for one in kinds)
        return tuple(dict.fromkeys(who.id for rule in rules if rule for who in rule.who))

    def services(self, state: CaseState) -> tuple[str, ...]:
        """Return the services that a consent can name here: those that take part, else those of the guide."""
        named = tuple(one.id for one in self.process.guideline.services if not one.chosen_in_case)
        return tuple(one.key for one in state.services) or named or (self.another(state),)

    def another(self, state: CaseState) -> str:
        """Return a name for a service that the case chooses for itself, unlike those that take part."""
        taken = {(one.name or "").casefold() for one in state.services}
        names = (f"Tjeneste {number}" for number in range(1, len(taken) + 2))
        return next(name for name in names if name.casefold() not in taken)

    def receivers(self, case: Thought) -> tuple[str, ...]:
        """Return somebody whom a consent to cooperate covers today."""
        valid = (one for one in case.state.valid_consents(case.today) if COOPERATION in one.scopes)
        return tuple(name for one in valid for name in one.services)[:1]

    # ------------------------------------------------------------ people

    def baton(self, state: CaseState, level: str) -> Commands:
        """Return an offer of the baton to oneself, with all that a guide can ask for."""
        baton = self.process.guideline.baton
        rules = [one for one in (baton.holders if baton else ()) if not one.levels or level in one.levels]
        able = [one.id for rule in rules for one in rule.decided_by if one.id not in state.kept_out]
        offer = cmd.OfferBaton(
            to_actor=WORKER, family_wish=_TEXT, weighed=_TEXT, decided_by=able[0] if able else None, reason=_TEXT
        )
        return (*((cmd.TakeBackOffer(),) if state.offer else ()), offer)

    def clearing(self, state: CaseState) -> Commands:
        """Return the clearances that let everybody back in who is kept out; none where nobody is."""
        if not state.shielded:
            return ()
        roles = sorted(state.kept_out)
        by = clearers(self.process)
        return tuple(cmd.LiftShield(by=one, on_word=_TEXT, roles=(role,)) for one in by for role in roles)


class Wanted(At):
    """A condition that is to hold, where it is asked for, and who is at work there."""

    def __init__(self, desk: Desk, gate: Gate, *, at: At) -> None:
        self.desk, self.gate = desk, gate
        self.state, self.today, self.here = at.state, at.today, at.here


def _consent(it: Wanted) -> Commands:
    return (it.desk.consent(it.desk.services(it.state), it, kind=it.gate.about),)


def _named(it: Wanted) -> Commands:
    name = it.desk.another(it.state)
    return it.desk.consent((name,), it), cmd.InvolveService(service=str(it.gate.subject), name=name)


def _covered(it: Wanted) -> Commands:
    chosen = tuple(one.key for one in it.state.services if one.service == it.gate.subject)
    return (it.desk.consent(chosen or (str(it.gate.subject),), it),)


def _another_service(it: Wanted) -> Commands:
    taking_part = {one.service for one in it.state.services}
    for service in it.desk.process.guideline.services:
        if service.chosen_in_case:
            name = it.desk.another(it.state)
            return it.desk.consent((name,), it), cmd.InvolveService(service=service.id, name=name)
        if service.id not in taking_part:
            return it.desk.consent((service.id,), it), cmd.InvolveService(service=service.id)
    return (it.desk.consent(it.desk.services(it.state), it),)  # all take part; then it is their consent that lacks


def _baton(it: Wanted) -> Commands:
    return it.desk.baton(it.state, level_of(it.here))


def _meeting(it: Wanted) -> Commands:
    return (cmd.HoldMeeting(minutes=_TEXT, next_on=it.today + _SOON),)


def _measure(it: Wanted) -> Commands:
    step = it.desk.process.steps.get(it.here)
    wanted = step.responsible if step else ()
    kinds = [kind for kind in ResponsibleKind if kind.value in wanted] or list(ResponsibleKind)
    return (
        cmd.StartMeasure(
            measure_id=f"tiltak-{it.state.seq}",
            title=f"Tiltak {len(it.state.measures) + 1}",
            goal=_TEXT,
            responsible=WORKER,
            responsible_kind=kinds[0],
        ),
    )


def _evaluation(it: Wanted) -> Commands:
    roles = [role.id for role in it.desk.process.guideline.roles if role.id not in it.state.kept_out]
    views = tuple(View(role, text=_TEXT) for role in roles)
    outcome = it.desk.chance.choice(tuple(Outcome))
    return (cmd.EvaluateMeasures(outcome=outcome, effect=_TEXT, views=views),)


def _advice(it: Wanted) -> Commands:
    asked = f"raad-{it.state.seq}"
    body = it.desk.process.bodies.get(str(it.gate.subject))
    before = (it.desk.consent((body.id,), it),) if body and body.counts_as_service else ()
    question = cmd.ConsultBody(consultation_id=asked, body=it.gate.subject, anonymous=it.gate.subject is None)
    return (*before, question, cmd.RecordAdvice(advice=_TEXT, consultation_id=asked))


def _fact(it: Wanted) -> Commands:
    """Say what holds: one of the values asked for, or, where they are to be ruled out, any other."""
    every = next((fact.values for fact in it.desk.process.guideline.facts if fact.id == it.gate.subject), ())
    meant = it.gate.values if it.gate.need is Need.FACT_IS else tuple(one for one in every if one not in it.gate.values)
    return (cmd.SetFact(fact=str(it.gate.subject), value=it.desk.chance.choice(meant)),) if meant else ()


def _talk(it: Wanted) -> Commands:
    return (cmd.AddNote(text=_TEXT, kind=NoteKind.CHILD_TALK, role=it.gate.about),)


def _suspicion(_it: Wanted) -> Commands:
    return (cmd.RecordSuspicion(text=_TEXT),)


REMEDIES: Mapping[Need, Callable[[Wanted], Commands]] = {
    Need.CONSENT: _consent,
    Need.CONSENT_VALID: _consent,
    Need.CONSENT_REFUSED: lambda it: (it.desk.no_consent(it, kind=it.gate.about),),
    Need.SERVICE_NAMED: _named,
    Need.SERVICE_CONSENT: _covered,
    Need.SERVICES_AT_LEAST: _another_service,
    Need.RECEIVER_NAMED: _consent,
    Need.COORDINATOR: _baton,
    Need.COORDINATOR_SETTLED: _baton,
    Need.COORDINATOR_WEIGHED: _baton,
    Need.ROLE_NAMED: lambda it: (cmd.BindRole(role=str(it.gate.subject), actor=WORKER),),
    Need.MEETING_HELD: _meeting,
    Need.NEXT_MEETING: _meeting,
    Need.MINUTES: _meeting,
    Need.MEASURE_RUNNING: _measure,
    Need.EVALUATED: _evaluation,
    Need.MEASURES_EVALUATED: _evaluation,
    Need.VIEW_RECORDED: _evaluation,
    Need.ADVICE: _advice,
    Need.CHILD_TALK: _talk,
    Need.NOTE: lambda _it: (cmd.AddNote(text=_TEXT),),
    Need.CHECKLIST: lambda it: (cmd.TickChecklist(items=it.gate.values),),
    Need.REPORTED: lambda it: (cmd.RecordReport(to=(it.gate.subject,) if it.gate.subject else ()),),
    Need.NOT_SHIELDED: lambda it: it.desk.clearing(it.state),
    Need.SHIELDED: _suspicion,
    Need.FACT_IS: _fact,
    Need.FACT_IS_NOT: _fact,
}
