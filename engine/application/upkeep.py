"""What those who look after a store ask for: whether it is whole, copies of it, and its key. Values and one port."""

from datetime import datetime
from pathlib import Path
from typing import Protocol

from engine.application.shelf import Shelf
from engine.values import Struct

BACKED_UP = "backed-up"
KEY_COPIED = "key-copied"
KEY_MOVED = "key-moved"
RESTORED = "restored"
ERASED = "erased"
"""The kinds of notices that a store keeps of what was done with itself."""

Arguments = tuple[tuple[str, str | int], ...]


class Finding(Struct, frozen=True):
    """Something that is not as it should be: the code of a text, and what it is filled in with; never a case's text."""

    code: str
    arguments: Arguments = ()

    @property
    def said(self) -> dict[str, str | int]:
        """What the text is filled in with."""
        return dict(self.arguments)


class Verified(Struct, frozen=True, kw_only=True):
    """What a look through a store found. `mark` is its head, to be noted down; `opened` how many events were read.

    `backup` is where the last backup was put, as the store says, where something is wrong with it.
    """

    entries: int
    cases: int
    opened: int
    mark: str
    findings: tuple[Finding, ...] = ()
    thorough: bool = False
    backup: str = ""


class BackedUp(Struct, frozen=True, kw_only=True):
    """A backup that was made and looked through. `size` is in bytes; `same_disk`: it lies on the store's own disk."""

    folder: str
    mark: str
    entries: int
    cases: int
    size: int
    same_disk: bool


class Lost(Struct, frozen=True, kw_only=True):
    """What a store has that is not in the one that takes its place. `first` and `last` are the days of the events.

    `versions` are how many versions of guides were published.
    """

    events: int = 0
    cases: int = 0
    people: int = 0
    versions: int = 0
    looks: int = 0
    first: str = ""
    last: str = ""

    @property
    def matters(self) -> bool:
        """Whether anything that somebody has entered is lost: more than that cases were looked at."""
        return bool(self.events or self.people or self.versions)


class Restored(Struct, frozen=True, kw_only=True):
    """A store that was put back. `kept` is where the one that it replaced lies now, `replaced` the head of that one.

    `from_store` tells that it was a store that lay somewhere, and no backup. `lost` is None where nobody could tell.
    `erased` is how many cases it brought that had been erased meanwhile, and were erased again. `on_server`: it
    was put back by whoever runs the server, and nobody can tell here what is lost but what came after `last_at`.
    `made_at` is when a backup was made; of a store there is none.
    """

    path: str
    mark: str
    cases: int
    kept: str | None = None
    replaced: str | None = None
    from_store: bool = False
    lost: Lost | None = None
    erased: int = 0
    on_server: bool = False
    last_at: datetime | None = None
    made_at: datetime | None = None


class KeyPlace(Struct, frozen=True, kw_only=True):
    """Where the key of a store lies. `kind` is how it is kept: `file`, `phrase` or `keyring`.

    Of a copy that was just written: `beside`, that it lies with the store or a backup; `service`, what synchronises it.
    """

    path: str
    store: str
    kind: str
    copied_at: datetime | None = None
    moved_at: datetime | None = None
    beside: bool = False
    service: str = ""


class Check(Struct, frozen=True, kw_only=True):
    """One thing that was looked at. Where it is not `fine`, `command` is what to run, if there is anything to run.

    `part` is the code of a label. `finding` is a code below `doctor.`, or the code of a failure of the world.
    """

    part: str
    finding: Finding
    fine: bool = True
    command: str | None = None


class Keeper(Protocol):
    """Looks after one store. Every method opens what it needs and closes it again, and raises store errors."""

    def is_there(self) -> bool:
        """Tell whether there is a store."""
        ...

    def verify(self, *, thorough: bool = False, against: str | None = None) -> Verified:
        """Look through the store. `against` is a head that somebody noted down earlier, such as `1042-9f3a1c22`."""
        ...

    def back_up(self, folder: Path) -> BackedUp:
        """Make a backup in a new folder below this one.

        Raises `BackupUnusable` where it does not hold or cannot be written.
        """
        ...

    def restore(self, folder: Path, *, replace: bool = False, accept_older: bool = False) -> Restored:
        """Put a backup in the store's place, or a store that was kept when another replaced it.

        Raises `StoreExists` where there is a store and it is not to be replaced, `StoreRolledBack` where something
        that was entered is lost, or nobody can tell, unless that is accepted, `BackupUnusable` for one that does not
        hold.
        """
        ...

    def take_up(self) -> Restored:
        """Take a store on a server as it is now, where whoever runs the server has put an older copy back.

        Raises `BackupUnusable` where it does not hold, and for a store in a file, which is put back from a folder.
        """
        ...

    def copy_to(self, address: str) -> Verified:
        """Copy the store to a new one on a server, and look through that and hold it against this one.

        Raises `StoreExists` where there is one, and `CopyDiffers`; the store itself stays as it is.
        """
        ...

    def key(self) -> KeyPlace:
        """Tell where the key lies."""
        ...

    def copy_key(self, file: Path) -> KeyPlace:
        """Write a copy of the key to a new file that only its owner can read, and note it.

        Raises `StoreExists` where there is a file, and `KeyUncopied` where none can be written.
        """
        ...

    def fetch_key(self, file: Path) -> str:
        """Put a copy of the key back, if it opens the store; return where it lies. Raises `KeyRefused`."""
        ...

    def move_key(self, kind: str, *, phrase: str = "") -> KeyPlace:
        """Keep the key in another way: `file`, `phrase` (then with the pass phrase) or `keyring`."""
        ...

    def reach(self) -> Check | None:
        """Tell whether whoever logs on to a server reaches more than the store; None in a file, or for practice."""
        ...

    def examine(self, shelf: Shelf) -> tuple[Check, ...]:
        """Look at everything, whatever is missing or damaged; raises nothing."""
        ...
