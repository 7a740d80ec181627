"""The folder of keys: three guards, each read back; what is not a key file of ours is told; heads are remembered."""

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.adapters.chain import Head
from engine.adapters.custody import MEMORY, Custody, Guard
from engine.adapters.keys import chance
from engine.adapters.vault import KEY_BYTES
from engine.errors import (
    EngineError,
    KeyDamaged,
    KeyExposed,
    KeyLocked,
    KeyMissing,
    KeyRefused,
)
from tests.adapters.key_rings import Ring
from tests.adapters.stores import STORE_ID

MASTER = bytes(range(KEY_BYTES))
MAC = b"\xab" * 32
PHRASE = "blå ås og rød lyng"


@pytest.fixture
def custody(tmp_path: Path) -> Custody:
    return Custody(tmp_path / "config" / "nokler")


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    return Ring.put_in_place(monkeypatch)


def test_a_new_key_is_kept_in_a_file_that_only_its_owner_opens(custody: Custody) -> None:
    made = custody.make(STORE_ID, chance=chance)
    path = custody.key_path(STORE_ID)
    assert len(made) == KEY_BYTES
    assert custody.master(STORE_ID) == made != custody.make("ab", chance=chance)
    assert custody.guard(STORE_ID) is Guard.FILE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert "Uten den kan ingen lese sakene" in path.read_text("utf-8")


def test_a_pass_phrase_opens_what_it_closed(custody: Custody) -> None:
    custody.keep(STORE_ID, MASTER, guard=Guard.PASS_PHRASE, secret=PHRASE, chance=chance)
    path = custody.key_path(STORE_ID)
    content = path.read_bytes()
    assert MASTER not in content
    assert f"argon2id: 3 4 {MEMORY}" in content.decode()
    asked: list[str] = []

    def answer() -> str:
        asked.append("once")
        return PHRASE

    knowing = Custody(path.parent, ask=answer)
    assert knowing.guard(STORE_ID) is Guard.PASS_PHRASE
    assert asked == []
    assert knowing.master(STORE_ID) == MASTER
    assert asked == ["once"]


def test_a_pass_phrase_is_the_same_however_its_letters_are_put_together(custody: Custody) -> None:
    custody.keep(STORE_ID, MASTER, guard=Guard.PASS_PHRASE, secret=PHRASE, chance=chance)
    folder = custody.key_path(STORE_ID).parent
    apart = normalize("NFD", PHRASE)
    assert apart != PHRASE
    assert Custody(folder, ask=lambda: apart).master(STORE_ID) == MASTER


def end_of_input() -> str:
    raise EOFError


@pytest.mark.parametrize(
    ("ask", "error", "reason"),
    [(None, KeyLocked, "nobody"), (end_of_input, KeyLocked, "nobody"), (lambda: "feil", KeyRefused, None)],
)
def test_without_the_pass_phrase_there_is_no_key(
    custody: Custody, ask: Callable[[], str] | None, error: type[EngineError], reason: str | None
) -> None:
    custody.keep(STORE_ID, MASTER, guard=Guard.PASS_PHRASE, secret=PHRASE, chance=chance)
    with pytest.raises(error) as refused:
        Custody(custody.key_path(STORE_ID).parent, ask=ask).master(STORE_ID)
    assert refused.value.arguments.get("reason") == reason


def test_a_pass_phrase_without_a_salt_is_a_bug(custody: Custody) -> None:
    with pytest.raises(ValueError, match="salt"):
        custody.keep(STORE_ID, MASTER, guard=Guard.PASS_PHRASE, secret=PHRASE)


def test_a_wrapped_key_belongs_to_its_store(custody: Custody) -> None:
    custody.keep(STORE_ID, MASTER, guard=Guard.PASS_PHRASE, secret=PHRASE, chance=chance)
    there = custody.key_path(STORE_ID).read_text("utf-8")
    custody.key_path("ab").write_text(there.replace(STORE_ID, "ab"), "utf-8")
    custody.key_path("ab").chmod(0o600)
    with pytest.raises(KeyRefused):
        Custody(custody.key_path("ab").parent, ask=lambda: PHRASE).master("ab")


