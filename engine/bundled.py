"""The only module that knows where the guides and schemas that come with the program lie."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import GuidelineUnreadable
from engine.language.base_file import BaseFile

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

SUFFIX = ".yaml"
MOST_BYTES = 8 * 1024 * 1024  # far above what a guide may hold: an endless file must end somewhere


class BundledShelf:
    """The guides that come with the program, by name, and any other file by its path."""

    def names(self) -> tuple[str, ...]:
        """Return the names of the bundled guides. A name with a dot in it is a part that guides share, and no guide."""
        return tuple(sorted(stem for stem in _stems() if "." not in stem))

    def read(self, name: str) -> tuple[str, bytes]:
        """Return the file name and bytes of a bundled guide by name, or of the file at a path.

        Raises `GuidelineUnreadable` where there is none. At most `MOST_BYTES` are read.
        """
        if name in _stems():
            return _bundled(name)
        if not name.strip():
            raise GuidelineUnreadable(name=name, reason="empty")
        return name, _read(Path(name), name=name)

    def base(self, name: str, language: str, *, folder: str | None) -> BaseFile:
        """Return the base with this name and language: from the folder, else from those that come with the program.

        Raises `GuidelineUnreadable` where there is none. At most `MOST_BYTES` are read.
        """
        both = (f"{name}.{language}", name)
        for stem in both if folder is not None else ():
            path = Path(folder or ".") / f"{stem}{SUFFIX}"
            if _is(path, Path.exists):
                return BaseFile(str(path), _read_plain(path), folder)
        for stem in both:
            if stem in _stems():
                return BaseFile(*_bundled(stem), None)
        raise GuidelineUnreadable(name=name, reason="missing")

    def schema(self, language: str) -> bytes:
        """Return the JSON schema for guides in this language (`nb` or `nn`)."""
        return (_top() / "schemas" / f"guideline.{language}.schema.json").read_bytes()


def _read(path: Path, *, name: str) -> bytes:
    try:
        with path.expanduser().open("rb") as opened:
            return opened.read(MOST_BYTES)
    except FileNotFoundError:
        near = f"{name}{SUFFIX}"  # the guide there that only lacks its ending
        if _is(Path(near), Path.is_file):
            raise GuidelineUnreadable(name=name, reason="ending", file=near) from None
        raise _unknown(name) from None
    except IsADirectoryError:
        raise GuidelineUnreadable(name=name, reason="folder") from None
    except PermissionError:
        raise GuidelineUnreadable(name=name, reason="forbidden") from None
    except (OSError, ValueError, RuntimeError):  # a disk's fault, a zero byte in the path, an unknown ~user
        raise GuidelineUnreadable(name=name, reason="unreadable") from None


def _unknown(name: str) -> GuidelineUnreadable:
    """Return that there is no such guide; of what is no path, also which may be meant, or which there are."""
    if any(sign in name for sign in "/\\."):
        return GuidelineUnreadable(name=name, reason="missing")
    from engine.language.suggest import closest  # noqa: PLC0415 - most commands read no guide, and all have its name

    names = BundledShelf().names()
    near = closest(name, names)
    if near is not None:
        return GuidelineUnreadable(name=name, reason="near", near=near)
    return GuidelineUnreadable(name=name, reason="unknown", names=", ".join(names))


def _read_plain(path: Path) -> bytes:
    """Read a file that a guide names by itself; a pipe or a device there could keep the reader waiting for ever."""
    if not _is(path, Path.is_file):
        raise GuidelineUnreadable(name=str(path), reason="unreadable")
    return _read(path, name=str(path))


def _is(path: Path, asked: Callable[[Path], bool]) -> bool:
    try:
        return asked(path.expanduser())
    except (OSError, ValueError, RuntimeError):  # a name too long for the disk, a zero byte in it, an unknown ~user
        return False


def _bundled(stem: str) -> tuple[str, bytes]:
    file = f"{stem}{SUFFIX}"
    return file, (_guidelines() / file).read_bytes()


def _stems() -> frozenset[str]:
    files = (file.name for file in _guidelines().iterdir())
    return frozenset(name.removesuffix(SUFFIX) for name in files if name.endswith(SUFFIX))


def _guidelines() -> "Traversable":
    return _top() / "guidelines"


@cache
def _top() -> "Traversable":
    """Return the folder that holds both: inside the package where it is installed, else the top of the source tree."""
    from importlib.resources import files  # noqa: PLC0415 - slow to load, and most commands read no guide

    package = files("engine")
    installed = package / "_data"
    return installed if installed.is_dir() else Path(str(package)).parent
