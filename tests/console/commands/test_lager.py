"""`bti lager`: the store is looked through, backed up and put back, and its key is copied, fetched and moved."""

import errno
import json
import os
import shlex
import shutil
import sys
from pathlib import Path

import apsw
import pytest

from tests.adapters.key_rings import Ring
from tests.console.commands.running import Program
from tests.console.commands.test_forskjell import written
from tests.console.terminal import Ended, Terminal

PHRASE = "tre små kyllinger på tur"


@pytest.fixture
def store(terminal: Terminal) -> Terminal:
    """A real store with nothing in it but me."""
    assert terminal.run("oppsett").code == 0
    return terminal


def answer(terminal: Terminal, *arguments: str, code: int = 0) -> dict[str, object]:
    ended = terminal.run(*arguments, "--json")
    assert ended.code == code, ended
    found: dict[str, object] = json.loads(ended.out)
    return found


def place_of(terminal: Terminal) -> Path:
    return terminal.home / "lager" / "bti.lager"


def alter(terminal: Terminal, statement: str) -> None:
    connection = apsw.Connection(str(place_of(terminal)))
    connection.execute(statement)
    connection.close()


def backup(terminal: Terminal) -> str:
    return str(answer(terminal, "lager", "sikkerhetskopi", str(terminal.home / "kopi"))["folder"])


# ------------------------------------------------------------- verifiser


def test_a_store_that_is_well_says_so_and_gives_a_receipt(store: Terminal) -> None:
    ended = store.run("lager", "verifiser")
    assert ended.code == 0
    assert ended.lines[0] == "Lageret er som det skal."
    receipt = ended.lines[4].split()[-1]
    assert ended.lines[4].strip().startswith("Kvittering")
    assert f"bti lager verifiser --mot {receipt}" in ended.err
    assert store.run("lager", "verifiser", "--mot", receipt).code == 0


def test_a_thorough_look_folds_every_case_anew(practice: Terminal) -> None:
    assert practice.run("ny", "os", "--alias", "gutt").code == 0
    assert practice.run("neste", "1").code == 0
    seen = answer(practice, "lager", "verifiser", "--grundig")
    assert (seen["thorough"], seen["findings"], seen["cases"]) == (True, [], 1)
    assert seen["opened"] == seen["entries"]


def test_a_store_that_was_altered_says_where_and_what_to_do(practice: Terminal) -> None:
    assert practice.run("ny", "os", "--alias", "gutt").code == 0
    alter(practice, "UPDATE records SET by = 'x'")
    ended = practice.run("lager", "verifiser")
    assert ended.code == 1
    assert "er ikke slik den ble lagret" in ended.out
    assert "Ikke slett noe" in ended.err
    assert "gjenopprett med --erstatt" in ended.err
    assert practice.run("doktor").code == 1


def test_a_store_that_was_altered_leads_to_its_last_backup(practice: Terminal) -> None:
    assert practice.run("ny", "os", "--alias", "gutt").code == 0
    folder = backup(practice)
    alter(practice, "UPDATE records SET by = 'x'")
    ended = practice.run("lager", "verifiser")
    assert ended.code == 1
    assert f"bti lager gjenopprett {folder} --erstatt" in ended.err


def test_a_receipt_of_another_past_is_a_finding(store: Terminal) -> None:
    seen = answer(store, "lager", "verifiser", "--mot", "1-00000000", code=1)
    assert [finding["code"] for finding in _list(seen["findings"])] == ["verify.mark-other"]


@pytest.mark.parametrize(
    "receipt", ["1042", "1042-", "-9f3a1c22", "1042-9f3a1c2", "1042-9f3a1c2g", "x-9f3a1c22", "²-9f3a1c22"]
)
def test_what_is_no_receipt_is_wrong_use(store: Terminal, receipt: str) -> None:
    ended = store.run("lager", "verifiser", f"--mot={receipt}")
    assert ended.code == 2
    assert "kvittering" in ended.err


