"""Consent: given by whom the guide's age rules name, for which services, for what and how long; refused; withdrawn.

One that takes the place of another is in `engine.cases.renewing`.
"""

from collections.abc import Iterable
from datetime import date

from engine.cases import answering
from engine.cases import commands as cmd
from engine.cases import events as ev
from engine.cases.commands import Context
from engine.cases.conditions import Asking
from engine.cases.consents import COOPERATION, Taken, withdrawn
from engine.cases.deadlines import last_day
from engine.cases.envelope import Decision, Entry, Spot
from engine.cases.moves import move
from engine.cases.naming import meant, name_of, quoted
from engine.cases.purposes import given_for, kind_holding, purposes_meant, purposes_of
from engine.cases.reasons import hindrances
from engine.cases.refusals import Refused, refuse
from engine.cases.services import resolve_services
from engine.cases.state import Consent
from engine.cases.tracks import step_at
from engine.cases.whom import is_same
from engine.guideline.names import MAIN
from engine.guideline.process import WITHDRAWN_TRIGGER, Process
from engine.guideline.registry import ConsentType
from engine.values import Struct, replace

ConsentCommand = cmd.GiveConsent | cmd.RefuseConsent | cmd.WithdrawConsent


class Terms(Struct, frozen=True, kw_only=True):
    """What a consent that is given has from the guide or from one that it renews: its kind, and what it is for."""

    kind: ConsentType | None
    scopes: tuple[str, ...]
    replaces: tuple[str, ...] = ()


def decide(command: ConsentCommand, asking: Asking, *, process: Process, context: Context) -> Decision:
    """Record that consent was given, refused or withdrawn."""
    services = resolve_services(command.services, process, state=asking.state)
    by = command.withdrawn_by if isinstance(command, cmd.WithdrawConsent) else command.given_by
    if not by.strip():
        return refuse("blank", field="from")
    match command:
        case cmd.GiveConsent():
            return _give(command, services, asking=asking, process=process, context=context)
        case cmd.RefuseConsent():
            return _refuse(command, services, asking=asking, process=process, on=context.happened_on)
        case cmd.WithdrawConsent():
            return _withdraw(command, services, asking=asking, process=process, on=context.happened_on)


def kind_for(
    typed: str | None, asking: Asking, *, process: Process, scopes: tuple[str, ...] = ()
) -> ConsentType | Refused | None:
    """Return the kind of a consent: the one named, or that is for these purposes, else the step's or the guide's only.

    None where the guide has none, or several and nothing tells which.
    """
    kinds = process.guideline.consent_types
    if typed is not None:
        found = meant(typed, ((kind.id, kind.title) for kind in kinds))
        if found is None:
            return refuse("unknown-consent-type", type=typed, names=quoted(kind.title for kind in kinds))
        return next(kind for kind in kinds if kind.id == found)
    held = kind_holding(scopes, process)
    step = step_at(asking, process)
    if not held and step and step.consent_type:
        return next((kind for kind in kinds if kind.id == step.consent_type), None)
    return held or (kinds[0] if len(kinds) == 1 else None)


def kind_given(
    typed: str | None, asking: Asking, *, process: Process, scopes: tuple[str, ...] = ()
) -> ConsentType | Refused | None:
    """Return the kind of a yes: as in `kind_for`, else the only one that is for what the step asks, or for cooperation.

    A yes of which nobody says what it is for is one to cooperation, so who gives that goes by its kind.
    """
    kind = kind_for(typed, asking, process=process, scopes=scopes)
    if kind is not None or scopes:
        return kind
    step = step_at(asking, process)
    return kind_holding((step.consent_for if step else ()) or (COOPERATION,), process)


def _give(
    command: cmd.GiveConsent, services: tuple[str, ...], *, asking: Asking, process: Process, context: Context
) -> Decision:
    kind = kind_given(command.consent_type, asking, process=process, scopes=command.scopes)
    if isinstance(kind, Refused):
        return kind
    step = step_at(asking, process)
    asks = command.consent_type is None or _is_kind(kind, step.consent_type if step else None)
    scopes = given_for(command.scopes, kind, asks=asks, asking=asking, process=process)
    if isinstance(scopes, Refused):
        return scopes
    terms = Terms(kind=kind, scopes=scopes)
    given = made(replace(command, services=services), terms, asking=asking, process=process, context=context)
    if isinstance(given, Refused):
        return given
    return tuple(Entry(one) for one in (for_each(given) if kind and kind.per_service else (given,)))


