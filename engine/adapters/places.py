"""Owns where a store may lie: on a disk of this machine, in a folder that nobody copies behind its back.

Several programs work on a store through memory that they share, which a network drive does not have; a program that
synchronises folders copies the files of a store one by one, and what it has copied does not belong together.

Tested on Linux. macOS: folders that are synchronised are told, network drives are not, for Python's own library does
not say what a disk is. Windows: both by the path alone (the store has not been run there).
"""

import os
import sys
from collections.abc import Callable, Collection, Mapping
from pathlib import Path, PurePath

from engine.errors import StoreMisplaced
from engine.values import Struct

MOUNTS = Path("/proc/self/mountinfo")

# A file system of another machine, or one that several machines share.
_NETWORKS = (
    *("nfs", "cifs", "smb", "9p", "afs", "auristorfs", "ceph", "coda", "davfs", "glusterfs", "gfs", "gpfs", "ocfs"),
    *("lustre", "beegfs", "pvfs", "orangefs", "panfs", "ncp", "acfs", "sshfs", "vboxsf", "vmhgfs", "prl_fs"),
)
# What runs in user space may lie anywhere; these are known to lie on the machine's own disk.
_USER_SPACE = "fuse."
_LOCAL_USER_SPACE = frozenset(
    {
        *("bindfs", "cryfs", "encfs", "fuse-ext2", "fuse-overlayfs", "gocryptfs", "mergerfs", "ntfs", "ntfs-3g"),
        *("securefs", "unionfs", "unionfs-fuse", "zfs"),
    }
)

# How the folder of each service is called, in small letters, as far as the service decides that itself ...
_CALLED = {
    "box": "Box",
    "box sync": "Box",
    "bittorrent sync": "Resilio Sync",
    "cloudstorage": "CloudStorage",
    "com~apple~clouddocs": "iCloud",
    "google disk": "Google Drive",
    "min disk": "Google Drive",
    "mobile documents": "iCloud",
    "my drive": "Google Drive",
    "resilio sync": "Resilio Sync",
    "seadrive_root": "Seafile",
    "syncthing": "Syncthing",
}
# ... alone, with a number, or with something after a space, a dash or a parenthesis: «OneDrive - Xkommune».
_CALLED_FIRST = {
    "box-box": "Box",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "jottacloud": "Jottacloud",
    "jotta": "Jottacloud",
    "mega": "MEGA",
    "megasync": "MEGA",
    "nextcloud": "Nextcloud",
    "onedrive": "OneDrive",
    "owncloud": "ownCloud",
    "pcloud": "pCloud",
    "pclouddrive": "pCloud",
    "pcloudsync": "pCloud",
    "proton drive": "Proton Drive",
    "protondrive": "Proton Drive",
    "seadrive": "Seafile",
    "seafile": "Seafile",
    "sharepoint": "SharePoint",
}
_AFTER = "-–( 0123456789"
_CALLED_LAST = (" - documents", " - dokumenter", " - dokument", " - delte dokumenter")  # a SharePoint library

# What each service leaves in the topmost folder that it copies, whatever that folder is called.
_MARKS = {
    ".dropbox.cache": "Dropbox",
    ".849c9593-d756-4e56-8d6e-42412f2a707b": "OneDrive",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".csync_journal.db": "ownCloud",
    ".stfolder": "Syncthing",
    ".seafile-data": "Seafile",
    ".megaignore": "MEGA",
}
_JOURNALS = (".sync_", "._sync_")  # with a number and `.db`: of Nextcloud and ownCloud
_RESILIO = (".sync", "ID")  # a folder, and a file in it; other programs have a `.sync` too

# Windows tells every program where OneDrive lies.
_VARIABLES = {"OneDrive": "OneDrive", "OneDriveCommercial": "OneDrive", "OneDriveConsumer": "OneDrive"}

_MOUNT_POINT = 4  # which word of a line in mountinfo
_ESCAPED = {"\\040": " ", "\\011": "\t", "\\012": "\n", "\\134": "\\"}  # as mountinfo writes these in a path


_THERE = "-there"


class Trouble(Struct, frozen=True):
    """Why a store may not lie where it does: `reason` is `network` or `sync`, `name` what does it."""

    reason: str
    name: str


