"""A folder of files of months, each its owner's alone: a name stands for a whole file, and is never given twice.

The files of a month are written to a folder beside, which gets another name when all of them are on the disk. From then
on they are moved to their own names, by whoever comes next if need be: so all of them come, or none.
"""

import errno
import os
import re
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from engine.adapters.clock import SystemClock
from engine.adapters.keys import RandomIds
from engine.adapters.private import (
    clear_abandoned,
    failure_of,
    make_folder,
    passing_folder,
    sync_folder,
    write_new,
)
from engine.adapters.telling import Telling
from engine.errors import NumbersUnwritten, StoreFull, StoreReadOnly

ROOM = 1 << 20
"""How many bytes must be free before anybody counts: more than the files of a month have ever been."""
LONGEST_NAME = 40

_DRAFT, _WHOLE = ".bti-kladd-", ".bti-klar-"
_TAKEN = frozenset({errno.EEXIST, errno.ENOTEMPTY})
_ONE_NAME = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS})
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "đ": "d", "ŋ": "n", "ŧ": "t", "ß": "ss"})


def file_name(text: str) -> str:
    """Return a name as it may stand in that of a file anywhere: small letters a to z, digits and `-`."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub("[^a-z0-9]+", "-", bare).strip("-")[:LONGEST_NAME].rstrip("-")


class FolderOfMonths:
    """The folder. Any number of programs may use it at once, on any number of machines."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def there(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return which of these names are taken, as `MonthFolder.there` tells."""
        with _told():
            return tuple(name for name in names if os.path.lexists(self._folder / name))

    def make_ready(self) -> None:
        """Make the folder, end what was broken off, and see that there is room, as `MonthFolder.make_ready` tells."""
        with _told():
            make_folder(self._folder)
            clear_abandoned(self._folder, f"{_DRAFT}*", at=SystemClock().now())
            for whole in sorted(self._folder.glob(f"{_WHOLE}*")):
                _move_out(whole)
            with passing_folder(self._draft()) as draft:
                write_new(draft / "plass", bytes(ROOM))

    def keep(self, name: str, files: Mapping[str, bytes]) -> tuple[str, ...]:
        """Write files, all or none, as `MonthFolder.keep` tells."""
        with _told(), passing_folder(self._draft()) as draft:
            for ending, content in files.items():
                write_new(draft / f"{name}{ending}", content)
            whole = self._folder / f"{_WHOLE}{name}"
            is_mine = _renamed(draft, whole)  # from here on all of them come, whoever moves them
            sync_folder(self._folder)
            moved = _move_out(whole)
            return moved if is_mine else ()

    def _draft(self) -> Path:
        return self._folder / f"{_DRAFT}{RandomIds().new()[:16]}"


def _renamed(draft: Path, whole: Path) -> bool:
    """Give a folder the name of one that is whole, and tell whether it got it: another may be moving its own."""
    try:
        draft.rename(whole)
    except OSError as error:
        if error.errno not in _TAKEN:
            raise
        return False
    return True


def _move_out(whole: Path) -> tuple[str, ...]:
    """Give the files in a folder their own names, unless these are taken, and take the folder away.

    Only files of the month that the folder is named for: others may have put anything beside.
    """
    if whole.is_symlink():
        return ()
    own = sorted(whole.glob(f"{whole.name.removeprefix(_WHOLE)}.*"))
    moved = tuple(file.name for file in own if _give(file, whole.parent / file.name))
    sync_folder(whole.parent)
    with suppress(OSError):  # another was quicker, or has begun anew
        whole.rmdir()
    return moved


def _give(file: Path, name: Path) -> bool:
    """Move a file to a name, and tell whether it got it: one that is taken stays another's."""
    try:
        os.link(file, name, follow_symlinks=False)
        file.unlink()
    except FileNotFoundError:  # another has moved it
        return False
    except FileExistsError:
        file.unlink(missing_ok=True)
        return False
    except OSError as error:
        if error.errno not in _ONE_NAME:
            raise
        return _moved(file, name)
    return True


def _moved(file: Path, name: Path) -> bool:
    """Move a file on a disk of a kind where it has one name at a time."""
    if os.path.lexists(name):
        file.unlink(missing_ok=True)
        return False
    with suppress(FileNotFoundError):  # as above
        file.rename(name)
        return True
    return False


def _told() -> Telling[OSError]:
    return _TELLING


def _failure(error: OSError) -> NumbersUnwritten:
    found = failure_of(error.errno or 0)
    reasons = ((StoreFull, "full"), (StoreReadOnly, "forbidden"))
    return NumbersUnwritten(reason=next((reason for kind, reason in reasons if isinstance(found, kind)), "unreachable"))


_TELLING: Telling[OSError] = Telling(OSError, _failure)