def test_without_a_store_there_is_nothing_to_look_through(terminal: Terminal) -> None:
    assert terminal.run("lager", "verifiser").code == 6


# ------------------------------------------------------------- sikkerhetskopi, gjenopprett


def test_a_backup_says_where_it_lies_and_that_the_key_is_not_in_it(store: Terminal) -> None:
    ended = store.run("lager", "sikkerhetskopi", str(store.home / "kopi"))
    assert ended.code == 0
    assert "Sikkerhetskopien er laget, og den holder." in ended.out
    assert "Nøkkelen er ikke med" in ended.out
    assert "samme disk" in ended.err
    assert "bti lager nokkel" in ended.err


def test_a_backup_is_put_back_when_that_is_said(store: Terminal) -> None:
    folder = backup(store)
    ended = store.run("lager", "gjenopprett", folder)
    assert (ended.code, "--erstatt" in ended.err) == (6, True)
    ended = store.run("lager", "gjenopprett", folder, "--erstatt")  # nothing was entered since
    assert ended.code == 0, ended
    assert "Lageret er hentet tilbake." in ended.out
    assert "Ingenting som var ført, gikk tapt." in ended.out
    assert "bti.lager-erstattet-" in ended.out
    assert store.run("lager", "verifiser", "--grundig").code == 0
    assert store.run("liste").code == 0


def test_what_is_lost_is_told_before_and_what_was_replaced_can_be_put_back(practice: Terminal) -> None:
    folder = str(answer(practice, "lager", "sikkerhetskopi", str(practice.home / "kopi"))["folder"])
    assert practice.run("--na", "2026-09-08", "ny", "os", "--alias", "gutt").code == 0
    ended = practice.run("lager", "gjenopprett", folder, "--erstatt")
    assert ended.code == 6
    said = " ".join(ended.err.split())
    assert "men ikke i det du vil hente: 1 hendelse i 1 sak (8. sept. 2026). Er lageret her i orden" in said
    (hint,) = [line for line in ended.err.splitlines() if line.startswith("→")]
    assert hint.startswith(f"→ bti lager gjenopprett {shlex.quote(folder)} --erstatt --godta-eldre ")
    ended = practice.run("lager", "gjenopprett", folder, "--erstatt", "--godta-eldre")
    said = " ".join(ended.out.split())
    assert "er ikke med nå: 1 hendelse i 1 sak (8. sept. 2026). Det må gjøres på nytt, hvis dere ikke" in said
    assert "Bestem dere før noen fører noe nytt." in said
    undo = next(line for line in ended.err.splitlines() if "-erstattet-" in line).split("   ")[0].strip().split()[1:]
    ended = practice.run(*undo)
    assert ended.code == 0, ended
    assert "kopiert for hånd" in ended.out
    assert practice.run("vis", "1").code == 0


def test_people_and_versions_that_are_lost_are_told_too(practice: Terminal) -> None:
    folder = str(answer(practice, "lager", "sikkerhetskopi", str(practice.home / "kopi"))["folder"])
    for day in ("2026-09-08", "2026-09-10"):
        assert practice.run("--na", day, "ny", "os", "--alias", "gutt").code == 0
    assert practice.run("oppsett", "--legg-til", "kari").code == 0
    assert practice.run(*f"veileder publiser {written(Program(practice), 'a')}".split()).code == 0
    told = " ".join(practice.run("lager", "gjenopprett", folder, "--erstatt").err.split())
    for one in ("2 hendelser i 2 saker", "1 person som ble", "1 publisert versjon av en veileder"):
        assert one in told
    ended = practice.run("lager", "gjenopprett", folder, "--erstatt", "--godta-eldre")
    said = " ".join(ended.out.split())
    assert "2 hendelser i 2 saker (8. sept. 2026 til 10. sept. 2026)" in said
    assert ", 1 person som ble lagt til eller endret og 1 publisert versjon av en veileder. Det må gjøres" in said


