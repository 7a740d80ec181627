"""A store lies on a disk of its own machine, in no folder that is copied behind its back; other places are told."""

import os
from collections.abc import Collection, Mapping
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from engine.adapters import places
from engine.adapters.custody import Custody
from engine.adapters.places import Trouble, kind_of_disk, refuse_unsafe, trouble_at
from engine.adapters.sqlite import SqliteStore
from engine.errors import StoreMisplaced

MOUNTS = """\
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 27 8:2 / /users rw,relatime shared:1 master:2 - btrfs /dev/sda2 rw
31 30 0:44 / /users/ola/felles rw,relatime - KIND server:/felles rw
32 27 0:45 / /felles/med\\040mellomrom rw - nfs4 server:/x rw
"""
STORE = PurePosixPath("/users/ola/.local/share/bti/bti.lager")


def trouble(
    place: PurePath,
    *,
    mounts: str = MOUNTS,
    names: Mapping[str, Collection[str]] | None = None,
    environment: Mapping[str, str] | None = None,
) -> Trouble | None:
    said = names or {}
    return trouble_at(
        place, mounts=mounts, names_in=lambda folder: said.get(str(folder), ()), environment=environment or {}
    )


def test_a_folder_on_the_machines_own_disk_is_a_good_place() -> None:
    assert trouble(STORE) is None


# ------------------------------------------------------------- network drives

NETWORKS = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "9p",
    "afs",
    "ceph",
    "davfs2",
    "glusterfs",
    "gfs2",
    "ocfs2",
    "lustre",
    "ncpfs",
    "vboxsf",
    "vmhgfs",
]
USER_SPACE = [
    "sshfs",
    "rclone",
    "davfs",
    "davfs2",
    "glusterfs",
    "ceph",
    "gvfsd-fuse",
    "s3fs",
    "onedriver",
    "unheard-of",
]
LOCAL = ["ext4", "xfs", "btrfs", "zfs", "f2fs", "tmpfs", "overlay", "vfat", "fuseblk", "ecryptfs", "fuse.gocryptfs"]


@pytest.mark.parametrize("kind", NETWORKS)
def test_a_network_drive_is_told(kind: str) -> None:
    found = trouble(PurePosixPath("/users/ola/felles/bti/bti.lager"), mounts=MOUNTS.replace("KIND", kind))
    assert found == Trouble("network", kind)


@pytest.mark.parametrize("kind", USER_SPACE)
def test_what_a_program_shows_as_a_disk_is_taken_for_a_network_drive_unless_it_is_known(kind: str) -> None:
    found = trouble(PurePosixPath("/users/ola/felles/bti.lager"), mounts=MOUNTS.replace("KIND", f"fuse.{kind}"))
    assert found == Trouble("network", kind)


@pytest.mark.parametrize("kind", LOCAL)
def test_a_disk_of_the_machine_is_let_be(kind: str) -> None:
    place = PurePosixPath("/users/ola/felles/bti/bti.lager")
    assert trouble(place, mounts=MOUNTS.replace("KIND", kind)) is None


def test_a_folder_that_only_begins_like_a_mount_point_is_not_on_it() -> None:
    assert trouble(PurePosixPath("/users/ola/fellesmappe/bti.lager"), mounts=MOUNTS.replace("KIND", "nfs")) is None


def test_the_path_of_a_mount_point_is_read_as_it_was_written() -> None:
    found = trouble(PurePosixPath("/felles/med mellomrom/bti.lager"))
    assert found == Trouble("network", "nfs4")
    assert kind_of_disk("/a\\040b/c", "1 2 0:1 / /a\\134040b rw - nfs x rw\n") == "nfs"


def test_of_two_disks_at_one_place_the_last_one_counts() -> None:
    both = "1 2 0:1 / /data rw - autofs systemd rw\n3 2 0:2 / /data rw - nfs4 server:/x rw\n"
    assert kind_of_disk("/data/bti.lager", both) == "nfs4"
    assert kind_of_disk("/data", both) == "nfs4"