def made(
    command: cmd.GiveConsent, terms: Terms, *, asking: Asking, process: Process, context: Context
) -> ev.ConsentGiven | Refused:
    """Return a consent by the guide's rules: for whom it may be, from whom, and until when."""
    chosen = [one for one in command.services if one in process.services and process.services[one].chosen_in_case]
    if not command.services:
        return refuse("consent-without-service")
    if chosen:
        return refuse("service-needs-name", service=process.services[chosen[0]].title)
    refused = _both_in_and_out(command, asking, process=process) or _before_a_no(
        command, terms, asking=asking, process=process, on=context.happened_on
    )
    if refused:
        return refused
    kind = terms.kind
    on = context.happened_on
    given_as = answering.given_as(command, (kind,) if kind else (), state=asking.state, process=process, on=on)
    if isinstance(given_as, Refused):
        return given_as
    expires_on = _expires_on(command, kind, asking=asking, context=context)
    if expires_on and expires_on < context.today:
        return refuse("consent-already-expired", date=expires_on.isoformat())
    return ev.ConsentGiven(
        command.consent_id,
        command.given_by,
        command.services,
        left_out=resolve_services(command.left_out, process, state=asking.state),
        form=command.form,
        expires_on=expires_on,
        scopes=terms.scopes,
        consent_type=kind.id if kind else None,
        given_as=given_as,
        age=command.age,
        for_whom=_told(command.for_whom),
        language=_told(command.language),
        interpreter=_told(command.interpreter),
        replaces=terms.replaces,
    )


def _both_in_and_out(command: cmd.GiveConsent, asking: Asking, *, process: Process) -> Refused | None:
    """Refuse a consent for a service that it leaves out."""
    left_out = {one.casefold() for one in resolve_services(command.left_out, process, state=asking.state)}
    both = [name_of(one, process) for one in command.services if one.casefold() in left_out]
    return refuse("consent-in-and-out", names=quoted(both)) if both else None


def _before_a_no(
    command: cmd.GiveConsent, terms: Terms, *, asking: Asking, process: Process, on: date
) -> Refused | None:
    """Refuse a yes of a day before the same person said no to the same, or withdrew it: that came last, and counts."""
    kind = terms.kind.id if terms.kind else None
    for no in asking.state.said_no:
        about = no.is_about(command.services, kind, scopes=terms.scopes)
        if no.on > on and about and is_same(command.given_by, no.by, state=asking.state, process=process):
            return refuse("consent-before-no", by=no.by, date=no.on.isoformat())
    return None


def _told(text: str | None) -> str | None:
    return (text or "").strip() or None


def for_each(given: ev.ConsentGiven) -> tuple[ev.ConsentGiven, ...]:
    """Return a consent of its own for every service; the ids tell that they were given together."""
    first, *others = given.services
    return (
        replace(given, services=(first,)),
        *(
            replace(given, services=(service,), consent_id=f"{given.consent_id}.{place}")
            for place, service in enumerate(others, start=2)
        ),
    )


def _expires_on(command: cmd.GiveConsent, kind: ConsentType | None, *, asking: Asking, context: Context) -> date | None:
    if command.expires_on or kind is None or kind.lasts is None:
        return command.expires_on
    return last_day(kind.lasts, asking.state, start=context.happened_on)


def _is_kind(kind: ConsentType | None, wanted: str | None) -> bool:
    return kind is not None and kind.id == wanted


def _refuse(
    command: cmd.RefuseConsent, services: tuple[str, ...], *, asking: Asking, process: Process, on: date
) -> Decision:
    taken = _taken(command, services, asking=asking, process=process)
    if isinstance(taken, Refused):
        return taken
    named = [kind for kind in process.guideline.consent_types if kind.id == taken.kind]
    kinds = named or _kinds_of((one for one in asking.state.consents if taken.touches(one)), process)
    given_as = answering.given_as(command, kinds, state=asking.state, process=process, on=on)
    if isinstance(given_as, Refused):
        return given_as
    refused = ev.ConsentRefused(
        command.given_by,
        services,
        command.reason,
        consent_type=taken.kind,
        given_as=given_as,
        age=command.age,
        scopes=taken.scopes,
    )
    return (Entry(refused),)