def test_a_store_that_is_gone_is_told_from_one_that_never_was(store: Terminal) -> None:
    folder = backup(store)
    place_of(store).unlink()
    ended = store.run("liste")
    assert (ended.code, "Hent tilbake" in " ".join(ended.err.split())) == (6, True)
    assert f"bti lager gjenopprett {folder}" in ended.err
    assert "bti oppsett" not in ended.err
    assert store.run("lager", "gjenopprett", folder, "--godta-eldre").code == 0
    assert store.run("liste").code == 0


def test_where_all_of_the_store_is_gone_a_new_one_is_made_only_when_asked(store: Terminal) -> None:
    shutil.rmtree(place_of(store).parent)
    for word, code in (("liste", 6), ("oppsett", 6), ("doktor", 1)):
        ended = store.run(word)
        assert "Det har vært et lager her" in ended.out + ended.err, word
        assert ended.code == code, word
    assert not place_of(store).exists()
    ended = store.run("oppsett", "--nytt")
    assert (ended.code, "Lageret er laget." in ended.out) == (0, True)
    assert store.run("liste").code == 0


def test_where_all_of_the_store_is_gone_the_way_to_the_last_backup_is_told(store: Terminal) -> None:
    folder = backup(store)
    shutil.rmtree(place_of(store).parent)
    for words in (("liste",), ("oppsett",)):
        assert f"→ bti lager gjenopprett {folder}" in store.run(*words).err
    checks = _list(answer(store, "doktor", code=1)["checks"])
    assert f"bti lager gjenopprett {folder} --godta-eldre" in [check["command"] for check in checks]


def test_a_practice_store_that_is_gone_is_made_again(practice: Terminal) -> None:
    shutil.rmtree(place_of(practice).parent)
    assert practice.run("oppsett", "--ovelse").code == 0


def test_keys_of_cases_without_their_store_are_not_written_over(practice: Terminal) -> None:
    assert practice.run("ny", "os", "--alias", "gutt").code == 0
    place_of(practice).unlink()
    ended = practice.run("oppsett", "--ovelse", "--nytt")
    assert (ended.code, "bti lager gjenopprett" in " ".join(ended.err.split())) == (6, True)


def test_after_a_restoring_the_backup_it_came_from_counts(store: Terminal) -> None:
    folder = backup(store)
    assert store.run("lager", "gjenopprett", folder, "--erstatt").code == 0
    checks = _list(answer(store, "doktor", code=1)["checks"])
    (found,) = [check for check in checks if check["part"] == "backup"]
    assert found["well"]
    assert Path(folder).name in str(found["text"])


def test_the_folder_around_the_backup_is_told_from_it(store: Terminal) -> None:
    folder = backup(store)
    ended = store.run("lager", "gjenopprett", str(Path(folder).parent))
    assert ended.code == 6
    assert Path(folder).name in ended.err


def test_practice_time_is_not_for_a_real_store(store: Terminal) -> None:
    ended = store.run("--na", "2026-09-08", "lager", "sikkerhetskopi", str(store.home / "kopi"))
    assert (ended.code, "bare i øvelse" in ended.err) == (2, True)


# ------------------------------------------------------------- nokkel


def test_a_store_in_a_folder_that_is_synchronised_is_moved_as_it_is_told(store: Terminal) -> None:
    bad = store.home / "OneDrive - Xkommune"
    (store.home / "lager").rename(bad)
    store.environment["BTI_LAGER"] = str(bad / "bti.lager")
    moved = f"bti --lager ~/bti/bti.lager lager gjenopprett '{bad / 'bti.lager'}'"
    for words in (("liste",), ("lager", "sikkerhetskopi", str(store.home / "kopi"))):
        ended = store.run(*words)
        assert (ended.code, "kommandoen under" in " ".join(ended.err.split())) == (6, True), words
        assert moved in ended.err
    checks = _list(answer(store, "doktor", code=1)["checks"])
    assert {check["command"] for check in checks if check["code"] == "store-misplaced"} == {moved}
    ended = store.run(*shlex.split(moved)[1:])
    assert ended.code == 0, ended
    settings = store.home / "config" / "bti.toml"
    settings.write_text('lager = "~/bti/bti.lager"\n', "utf-8")
    there = Terminal(home=store.home, environment={"BTI_LAGER": ""})
    assert there.run("lager", "verifiser", "--grundig").code == 0
    assert there.run("liste").code == 0


