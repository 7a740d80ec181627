"""Where the application finds guides as files."""

from typing import Protocol

from engine.language.base_file import BaseFile


class Shelf(Protocol):
    """Where guideline files lie: those that come with the program, and files by path."""

    def names(self) -> tuple[str, ...]:
        """Return the names of the bundled guides."""
        ...

    def read(self, name: str) -> tuple[str, bytes]:
        """Return the file name and bytes of a bundled guide by name, or of the file at a path.

        Raises `GuidelineUnreadable` where there is none.
        """
        ...

    def base(self, name: str, language: str, *, folder: str | None) -> BaseFile:
        """Return the base of a guide, in the guide's own written form: from a folder, else a bundled one.

        Without a folder only the bundled ones are looked among. Raises `GuidelineUnreadable` where there is none.
        """
        ...

    def schema(self, language: str) -> bytes:
        """Return the JSON schema for guides in this language (`nb` or `nn`)."""
        ...
