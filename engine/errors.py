"""What the world may do to us: the errors that adapters raise and that only the command line's door catches."""


class EngineError(Exception):
    """The world failed. Carries a message id and plain arguments for it, never text from a case."""

    message = "engine-error"

    def __init__(self, **arguments: str | int) -> None:
        super().__init__(self.message)
        self.arguments = arguments


class StoreError(EngineError):
    """The store could not read or keep what it was given; nothing that was acknowledged is lost."""

    message = "store-failed"


class StoreMissing(StoreError):
    """There is no store where the settings point."""

    message = "store-missing"


class StoreFull(StoreError):
    """The disk is full."""

    message = "store-full"


class StoreLocked(StoreError):
    """Another process holds the store for longer than we wait."""

    message = "store-locked"


class StoreDamaged(StoreError):
    """The file is not a store, or is damaged."""

    message = "store-damaged"


class StoreUnsafe(StoreError):
    """The store's settings could not be made safe (journal mode, synchronous, version of SQLite)."""

    message = "store-unsafe"


class CommandReused(StoreError):
    """A command id came again with other content."""

    message = "command-reused"


class SettingsDamaged(EngineError):
    """The settings file cannot be read."""

    message = "settings-damaged"


class GuidelineUnreadable(EngineError):
    """A guideline file could not be opened."""

    message = "guideline-unreadable"
