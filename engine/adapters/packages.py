"""Writes archive packages as folders with a list of checksums, whole or not at all, and looks through them.

The list is of the form that `sha256sum --check` reads, so that a package is verified without this program as well.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import msgspec

from engine.adapters.copies import digest_of
from engine.adapters.private import (
    clear_abandoned,
    make_folder,
    passing_folder,
    put_in_place,
    told_as_store_errors,
    write_new,
)
from engine.application.archiving import Content, LookedThrough, PutAway
from engine.application.upkeep import Finding
from engine.errors import PackageMissing
from engine.values import Struct

SUMS = "SHA256SUMS"
RECORD = "sak.json"
_START = "bti-arkiv-"
_MOST_SUMS = 1 << 20  # bytes: a package has a dozen files
_MOST_FINDINGS = 20
_DRAFT = ".ny"


class _Case(Struct, frozen=True):
    nummer: str = ""


class _Record(Struct, frozen=True):
    sak: _Case = _Case()


class FolderPackages(Struct, frozen=True):
    """Packages as folders; `files_of` tells which files one holds."""

    files_of: Callable[[Content], Mapping[str, bytes]]

    def put(self, content: Content, folder: Path) -> PutAway:
        """Write a package in a new folder below this one."""
        return write_package(folder, content.view.number, files=self.files_of(content), at=content.at)

    def take_back(self, put: PutAway) -> None:
        """Take a package away that could not be recorded."""
        shutil.rmtree(put.folder, ignore_errors=True)

    def look_through(self, folder: Path) -> LookedThrough:
        """Hold every file of a package against its list of checksums."""
        return look_through(folder)


def write_package(folder: Path, number: str, *, files: Mapping[str, bytes], at: datetime) -> PutAway:
    """Write files in a new folder below another, named after a case, with their checksums, and read them back.

    Whoever is killed at it leaves a draft with all of the case in it: that goes when a package is made here later on.
    """
    name = f"{_START}{number}"
    with told_as_store_errors():
        make_folder(folder)
        clear_abandoned(folder, f".{_START}*{_DRAFT}", at=at)
        with passing_folder(folder / f".{name}.{os.getpid()}{_DRAFT}") as draft:
            for path, content in files.items():
                make_folder((draft / path).parent)
                write_new(draft / path, content)
            sums = "".join(f"{sha256(content).hexdigest()}  {path}\n" for path, content in sorted(files.items()))
            write_new(draft / SUMS, sums.encode())
            if look_through(draft).findings:
                raise PackageMissing(path=str(folder), reason="unread")
            place = put_in_place(draft, folder / name)
    return PutAway(str(place), sha256(sums.encode()).hexdigest(), len(files))


def look_through(folder: Path) -> LookedThrough:
    """Hold every file in a folder against its list of checksums. Raises `PackageMissing` where there is no list."""
    listed, digest = _listed(folder)
    found = dict(_files(folder))
    findings = [
        *(_told("archive.gone", path) for path in listed if path not in found),
        *(_told("archive.unlisted", path) for path in found if path not in listed),
        *(_told("archive.other", path) for path, sum_ in listed.items() if path in found and _sum(found[path]) != sum_),
    ]
    return LookedThrough(
        folder=str(folder),
        digest=digest,
        files=len(listed),
        number=_number(folder),
        findings=tuple(findings[:_MOST_FINDINGS]),
    )


def _listed(folder: Path) -> tuple[dict[str, str], str]:
    """Return the checksum of each file by the list, and that of the list itself."""
    try:
        with (folder / SUMS).open("rb") as file:
            content = file.read(_MOST_SUMS)
        lines = [line.split("  ", 1) for line in content.decode().splitlines() if line.strip()]
        return {path: sum_ for sum_, path in lines}, sha256(content).hexdigest()
    except (OSError, ValueError):
        raise PackageMissing(path=str(folder)) from None


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        if not path.is_dir() or path.is_symlink():
            name = path.relative_to(folder).as_posix()
            if name != SUMS:
                yield name, path


def _sum(path: Path) -> str:
    """Return the checksum of a file; of what is none, or cannot be read, nothing."""
    with suppress(OSError):
        if path.is_file() and not path.is_symlink():
            return digest_of(path)
    return ""


def _number(folder: Path) -> str:
    with suppress(OSError, ValueError, msgspec.DecodeError):
        return msgspec.json.decode((folder / RECORD).read_bytes(), type=_Record).sak.nummer
    return ""


def _told(code: str, path: str) -> Finding:
    return Finding(code, (("path", path),))