def test_a_new_store_is_not_told_to_be_moved(terminal: Terminal) -> None:
    terminal.environment["BTI_LAGER"] = str(terminal.home / "Dropbox" / "bti.lager")
    ended = terminal.run("oppsett")
    assert (ended.code, "gjenopprett" in ended.err, "Velg en mappe" in ended.err) == (6, False, True)


def key_of(terminal: Terminal) -> Path:
    return Path(str(answer(terminal, "lager", "nokkel")["key"]))


def test_the_key_says_where_it_lies_and_asks_for_a_copy(store: Terminal) -> None:
    ended = store.run("lager", "nokkel")
    assert ended.code == 0
    assert str(key_of(store)).removeprefix(str(store.home)) in ended.out
    assert "bti lager nokkel --kopi ~/bti.nokkel" in ended.err


def test_a_copy_of_the_key_is_private_is_noted_and_opens_the_store_again(store: Terminal) -> None:
    copy, key = store.home / "kopi.nokkel", key_of(store)
    ended = store.run("lager", "nokkel", "--kopi", str(copy))
    assert (ended.code, copy.stat().st_mode & 0o777) == (0, 0o600)
    assert answer(store, "lager", "nokkel")["copied_on"]
    assert store.run("lager", "nokkel", "--kopi", str(copy)).code == 6  # what lies there is never written over
    key.unlink()
    ended = store.run("liste")
    assert (ended.code, "--hent" in ended.err) == (6, True)
    assert store.run("lager", "nokkel", "--hent", str(copy)).code == 0
    assert store.run("liste").code == 0
    assert key.stat().st_mode & 0o777 == 0o600


def test_a_copy_of_the_key_needs_a_name_and_a_place_that_is_there(store: Terminal) -> None:
    folder, unmounted = store.home / "minnepinne", store.home / "borte" / "bti.nokkel"
    folder.mkdir()
    ended = store.run("lager", "nokkel", "--kopi", str(folder))
    assert (ended.code, "Oppgi en fil, ikke bare en mappe" in ended.err) == (6, True)
    assert f"bti lager nokkel --kopi {folder / 'bti.nokkel'}" in ended.err
    ended = store.run("lager", "nokkel", "--kopi", str(unmounted))
    assert (ended.code, "minnepinne, så sett den i" in " ".join(ended.err.split())) == (6, True)
    assert not unmounted.parent.exists()
    assert answer(store, "lager", "nokkel")["copied_on"] is None


