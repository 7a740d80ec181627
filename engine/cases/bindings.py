"""Who takes part in a case beside those who work with it: who a role is there, and which services."""

from engine.values import Struct


class Binding(Struct, frozen=True):
    """Who a role is in this case: an actor, a name, or a service or body of the guide; none means decided later.

    `earlier` is who it was said to be before, where that was changed while it was kept out of the case.
    """

    role: str
    actor: str | None
    name: str | None
    party: str | None = None
    earlier: "tuple[Binding, ...]" = ()

    @property
    def each(self) -> "tuple[Binding, ...]":
        """Return who it is, and then who it was."""
        return (self, *self.earlier)


class Involvement(Struct, frozen=True):
    """A service that takes part; `name` where the case has chosen which."""

    service: str
    name: str | None

    @property
    def key(self) -> str:
        """What a consent names: the chosen service, or the guide's own."""
        return self.name or self.service
