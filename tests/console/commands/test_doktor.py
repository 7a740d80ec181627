"""`bti doktor` works whatever is wrong, and says for each thing what it is and what to run."""

import json
import shlex
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from engine.adapters import health, spare_copies
from engine.adapters.clock import SystemClock
from tests.console.terminal import Terminal


def checks(terminal: Terminal, *, code: int, **environment: str) -> dict[str, dict[str, object]]:
    ended = terminal.run("doktor", "--json", **environment)
    assert ended.code == code, ended
    found = json.loads(ended.out)
    assert found["well"] is (code == 0)
    return {check["part"]: check for check in found["checks"]}


def amiss(terminal: Terminal, **environment: str) -> dict[str, tuple[object, object]]:
    """What is not well, by part, with the command to run."""
    found = checks(terminal, code=1, **environment)
    return {part: (check["code"], check["command"]) for part, check in found.items() if not check["well"]}


@pytest.fixture
def well(terminal: Terminal) -> Terminal:
    """A store where everything is done that should be."""
    for words in (
        ("oppsett",),
        ("lager", "sikkerhetskopi", str(terminal.home / "kopi")),
        ("lager", "nokkel", "--kopi", str(terminal.home / "kopi.nokkel")),
    ):
        assert terminal.run(*words).code == 0
    return terminal


def place_of(terminal: Terminal) -> Path:
    return terminal.home / "lager" / "bti.lager"


def key_of(terminal: Terminal) -> Path:
    (key,) = (terminal.home / "config" / "nokler").glob("*.nokkel")
    return key


def test_where_all_is_well_there_is_nothing_to_do(well: Terminal) -> None:
    found = checks(well, code=0)
    assert set(found) == {
        "program",
        "settings",
        "time",
        "guides",
        "place",
        "disk",
        "store",
        "chain",
        "pinned",
        "key",
        "key-copy",
        "backup",
        "language",
        "terminal",
    }
    assert well.run("doktor").lines[-1] == "Alt er som det skal."


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_finding_is_told_in_words(terminal: Terminal, language: str) -> None:
    assert terminal.run("oppsett").code == 0
    ended = terminal.run("doktor", BTI_SPRAK=language)
    assert ended.code == 1
    assert "doctor" not in ended.out
    assert "{" not in ended.out
    assert "bti lager nokkel --kopi ~/bti.nokkel" in [row.strip() for row in ended.lines]


def test_without_a_store_it_says_how_to_make_one(terminal: Terminal) -> None:
    assert amiss(terminal) == {"store": ("store-missing", "bti oppsett")}


def test_a_new_store_wants_a_copy_of_its_key_and_a_backup(terminal: Terminal) -> None:
    assert terminal.run("oppsett").code == 0
    assert amiss(terminal) == {
        "key-copy": ("doctor.key-copy-none", "bti lager nokkel --kopi ~/bti.nokkel"),
        "backup": ("doctor.backup-none", "bti lager sikkerhetskopi ~/bti-kopi"),
    }


def test_practice_wants_neither(practice: Terminal) -> None:
    found = checks(practice, code=0)
    assert "backup" not in found
    assert found["store"]["code"] == "doctor.practice"


def _damage(store: Terminal) -> None:
    content = bytearray(place_of(store).read_bytes())
    content[:100] = b"\x00" * 100
    place_of(store).write_bytes(content)


def _expose_key(store: Terminal) -> None:
    key_of(store).chmod(0o644)


def _expose_store(store: Terminal) -> None:
    place_of(store).chmod(0o644)


def _open_folder(store: Terminal) -> None:
    place_of(store).parent.chmod(0o777)


def _spoil_settings(store: Terminal) -> None:
    (store.home / "config" / "bti.toml").write_text("lager = [", "utf-8")


def _spoil_key(store: Terminal) -> None:
    key_of(store).write_text("x", "utf-8")


def _lose_case_keys(store: Terminal) -> None:
    place_of(store).with_name("bti.lager-nokler").unlink()


