"""The examples for systemd can be used as they stand: their commands exist, and what they write is for nobody else.

What a command in them does is tested where it is; `systemd-analyze verify` has nothing to say of them.
"""

import shlex
from collections import defaultdict
from pathlib import Path

import pytest

from engine.console.group import EVERYDAY, KEEPING
from tests.docs.commands import is_command
from tests.house import tree

FOLDER = tree.ROOT / "docs" / "systemd"
PAGE = tree.ROOT / "docs" / "nb" / "for-it.md"
UNITS = sorted(FOLDER.glob("*/*"))
SERVICES = [unit for unit in UNITS if unit.suffix == ".service"]
TIMERS = [unit for unit in UNITS if unit.suffix == ".timer"]

PROGRAM = "/opt/bti/bin/bti"
COMMANDS = [[command] for command in (*EVERYDAY, *KEEPING)]

Unit = dict[str, dict[str, list[str]]]


def name(path: Path) -> str:
    return str(path.relative_to(FOLDER))


def unit(text: str) -> Unit:
    """Return what a unit says: by section and name, each of its values, as a name may stand more than once."""
    found: Unit = {}
    section: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("["):
            section = found.setdefault(line.strip("[]"), defaultdict(list))
        elif line and not line.startswith("#"):
            key, equals, value = line.partition("=")
            assert equals, line
            section[key].append(value)
    return found


def waits_for_disk(service: dict[str, list[str]]) -> bool:
    """Tell whether a service fails where nothing is mounted at the place that its backups lie below."""
    places = [words[1] for words in map(shlex.split, service["ExecStartPre"]) if words[0] == "/usr/bin/mountpoint"]
    copies = [shlex.split(line)[-1] for line in service["ExecStart"] if "sikkerhetskopi" in line]
    return all(any(copy.startswith(f"{place}/") for place in places) for copy in copies)


def complaints(said: Unit) -> list[str]:
    """Return what is wrong with a service: no command of ours, or files and rights that others get."""
    service = said["Service"]
    wrong = []
    for line in service["ExecStart"]:
        program, *words = shlex.split(line)
        if not program.endswith("/bin/bti") or words[:1] not in COMMANDS or not is_command(words):
            wrong.append(f"no command: {line}")
        if program != PROGRAM:
            wrong.append(f"not where the page installs it: {program}")
    if any("sikkerhetskopi" in line for line in service["ExecStart"]) and not waits_for_disk(service):
        wrong.append("where the disk is not there, the backup lies on the store's own")
    wanted = {"UMask": "0077", "NoNewPrivileges": "yes"}
    wrong += [f"{key}: {service[key]}" for key, value in wanted.items() if service[key] != [value]]
    if service["User"] and (not service["StateDirectory"] or service["StateDirectoryMode"] != ["0700"]):
        wrong.append("its home is open")
    return wrong


@pytest.mark.parametrize("path", SERVICES, ids=name)
def test_a_service_runs_commands_that_exist_and_opens_nothing(path: Path) -> None:
    assert complaints(unit(path.read_text("utf-8"))) == []


@pytest.mark.parametrize("path", TIMERS, ids=name)
def test_a_timer_has_a_service_and_does_not_miss_a_day(path: Path) -> None:
    timer = unit(path.read_text("utf-8"))
    assert path.with_suffix(".service").exists()
    assert timer["Timer"]["Persistent"] == ["true"]
    assert [value.endswith("Europe/Oslo") for value in timer["Timer"]["OnCalendar"]] == [True]
    assert timer["Install"]["WantedBy"] == ["timers.target"]


@pytest.mark.parametrize("path", UNITS, ids=name)
def test_the_page_tells_of_each(path: Path) -> None:
    stem = path.stem.removesuffix("@")
    assert stem in PAGE.read_text("utf-8")
    assert path.read_text("utf-8").startswith("# ")


def test_the_page_puts_the_program_where_the_units_look_for_it() -> None:
    page = PAGE.read_text("utf-8")
    assert "`ln -sfn /opt/bti-0.1.0 /opt/bti`" in page
    assert "`ln -sfn /opt/bti-0.2.0 /opt/bti`" in page


def test_a_unit_that_looks_elsewhere_or_copies_to_any_disk_is_seen() -> None:
    text = (FOLDER / "enhet" / "bti-kopi.service").read_text("utf-8")
    assert complaints(unit(text.replace("/opt/bti/", "%h/.local/"))) != []
    assert complaints(unit(text.replace("mountpoint /media/kopi", "mountpoint /media/annet"))) != []
    assert complaints(unit(text.replace("ExecStartPre=", "# "))) != []


def test_a_unit_with_a_wrong_command_or_open_files_is_seen() -> None:
    text = SERVICES[0].read_text("utf-8")
    assert complaints(unit(text.replace("/bin/bti ", "/bin/bti tull "))) != []
    assert complaints(unit(text.replace("UMask=0077", "UMask=0022"))) != []
    assert (
        complaints(unit((FOLDER / "kommune" / "bti-arbeider.service").read_text("utf-8").replace("0700", "0755"))) != []
    )