def test_where_no_private_file_can_be_made_none_is_left(store: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    stick = store.home / "minnepinne"
    stick.mkdir()
    fchmod = os.fchmod

    def refusing(handle: int, mode: int) -> None:
        if Path(f"/proc/self/fd/{handle}").readlink().parent == stick:
            raise PermissionError(errno.EPERM, "no owners here")
        fchmod(handle, mode)

    monkeypatch.setattr("os.fchmod", refusing)
    ended = store.run("lager", "nokkel", "--kopi", str(stick / "bti.nokkel"))
    assert (ended.code, "flytt den etterpå" in " ".join(ended.err.split())) == (6, True)
    assert list(stick.iterdir()) == []


@pytest.mark.parametrize(
    ("place", "warned"),
    [
        ("lager/bti.nokkel", "sammen med lageret"),
        ("kopi/bti.nokkel", "sammen med lageret"),
        ("Dropbox/bti.nokkel", "Dropbox synkroniserer"),
        ("skap/bti.nokkel", ""),
    ],
)
def test_a_copy_of_the_key_where_others_find_it_is_warned_of(store: Terminal, place: str, warned: str) -> None:
    backup(store)
    file = store.home / place
    file.parent.mkdir(exist_ok=True)
    ended = store.run("lager", "nokkel", "--kopi", str(file))
    assert ended.code == 0
    assert warned in ended.err
    assert ("! Kopien ligger" in ended.err) is bool(warned)


def test_what_is_fetched_and_is_no_key_is_told_plainly(store: Terminal) -> None:
    words, folder = store.home / "brev.txt", store.home / "mappe"
    words.write_text("Hei.", "utf-8")
    folder.mkdir()
    for file, said in (
        (words, "ingen kopi av en nøkkel"),
        (folder, "Dette er en mappe"),
        (store.home / "borte", "ingen fil her som kan leses"),
    ):
        ended = store.run("lager", "nokkel", "--hent", str(file))
        assert (ended.code, said in " ".join(ended.err.split())) == (6, True), ended
        assert "bti lager nokkel --hent" not in ended.err


def test_the_key_is_fetched_before_the_store_is(store: Terminal) -> None:
    copy, folder = store.home / "kopi.nokkel", backup(store)
    assert store.run("lager", "nokkel", "--kopi", str(copy)).code == 0
    other = Terminal(home=store.home / "ny")
    assert other.run("lager", "gjenopprett", folder).code == 6
    ended = other.run("lager", "nokkel", "--hent", str(copy))
    assert (ended.code, "Hent tilbake sikkerhetskopien nå" in ended.out) == (0, True)
    assert other.run("lager", "gjenopprett", folder).code == 0
    assert other.run("liste").code == 0


def test_a_key_that_does_not_open_the_store_is_not_put_in_its_place(store: Terminal, tmp_path: Path) -> None:
    key = key_of(store)
    before = key.read_bytes()
    other = Terminal(home=tmp_path / "other")
    assert other.run("oppsett").code == 0
    ended = store.run("lager", "nokkel", "--hent", str(key_of(other)))
    assert (ended.code, "et annet lager" in ended.err) == (6, True)
    forged = tmp_path / "forged"
    line = next(row for row in before.decode().splitlines() if row.startswith("nokkel:"))
    forged.write_text(before.decode().replace(line, "nokkel: " + "A" * 43 + "="), "utf-8")
    assert store.run("lager", "nokkel", "--hent", str(forged)).code == 6
    assert key.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"format: 1\nlager: ../../x\nvern: fil\nnokkel: x\n", b"x" * 100_000]
)
def test_what_is_no_key_is_refused(store: Terminal, content: bytes) -> None:
    file = store.home / "file"
    file.write_bytes(content)
    assert store.run("lager", "nokkel", "--hent", str(file)).code == 6
    assert store.run("lager", "nokkel", "--hent", str(store.home / "nowhere")).code == 6
    assert store.run("liste").code == 0


