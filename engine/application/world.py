"""The wired world as the application sees it: every port, and who is acting."""

from engine.application.ports import Clock, Codec, Directory, Identifiers, Person, Policy, Shelf, Store
from engine.values import Struct


class World(Struct, frozen=True, kw_only=True):
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
