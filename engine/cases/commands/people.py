"""What is asked about the people of a case: consent, the baton, services, roles, facts, and who may see it."""

from datetime import date

from engine.cases.vocabulary import ConsentForm
from engine.values import Struct


class GiveConsent(Struct, frozen=True, kw_only=True):
    """Record a consent. `services` are service ids, or names chosen in the case; without a `form` nobody said how.

    `consent_type` is its kind, where the guide has several; `given_as` are the roles of those who gave it, and `age`
    the age of whom the case is about, in whole years, where the guide's age rules ask. `for_whom` is on whose behalf
    it was given, `language` what it was explained in, and `interpreter` who interpreted. `scopes` narrow what it is
    for; none means all that its kind and its step say.
    """

    consent_id: str
    given_by: str
    services: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    form: ConsentForm | None = None
    expires_on: date | None = None
    consent_type: str | None = None
    given_as: tuple[str, ...] = ()
    age: int | None = None
    for_whom: str | None = None
    language: str | None = None
    interpreter: str | None = None
    scopes: tuple[str, ...] = ()


class RenewConsent(Struct, frozen=True, kw_only=True):
    """Record a consent that takes the place of an earlier one: the one named, else the only one there is to renew.

    What is not said is as in the one that is renewed: its kind, what it is for, the services it still covers, those
    left out, and on whose behalf. How, when and by whom it was given is said anew. The rest is as in `GiveConsent`.
    """

    consent_id: str
    given_by: str
    renews: str | None = None
    services: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    form: ConsentForm | None = None
    expires_on: date | None = None
    consent_type: str | None = None
    given_as: tuple[str, ...] = ()
    age: int | None = None
    for_whom: str | None = None
    language: str | None = None
    interpreter: str | None = None


class RefuseConsent(Struct, frozen=True, kw_only=True):
    """Record that consent was asked for and refused: the kind that is named, else the one that is asked for there.

    `given_as` are the roles of those who said no, and `age` is as in `GiveConsent`. With `scopes` (stafettlogg) it is
    a no to those alone.
    """

    given_by: str
    services: tuple[str, ...] = ()
    reason: str | None = None
    consent_type: str | None = None
    given_as: tuple[str, ...] = ()
    age: int | None = None
    scopes: tuple[str, ...] = ()


class WithdrawConsent(Struct, frozen=True, kw_only=True):
    """Withdraw consent: the one named, or else every one, of a kind where it is named; for some services or for all.

    `given_as` are the roles of those who withdraw it, `reason` is why in their words; `age` is as in `GiveConsent`,
    `scopes` as in `RefuseConsent`.
    """

    withdrawn_by: str
    consent_id: str | None = None
    services: tuple[str, ...] = ()
    consent_type: str | None = None
    given_as: tuple[str, ...] = ()
    age: int | None = None
    scopes: tuple[str, ...] = ()
    reason: str | None = None


class OfferBaton(Struct, frozen=True, kw_only=True):
    """Offer the baton to an actor. Offered to its holder, it confirms that the holder goes on.

    `weighed` is what came of weighing what the guide names at a new level; `decided_by` is who decided (a role, service
    or body of the guide), where the guide says who does. `reason` is why the baton changes hands, or stays.
    """

    to_actor: str
    family_wish: str | None = None
    weighed: str | None = None
    decided_by: str | None = None
    reason: str | None = None


class AcceptBaton(Struct, frozen=True, kw_only=True):
    """Accept the baton that was offered to whoever asks."""


class DeclineBaton(Struct, frozen=True, kw_only=True):
    """Decline the baton that was offered to whoever asks."""

    reason: str | None = None


class TakeBackOffer(Struct, frozen=True, kw_only=True):
    """Take back an offer that has not been answered."""


class InvolveService(Struct, frozen=True, kw_only=True):
    """Involve a service of the guide; `name` says which, where the guide lets the case choose."""

    service: str
    name: str | None = None


class EndService(Struct, frozen=True, kw_only=True):
    """End a service's part in the case."""

    service: str
    name: str | None = None


class BindRole(Struct, frozen=True, kw_only=True):
    """Bind a role to an actor, a name, or a service or body of the guide (`party`); none means decided later.

    A service that each case chooses for itself has its name beside it.
    """

    role: str
    actor: str | None = None
    name: str | None = None
    party: str | None = None


class SetFact(Struct, frozen=True, kw_only=True):
    """Set a declared fact to one of its declared values."""

    fact: str
    value: str


class GiveShieldedAccess(Struct, frozen=True, kw_only=True):
    """Name an actor for the shielded part of the case."""

    actor: str


class EndShieldedAccess(Struct, frozen=True, kw_only=True):
    """Take the shielded part of the case from an actor again."""

    actor: str


class TakeEmergencyAccess(Struct, frozen=True, kw_only=True):
    """Open the whole case in an emergency, to read it for some hours."""


class ReviewEmergencyAccess(Struct, frozen=True, kw_only=True):
    """Record that one has looked at every emergency access of others that nobody has looked at."""


class ProtectAddress(Struct, frozen=True, kw_only=True):
    """Hide where whom the case is about lives, and what tells it; with `on` False no longer."""

    on: bool = True
