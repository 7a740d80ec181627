"""Owns looking up the names of a guide, but for steps and targets, and telling those that nobody has."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from engine.diagnostics import fault
from engine.guideline.element import Participant
from engine.guideline.registry import Role
from engine.guideline.vocabulary import RoleKind
from engine.language.context import Context, scalars
from engine.language.registers import Named, Register
from engine.language.rejoin import rejoined
from engine.language.suggest import shown
from engine.language.terms import GROUPS, Group, fold, key, sign, without_maybe, word, written
from engine.language.tree import Mapping, Node, Scalar, Sequence
from engine.language.unknown import (
    BODY,
    CONSENT_TYPE,
    FACT,
    MEETING_TYPE,
    PERSON,
    RECIPIENT,
    ROLE,
    SERVICE,
    SIDE_WORK,
    TOOL,
    VALUE,
    VARIANT,
    Allowed,
    Unknown,
    unknown,
)

_OF_PEOPLE = (PERSON, ROLE, SERVICE, BODY)


@dataclass(slots=True)
class Names:
    """Everything in a guide that can be named, but for steps and targets."""

    context: Context
    roles: Register = field(default_factory=Register)
    services: Register = field(default_factory=Register)
    bodies: Register = field(default_factory=Register)
    tools: Register = field(default_factory=Register)
    meeting_types: Register = field(default_factory=Register)
    consent_types: Register = field(default_factory=Register)
    side_work: Register = field(default_factory=Register)
    variants: Register = field(default_factory=Register)
    facts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _by_value: dict[str, dict[str, str]] = field(default_factory=dict)
    _by_fact: dict[str, str] = field(default_factory=dict)
    kinds: dict[RoleKind, list[Named]] = field(default_factory=dict)

    def add_role(self, role: Role) -> None:
        """Put a role in, by its names and by what it is."""
        named = Named(role.id, role.title)
        self.roles.add(named)
        if role.kind:
            self.kinds.setdefault(role.kind, []).append(named)

    # ------------------------------------------------------------ one name

    def find_role(self, text: str) -> Named | None:
        """Return the role with this name, or the only one that is of the kind that the text names."""
        found = self.roles.find(text)
        if found:
            return found
        kind = word(Group.ROLE_KINDS, text, language=self.context.language)
        of_kind = self.kinds.get(RoleKind(kind), []) if kind else []
        return of_kind[0] if len(of_kind) == 1 else None

    def role(self, scalar: Scalar | None) -> str | None:
        """Return the id of the role that the text names."""
        return self._one(scalar, ROLE, registers=(self.roles,))

    def tool(self, scalar: Scalar | None) -> str | None:
        """Return the id of the tool that the text names."""
        return self._one(scalar, TOOL, registers=(self.tools,))

    def body(self, scalar: Scalar | None) -> str | None:
        """Return the id of the body that the text names."""
        return self._one(scalar, BODY, registers=(self.bodies,))

    def meeting_type(self, scalar: Scalar | None) -> str | None:
        """Return the id of the kind of meeting that the text names."""
        return self._one(scalar, MEETING_TYPE, registers=(self.meeting_types,))

    def consent_type(self, scalar: Scalar | None) -> str | None:
        """Return the id of the kind of consent that the text names."""
        return self._one(scalar, CONSENT_TYPE, registers=(self.consent_types,))

    def _one(self, scalar: Scalar | None, kind: Unknown, *, registers: tuple[Register, ...]) -> str | None:
        if scalar is None:
            return None
        found = self._find(scalar.text, registers)
        if found is None:
            scope = self._nobody(scalar.text) if kind in _OF_PEOPLE else ()
            unknown(self.context, kind, scalar=scalar, allowed=lambda: self._allowed(registers), scope=scope)
        return found.id if found else None

    def _nobody(self, text: str) -> tuple[str, ...]:
        """Return one scope for a name that no role, service or body has, whichever of them is asked for."""
        return ("nobody",) if self.find_person(text) is None else ()

    def _allowed(self, registers: tuple[Register, ...]) -> Allowed:
        """Return what may stand where these registers are looked in; a word for a kind of role names the only one."""
        kinds = written(Group.ROLE_KINDS, self.context.language) if self.roles in registers else ()
        words = (kind for kind in kinds if self.find_role(kind))
        names = chain((name for one in registers for name in one.names()), words)
        return Allowed(names, (id_ for one in registers for id_ in one.ids()))

    def find_person(self, text: str) -> Named | None:
        """Return the role, service or body with this name."""
        return self._find(text, self._of_people)

    @property
    def _of_people(self) -> tuple[Register, ...]:
        return self.roles, self.services, self.bodies

    def _find(self, text: str, registers: tuple[Register, ...]) -> Named | None:
        for one in registers:
            if found := one.find(text):
                return found
        return self.find_role(text) if self.roles is registers[0] else None

    # ------------------------------------------------------------ lists of names

    def tools_in(self, node: Node | None) -> tuple[str, ...]:
        """Return the ids of the tools in a list."""
        listed = self._rejoined(node, (self.tools,))
        return tuple(found for scalar in scalars(listed) if (found := self.tool(scalar)))

    def _rejoined(self, node: Node | None, registers: tuple[Register, ...]) -> Node | None:
        if not (isinstance(node, Sequence) and node.flow):
            return node
        commas = (one.commas for one in registers)
        return rejoined(node, commas, known=lambda text: self._find(text, registers), context=self.context)

    def variants_in(self, node: Node | None) -> tuple[str, ...]:
        """Return the guide's variants in a list."""
        return self._all(node, VARIANT, register=self.variants)

    def side_work_in(self, node: Node | None) -> tuple[str, ...]:
        """Return the side work in a list."""
        return self._all(node, SIDE_WORK, register=self.side_work)

    def _all(self, node: Node | None, kind: Unknown, *, register: Register) -> tuple[str, ...]:
        listed = self._rejoined(node, (register,))
        found = (self._one(scalar, kind, registers=(register,)) for scalar in scalars(listed))
        return tuple(one for one in found if one)

    def ids(self, node: Node | None) -> tuple[str, ...]:
        """Return the ids of the roles, services and bodies in a list."""
        return tuple(person.id for person in self.people(node))

    def people(self, node: Node | None) -> tuple[Participant, ...]:
        """Return the people in a list: roles, services and bodies, with what each does."""
        return tuple(self._people(node, PERSON, registers=self._of_people)) if node else ()

    def services_in(self, node: Node | None) -> tuple[Participant, ...]:
        """Return the services and bodies in a list; a role is told."""
        return tuple(self._people(node, SERVICE, registers=(self.services, self.bodies))) if node else ()

    def _people(self, node: Node | None, kind: Unknown, *, registers: tuple[Register, ...]) -> Iterator[Participant]:
        for scalar, does in _persons(self._rejoined(node, registers), self.context):
            name, optional = without_maybe(scalar.text)
            found = self._find(name, registers)
            if found is None:
                self._tell_person(scalar, kind, registers=registers)
                continue
            at = self.context.place(scalar.span)
            yield Participant(at=at, id=found.id, title=found.title, optional=optional, does=does)

    def _tell_person(self, scalar: Scalar, kind: Unknown, *, registers: tuple[Register, ...]) -> None:
        name = without_maybe(scalar.text)[0]
        if kind is SERVICE and self.find_role(name):
            section = key("services", self.context.language)
            self.context.tell(fault("R03", "role-not-service", scalar.span, name=shown(name), section=section))
            return
        unknown(self.context, kind, scalar=scalar, allowed=lambda: self._allowed(registers), scope=self._nobody(name))

    def anybody(self, node: Node | None) -> tuple[Participant, ...]:
        """Return who may begin a case: people of the guide, and `ansatt` for every employee there is."""
        found: list[Participant] = []
        employee = next(entry for entry in GROUPS[Group.ROLE_KINDS] if entry.name == RoleKind.EMPLOYEE)
        for scalar in scalars(node):
            title = employee.written(self.context.language)
            if fold(scalar.text) == title and self.roles.find(title) is None:
                found.append(Participant(at=self.context.place(scalar.span), id=RoleKind.EMPLOYEE, title=title))
            else:
                found += self.people(scalar)
        return tuple(found)

    def parties(self, node: Node | None) -> tuple[str, ...]:
        """Return who must agree: ids, and `service` for the one that has the case."""
        found: list[str] = []
        for scalar in scalars(node):
            service = word(Group.PARTIES, scalar.text, language=self.context.language)
            found += [service] if service else self.ids(scalar)
        return tuple(found)

    def everyone(self, node: Node | None) -> tuple[tuple[str, ...], bool]:
        """Return the ids in a list of receivers, and whether it says `alle involverte`."""
        wanted = sign("everyone", self.context.language)
        named = [scalar for scalar in scalars(node) if fold(scalar.text) != wanted]
        return self.ids(_list(named, node)), len(named) < len(scalars(node))

    def responsible(self, node: Node | None) -> tuple[str, ...]:
        """Return who can answer for a measure: ids, and the general words `ansatt`, `tjeneste`, `foresatte`."""
        found: list[str] = []
        for scalar in scalars(node):
            general = word(Group.COUNTS_AS, scalar.text, language=self.context.language)
            general = general or word(Group.ROLE_KINDS, scalar.text, language=self.context.language)
            found += [general] if general else self.ids(scalar)
        return tuple(found)

    def recipient(self, scalar: Scalar) -> str | None:
        """Return whom a standing rule wants told: a service or body of the guide, else barnevern or politi."""
        found = self._find(scalar.text, (self.services, self.bodies))
        if found:
            return found.id
        known = word(Group.RECIPIENTS, scalar.text, language=self.context.language)
        if known is None:
            scope = self._nobody(scalar.text)
            unknown(self.context, RECIPIENT, scalar=scalar, allowed=self._allowed_recipients, scope=scope)
        return known

    def recipients(self, node: Node | None) -> tuple[str, ...]:
        """Return the ids of the services and bodies in a list, and of barnevern and politi."""
        return tuple(found for scalar in scalars(node) if (found := self.recipient(scalar)))

    def _allowed_recipients(self) -> Allowed:
        general = written(Group.RECIPIENTS, self.context.language)
        names = chain(general, self.services.names(), self.bodies.names())
        return Allowed(names, chain(general, self.services.ids(), self.bodies.ids()))

    # ------------------------------------------------------------ facts

    def fact(self, scalar: Scalar) -> str | None:
        """Return the id of a declared fact."""
        if not self._by_fact:
            self._by_fact.update((fold(name), name) for name in reversed(self.facts))
        found = self._by_fact.get(fold(scalar.text))
        if found is None:
            unknown(self.context, FACT, scalar=scalar, allowed=lambda: Allowed(self.facts, self.facts))
        return found

    def facts_with(self, value: str) -> dict[str, str]:
        """Return the facts that have this value, each with the value as the fact writes it."""
        if not self._by_value:
            for fact, values in self.facts.items():
                for one in values:
                    self._by_value.setdefault(fold(one), {}).setdefault(fact, one)
        return self._by_value.get(fold(value), {})

    def fact_value(self, fact: str, scalar: Scalar) -> str | None:
        """Return a declared value of a fact."""
        values = self.facts[fact]
        found = self.facts_with(scalar.text).get(fact)
        if found is None:
            unknown(
                self.context, VALUE, scalar=scalar, allowed=lambda: Allowed(values, values), scope=(VALUE.message, fact)
            )
        return found


def _persons(node: Node | None, context: Context) -> Iterator[tuple[Scalar, str | None]]:
    """Return the names in a list of people, with what each does where it says so."""
    items = node.items if isinstance(node, Sequence) else (node,) if node else ()
    for item in items:
        match item:
            case Scalar():
                yield item, None
            case Mapping():
                role = item.get(key("role", context.language))
                does = item.get(key("do", context.language))
                if isinstance(role, Scalar):
                    yield role, does.text.strip() if isinstance(does, Scalar) else None
            case _:
                pass


def _list(items: list[Scalar], node: Node | None) -> Node | None:
    return Sequence(tuple(items), node.span) if node else None
