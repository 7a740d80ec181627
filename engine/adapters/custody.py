"""The folder where the master keys of stores lie, apart from the stores, with the last head that was seen of each.

A key file says itself how its key is guarded: it holds the key (`fil`), the key wrapped by a pass phrase (`passord`,
Argon2id with the parameters of RFC 9106 for memory that is shared), or the name of it in the system's key ring.
"""

import base64
import binascii
import errno
import fcntl
import os
import stat
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path

from engine.adapters import key_ring
from engine.adapters.chain import MAC_BYTES, Head
from engine.adapters.private import OTHERS, make_folder, open_private, told_as_store_errors, write_private
from engine.adapters.vault import KEY_BYTES, Chance, Seal
from engine.errors import EngineError, KeyDamaged, KeyExposed, KeyLocked, KeyMissing, KeyRefused, StoreAltered

FORMAT = "1"
SALT_BYTES = 16
ROUNDS, LANES, MEMORY = 3, 4, 65536  # passes, threads, KiB

_MOST = (16, 16, 1 << 20)  # a key file that asks for more rounds, lanes or memory is not of our making
_HEX = frozenset("0123456789abcdef")  # what names a file is never taken from a file as it comes
_LONGEST = 4096  # bytes; a key file is a tenth of this
_HEADING = """\
# Nøkkelen til et BTI-lager. Uten den kan ingen lese sakene i lageret, heller ikke fra en sikkerhetskopi.
# Ta vare på en kopi av denne fila et annet sted enn der lageret og kopiene av det ligger.
"""


class Guard(StrEnum):
    """What stands before a master key."""

    FILE = "fil"
    PASS_PHRASE = "passord"  # noqa: S105 - the word for the kind of guard
    RING = "nokkelring"


