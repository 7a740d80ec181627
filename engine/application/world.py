"""The wired world as the application sees it: every port, and who is acting."""

from dataclasses import dataclass

from engine.application.ports import Clock, Codec, Directory, Identifiers, Person, Policy, Shelf, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The ports, and the person on whose behalf the program runs. `practice` marks a practice store."""

    store: Store
    directory: Directory
    policy: Policy
    clock: Clock
    ids: Identifiers
    codec: Codec
    shelf: Shelf
    person: Person
    practice: bool = False