@pytest.mark.parametrize("mounts", ["", "\n", "22 27\n", "a b c d e\n", " - nfs\n", "1 2 3 4  rw - nfs x rw\n"])
def test_where_nobody_can_tell_the_place_is_let_be(mounts: str) -> None:
    assert trouble(STORE, mounts=mounts) is None


def test_a_share_on_windows_is_told_by_its_path() -> None:
    found = trouble(PureWindowsPath(r"\\server\felles\bti\bti.lager"), mounts="")
    assert found == Trouble("network", r"\\server\felles")
    assert trouble(PureWindowsPath(r"C:\Users\ola\AppData\Local\bti\bti.lager"), mounts="") is None


# ------------------------------------------------------------- folders that are synchronised

NAMED = {
    "Dropbox": "Dropbox",
    "Dropbox (Xkommune)": "Dropbox",
    "OneDrive": "OneDrive",
    "OneDrive - Xkommune": "OneDrive",
    "OneDrive – Xkommune": "OneDrive",
    "OneDrive-Personlig": "OneDrive",
    "Google Drive": "Google Drive",
    "GoogleDrive-ola@example.org": "Google Drive",
    "Min disk": "Google Drive",
    "iCloud Drive": "iCloud",
    "iCloudDrive": "iCloud",
    "Mobile Documents": "iCloud",
    "Nextcloud": "Nextcloud",
    "Nextcloud2": "Nextcloud",
    "ownCloud": "ownCloud",
    "Seafile": "Seafile",
    "Resilio Sync": "Resilio Sync",
    "Jottacloud": "Jottacloud",
    "Box": "Box",
    "Box Sync": "Box",
    "pCloudDrive": "pCloud",
    "SharePoint": "SharePoint",
    "Oppvekst - Dokumenter": "SharePoint",
    "Proton Drive": "Proton Drive",
    "MEGA": "MEGA",
    "CloudStorage": "CloudStorage",
}


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize("below", ["", "bti/", "dokumenter/bti/lager/"])
def test_a_folder_with_the_name_of_a_service_is_told_however_far_up(name: str, below: str) -> None:
    found = trouble(PurePosixPath(f"/users/ola/{name}/{below}bti.lager"))
    assert found == Trouble("sync", NAMED[name])


@pytest.mark.parametrize("name", ["Dropboxen", "onedriver", "boxes", "megabyte", "nextcloudkurs", "jottasaker", "disk"])
def test_a_folder_whose_name_only_begins_so_is_let_be(name: str) -> None:
    assert trouble(PurePosixPath(f"/users/ola/{name}/bti.lager")) is None


def test_a_store_that_is_called_like_a_service_is_let_be() -> None:
    assert trouble(PurePosixPath("/users/ola/bti/Dropbox")) is None


MARKED = {
    ".dropbox.cache": "Dropbox",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    ".tmp.drivedownload": "Google Drive",
    ".nextcloudsync.log": "Nextcloud",
    ".sync_0a1b2c3d4e5f.db": "Nextcloud",
    "._sync_0a1b2c3d4e5f.db": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
    ".seafile-data": "Seafile",
    ".megaignore": "MEGA",
}


@pytest.mark.parametrize("mark", MARKED)
@pytest.mark.parametrize("folder", ["/srv/arbeid/bti", "/srv/arbeid", "/srv"])
def test_the_mark_of_a_service_is_told_whatever_the_folder_is_called(mark: str, folder: str) -> None:
    found = trouble(PurePosixPath("/srv/arbeid/bti/bti.lager"), names={folder: ["notat.txt", mark]})
    assert found == Trouble("sync", MARKED[mark])


def test_the_folder_of_resilio_is_known_from_what_is_in_it() -> None:
    names = {"/srv/arbeid": [".sync"], "/srv/arbeid/.sync": ["ID"]}
    assert trouble(PurePosixPath("/srv/arbeid/bti.lager"), names=names) == Trouble("sync", "Resilio Sync")
    names = {"/srv/arbeid": [".sync"], "/srv/arbeid/.sync": ["config"]}
    assert trouble(PurePosixPath("/srv/arbeid/bti.lager"), names=names) is None


