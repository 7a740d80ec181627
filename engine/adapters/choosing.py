"""Chooses which store is meant: what is named, else what the environment and the settings say, for practice or real.

And which person in it, where one is named.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from engine.adapters.postgres_place import Place
from engine.adapters.settings import (
    STORE_NAME,
    STORE_VARIABLE,
    Settings,
    default_store_path,
    named_store,
    read_settings,
    usual_store_path,
)
from engine.errors import ActorUnknown, SettingsDamaged

if TYPE_CHECKING:  # a help page needs none of it
    from engine.application.ports import Person

PRACTICE_NAME = "bti-ovelse.lager"


def store_place(named: str | None, *, whatever: bool = False) -> Path | Place:
    """Return the store to use: the one that is named, else as the environment and the settings say.

    `whatever`: settings that cannot be read are passed over.
    """
    if named:
        return named_store(named)
    try:
        return default_store_path(read_settings())
    except SettingsDamaged:
        if not whatever:
            raise
        return default_store_path()


def wanted_store(
    named: str | None, settings: Settings, *, practice: bool | None, keep: bool
) -> tuple[Path | Place, Settings]:
    """Return the store to set up, and the settings that name it.

    A store named from outside is written down only where it is to be kept to.
    """
    if named and keep:
        place = named_store(named)
        return place, settings._replace(store=str(place), server=None)
    if named or os.environ.get(STORE_VARIABLE) or practice is None:
        return store_place(named), settings
    used = default_store_path(settings)
    return _for_practice(used, settings) if practice else _for_real(used, settings)


def _for_practice(used: Path | Place, settings: Settings) -> tuple[Path, Settings]:
    """Return the store for practice beside the one in use: always a file, also where that is on a server."""
    if isinstance(used, Path):
        path = used.with_name(PRACTICE_NAME)
        return path, settings._replace(store=str(path))
    path = usual_store_path().with_name(PRACTICE_NAME)
    return path, settings._replace(store=str(path), server=str(used))


def _for_real(used: Path | Place, settings: Settings) -> tuple[Path | Place, Settings]:
    """Return the real store: the one in use, unless that is for practice; then the one that was used before."""
    if not isinstance(used, Path) or used.name != PRACTICE_NAME:
        return used, settings
    if settings.server:
        return named_store(settings.server), settings._replace(store=settings.server, server=None)
    usual = usual_store_path()
    if usual.parent == used.parent:
        return usual, settings._replace(store=None)
    path = used.with_name(STORE_NAME)
    return path, settings._replace(store=str(path))


def person_called(handle: str, people: "tuple[Person, ...]") -> "Person":
    """Return the person with this handle. Raises `ActorUnknown`."""
    for person in people:
        if person.handle == handle:
            return person
    raise ActorUnknown(handle=handle, people=", ".join(person.handle for person in people))
