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


class StoreRelative(StoreError):
    """The path to the store is not a whole one: where it leads would depend on the folder one stands in."""

    message = "store-relative"


class StoreAddressed(StoreError):
    """The address of a store on a server cannot be used: it holds a password, or does not say what it must."""

    message = "store-addressed"


class StoreServerless(StoreError):
    """The store lies on a server, and the library that reaches one is not installed."""

    message = "store-serverless"


class StoreUngranted(StoreError):
    """On the server there is no role for those who use the store, or the user of the database may not take it."""

    message = "store-ungranted"


class StoreUnwalled(StoreError):
    """What lets the server show each person their own cases alone is not all there; `bti oppsett` lays it anew."""

    message = "store-unwalled"


class StoreForbidden(StoreError):
    """The user of the database has not the right to what the store needs there."""

    message = "store-forbidden"


class StoreBehind(StoreError):
    """The store on a server was last kept by an older version of the program, and can be brought forward."""

    message = "store-behind"


class StoreOnServer(StoreError):
    """The store lies on a server, and what was asked for is done there and not here."""

    message = "store-on-server"


class CopyDiffers(StoreError):
    """A copy of a store that was just made does not hold what the store holds; it is taken away again."""

    message = "copy-differs"


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


class StoreExists(StoreError):
    """There is a file already where a new store was to be made."""

    message = "store-exists"


class StoreExposed(StoreError):
    """Others than its owner may open the store's file, or the path to it is a symbolic link."""

    message = "store-exposed"


class StoreReadOnly(StoreError):
    """The store, or the folder it lies in, may not be written to."""

    message = "store-read-only"


class StoreUnreachable(StoreError):
    """The file could not be opened, or the disk failed while it was read or written."""

    message = "store-unreachable"


class StoreNewer(StoreError):
    """Something in the store has a type, version or format that this program does not know."""

    message = "store-newer"


class StoreAltered(StoreError):
    """Something in the store is not as it was kept: a bit has turned, or somebody has changed it from outside."""

    message = "store-altered"


class StoreRolledBack(StoreError):
    """The store is older than the last time it was used here, or its past is another."""

    message = "store-rolled-back"


class StoreOlder(StoreError):
    """The store is of a format from before keys, which no released program has made."""

    message = "store-older"


class StoreMisplaced(StoreError):
    """The store lies where it cannot be safe: on a network drive, or in a folder that is copied elsewhere."""

    message = "store-misplaced"


class CaseKeysMissing(StoreError):
    """The file with the keys of the cases is not beside the store."""

    message = "case-keys-missing"


class KeyMissing(StoreError):
    """The file with the store's master key is not where it was put."""

    message = "master-key-missing"


class KeyExposed(StoreError):
    """Others than its owner may open the key file, or the path to it is a symbolic link."""

    message = "master-key-exposed"


class KeyDamaged(StoreError):
    """The key file cannot be read as one."""

    message = "master-key-damaged"


class KeyUncopied(StoreError):
    """A copy of the key cannot be written where it was wanted: that is a folder, or there is none, or it is closed."""

    message = "key-uncopied"


class KeyRefused(StoreError):
    """The key, or the pass phrase in front of it, does not open this store."""

    message = "master-key-refused"


class KeyLocked(StoreError):
    """The key lies behind a pass phrase or in a key ring, and there is nobody to ask or no ring."""

    message = "master-key-locked"


class ErasureUnfinished(StoreError):
    """A case is erased for all who ask, but its keys are not yet gone from the disk; the next opening goes on."""

    message = "erasure-unfinished"


class LookUnwritten(StoreError):
    """A look could not be written in the access log, and so nothing is shown."""

    message = "look-unwritten"


class BackupUnusable(StoreError):
    """A backup is not whole, or is not of this store."""

    message = "backup-unusable"


class PackageMissing(StoreError):
    """There is no archive package in a folder, or the one that was just written cannot be read back."""

    message = "package-missing"


class EventReused(StoreError):
    """An event id came again in the same case."""

    message = "event-reused"


class HandleTaken(StoreError):
    """Somebody else in this store already has the handle."""

    message = "handle-taken"


class PersonUnknown(StoreError):
    """The operating system's user is nobody in this store."""

    message = "person-unknown"


class ActorUnknown(StoreError):
    """Nobody in this store has the handle that `--som` names."""

    message = "actor-unknown"


class PracticeOnly(StoreError):
    """`--som` and `--na` are for a practice store, and this is not one."""

    message = "practice-only"


class FillOnlyPractice(StoreError):
    """Invented cases were asked for in a real store."""

    message = "fill-only-practice"


class CommandReused(StoreError):
    """A command id came again with other content."""

    message = "command-reused"


class SettingsDamaged(EngineError):
    """The settings file cannot be read."""

    message = "settings-damaged"


class GuidelineUnreadable(EngineError):
    """A guideline file could not be opened."""

    message = "guideline-unreadable"


class AnswerUnwritable(EngineError):
    """What a command had to show could not be written to stdout."""

    message = "answer-unwritable"


class PostFailed(EngineError):
    """A mail could not be handed over: nobody answers, or it is not taken. Its reason is a word of ours."""

    message = "post-failed"


class PostUnset(EngineError):
    """The file that says how mail is to be sent cannot be read, or says what cannot be done."""

    message = "post-unset"


class NumbersUnwritten(EngineError):
    """The numbers of a month could not be written to the folder for them. Its reason is a word of ours."""

    message = "numbers-unwritten"