def refuse_unsafe(path: Path) -> None:
    """Raise `StoreMisplaced` for a store on a network drive or in a folder that is synchronised, or that is a link.

    The file need not be there yet, nor its folder. Where it is, the reason says so: it can be moved.
    """
    if path.is_symlink():
        raise StoreMisplaced(path=str(path), reason="symlink", name="")
    place = path.parent.resolve() / path.name
    found = trouble_at(place, mounts=_mounts(), names_in=_names_in, environment=os.environ)
    if found is not None:
        is_there = place.name in _names_in(place.parent)
        raise StoreMisplaced(path=str(path), reason=found.reason + _THERE * is_there, name=found.name)


def service_at(path: Path) -> str | None:
    """Return the service that copies the folder of a file on this machine, or None."""
    place = path.parent.resolve() / path.name
    return synchronised_by(place, names_in=_names_in, environment=os.environ)


def trouble_at(
    place: PurePath,
    *,
    mounts: str,
    names_in: Callable[[PurePath], Collection[str]],
    environment: Mapping[str, str],
) -> Trouble | None:
    """Return what is wrong with a whole path without links, or None.

    `mounts` is what Linux says in `mountinfo`, empty on other systems; `names_in` gives the names in a folder, none
    where it cannot be read.
    """
    network = network_below(place, mounts)
    if network:
        return Trouble("network", network)
    service = synchronised_by(place, names_in=names_in, environment=environment)
    return Trouble("sync", service) if service else None


def network_below(place: PurePath, mounts: str) -> str | None:
    """Return the kind of network drive that a path lies on, None where it is none or nobody can tell."""
    if place.drive.startswith("\\\\"):  # Windows: \\server\share
        return place.drive
    kind = kind_of_disk(str(place), mounts)
    if kind.startswith(_NETWORKS):
        return kind
    inner = kind.removeprefix(_USER_SPACE)
    return inner if inner != kind and inner not in _LOCAL_USER_SPACE else None


def kind_of_disk(place: str, mounts: str) -> str:
    """Return the file system that a path lies on: of the longest mount point above it, and of several the last."""
    found, longest = "", -1
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        point = _unescaped("".join(before.split(" ")[_MOUNT_POINT : _MOUNT_POINT + 1]))
        if point and len(point) >= longest and (place == point or place.startswith(point.rstrip("/") + "/")):
            found, longest = after.partition(" ")[0], len(point)
    return found


def synchronised_by(
    place: PurePath, *, names_in: Callable[[PurePath], Collection[str]], environment: Mapping[str, str]
) -> str | None:
    """Return the service that copies the folder of a path or one above it, or None."""
    folders = place.parents
    for variable, service in _VARIABLES.items():
        if environment.get(variable) and type(place)(environment[variable]) in folders:
            return service
    found = (_named(folder.name.casefold()) or _marked(folder, names_in) for folder in folders)
    return next(filter(None, found), None)


def _named(name: str) -> str | None:
    """Return the service that calls a folder so, in small letters."""
    if name in _CALLED:
        return _CALLED[name]
    for first, service in _CALLED_FIRST.items():
        if name.startswith(first) and (name == first or name[len(first)] in _AFTER):
            return service
    return "SharePoint" if name.endswith(_CALLED_LAST) else None


def _marked(folder: PurePath, names_in: Callable[[PurePath], Collection[str]]) -> str | None:
    """Return the service that has left its mark in a folder."""
    names = names_in(folder)
    for name in names:
        if not name.startswith("."):
            continue
        found = _MARKS.get(name.casefold())
        if found is None and name.startswith(_JOURNALS) and name.endswith(".db"):
            found = "Nextcloud"
        if found is not None:
            return found
    mark, inside = _RESILIO
    return "Resilio Sync" if mark in names and inside in names_in(folder / mark) else None


def _unescaped(point: str) -> str:
    """Return a path as it is, for one that mountinfo has written."""
    if "\\" in point:
        for written, sign in _ESCAPED.items():
            point = point.replace(written, sign)
    return point


def _mounts() -> str:
    if not sys.platform.startswith("linux"):
        return ""
    try:
        return MOUNTS.read_text("utf-8", "surrogateescape")
    except OSError:  # /proc is hidden from some programs
        return ""


def _names_in(folder: PurePath) -> Collection[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - paths for some hundred names cost more than the whole look
    except OSError:  # a folder above may be closed to us
        return ()
