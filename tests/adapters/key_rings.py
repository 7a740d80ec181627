"""A key ring that is not the system's: it keeps what it is given, or is locked and refuses everything."""

import sys
from types import ModuleType
from typing import Self

import pytest


class Ring(ModuleType):
    """What stands in for the module `keyring`."""

    def __init__(self) -> None:
        super().__init__("keyring")
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False
        self.errors = ModuleType("keyring.errors")
        self.errors.KeyringError = type("KeyringError", (Exception,), {})  # type: ignore[attr-defined] # a made-up module

    @classmethod
    def put_in_place(cls, monkeypatch: pytest.MonkeyPatch) -> Self:
        """Make one, and let the program find it where it looks for the system's, for one test."""
        made = cls()
        monkeypatch.setitem(sys.modules, "keyring", made)
        monkeypatch.setitem(sys.modules, "keyring.errors", made.errors)
        return made

    def get_password(self, service: str, name: str, /) -> str | None:
        self._open()
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, secret: str, /) -> None:
        self._open()
        self.kept[service, name] = secret

    def delete_password(self, service: str, name: str, /) -> None:
        self._open()
        del self.kept[service, name]

    def _open(self) -> None:
        if self.locked:
            raise self.errors.KeyringError("no secret of anybody's in here")
