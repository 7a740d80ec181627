"""Where a store cannot be opened, what is told is a command that works as printed; a backup may be tried beside it."""

import shlex
import shutil
from collections.abc import Callable

import apsw
import pytest

from tests.console.commands.test_lager import answer, backup, place_of
from tests.console.terminal import Terminal


@pytest.fixture
def store(terminal: Terminal) -> Terminal:
    """A real store with a case in it, which has gone on since its backup."""
    assert terminal.run("oppsett").code == 0
    assert terminal.run("ny", "os", "--alias", "gutt").code == 0
    return terminal


def _damage(store: Terminal) -> None:
    content = bytearray(place_of(store).read_bytes())
    content[:100] = bytes(100)
    place_of(store).write_bytes(content)


def _lose_the_keys(store: Terminal) -> None:
    place_of(store).with_name("bti.lager-nokler").unlink()


def _alter_the_shape(store: Terminal) -> None:
    connection = apsw.Connection(str(place_of(store)))
    connection.execute("DROP TABLE looks")
    connection.close()


def _break_the_chain(store: Terminal) -> None:
    connection = apsw.Connection(str(place_of(store)))
    connection.execute("UPDATE records SET by = 'p9' WHERE position = (SELECT min(position) FROM records)")
    connection.close()


def _take_away(store: Terminal) -> None:
    place_of(store).unlink()


def _take_all_away(store: Terminal) -> None:
    shutil.rmtree(place_of(store).parent)


UNOPENED = [_damage, _lose_the_keys, _alter_the_shape, _take_away, _take_all_away]


def commands(terminal: Terminal) -> list[str]:
    """Return what the look at everything says is to be run."""
    found = answer(terminal, "doktor", code=1)["checks"]
    assert isinstance(found, list)
    return [check["command"] for check in found if check["command"]]


def run(terminal: Terminal, command: str) -> int:
    program, *words = shlex.split(command)
    assert program == "bti"
    return terminal.run(*words).code


def hinted(terminal: Terminal, *words: str, code: int) -> str:
    """Return the one command that another ends in."""
    ended = terminal.run(*words)
    assert ended.code == code, ended
    (hint,) = [line.removeprefix("→ ").partition("   ")[0] for line in ended.err.splitlines() if line.startswith("→")]
    return hint


@pytest.mark.parametrize("spoil", UNOPENED)
def test_what_doktor_prints_puts_the_last_backup_back(store: Terminal, spoil: Callable[[Terminal], None]) -> None:
    folder = backup(store)
    assert store.run("ny", "os", "--alias", "jente").code == 0
    spoil(store)
    (command,) = [one for one in commands(store) if "gjenopprett" in one]
    assert folder in command
    assert run(store, command) == 0
    assert store.run("lager", "verifiser").code == 0
    assert store.run("vis", "1").code == 0


@pytest.mark.parametrize("spoil", UNOPENED)
def test_what_any_command_hints_at_puts_the_last_backup_back(
    store: Terminal, spoil: Callable[[Terminal], None]
) -> None:
    backup(store)
    spoil(store)
    hints = {hinted(store, *words, code=6) for words in (("lager", "verifiser"), ("liste",))}
    (hint,) = hints
    assert run(store, hint) == 0


@pytest.mark.parametrize("spoil", [_damage, _alter_the_shape])
def test_where_no_backup_is_known_nobody_is_sent_in_a_ring(store: Terminal, spoil: Callable[[Terminal], None]) -> None:
    spoil(store)
    assert not [one for one in commands(store) if "verifiser" in one]
    said = " ".join(store.run("doktor").out.split())
    assert "gjenopprett med --erstatt --godta-eldre" in said


def test_what_verifiser_hints_at_works_as_printed(store: Terminal) -> None:
    backup(store)
    _break_the_chain(store)
    assert "bti lager verifiser" in commands(store)
    assert run(store, hinted(store, "lager", "verifiser", code=1)) == 0
    assert store.run("lager", "verifiser").code == 0


def test_a_backup_over_a_damaged_store_says_that_the_store_is_damaged(store: Terminal) -> None:
    folder = backup(store)
    _damage(store)
    ended = store.run("lager", "gjenopprett", folder, "--erstatt")
    said = " ".join(ended.err.split())
    assert ended.code == 6
    assert "Lageret som ligger her, er skadet" in said
    assert "historie" not in said
    assert run(store, hinted(store, "lager", "gjenopprett", folder, "--erstatt", code=6)) == 0


