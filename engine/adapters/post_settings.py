"""The file that says how mail is sent, written by whoever looks after the machine: read here, and written by nobody."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine.adapters.private import OTHERS
from engine.adapters.settings import settings_path, usual_store_path
from engine.errors import PostUnset
from engine.values import Struct, field

FILE_NAME = "epost.toml"
PASSWORD_VARIABLE = "BTI_SMTP_PASSORD"  # noqa: S105 - the name of a variable, no password
DRAFTS_FOLDER = "epost"
USUAL_PORT = 587
MOST_PORTS = 65535
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

KEYS: Mapping[str, type] = {
    "tjener": str,
    "port": int,
    "fra": str,
    "starttls": bool,
    "sertifikat": str,
    "bruker": str,
    "passordfil": str,
    "mappe": str,
    "adresser": dict,
}


class PostSettings(Struct, frozen=True, kw_only=True):
    """How mail is sent. Without a `server` there are drafts alone. `addresses` are those of people, by their names.

    `authority` is a file with the certificate that the server's own is to be trusted by, where the machine does not.
    """

    file: Path
    folder: Path
    server: str | None = None
    port: int = USUAL_PORT
    sender: str = ""
    starttls: bool = True
    authority: str | None = None
    user: str | None = None
    password_file: Path | None = None
    addresses: Mapping[str, str] = field(default_factory=dict)


def post_settings_path() -> Path:
    """Return where the file lies: beside the settings."""
    return settings_path().with_name(FILE_NAME)


def read_post_settings(path: Path | None = None) -> PostSettings:
    """Read the file; where there is none there are drafts alone. Raises `PostUnset`."""
    path = path or post_settings_path()
    try:
        text = path.read_text("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return PostSettings(file=path, folder=usual_store_path().with_name(DRAFTS_FOLDER))
    except (OSError, UnicodeDecodeError):
        raise PostUnset(path=str(path), reason="unreadable") from None
    return _settings(_written(text, path), path)


def password_of(settings: PostSettings) -> str:
    """Return the password: from the environment, else from its file, which nobody else may read. Raises `PostUnset`."""
    said = os.environ.get(PASSWORD_VARIABLE)
    if said:
        return said
    file = settings.password_file
    if file is None:
        raise PostUnset(path=str(settings.file), reason="password")
    try:
        with file.open("rb") as handle:
            if stat.S_IMODE(os.fstat(handle.fileno()).st_mode) & OTHERS:
                raise PostUnset(path=str(file), reason="exposed")
            return handle.read().decode().strip()
    except (OSError, UnicodeDecodeError):
        raise PostUnset(path=str(file), reason="password") from None


def require_usable(settings: PostSettings) -> None:
    """Raise `PostUnset` where mail is to be sent with a password or a certificate that cannot be read."""
    if settings.server is None:
        return
    if settings.user is not None:
        password_of(settings)
    if settings.starttls and settings.authority is not None and not Path(settings.authority).is_file():
        raise PostUnset(path=settings.authority, reason="certificate")


def _written(text: str, path: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - not needed where there is no such file

    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise PostUnset(path=str(path), reason="toml") from None
    for key, value in written.items():
        if key not in KEYS:
            raise PostUnset(path=str(path), reason="unknown", key=key)
        _require(holds=type(value) is KEYS[key], key=key, path=path)
    return written


def _require(*, holds: bool, key: str, path: Path) -> None:
    if not holds:
        raise PostUnset(path=str(path), reason="key", key=key)


def _settings(written: Mapping[str, Any], path: Path) -> PostSettings:
    server, sender, starttls = written.get("tjener"), written.get("fra", ""), written.get("starttls", True)
    addresses = written.get("adresser", {})
    _require(holds=all(_is_address(one) for one in addresses.values()), key="adresser", path=path)
    _require(holds=not server or _is_address(sender), key="fra", path=path)
    _require(holds=0 < written.get("port", USUAL_PORT) <= MOST_PORTS, key="port", path=path)
    _require(
        holds=starttls or "bruker" not in written or server in LOOPBACK, key="starttls", path=path
    )  # a password goes in no clear
    return PostSettings(
        file=path,
        folder=_place(written, "mappe", path=path) or usual_store_path().with_name(DRAFTS_FOLDER),
        server=server,
        port=written.get("port", USUAL_PORT),
        sender=sender,
        starttls=starttls,
        authority=str(_place(written, "sertifikat", path=path) or "") or None,
        user=written.get("bruker"),
        password_file=_place(written, "passordfil", path=path),
        addresses=addresses,
    )


def _place(written: Mapping[str, Any], key: str, *, path: Path) -> Path | None:
    named = written.get(key)
    if named is None:
        return None
    found = Path(named).expanduser() if named.startswith(("~/", "/")) else None
    _require(holds=found is not None, key=key, path=path)
    return found


def _is_address(value: object) -> bool:
    """Tell whether something is one plain address of mail, and nothing that could be more."""
    from email.errors import MessageError  # noqa: PLC0415 - not needed where there is no such file
    from email.headerregistry import Address  # noqa: PLC0415 - nor this

    if not isinstance(value, str) or not value.isascii() or not value.isprintable():
        return False
    try:
        found = Address(addr_spec=value)
    except (ValueError, IndexError, MessageError):  # which of them is another one in each Python
        return False
    return bool(found.username and found.domain) and found.addr_spec == value