TROUBLES: dict[str, tuple[Callable[[Terminal], None], str, str]] = {
    "a damaged store": (_damage, "store", "store-damaged"),
    "no key": (lambda store: key_of(store).unlink(), "store", "master-key-missing"),
    "a key for everybody": (_expose_key, "access", "doctor.access-open"),
    "a key that is none": (
        _spoil_key,
        "store",
        "master-key-damaged",
    ),
    "a store for everybody": (_expose_store, "access", "doctor.access-open"),
    "a folder for everybody": (_open_folder, "access", "doctor.access-open"),
    "settings that cannot be read": (_spoil_settings, "settings", "settings-damaged"),
    "no case keys": (_lose_case_keys, "store", "case-keys-missing"),
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_every_trouble_is_told_and_nothing_stops_the_rest(well: Terminal, trouble: str) -> None:
    cause, part, code = TROUBLES[trouble]
    cause(well)
    found = checks(well, code=1)
    assert found[part]["code"] == code
    assert found[part]["text"]
    assert [one for one, check in found.items() if not check["well"]] == [part]
    assert {"program", "guides", "disk", "language"} <= set(found)


def test_an_old_backup_is_told(well: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    now = SystemClock().now() + spare_copies.OLD_BACKUP + timedelta(days=2)
    monkeypatch.setattr(SystemClock, "now", lambda _self: now)
    found = checks(well, code=1)
    assert found["backup"]["code"] == "doctor.backup-old"
    assert "9 dager" in str(found["backup"]["text"])


def test_all_that_is_open_to_others_is_told_at_once_and_closed_by_the_command_that_is_told(well: Terminal) -> None:
    config, folder = well.home / "config", place_of(well).parent
    opened = [config, config / "nokler", folder, key_of(well), place_of(well), folder / "bti.lager-nokler"]
    for path in opened:
        path.chmod(0o777 if path.is_dir() else 0o640)
    ((code, said),) = amiss(well).values()
    command = str(said)
    assert code == "doctor.access-open"
    assert shlex.split(command) == ["chmod", "go-rwx", *map(str, opened)]
    assert "→ bti doktor " in well.run("liste").err
    subprocess.run(shlex.split(command), check=True)
    assert checks(well, code=0)["store"]["code"] == "doctor.store"
    assert not [path for path in opened if path.stat().st_mode & 0o077]


def test_a_folder_with_a_space_is_quoted_in_the_command_that_closes_it(terminal: Terminal) -> None:
    folder = terminal.home / "mitt lager"
    terminal.environment["BTI_LAGER"] = str(folder / "bti.lager")
    assert terminal.run("oppsett").code == 0
    folder.chmod(0o770)
    found = amiss(terminal)
    assert found["access"] == ("doctor.access-open", f"chmod go-rwx '{folder}'")


def test_a_link_in_the_place_of_the_key_is_told_in_the_row_of_the_key(well: Terminal) -> None:
    key = key_of(well)
    elsewhere = key.rename(well.home / "elsewhere")
    key.symlink_to(elsewhere)
    assert amiss(well) == {"key": ("master-key-exposed", None)}


@pytest.mark.parametrize("folder", ["lager", "lager/under", "config/nokler"])
def test_a_copy_of_the_key_beside_the_store_or_the_key_counts_only_once_it_is_moved(
    terminal: Terminal, folder: str
) -> None:
    copy = terminal.home / folder / "min kopi"
    for words in (("oppsett",), ("lager", "sikkerhetskopi", str(terminal.home / "kopi"))):
        assert terminal.run(*words).code == 0
    copy.parent.mkdir(exist_ok=True)
    assert terminal.run("lager", "nokkel", "--kopi", str(copy)).code == 0
    assert amiss(terminal) == {"key-copy": ("doctor.key-copy-beside", None)}
    assert "min kopi" in terminal.run("doktor").out
    copy.rename(terminal.home / "pinne.nokkel")
    assert checks(terminal, code=0)["key-copy"]["code"] == "doctor.key-copy"


def test_a_copy_of_the_key_that_lies_apart_counts_whatever_others_there_are(well: Terminal) -> None:
    assert well.run("lager", "nokkel", "--kopi", str(place_of(well).with_name("kopi"))).code == 0
    assert checks(well, code=0)["key-copy"]["code"] == "doctor.key-copy-same-disk"


def test_copies_on_the_disk_of_the_store_are_remarked_on_until_they_lie_on_another(
    well: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = checks(well, code=0)
    assert [found[part]["code"] for part in ("key-copy", "backup")] == [
        "doctor.key-copy-same-disk",
        "doctor.backup-same-disk",
    ]
    assert "bti lager sikkerhetskopi MAPPE" in str(found["backup"]["text"])
    monkeypatch.setattr(spare_copies, "on_one_disk", lambda _one, _other: False)
    found = checks(well, code=0)
    assert [found[part]["code"] for part in ("key-copy", "backup")] == ["doctor.key-copy", "doctor.backup"]


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="only Linux has this disk that is none")
def test_two_disks_are_told_from_one(tmp_path: Path) -> None:
    assert spare_copies.on_one_disk(tmp_path, tmp_path.parent)
    assert not spare_copies.on_one_disk(tmp_path, Path("/proc/self"))
    assert not spare_copies.on_one_disk(tmp_path, tmp_path / "gone")


def test_a_backup_that_was_moved_away_is_not_remarked_on(well: Terminal) -> None:
    (well.home / "kopi").rename(well.home / "flyttet")
    assert checks(well, code=0)["backup"]["code"] == "doctor.backup"


def test_a_full_disk_is_told(well: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "LITTLE_ROOM", 10**18)
    assert list(amiss(well)) == ["disk"]


def test_a_machine_without_norwegian_time_is_told(well: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "ZONE", "Europe/Nowhere")
    assert list(amiss(well)) == ["time"]


def test_a_key_beside_the_store_is_told(terminal: Terminal) -> None:
    terminal.environment["BTI_LAGER"] = str(terminal.home / "config" / "bti.lager")
    assert terminal.run("oppsett").code == 0
    assert checks(terminal, code=1)["key"]["code"] == "doctor.key-beside"


def test_a_folder_that_is_synchronised_is_told(terminal: Terminal) -> None:
    terminal.environment["BTI_LAGER"] = str(terminal.home / "OneDrive - Xkommune" / "bti.lager")
    found = checks(terminal, code=1)
    assert found["place"]["code"] == "store-misplaced"
    assert "OneDrive" in str(found["place"]["text"])


def test_a_language_that_there_is_not_is_told(well: Terminal) -> None:
    assert list(amiss(well, BTI_SPRAK="samisk")) == ["language"]


def test_a_terminal_that_cannot_show_every_sign_is_told_in_signs_it_can_show(well: Terminal) -> None:
    well.encoding = "ascii"
    assert list(amiss(well)) == ["terminal"]
    ended = well.run("doktor")
    assert ended.code == 1
    assert ended.out.isascii()


def test_it_changes_nothing(well: Terminal) -> None:
    def everything() -> dict[str, bytes]:
        return {
            str(file): file.read_bytes()
            for file in well.home.rglob("*")
            if file.is_file() and not file.name.endswith(("-wal", "-shm"))
        }

    before = everything()
    assert well.run("doktor").code == 0
    assert everything() == before
