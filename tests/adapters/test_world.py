"""The clock, the ids, the settings and the machine's user: the small doors to the world."""

import os
import pwd
import stat
import subprocess
import sys
import tomllib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.adapters.clock import FixedClock, SystemClock
from engine.adapters.keys import RandomIds
from engine.adapters.settings import (
    Settings,
    default_store_path,
    operating_user,
    read_settings,
    settings_path,
    write_settings,
)
from engine.application.ports import Clock, Identifiers
from engine.errors import SettingsDamaged, StoreUnreachable
from tests.house.tree import ROOT


def test_the_clock_tells_the_present_moment_in_utc() -> None:
    clock: Clock = SystemClock()
    first, second = clock.now(), clock.now()
    assert first.utcoffset() == timedelta(0)
    assert timedelta(0) <= second - first < timedelta(minutes=1)
    assert abs((clock.today() - first.date()).days) <= 1


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 1, 31, 22, 59, tzinfo=UTC), date(2026, 1, 31)),
        (datetime(2026, 1, 31, 23, 0, tzinfo=UTC), date(2026, 2, 1)),
        (datetime(2026, 6, 30, 21, 59, tzinfo=UTC), date(2026, 6, 30)),
        (datetime(2026, 6, 30, 22, 0, tzinfo=UTC), date(2026, 7, 1)),
    ],
)
def test_the_day_turns_at_midnight_in_norway(moment: datetime, day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    assert FixedClock(moment).today() == day
    monkeypatch.setattr(SystemClock, "now", lambda _: moment)
    assert SystemClock().today() == day


def test_a_fixed_clock_stands_at_noon_in_norway() -> None:
    clock: Clock = FixedClock.on(date(2026, 9, 8))
    assert clock.now() == clock.now() == datetime(2026, 9, 8, 10, 0, tzinfo=UTC)
    assert clock.now().tzinfo is UTC
    assert clock.today() == date(2026, 9, 8)


def test_ids_are_never_the_same() -> None:
    ids: Identifiers = RandomIds()
    made = {ids.new() for _ in range(1000)}
    assert len(made) == 1000
    assert {len(one) for one in made} == {32}
    assert all(int(one, 16) for one in made)


def test_settings_that_were_never_written_choose_nothing(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none" / "bti.toml") == Settings()
    (tmp_path / "file").write_text("")
    assert read_settings(tmp_path / "file" / "bti.toml") == Settings()


def test_settings_come_back_and_are_private(tmp_path: Path) -> None:
    place = tmp_path / "bti" / "bti.toml"
    chosen = Settings(store="/srv/bti lager", guideline="os", language="nn")
    write_settings(chosen, place)
    assert read_settings(place) == chosen
    assert tomllib.loads(place.read_text("utf-8")) == {
        "lager": "/srv/bti lager",
        "veileder": "os",
        "sprak": "nn",
    }
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    write_settings(Settings(language="nb"), place)
    assert read_settings(place) == Settings(language="nb")
    assert [file.name for file in place.parent.iterdir()] == ["bti.toml"]


@given(st.text())
def test_any_text_can_be_a_setting(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    place = tmp_path_factory.getbasetemp() / "any.toml"
    write_settings(Settings(store=text), place)
    assert read_settings(place) == Settings(store=text)


PIECES = [
    'lager = "',
    'sprak = "nn"\n',
    '"\n',
    '"',
    "\\",
    "\n",
    " ",
    "#",
    "æ",
    "\t",
    "\x7f",
    "\u2028",
    "'",
    "[x]",
    "=",
    "\r",
]


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
@example('lager = "/srv/æ b"\nsprak = "nn"\n')
@example('lager = "a"\nlager = "b"\n')
@example('lager = "a" # "b"\n')
@example('lager = "\\t"\n')
@example('lager = """"\n')
@example('sprak = ""')
def test_settings_are_read_as_the_language_they_are_in_says(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    """Also those that are read without loading what reads all of it."""
    place = tmp_path_factory.getbasetemp() / "pieces.toml"
    place.write_text(text, "utf-8", newline="\n")
    try:
        said = tomllib.loads(place.read_text("utf-8"))
    except tomllib.TOMLDecodeError:
        with pytest.raises(SettingsDamaged):
            read_settings(place)
    else:
        assert read_settings(place) == Settings(store=said.get("lager"), language=said.get("sprak"))


def test_unknown_words_in_the_settings_are_let_be(tmp_path: Path) -> None:
    place = tmp_path / "bti.toml"
    place.write_text('farge = 3\nveileder = "os"\n[senere]\nx = 1\n', "utf-8-sig")
    assert read_settings(place) == Settings(guideline="os")


@pytest.mark.parametrize(
    ("content", "arguments"),
    [
        (b'veileder = "os', {"reason": "toml"}),
        (b"veileder = 7", {"reason": "text", "key": "veileder"}),
        (b"[sprak]\n", {"reason": "text", "key": "sprak"}),
        (b'veileder = "\xff"', {"reason": "unreadable"}),
    ],
)
def test_damaged_settings_are_told(tmp_path: Path, content: bytes, arguments: dict[str, str]) -> None:
    place = tmp_path / "bti.toml"
    place.write_bytes(content)
    with pytest.raises(SettingsDamaged) as damaged:
        read_settings(place)
    assert damaged.value.arguments == {"path": str(place), **arguments}


def test_a_folder_in_the_place_of_the_settings_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsDamaged):
        read_settings(tmp_path)
    with pytest.raises(StoreUnreachable):
        write_settings(Settings(), tmp_path)


def test_the_environment_says_where_things_lie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BTI_CONFIG", str(tmp_path / "c"))
    monkeypatch.setenv("BTI_LAGER", str(tmp_path / "s"))
    assert settings_path() == tmp_path / "c" / "bti.toml"
    assert default_store_path(Settings(store="/elsewhere")) == tmp_path / "s"
    monkeypatch.delenv("BTI_LAGER")
    assert default_store_path(Settings(store="~/mitt")) == Path.home() / "mitt"
    write_settings(Settings(guideline="os"))
    assert read_settings() == Settings(guideline="os")


def test_without_a_word_things_lie_in_the_users_own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BTI_CONFIG", "BTI_LAGER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(ROOT)
    assert settings_path() == tmp_path / "config" / "bti" / "bti.toml"
    for settings in (None, Settings()):
        assert default_store_path(settings) == tmp_path / "data" / "bti" / "bti.lager"


def test_the_user_is_the_processs_own_and_not_what_the_environment_claims(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "rektor")
    assert operating_user() == pwd.getpwuid(os.getuid()).pw_name != "rektor"

    def unknown(_: int) -> object:
        raise KeyError

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    assert operating_user() == f"uid-{os.getuid()}"


def test_where_there_is_no_list_of_users_the_environment_is_all_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pwd", None)
    monkeypatch.setenv("LOGNAME", "anne")
    assert operating_user() == "anne"


def imported(statement: str) -> set[str]:
    code = f"import sys; before = set(sys.modules); {statement}; print(*sorted(set(sys.modules) - before))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in run.stdout.split()}


@pytest.mark.parametrize(
    "statement",
    [
        "import engine.adapters.sqlite",
        "import engine.adapters.settings",
        "import engine.adapters.clock, engine.adapters.custody, engine.bundled",
    ],
)
def test_what_is_slow_to_load_is_loaded_only_where_it_is_used(statement: str) -> None:
    slow = {
        "asyncio",
        "click",
        "jinja2",
        "jsonschema",
        "jsonschema_rs",
        "platformdirs",
        "tomllib",
        "transitions",
        "yaml",
    }
    assert imported(statement) & slow == set()


def foreign(statement: str) -> set[str]:
    return imported(statement) - set(sys.stdlib_module_names) - {"engine"}


def test_the_store_needs_nothing_foreign_but_its_driver_its_ciphers_and_what_values_are_made_of() -> None:
    needed = foreign("import engine.adapters.sqlite") - {"typing_extensions"}  # msgspec takes it where it lies
    needed = {name for name in needed if not name.startswith("_")}  # what lies in compiled parts
    assert needed == {"apsw", "cryptography", "msgspec"}


def test_the_settings_that_even_help_reads_need_nothing_foreign() -> None:
    assert foreign("import engine.adapters.settings") == set()
