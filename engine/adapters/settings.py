"""The user's settings file, where the store lies unless somebody says otherwise, and who the user is to the machine."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from engine.adapters.postgres_place import Place, is_address, place_at, require_known_kind
from engine.adapters.private import told_as_store_errors, write_private
from engine.errors import SettingsDamaged, StoreRelative

APPLICATION = "bti"
CONFIG_VARIABLE = "BTI_CONFIG"
STORE_VARIABLE = "BTI_LAGER"
FILE_NAME = "bti.toml"
STORE_NAME = "bti.lager"

_CONTROL = {ordinal: f"\\u{ordinal:04x}" for ordinal in (*range(0x20), 0x7F)}
_ESCAPES = str.maketrans({**_CONTROL, "\\": "\\\\", '"': '\\"'})


class Settings(NamedTuple):
    """What a user has chosen; None means not chosen.

    `store` is the path of a store, or its address on a server; `server` is that address while one practises in a file
    instead; `remind_days` how many days ahead a deadline is reminded of.
    """

    store: str | None = None
    server: str | None = None
    guideline: str | None = None
    language: str | None = None
    remind_days: int | None = None


# The words in the file, for the fields they set. Words that are not here belong to another version and are let be.
_KEYS = {"lager": "store", "tjener": "server", "veileder": "guideline", "sprak": "language"}
_DAYS = "paminn_dager"
MOST_DAYS = 365


def settings_path() -> Path:
    """Return where the settings file lies: in the folder BTI_CONFIG names, else in the user's configuration folder.

    Raises `SettingsDamaged` where BTI_CONFIG is no whole path.
    """
    named = os.environ.get(CONFIG_VARIABLE)
    if named:
        folder = _whole_path(named)
        if folder is None:
            raise SettingsDamaged(path=named, reason="relative")
        return folder / FILE_NAME
    from platformdirs import user_config_path  # noqa: PLC0415 - slow to load, and not needed when BTI_CONFIG is set

    return user_config_path(APPLICATION, appauthor=False) / FILE_NAME


def default_store_path(settings: Settings | None = None) -> Path | Place:
    """Return where the store lies: as BTI_LAGER says, else the settings, else in the user's data folder.

    Raises `StoreRelative` where what is said is no whole path.
    """
    named = os.environ.get(STORE_VARIABLE) or (settings.store if settings else None)
    return named_store(named) if named else usual_store_path()


def usual_store_path() -> Path:
    """Return where the store lies where nobody has said anything: in the user's data folder."""
    from platformdirs import user_data_path  # noqa: PLC0415 - slow to load, and not needed when a store is named

    return user_data_path(APPLICATION, appauthor=False) / STORE_NAME


def named_store(named: str) -> Path | Place:
    """Return the path of a store that somebody has named, or its place on a server.

    Raises `StoreRelative` for a path that is not whole: the next command is typed in another folder, and a store is
    never to be made in the folder that one happens to stand in; `StoreAddressed` for an address that cannot be used.
    """
    if is_address(named):
        return place_at(named)
    require_known_kind(named)
    path = _whole_path(named)
    if path is None:
        raise StoreRelative(path=named)
    return path


def read_settings(path: Path | None = None) -> Settings:
    """Read the settings; a missing file means that nothing is chosen. Raises `SettingsDamaged`."""
    path = path or settings_path()
    try:
        text = path.read_text("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except (OSError, UnicodeDecodeError):
        raise SettingsDamaged(path=str(path), reason="unreadable") from None
    return _settings(text, path)


def write_settings(settings: Settings, path: Path | None = None) -> None:
    """Write the settings, privately and whole. Raises store errors where the disk refuses."""
    lines = [
        f'{key} = "{getattr(settings, field).translate(_ESCAPES)}"\n'
        for key, field in _KEYS.items()
        if getattr(settings, field) is not None
    ]
    if settings.remind_days is not None:
        lines.append(f"{_DAYS} = {settings.remind_days}\n")
    with told_as_store_errors():
        write_private(path or settings_path(), "".join(lines).encode())


def operating_user() -> str:
    """Return the name of the operating system's user: of the process itself, not of what the environment claims."""
    try:
        import pwd  # noqa: PLC0415 - not on every platform
    except ImportError:
        import getpass  # noqa: PLC0415 - only where there is nothing better

        return getpass.getuser()
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return f"uid-{os.getuid()}"


def _whole_path(named: str) -> Path | None:
    try:
        path = Path(named).expanduser()
    except RuntimeError:  # the home of somebody who is not there
        return None
    return path if path.is_absolute() else None


def _settings(text: str, path: Path) -> Settings:
    written = _as_written_here(text) or _as_written_by_hand(text, path)
    chosen: dict[str, str] = {}
    for key, field in _KEYS.items():
        value = written.get(key)
        if value is None:
            continue
        if not isinstance(value, str):
            raise SettingsDamaged(path=str(path), reason="text", key=key)
        chosen[field] = value
    return Settings(**chosen, remind_days=_days(written.get(_DAYS), path))


def _as_written_here(text: str) -> Mapping[str, object] | None:
    """Return what a file says that stands as `write_settings` writes words and paths; None for any other.

    Every command reads it, and to load what reads all of TOML takes longer than all else that is done with it.
    """
    said: dict[str, object] = {}
    for line in text.removesuffix("\n").split("\n"):
        key, _, quoted = line.partition(' = "')
        value = quoted.removesuffix('"')
        is_plain = value != quoted and value.isprintable() and not ('"' in value or "\\" in value)
        if not is_plain or key not in _KEYS or key in said:
            return None
        said[key] = value
    return said


def _as_written_by_hand(text: str, path: Path) -> Mapping[str, object]:
    import tomllib  # noqa: PLC0415 - seldom needed, and slow to load

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise SettingsDamaged(path=str(path), reason="toml") from None


def _days(value: object, path: Path) -> int | None:
    """Return a count of days; True is none, though Python counts with it."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_DAYS:
        raise SettingsDamaged(path=str(path), reason="days", key=_DAYS)
    return value