class Custody:
    """One folder of keys and heads. `ask` asks whoever is there for a pass phrase; None where nobody is."""

    def __init__(self, folder: Path, *, ask: Callable[[], str] | None = None) -> None:
        self._folder = folder
        self._ask = ask

    def key_path(self, store_id: str) -> Path:
        """Return where the key file of a store lies."""
        return self._folder / f"{store_id}.nokkel"

    def head_path(self, store_id: str, *, aside: str = "") -> Path:
        """Return where the last head that was seen of a store lies; `aside` is the name of another place of it."""
        return self._folder / f"{store_id}{aside and '-'}{aside}.hode"

    def require_room(self) -> None:
        """Raise `StoreReadOnly` where no key can be kept, before something is made that is of no use without one."""
        with told_as_store_errors():
            make_folder(self._folder)
            if not os.access(self._folder, os.W_OK | os.X_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self._folder))

    def make(self, store_id: str, *, chance: Chance) -> bytes:
        """Make a master key, keep it in a file that only its owner may open, and return it."""
        master = chance(KEY_BYTES)
        self.keep(store_id, master)
        return master

    def keep(
        self, store_id: str, master: bytes, *, guard: Guard = Guard.FILE, secret: str = "", chance: Chance | None = None
    ) -> None:
        """Keep a master key behind a guard, in place of what stood there. `secret` is the pass phrase."""
        fields = {"format": FORMAT, "lager": store_id, "vern": guard.value}
        match guard:
            case Guard.FILE:
                fields["nokkel"] = _written(master)
            case Guard.PASS_PHRASE:
                if chance is None:
                    raise ValueError("a pass phrase needs a salt")
                salt = chance(SALT_BYTES)
                fields["argon2id"] = f"{ROUNDS} {LANES} {MEMORY}"
                fields["salt"] = _written(salt)
                seal = Seal(_stretched(secret, salt, cost=(ROUNDS, LANES, MEMORY)), chance=chance)
                fields["nokkel"] = _written(seal.close(master, bound=store_id.encode()))
            case Guard.RING:
                key_ring.put(store_id, _written(master))
        with told_as_store_errors():
            write_private(self.key_path(store_id), _file_of(fields))

    def guard(self, store_id: str) -> Guard:
        """Return what guards the key of a store. Raises the errors of `master`."""
        return Guard(_fields(self.key_path(store_id), store_id)["vern"])

    def master(self, store_id: str) -> bytes:
        """Return the master key of a store.

        Raises `KeyMissing`, `KeyExposed`, `KeyDamaged`, `KeyLocked` where nobody can be asked, and `KeyRefused` for a
        wrong pass phrase.
        """
        path = self.key_path(store_id)
        return self._opened(_fields(path, store_id), path=str(path))

    def _opened(self, fields: Mapping[str, str], *, path: str) -> bytes:
        """Return the key that a key file stands for. What goes wrong while asking is no fault of the file."""
        secret = self._secret() if Guard(fields["vern"]) is Guard.PASS_PHRASE else ""
        try:
            return _unguarded(fields, secret=secret)
        except (KeyError, ValueError, binascii.Error):
            raise KeyDamaged(path=path) from None

    def _secret(self) -> str:
        """Ask for the pass phrase. Raises `KeyLocked` where there is nobody who can answer."""
        if self._ask is None:
            raise KeyLocked(reason="nobody")
        try:
            return self._ask()
        except EOFError:
            raise KeyLocked(reason="nobody") from None

    def move(self, store_id: str, guard: Guard, *, secret: str, chance: Chance) -> None:
        """Keep a master key behind another guard; the old one is let go once the key is read back from the new.

        Raises the errors of `master`.
        """
        master, before = self.master(store_id), self.guard(store_id)
        content = self.key_path(store_id).read_bytes()
        try:
            self.keep(store_id, master, guard=guard, secret=secret, chance=chance)
            if Custody(self._folder, ask=lambda: secret).master(store_id) != master:
                raise KeyDamaged(path=str(self.key_path(store_id)))
        except EngineError:
            self.take(content)
            raise
        if before is Guard.RING and guard is not Guard.RING:
            key_ring.take_away(store_id)

    def copy(self, store_id: str) -> bytes:
        """Return a key file to keep elsewhere: as it is here, but with the key itself where a key ring has it here.

        Raises the errors of `master`.
        """
        fields = _fields(self.key_path(store_id), store_id)
        if Guard(fields["vern"]) is Guard.RING:
            fields |= {"vern": Guard.FILE.value, "nokkel": _written(self.master(store_id))}
        return _file_of(fields)

    def opened(self, copy: bytes, *, path: str) -> tuple[str, bytes]:
        """Return the id of the store that a copy of a key file is for, and the master key in it.

        Raises `KeyDamaged`, `KeyLocked` and `KeyRefused`.
        """
        try:
            fields = _parsed(copy)
        except ValueError:
            raise KeyDamaged(path=path) from None
        return fields["lager"], self._opened(fields, path=path)

    def take(self, copy: bytes) -> None:
        """Put a copy of a key file, which `opened` has read, in its place."""
        with told_as_store_errors():
            write_private(self.key_path(_parsed(copy)["lager"]), copy)

    def forget(self, store_id: str) -> None:
        """Take away the key file of a store that never came to be."""
        self.key_path(store_id).unlink(missing_ok=True)

    def remembered(self, store_id: str, *, aside: str = "") -> Head | None:
        """Return the last head that was seen of a store; None where none is remembered, or what is cannot be read."""
        try:
            position, mac = self._remembered(store_id, aside)[0].split()
            head = Head(int(position), bytes.fromhex(mac.decode()))
        except (OSError, ValueError):
            return None
        return head if len(head.mac) == MAC_BYTES else None

    def remembered_at(self, store_id: str) -> str:
        """Return the place where a store was when its head was last remembered; empty where nobody knows."""
        try:
            return os.fsdecode(self._remembered(store_id, "")[1])
        except OSError:
            return ""

    def _remembered(self, store_id: str, aside: str) -> tuple[bytes, bytes]:
        head, _, place = self.head_path(store_id, aside=aside).read_bytes().partition(b"\n")
        return head, place.removesuffix(b"\n")

    def remember(
        self, store_id: str, head: Head, *, replace: bool = False, aside: str = "", place: str | None = None
    ) -> None:
        """Remember a head, unless a later one is remembered already; `replace` is for a store that was restored.

        With it goes the `place` of the store, unless that is as it was. It is not forced to the disk: a head that is
        lost in a power cut only leaves an earlier one to compare with.
        """
        with told_as_store_errors():
            make_folder(self._folder)
            handle = open_private(self.head_path(store_id, aside=aside), os.O_RDWR | os.O_CREAT)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX)
                before = self.remembered(store_id, aside=aside)
                if replace or before is None or before.position < head.position:
                    where = self._remembered(store_id, aside)[1] if place is None else os.fsencode(place)
                    content = f"{head.position} {head.mac.hex()}\n".encode() + (where + b"\n" if where else b"")
                    os.pwrite(handle, content, 0)
                    os.ftruncate(handle, len(content))
            finally:
                os.close(handle)