def _taken(
    command: cmd.RefuseConsent, services: tuple[str, ...], *, asking: Asking, process: Process
) -> Taken | Refused:
    """Return what a no is to: the purposes that are named, of whatever kind, else a kind, or what the step asks for.

    Of a kind that is not for cooperation it is a no to what the kind is for, so that it says nothing of cooperation.
    """
    named = purposes_meant(command.scopes, purposes_of(process))
    kind = kind_for(command.consent_type, asking, process=process, scopes=command.scopes)
    if isinstance(named, Refused):
        return named
    if isinstance(kind, Refused):
        return kind
    whole = kind.scopes or (COOPERATION,) if kind else ()
    if named and not (kind and set(whole) <= set(named)):
        return Taken(services, scopes=named)
    step = step_at(asking, process)
    asked = whole or (step.consent_for if step else ())
    return Taken(services, kind.id if kind else None, scopes=() if COOPERATION in asked else asked)


def _withdraw(
    command: cmd.WithdrawConsent, services: tuple[str, ...], *, asking: Asking, process: Process, on: date
) -> Decision:
    kind = kind_for(command.consent_type, asking, process=process) if command.consent_type is not None else None
    if isinstance(kind, Refused):
        return kind
    scopes = purposes_meant(command.scopes, purposes_of(process))
    if isinstance(scopes, Refused):
        return scopes
    taken = Taken(services, kind.id if kind else None, scopes)
    consents = asking.state.consents
    touched = [one for one in consents if taken.touches(one) and command.consent_id in (None, one.id)]
    gone = touched if command.consent_id else _own(touched, command.withdrawn_by, asking=asking, process=process)
    if not gone:
        return refuse("no-consent")
    kinds_gone = _kinds_of(gone, process)
    given_as = answering.given_as(command, kinds_gone, state=asking.state, process=process, on=on)
    if isinstance(given_as, Refused):
        return given_as
    kinds = {one.id: one.consent_type for one in gone}
    why = _told(command.reason)
    no = ev.ConsentWithdrawn(
        "", command.withdrawn_by, services, given_as=given_as, age=command.age, scopes=scopes, reason=why
    )
    written = tuple(Entry(replace(no, consent_id=name, consent_type=of)) for name, of in kinds.items())
    left = consents
    for name in kinds:
        left = withdrawn(left, name, taken=Taken(services, scopes=scopes))
    after = Asking(replace(asking.state, consents=left), asking.today)
    return written + _led(gone, after, process=process)


def _own(consents: list[Consent], by: str, *, asking: Asking, process: Process) -> list[Consent]:
    """Return those of these consents that whoever withdraws has given, alone or with others.

    All of them where none is: a youth may withdraw what the parents gave, and a name is not always written in one way.
    """
    own = [one for one in consents if is_same(by, one.given_by, state=asking.state, process=process)]
    return own or consents


def _kinds_of(consents: Iterable[Consent], process: Process) -> tuple[ConsentType, ...]:
    """Return the kinds that consents are of, as the guide has them."""
    ids = {one.consent_type for one in consents}
    return tuple(kind for kind in process.guideline.consent_types if kind.id in ids)


def _led(gone: list[Consent], asking: Asking, *, process: Process) -> tuple[Entry, ...]:
    """Return the move that a withdrawal leads to, where the guide has one, it is open, and no such consent is left."""
    valid = {one.consent_type for one in asking.state.valid_consents(asking.today)}
    here = Spot(asking.standing.state, asking.standing.pass_, MAIN)
    for kind in dict.fromkeys(one.consent_type for one in gone if one.consent_type not in valid):
        trigger = f"{WITHDRAWN_TRIGGER}{kind}"
        candidates = process.candidates(here.state, trigger)
        if candidates and not hindrances(candidates, asking, process=process):
            moved = move(trigger, asking, process=process)
            return () if isinstance(moved, Refused) else tuple(replace(one, at=one.at or here) for one in moved)
    return ()
