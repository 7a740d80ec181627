"""The wired world as the application sees it: every port, and who is acting."""

from engine.application.ports import AccessLog, Clock, Codec, Directory, Identifiers, Person, Store
from engine.application.shelf import Shelf
from engine.values import Struct


class World(Struct, frozen=True, kw_only=True):
    """The ports, and the person on whose behalf the program runs. `practice` marks a practice store.

    `channel` is how the person looks: what the access log says of it. `doubtful` tells that something in the store is
    not as it was kept.
    """

    store: Store
    directory: Directory
    log: AccessLog
    clock: Clock
    ids: Identifiers
    codec: Codec
    shelf: Shelf
    person: Person
    practice: bool = False
    channel: str = "command-line"
    doubtful: bool = False