@pytest.mark.parametrize("name", [".dropbox", ".config", ".sync", ".stfolder-gammel", "stfolder", ".sync_log.txt"])
def test_a_file_of_a_service_elsewhere_is_no_mark(name: str) -> None:
    assert trouble(STORE, names={"/users/ola": [name]}) is None


def test_windows_says_itself_where_onedrive_lies() -> None:
    place = PureWindowsPath(r"D:\Sky\bti\bti.lager")
    assert trouble(place, mounts="", environment={"OneDriveCommercial": r"D:\Sky"}) == Trouble("sync", "OneDrive")
    assert trouble(place, mounts="", environment={"OneDriveCommercial": ""}) is None


# ------------------------------------------------------------- this machine


def test_a_new_store_in_a_new_folder_is_looked_at_before_it_is_made(tmp_path: Path) -> None:
    refuse_unsafe(tmp_path / "new" / "data" / "bti.lager")
    with pytest.raises(StoreMisplaced) as refused:
        refuse_unsafe(tmp_path / "Dropbox" / "bti.lager")
    assert refused.value.arguments == {
        "path": str(tmp_path / "Dropbox" / "bti.lager"),
        "reason": "sync",
        "name": "Dropbox",
    }


def test_a_link_leads_nobody_astray(tmp_path: Path) -> None:
    synchronised = tmp_path / "Nextcloud"
    synchronised.mkdir()
    (tmp_path / "bti").symlink_to(synchronised)
    with pytest.raises(StoreMisplaced) as refused:
        refuse_unsafe(tmp_path / "bti" / "bti.lager")
    assert (refused.value.arguments["reason"], refused.value.arguments["name"]) == ("sync", "Nextcloud")


@pytest.mark.parametrize("exists", [True, False])
def test_a_file_that_is_a_link_is_told(tmp_path: Path, *, exists: bool) -> None:
    if exists:
        (tmp_path / "real").touch()
    (tmp_path / "bti.lager").symlink_to(tmp_path / "real")
    with pytest.raises(StoreMisplaced) as refused:
        refuse_unsafe(tmp_path / "bti.lager")
    assert refused.value.arguments["reason"] == "symlink"


def test_a_folder_that_cannot_be_read_hides_nothing_above_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".stfolder").mkdir()
    closed = tmp_path / "closed"
    listed = os.listdir

    def listdir(folder: PurePath) -> list[str]:
        if folder == closed:
            raise PermissionError
        return listed(folder)

    monkeypatch.setattr("os.listdir", listdir)
    with pytest.raises(StoreMisplaced) as refused:
        refuse_unsafe(closed / "bti.lager")
    assert refused.value.arguments["name"] == "Syncthing"


def test_linux_says_what_every_disk_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said = tmp_path / "mountinfo"
    said.write_text(f"1 0 0:1 / {tmp_path} rw - nfs4 server:/x rw\n", "utf-8")
    monkeypatch.setattr(places, "MOUNTS", said)
    with pytest.raises(StoreMisplaced) as refused:
        refuse_unsafe(tmp_path / "bti.lager")
    assert refused.value.arguments["reason"] == "network"
    monkeypatch.setattr(places, "MOUNTS", tmp_path / "hidden")
    refuse_unsafe(tmp_path / "bti.lager")
    monkeypatch.setattr(places, "MOUNTS", said)
    monkeypatch.setattr("sys.platform", "darwin")
    refuse_unsafe(tmp_path / "bti.lager")


def test_a_store_is_neither_made_nor_opened_where_it_is_copied(tmp_path: Path) -> None:
    good, bad = tmp_path / "bti", tmp_path / "OneDrive - Xkommune"
    custody = Custody(tmp_path / "keys")
    with pytest.raises(StoreMisplaced):
        SqliteStore.create(bad / "bti.lager", custody=custody)
    assert not bad.exists()
    SqliteStore.create(good / "bti.lager", custody=custody).close()
    good.rename(bad)
    with pytest.raises(StoreMisplaced):
        SqliteStore.open(bad / "bti.lager", custody=custody)