def test_a_key_ring_keeps_the_key_and_the_file_does_not(custody: Custody, ring: Ring) -> None:
    custody.keep(STORE_ID, MASTER, guard=Guard.RING)
    assert custody.guard(STORE_ID) is Guard.RING
    assert custody.master(STORE_ID) == MASTER
    assert list(ring.kept) == [("bti", STORE_ID)]
    assert "nokkel:" not in custody.key_path(STORE_ID).read_text("utf-8")


def test_a_key_ring_that_does_not_give_the_key_is_told(custody: Custody, ring: Ring) -> None:
    custody.keep(STORE_ID, MASTER, guard=Guard.RING)
    ring.locked = True
    with pytest.raises(KeyLocked) as locked:
        custody.master(STORE_ID)
    assert locked.value.arguments == {"reason": "ring"}
    assert locked.value.__suppress_context__
    with pytest.raises(KeyLocked):
        custody.keep(STORE_ID, MASTER, guard=Guard.RING)
    ring.locked = False
    ring.kept.clear()
    with pytest.raises(KeyLocked):
        custody.master(STORE_ID)


def test_a_program_without_the_library_of_key_rings_says_so(custody: Custody, ring: Ring) -> None:
    custody.keep(STORE_ID, MASTER, guard=Guard.RING)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "keyring", None)
        with pytest.raises(KeyLocked) as locked:
            custody.master(STORE_ID)
    assert locked.value.arguments == {"reason": "no-ring"}
    assert ring.kept


@pytest.mark.parametrize(("before", "after"), [(one, other) for one in Guard for other in Guard if one is not other])
def test_a_key_moves_from_every_guard_to_every_other(custody: Custody, ring: Ring, before: Guard, after: Guard) -> None:
    custody.keep(STORE_ID, MASTER, guard=before, secret=PHRASE, chance=chance)
    mover = Custody(custody.key_path(STORE_ID).parent, ask=lambda: PHRASE)
    mover.move(STORE_ID, after, secret=PHRASE, chance=chance)
    assert mover.guard(STORE_ID) is after
    assert mover.master(STORE_ID) == MASTER
    assert bool(ring.kept) is (after is Guard.RING)


def test_a_key_file_that_is_not_there_is_missing(custody: Custody, tmp_path: Path) -> None:
    with pytest.raises(KeyMissing) as missing:
        custody.master(STORE_ID)
    assert missing.value.arguments == {"path": str(custody.key_path(STORE_ID))}
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(KeyMissing):
        Custody(tmp_path / "file").master(STORE_ID)


@pytest.mark.parametrize("rights", [0o640, 0o604, 0o660, 0o610, 0o601])
def test_a_key_file_that_others_may_open_is_refused(custody: Custody, rights: int) -> None:
    custody.make(STORE_ID, chance=chance)
    custody.key_path(STORE_ID).chmod(rights)
    with pytest.raises(KeyExposed) as exposed:
        custody.master(STORE_ID)
    assert exposed.value.arguments == {"path": str(custody.key_path(STORE_ID))}


def test_a_key_file_behind_a_link_is_refused(custody: Custody, tmp_path: Path) -> None:
    custody.make(STORE_ID, chance=chance)
    path = custody.key_path(STORE_ID)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(KeyExposed):
        custody.master(STORE_ID)


def fifo(path: Path) -> None:
    os.mkfifo(path, 0o600)


def folder(path: Path) -> None:
    path.mkdir(0o700)


