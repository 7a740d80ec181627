"""Who answers for a consent: the roles that a guide's rules name, at the age that whom the case is about has."""

from collections.abc import Iterable
from datetime import date

from engine.cases import commands as cmd
from engine.cases.ages import ANY, OF_AGE, Ages, ages
from engine.cases.naming import quoted, role_meant
from engine.cases.refusals import Refused, refuse
from engine.cases.state import CaseState, Consent
from engine.cases.vocabulary import SubjectKind
from engine.guideline.element import Participant
from engine.guideline.process import Process
from engine.guideline.registry import AgeRule, ConsentType
from engine.guideline.vocabulary import RoleKind

Answer = cmd.GiveConsent | cmd.RefuseConsent | cmd.WithdrawConsent


def ages_then(state: CaseState, on: date, *, age: int | None = None) -> Ages:
    """Return how old whom the case is about may be on a day; the age that is told now, where one is."""
    return Ages(age, age) if age is not None else ages(state.born, state.subject, on=on)


def rule_for(kind: ConsentType | None, old: Ages) -> AgeRule | None:
    """Return what a kind of consent says of who gives it; None where it says nothing, or it goes by what age it is."""
    rules = _rules_at(kind, old)
    return rules[0] if len(rules) == 1 else None


def goes_by_age(kind: ConsentType | None, old: Ages) -> bool:
    """Tell whether others give a kind of consent at one of these ages than at another."""
    return len(_rules_at(kind, old)) > 1


def who_must(rule: AgeRule | None, state: CaseState, *, process: Process, old: Ages) -> tuple[Participant, ...]:
    """Return those who must answer: all whom the rule names, but nobody's guardians where there are none.

    A grown-up has none, and the guardians that a guide names are not those of a pregnant woman who may be one.
    """
    return tuple(one for one in who_may(rule, state, process=process, old=old) if not one.optional)


def who_may(rule: AgeRule | None, state: CaseState, *, process: Process, old: Ages) -> tuple[Participant, ...]:
    """Return those whom the rule names, those included who need not answer, as in `who_must`."""
    named = rule.who if rule else ()
    if not answers_alone(state, old):
        return named
    guardians = {role.id for role in process.guideline.roles if role.kind is RoleKind.GUARDIANS}
    return tuple(one for one in named if one.id not in guardians)


def answers_alone(state: CaseState, old: Ages) -> bool:
    """Tell whether whom the case is about answers without any guardians."""
    return old.lowest >= OF_AGE or (state.subject is SubjectKind.PREGNANT and old.highest >= OF_AGE)


def given_as(
    command: Answer, kinds: Iterable[ConsentType], *, state: CaseState, process: Process, on: date
) -> tuple[str, ...] | Refused:
    """Return the roles of those who answered; refused where the guide wants the answer from others at this age.

    A yes takes every one of those whom the rule names. A no takes any one of them: the yes of the others is not enough.
    """
    roles = _roles(command, process)
    if isinstance(roles, Refused):
        return roles
    old = ages_then(state, on, age=command.age)
    for kind in kinds:
        if goes_by_age(kind, old):
            return _age_needed(kind, old)
        rule = rule_for(kind, old)
        needed = who_must(rule, state, process=process, old=old)
        missing = [one.title for one in needed if one.id not in roles]
        if not missing or (not isinstance(command, cmd.GiveConsent) and len(missing) < len(needed)):
            continue
        if rule and not rule.is_for_all and old != ANY:
            return refuse("consent-not-by", names=quoted(missing), age=old.lowest if old.is_known else str(old))
        return refuse("consent-not-from", names=quoted(missing))
    return roles


def outgrown(state: CaseState, process: Process, *, today: date) -> tuple[tuple[Consent, tuple[Participant, ...]], ...]:
    """Return the valid consents that somebody else would have to give today, each with those who have not.

    Nothing closes for it: who was asked then was the right one. But it is time to ask anew.
    """
    old = ages_then(state, today)
    kinds = {kind.id: kind for kind in process.guideline.consent_types}
    found = (
        (one, who_must(rule_for(kinds.get(str(one.consent_type)), old), state, process=process, old=old))
        for one in state.valid_consents(today)
    )
    lacking = ((one, tuple(who for who in must if who.id not in one.given_as)) for one, must in found)
    return tuple((one, who) for one, who in lacking if who)


def _age_needed(kind: ConsentType, old: Ages) -> Refused:
    """Ask for the age: nobody has said it, or who answers has come to depend on a birthday that may have been."""
    if old.highest - old.lowest > 1:
        return refuse("consent-age-unknown", type=kind.title)
    return refuse("consent-age-either", type=kind.title, low=old.lowest, high=old.highest)


def _rules_at(kind: ConsentType | None, old: Ages) -> tuple[AgeRule | None, ...]:
    """Return what a kind says at each of these ages, once where it says the same; None is that it says nothing."""
    rules = kind.given_by if kind else ()
    found = (next((rule for rule in rules if rule.covers(age)), None) for age in range(old.lowest, old.highest + 1))
    return tuple({_names(rule): rule for rule in found}.values())


def _names(rule: AgeRule | None) -> frozenset[tuple[str, bool]]:
    return frozenset((one.id, one.optional) for one in (rule.who if rule else ()))


def _roles(command: Answer, process: Process) -> tuple[str, ...] | Refused:
    """Return the roles of those who answered."""
    roles = []
    for typed in command.given_as:
        role = role_meant(typed, process)
        if role is None:
            return refuse("unknown-role", role=typed, names=quoted(one.title for one in process.guideline.roles))
        roles.append(role)
    return tuple(dict.fromkeys(roles))
