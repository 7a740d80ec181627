"""Names for the ids that a case holds: roles, services and bodies by the guide, people by the directory."""

from collections.abc import Iterable, Mapping

from engine.application.ports import Person
from engine.cases.agenda import name_of
from engine.cases.bindings import Binding, Involvement
from engine.guideline.process import Process
from engine.guideline.vocabulary import RoleKind
from engine.i18n import text
from engine.i18n.catalogue import LANGUAGES
from engine.values import Struct

_EMPLOYEE = frozenset(text("title-employee", language) for language in LANGUAGES)


class Names(Struct, frozen=True, kw_only=True):
    """Looks names up.

    `unknown` is what an actor is called who is no longer in the directory, and `holder` what the stafettholder is
    called where the guide has no such role. `employee` stands for the title of whoever was given none. With `by_handle`
    people have their user name after it, each time: the reader is to tell apart two with one title.
    """

    process: Process
    people: Mapping[str, Person]
    unknown: str
    holder: str
    employee: str
    by_handle: bool = False

    def actor(self, actor: str) -> str:
        """Return the name of an actor by id."""
        person = self.people.get(actor)
        if person is None:
            return self.unknown
        title = self.employee if person.title in _EMPLOYEE else person.title
        return f"{title} ({person.handle})" if title and self.by_handle else title or person.handle

    def any(self, name: str) -> str:
        """Return the name behind an id or handle of whatever sort; what is none of them is a name already."""
        person = self.people.get(name) or next((one for one in self.people.values() if one.handle == name), None)
        return self.actor(person.id) if person else name_of(name, self.process)

    def all(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the names behind several ids, each once."""
        return tuple(dict.fromkeys(self.any(name) for name in names))

    def service(self, service: Involvement) -> str:
        """Return the name that the case chose for a service, or the guide's."""
        return service.name or self.any(service.service)

    def bound(self, binding: Binding) -> str | None:
        """Return who a role is bound to; None where that is decided later."""
        if binding.actor and not binding.name:
            return self.actor(binding.actor)
        return binding.name or (self.any(binding.party) if binding.party else None)

    @property
    def coordinator(self) -> str:
        """What the guide calls the stafettholder."""
        roles = self.process.guideline.roles
        return next((role.title for role in roles if role.kind is RoleKind.COORDINATOR), self.holder)