@pytest.mark.parametrize("make", [fifo, folder])
def test_what_is_no_file_is_no_key_file(custody: Custody, make: Callable[[Path], None]) -> None:
    path = custody.key_path(STORE_ID)
    path.parent.mkdir(parents=True)
    make(path)
    with pytest.raises(KeyDamaged):
        custody.master(STORE_ID)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("format: 1", "format: 2"),
        (f"lager: {STORE_ID}", "lager: ab"),
        (f"lager: {STORE_ID}", "lager: ../x"),
        ("vern: fil", "vern: kjeks"),
        ("nokkel: ", "nokkel: !"),
        ("nokkel: ", "nokkel: AAAA"),
        ("nokkel: ", "nokkelen: "),
        ("vern: fil", "vern: passord"),
        ("vern: fil", "vern: passord\nargon2id: 3 4 65536\nsalt: !"),
        ("vern: fil", "vern: passord\nargon2id: 3 4 65536\nsalt: AAAA"),
        ("vern: fil", "vern: passord\nargon2id: 3 4\nsalt: AAAAAAAAAAAAAAAAAAAAAA=="),
        ("vern: fil", "vern: passord\nargon2id: 3 4 99999999999\nsalt: AAAAAAAAAAAAAAAAAAAAAA=="),
        ("vern: fil", "vern: passord\nargon2id: 99999 4 65536\nsalt: AAAAAAAAAAAAAAAAAAAAAA=="),
        ("vern: fil", "vern: passord\nargon2id: -3 4 65536\nsalt: AAAAAAAAAAAAAAAAAAAAAA=="),
    ],
)
def test_a_key_file_that_is_not_of_our_making_is_damaged(custody: Custody, old: str, new: str) -> None:
    custody.keep(STORE_ID, MASTER)
    path = custody.key_path(STORE_ID)
    content = path.read_text("utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), "utf-8")
    with pytest.raises(KeyDamaged) as damaged:
        Custody(path.parent, ask=lambda: PHRASE).master(STORE_ID)
    assert damaged.value.arguments == {"path": str(path)}
    assert damaged.value.__context__ is None or damaged.value.__suppress_context__


@given(st.binary(max_size=5000))
def test_whatever_lies_where_the_key_should_is_told(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    custody = Custody(tmp_path_factory.getbasetemp() / "any")
    path = custody.key_path(STORE_ID)
    path.parent.mkdir(exist_ok=True)
    path.touch(0o600)
    path.write_bytes(content)
    with pytest.raises(KeyDamaged):
        custody.master(STORE_ID)


def test_a_key_file_that_is_forgotten_is_gone(custody: Custody) -> None:
    custody.make(STORE_ID, chance=chance)
    custody.forget(STORE_ID)
    custody.forget(STORE_ID)
    assert list(custody.key_path(STORE_ID).parent.iterdir()) == []


def test_the_latest_head_is_remembered(custody: Custody) -> None:
    assert custody.remembered(STORE_ID) is None
    custody.remember(STORE_ID, Head(7, MAC))
    assert custody.remembered(STORE_ID) == Head(7, MAC)
    custody.remember(STORE_ID, Head(5, b"\x01" * 32))
    assert custody.remembered(STORE_ID) == Head(7, MAC)
    custody.remember(STORE_ID, Head(1000, b"\x02" * 32))
    assert custody.remembered(STORE_ID) == Head(1000, b"\x02" * 32)
    assert stat.S_IMODE(custody.head_path(STORE_ID).stat().st_mode) == 0o600


def test_a_store_that_was_restored_is_remembered_where_it_stands(custody: Custody) -> None:
    custody.remember(STORE_ID, Head(1000, MAC))
    custody.remember(STORE_ID, Head(5, b"\x01" * 32), replace=True)
    assert custody.remembered(STORE_ID) == Head(5, b"\x01" * 32)


@pytest.mark.parametrize(
    "content", [b"", b"7", b"7 ab", b"x " + b"ab" * 32, b"7 " + b"zz" * 32, b"7 abc\xff", b"1 2 3"]
)
def test_a_head_that_cannot_be_read_is_none(custody: Custody, content: bytes) -> None:
    custody.remember(STORE_ID, Head(7, MAC))
    custody.head_path(STORE_ID).write_bytes(content)
    assert custody.remembered(STORE_ID) is None
    custody.remember(STORE_ID, Head(3, MAC))
    assert custody.remembered(STORE_ID) == Head(3, MAC)


def test_a_head_is_never_written_through_a_link(custody: Custody, tmp_path: Path) -> None:
    custody.make(STORE_ID, chance=chance)
    (tmp_path / "theirs").write_bytes(b"theirs")
    custody.head_path(STORE_ID).symlink_to(tmp_path / "theirs")
    with pytest.raises(EngineError):
        custody.remember(STORE_ID, Head(7, MAC))
    assert (tmp_path / "theirs").read_bytes() == b"theirs"
