"""What happens among the people of a case: consent, the baton, services, roles, facts, and who may see it."""

from datetime import date, datetime

from engine.cases.vocabulary import ConsentForm
from engine.values import Struct


class ConsentGiven(Struct, frozen=True):
    """Consent was given by `given_by` for the named services, for what `scopes` name (samarbeid).

    Without a `form` nobody said how it was given. `consent_type` is the guide's kind, `given_as` the roles of those who
    gave it, `age` the age of whom the case is about, as it was told with the consent. `for_whom` is on whose behalf it
    was given, `language` what it was explained in, and `interpreter` who interpreted. `replaces` are the ids of the
    consents whose place it takes: those count no longer.
    """

    consent_id: str
    given_by: str
    services: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    form: ConsentForm | None = None
    expires_on: date | None = None
    scopes: tuple[str, ...] = ("samarbeid",)
    consent_type: str | None = None
    given_as: tuple[str, ...] = ()
    age: int | None = None
    for_whom: str | None = None
    language: str | None = None
    interpreter: str | None = None
    replaces: tuple[str, ...] = ()


class ConsentRefused(Struct, frozen=True):
    """Consent was asked for and refused; empty `services` means for everything, no `consent_type` means of any kind.

    `given_as` are the roles of those who said no, `age` the age of whom the case is about, as it was told with the no.
    Empty `scopes` mean a no to all that the consent would be for; else it is a no to those alone.
    """

    given_by: str
    services: tuple[str, ...] = ()
    reason: str | None = None
    consent_type: str | None = None
    given_as: tuple[str, ...] = ()
    age: int | None = None
    scopes: tuple[str, ...] = ()


class ConsentWithdrawn(Struct, frozen=True):
    """A consent was withdrawn, for all it covered or for the named services only.

    `consent_type`, `given_as`, `age` and `scopes` are as in `ConsentRefused`; `reason` is in the words of who withdrew.
    """

    consent_id: str
    withdrawn_by: str
    services: tuple[str, ...] = ()
    consent_type: str | None = None
    given_as: tuple[str, ...] = ()
    age: int | None = None
    scopes: tuple[str, ...] = ()
    reason: str | None = None


class CoordinatorOffered(Struct, frozen=True):
    """The baton was offered to an actor. The present holder keeps it until it is accepted."""

    to_actor: str
    family_wish: str | None = None
    weighed: str | None = None
    decided_by: str | None = None
    reason: str | None = None


class CoordinatorAccepted(Struct, frozen=True):
    """The actor it was offered to accepted the baton and is now stafettholder."""

    actor: str
    previous: str | None = None


class CoordinatorDeclined(Struct, frozen=True):
    """The actor it was offered to said no."""

    actor: str
    reason: str | None = None


class CoordinatorOfferWithdrawn(Struct, frozen=True):
    """The offer was taken back before it was answered."""

    to_actor: str


class CoordinatorConfirmed(Struct, frozen=True):
    """It was agreed that the present stafettholder goes on."""

    actor: str
    family_wish: str | None = None
    weighed: str | None = None
    decided_by: str | None = None
    reason: str | None = None


class ServiceInvolved(Struct, frozen=True):
    """A service takes part. `name` is set where the guide lets each case choose the service."""

    service: str
    name: str | None = None


class ServiceEnded(Struct, frozen=True):
    """A service's part has ended."""

    service: str
    name: str | None = None


class RoleBound(Struct, frozen=True):
    """A role was bound: to an actor, a name, or a service or body of the guide (`party`); none means decided later.

    Where the guide lets each case choose the service, `name` says which.
    """

    role: str
    actor: str | None = None
    name: str | None = None
    party: str | None = None


class FactSet(Struct, frozen=True):
    """A declared fact about the case got one of its declared values."""

    fact: str
    value: str


class ShieldedAccessGiven(Struct, frozen=True):
    """A person was named for the shielded part of the case. The first who writes there is so unnamed."""

    actor: str


class ShieldedAccessEnded(Struct, frozen=True):
    """A person may no longer open the shielded part of the case."""

    actor: str


class EmergencyAccessTaken(Struct, frozen=True):
    """Somebody with that task opened the whole case in an emergency, to read it until a moment in UTC.

    Why is written in the access log alone.
    """

    until: datetime


class EmergencyAccessReviewed(Struct, frozen=True):
    """Whoever leads the unit has looked at an emergency access: that of the event with this id."""

    event_id: str


class AddressProtected(Struct, frozen=True):
    """Where whom the case is about lives must not be told, nor what tells it; or (`on` False) need no longer be hid."""

    on: bool
