"""Owns from where in a guide names are looked up: what is declared, what can be led to, and the list that asks."""

from engine.guideline.element import Participant, Target
from engine.guideline.names import level_of
from engine.language.context import Context, Fields
from engine.language.references import Names
from engine.language.targets import Targets
from engine.values import Struct, replace


class Scope(Struct, frozen=True):
    """Where a part stands. `home` is the level or track whose list of steps it belongs to; none for a section."""

    names: Names
    targets: Targets
    home: str = ""

    @property
    def context(self) -> Context:
        """The build that this is part of."""
        return self.names.context

    @property
    def level(self) -> str:
        """The id of the level that the part stands on."""
        return level_of(self.home)

    def within(self, home: str) -> "Scope":
        """Return the scope of a level's or a track's own list."""
        return replace(self, home=home)

    def people(self, fields: Fields, name: str) -> tuple[Participant, ...]:
        """Return the people after a key."""
        return self.names.people(fields.value(name))

    def tools(self, fields: Fields) -> tuple[str, ...]:
        """Return the tools of a part."""
        return self.names.tools_in(fields.value("tools"))

    def levels(self, fields: Fields, name: str = "on_levels") -> tuple[str, ...]:
        """Return the levels after a key, named with or without the word for a level."""
        return self.targets.levels_in(fields.value(name))

    def target(self, fields: Fields, name: str) -> Target | None:
        """Return where the text after a key leads."""
        scalar = fields.scalar(name)
        return self.targets.target(scalar, home=self.home, inferred=fields.is_inferred(name)) if scalar else None

    def place(self, fields: Fields, name: str) -> Target | None:
        """Return the step, level or ending after a key of a section; `videre` leads nowhere from there."""
        scalar = fields.scalar(name)
        return self.targets.place(scalar, inferred=fields.is_inferred(name)) if scalar else None