def test_a_backup_that_is_refused_where_the_store_is_gone_is_put_back_by_the_command_that_is_told(
    store: Terminal,
) -> None:
    folder = backup(store)
    assert store.run("ny", "os", "--alias", "jente").code == 0
    place_of(store).unlink()
    words = ("lager", "gjenopprett", folder)
    said = " ".join(store.run(*words).err.split())
    assert ("innførsler er kommet siden. Har du en nyere kopi" in said, "bti doktor" in said) == (True, False)
    assert run(store, hinted(store, *words, code=6)) == 0
    assert store.run("liste").code == 0


def test_whoever_puts_a_backup_over_what_cannot_be_read_is_told_since_when_to_look(store: Terminal) -> None:
    folder = backup(store)
    _damage(store)
    said = " ".join(store.run("lager", "gjenopprett", folder, "--erstatt", "--godta-eldre").out.split())
    assert "ingen kan si hva som er ført siden" in said


def test_a_backup_is_tried_beside_the_store_without_a_home_of_its_own(store: Terminal) -> None:
    folder = backup(store)
    assert store.run("ny", "os", "--alias", "jente").code == 0
    trial = ("--lager", str(store.home / "prove" / "bti.lager"))
    refused = store.run(*trial, "lager", "gjenopprett", folder)
    assert refused.code == 6
    assert "Da blir lageret som det er." in " ".join(refused.err.split())
    (hint,) = [line for line in refused.err.splitlines() if line.startswith("→")]
    assert shlex.split(hint.partition("   ")[0])[1:] == ["bti", *trial, "lager", "gjenopprett", folder, "--godta-eldre"]
    tried = store.run(*trial, "lager", "gjenopprett", folder, "--godta-eldre")
    assert (tried.code, "ført siden" in tried.out) == (0, False)
    assert store.run(*trial, "lager", "verifiser", "--grundig").code == 0
    assert store.run(*trial, "ny", "os", "--alias", "prøve").code == 0
    assert store.run("vis", "2").code == 0
    assert store.run("lager", "verifiser").code == 0


def test_the_receipt_of_a_backup_holds_in_each_store_that_it_is_put_back_to(store: Terminal) -> None:
    made = answer(store, "lager", "sikkerhetskopi", str(store.home / "kopi"))
    folder, copied = str(made["folder"]), str(made["receipt"])
    trial = ("--lager", str(store.home / "prove" / "bti.lager"))
    tried = str(answer(store, *trial, "lager", "gjenopprett", folder, "--godta-eldre")["receipt"])
    real = str(answer(store, "lager", "gjenopprett", folder, "--erstatt")["receipt"])
    assert len({copied, tried, real}) == 3
    places = [int(mark.partition("-")[0]) for mark in (copied, tried, real)]
    assert places == [places[0], places[0] + 1, places[0] + 1]
    for words in (trial, ()):
        assert store.run(*words, "lager", "verifiser", "--mot", copied).code == 0


def test_no_backup_is_taken_of_a_damaged_store_and_the_store_is_what_is_told_of(store: Terminal) -> None:
    _break_the_chain(store)
    ended = store.run("lager", "sikkerhetskopi", str(store.home / "kopi"))
    said = " ".join(ended.err.split())
    assert ended.code == 6
    assert "i selve lageret er ikke slik det ble lagret" in said
    assert "bti lager verifiser" in said
    assert not list((store.home / "kopi").glob("bti-*"))


def test_verifiser_says_that_it_has_compared(store: Terminal) -> None:
    receipt = str(answer(store, "lager", "verifiser")["receipt"])
    assert store.run("ny", "os", "--alias", "jente").code == 0
    compared = store.run("lager", "verifiser", "--mot", receipt)
    assert f"Alt som var her ved {receipt}, er her ennå, og er det samme." in compared.out
    assert "er det samme" not in store.run("lager", "verifiser").out


def test_doktor_tells_of_a_folder_of_keys_that_all_can_write_in(store: Terminal) -> None:
    folder = store.home / "config" / "nokler"
    folder.chmod(0o777)
    command = f"chmod go-rwx {folder}"
    assert command in commands(store)
    assert "bytte ut" in " ".join(store.run("doktor").out.split())
    folder.chmod(0o700)
    assert command not in commands(store)