def _unguarded(fields: Mapping[str, str], *, secret: str) -> bytes:
    """Return the key that stands behind a guard. Raises `KeyError` or `ValueError` where the file does not say it."""
    guard = Guard(fields["vern"])
    if guard is Guard.RING:
        master = _read(key_ring.get(fields["lager"]))
    elif guard is Guard.PASS_PHRASE:
        master = _opened_by(secret, fields)
    else:
        master = _read(fields["nokkel"])
    if len(master) != KEY_BYTES:
        raise ValueError("a master key has 32 bytes")
    return master


def _opened_by(secret: str, fields: Mapping[str, str]) -> bytes:
    rounds, lanes, memory = cost = tuple(map(int, fields["argon2id"].split()))
    if not all(0 < asked <= most for asked, most in zip(cost, _MOST, strict=True)):
        raise ValueError("nobody has so much time and memory")
    key = _stretched(secret, _read(fields["salt"]), cost=(rounds, lanes, memory))
    try:
        return Seal(key, chance=_no_chance).open(_read(fields["nokkel"]), bound=fields["lager"].encode())
    except StoreAltered:
        raise KeyRefused from None


def _fields(path: Path, store_id: str) -> dict[str, str]:
    """Return what a key file says, as `name: value`."""
    try:
        found = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        raise KeyMissing(path=str(path)) from None
    if stat.S_ISLNK(found.st_mode) or found.st_mode & OTHERS:
        raise KeyExposed(path=str(path))
    if not stat.S_ISREG(found.st_mode):
        raise KeyDamaged(path=str(path))
    with told_as_store_errors():
        handle = open_private(path, os.O_RDONLY)
        try:
            content = os.read(handle, _LONGEST)
        finally:
            os.close(handle)
    try:
        fields = _parsed(content)
    except ValueError:
        raise KeyDamaged(path=str(path)) from None
    if fields["lager"] != store_id:
        raise KeyDamaged(path=str(path))
    return fields


def _parsed(content: bytes) -> dict[str, str]:
    """Return what a key file says, as `name: value`. Raises `ValueError` for something that is not one."""
    text = content[:_LONGEST].decode("utf-8", "replace")
    lines = (line.partition(":") for line in text.splitlines() if not line.startswith("#"))
    fields = {name.strip(): value.strip() for name, _, value in lines if name.strip()}
    store_id = fields.get("lager", "")
    if fields.get("format") != FORMAT or fields.get("vern") not in set(Guard):
        raise ValueError("not a key file")
    if not store_id or not _HEX.issuperset(store_id):
        raise ValueError("not the id of a store")
    return fields


def _file_of(fields: Mapping[str, str]) -> bytes:
    return (_HEADING + "".join(f"{name}: {value}\n" for name, value in fields.items())).encode()


def _stretched(secret: str, salt: bytes, *, cost: tuple[int, int, int]) -> bytes:
    """Return the key that a pass phrase gives; the same however a keyboard puts its letters together."""
    from unicodedata import normalize  # noqa: PLC0415 - only where there is a pass phrase

    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415 - as above

    rounds, lanes, memory = cost
    stretch = Argon2id(salt=salt, length=KEY_BYTES, iterations=rounds, lanes=lanes, memory_cost=memory)
    return stretch.derive(normalize("NFC", secret).encode("utf-8", "surrogateescape"))


def _no_chance(count: int) -> bytes:
    raise AssertionError(count)  # opening asks for no chance


def _written(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _read(content: str) -> bytes:
    return base64.b64decode(content, validate=True)