def test_the_key_is_moved_behind_a_pass_phrase_and_back(store: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    before = key_of(store).read_text("utf-8")
    ended = store.run("lager", "nokkel", "--til", "passord", "--passord", "-", stdin=f"{PHRASE}\n")
    assert ended.code == 0, ended
    secret = next(row for row in before.splitlines() if row.startswith("nokkel:"))
    key = store.home / "config" / "nokler"
    (file,) = key.glob("*.nokkel")
    assert secret not in file.read_text("utf-8")
    ended = store.run("liste")
    assert (ended.code, "passordet" in ended.err) == (6, True)
    times = [0]

    def ask(_self: object) -> str:
        times[0] += 1
        return PHRASE

    monkeypatch.setattr("engine.bootstrap.Bootstrap._ask_for_pass_phrase", ask)
    asked = Terminal(home=store.home, is_terminal=True)
    assert asked.run("liste").code == 0
    assert asked.run("lager", "nokkel", "--til", "fil").code == 0
    assert times == [2]  # once for each command
    assert file.read_text("utf-8") == before
    assert store.run("liste").code == 0


def test_a_wrong_pass_phrase_opens_nothing(store: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    assert store.run("lager", "nokkel", "--til", "passord", "--passord", "-", stdin=f"{PHRASE}\n").code == 0
    monkeypatch.setattr("engine.bootstrap.Bootstrap._ask_for_pass_phrase", lambda _self: PHRASE + "!")
    ended = Terminal(home=store.home, is_terminal=True).run("liste")
    assert (ended.code, "passer ikke" in ended.out + ended.err) == (6, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--til", "passord"),
        ("--til", "passord", "--passord", PHRASE),
        ("--til", "fil", "--passord", "-"),
        ("--passord", "-"),
        ("--kopi", "a", "--hent", "b"),
        ("--kopi", "a", "--til", "fil"),
        ("--til", "skuff"),
    ],
)
def test_wrong_use_is_told_and_changes_nothing(store: Terminal, arguments: tuple[str, ...]) -> None:
    ended = store.run("lager", "nokkel", *arguments)
    assert ended.code == 2
    assert answer(store, "lager", "nokkel")["kind"] == "file"


def test_a_short_pass_phrase_is_refused(store: Terminal) -> None:
    ended = store.run("lager", "nokkel", "--til", "passord", "--passord", "-", stdin="kort\n")
    assert (ended.code, "12" in ended.err) == (2, True)


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    return Ring.put_in_place(monkeypatch)


def test_the_key_is_moved_into_the_key_ring_and_out_again(store: Terminal, ring: Ring) -> None:
    assert store.run("lager", "nokkel", "--til", "nokkelring").code == 0
    (secret,) = ring.kept.values()
    assert secret not in key_of(store).read_text("utf-8")
    assert answer(store, "lager", "nokkel")["kind"] == "keyring"
    copy = store.home / "kopi.nokkel"
    assert store.run("lager", "nokkel", "--kopi", str(copy)).code == 0
    assert secret in copy.read_text("utf-8")  # a copy that only named the ring would open nothing
    ring.locked = True
    ended = store.run("liste")
    assert (ended.code, "Nøkkelringen" in ended.err) == (6, True)
    ring.locked = False
    assert store.run("lager", "nokkel", "--til", "fil").code == 0
    assert ring.kept == {}
    assert store.run("liste").code == 0


def test_a_ring_that_does_not_take_the_key_changes_nothing(store: Terminal, ring: Ring) -> None:
    before = key_of(store).read_bytes()
    ring.locked = True
    assert store.run("lager", "nokkel", "--til", "nokkelring").code == 6
    assert key_of(store).read_bytes() == before
    assert store.run("liste").code == 0


def test_without_the_library_there_is_no_ring(store: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    ended = store.run("lager", "nokkel", "--til", "nokkelring")
    assert (ended.code, "bti[keyring]" in ended.err) == (6, True)


# ------------------------------------------------------------- other names


def test_other_names_are_taken_and_not_listed(store: Terminal) -> None:
    assert store.run("lager", "verify").code == 0
    assert store.run("lager", "nøkkel").code == 0
    assert store.run("store", "verifiser").code == 0
    assert "verify" not in _help(store).out


def _help(terminal: Terminal) -> Ended:
    return terminal.run("lager", "--help")


def _list(value: object) -> list[dict[str, str]]:
    assert isinstance(value, list)
    return value


def test_on_the_first_use_of_a_day_a_store_that_was_altered_is_told_of(practice: Terminal) -> None:
    practice.run("ny", "os", "--alias", "x")
    next(practice.home.rglob("*.sett")).unlink()
    alter(practice, "UPDATE people SET mac = zeroblob(32) WHERE position = 1")
    for _ in range(2):
        ran = practice.run("vis", "1")
        assert ran.code == 0
        assert "Stol ikke på det du ser" in ran.err
        assert "bti lager verifiser" in ran.err
    assert practice.run("lager", "verifiser").code == 1
