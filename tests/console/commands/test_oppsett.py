"""`bti oppsett`: the first start needs no ceremony, practice has a store of its own, and nothing is made twice."""

import json
import stat
from datetime import date
from pathlib import Path

import pytest

from engine.i18n import date_text
from tests.console.terminal import Ended, Terminal


@pytest.fixture
def home(tmp_path: Path) -> Terminal:
    """A user whose store lies where the program puts it."""
    return Terminal(home=tmp_path, environment={"BTI_LAGER": "", "XDG_DATA_HOME": str(tmp_path / "data")})


def setup(home: Terminal, *arguments: str) -> dict[str, object]:
    ended = home.run("oppsett", "--json", *arguments)
    assert ended.code == 0, ended.err
    found: dict[str, object] = json.loads(ended.out)
    return found


def test_the_first_start_makes_a_private_store_with_me_in_it(home: Terminal) -> None:
    ready = setup(home)
    store = Path(str(ready["lager"]))
    assert (ready["nytt"], ready["øvelse"]) == (True, False)
    assert stat.S_IMODE(store.stat().st_mode) == 0o600
    assert ready["meg"] in list(ready["personer"] if isinstance(ready["personer"], list) else [])
    assert home.run("liste").code == 0


def test_it_can_be_run_again(home: Terminal) -> None:
    first, second = setup(home), setup(home)
    assert second == {**first, "nytt": False}


def test_practice_has_its_own_store_and_is_used_until_told_otherwise(home: Terminal) -> None:
    real = setup(home)
    practice = setup(home, "--ovelse")
    assert practice["øvelse"] is True
    assert practice["lager"] != real["lager"]
    assert Path(str(practice["lager"])).parent == Path(str(real["lager"])).parent
    assert {"test.laerer", "test.helsesykepleier", "test.leder"} < set(map(str, _people(practice)))
    assert setup(home)["lager"] == practice["lager"]
    assert setup(home, "--ekte")["lager"] == real["lager"]
    assert setup(home)["øvelse"] is False


def test_practice_can_come_first(home: Terminal) -> None:
    setup(home, "--ovelse")
    assert home.run("--som", "test.laerer", "--na", "2026-09-08", "liste").code == 0


def test_a_real_store_never_becomes_one_for_practice(terminal: Terminal) -> None:
    assert terminal.run("oppsett").code == 0
    ended = terminal.run("oppsett", "--ovelse")
    assert ended.code == 6
    assert "et ekte lager" in ended.err


def test_a_person_is_added_once(home: Terminal) -> None:
    assert "kari" in _people(setup(home, "--legg-til", "kari", "--tittel", "helsesykepleier"))
    again = home.run("oppsett", "--legg-til", "kari")
    assert again.code == 2
    assert "«kari» er i bruk" in again.err
    assert "--person kari" in " ".join(again.err.split())


def test_who_was_added_or_changed_is_shown_and_not_the_whole_setup(home: Terminal) -> None:
    setup(home)
    added = home.run(
        "oppsett", "--legg-til", "kari", "--tittel", "styrer", "--enhet", "Blåbærskogen", "--oppgave", "leder"
    )
    assert [" ".join(line.split()) for line in added.out.splitlines() if line.startswith("  ")] == [
        "Stilling styrer",
        "Enhet Blåbærskogen",
        "Oppgaver leder",
    ]
    assert "kari er lagt inn slik:" in added.out
    changed = home.run("oppsett", "--person", "kari", "--oppgave", "ingen")
    assert " ".join(changed.out.split()).endswith("Oppgaver ingen")
    assert "bti oppsett" in changed.err


@pytest.mark.parametrize(
    "arguments", [("--ovelse", "--ekte"), ("--tittel", "lærer"), ("--veileder", "finnes-ikke"), ("--sprak", "sv")]
)
def test_what_makes_no_sense_is_wrong_use(home: Terminal, arguments: tuple[str, ...]) -> None:
    assert home.run("oppsett", *arguments).code == 2


def test_it_says_where_the_store_lies_and_what_to_keep_a_copy_of(home: Terminal) -> None:
    ended: Ended = home.run("oppsett")
    assert "bti.lager" in ended.out
    assert "sikkerhetskopi" in ended.out


def test_every_hint_runs(home: Terminal) -> None:
    for arguments in (("oppsett",), ("oppsett", "--ovelse")):
        for hint in hints(home.run(*arguments)):
            assert home.run(*hint).code == 0, hint


def hints(ended: Ended) -> list[list[str]]:
    """The commands of the printed hints, as a shell would split them."""
    import shlex  # noqa: PLC0415 - used here alone

    rows = [row.strip().removeprefix("→").strip() for row in ended.err.splitlines()]
    return [shlex.split(row.split("   ")[0])[1:] for row in rows if row.startswith("bti")]


def test_a_store_that_cannot_be_made_is_told(home: Terminal) -> None:
    (home.home / "data").write_text("a file where a folder should be", "utf-8")
    ended = home.run("oppsett")
    assert ended.code == 6
    assert "Traceback" not in ended.err


def _people(ready: dict[str, object]) -> list[object]:
    people = ready["personer"]
    assert isinstance(people, list)
    return people


def test_a_guide_in_the_folder_is_suggested_by_its_file(
    practice: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("skogvik.yaml").write_text("id: skogvik\n", encoding="utf-8")
    ended = practice.run("oppsett", "--veileder", "skogvik", BTI_SPRAK="nb")
    assert ended.code == 2
    assert "Det finnes ingen veileder som heter skogvik. Mente du filen skogvik.yaml?" in ended.err


def test_a_copy_of_the_key_is_asked_for_until_one_is_taken_and_then_told(home: Terminal) -> None:
    home.environment["BTI_SPRAK"] = "nb"
    first, again = home.run("oppsett"), home.run("oppsett")
    for ended in (first, again):
        assert "Ta en kopi av nøkkelen nå" in " ".join(ended.out.split())
        assert hints(ended)[0] == ["lager", "nokkel", "--kopi", "~/bti.nokkel"]
    assert "Nøkkelkopi    ikke tatt" in again.out
    assert setup(home)["nøkkel_kopiert"] is None
    assert home.run("lager", "nokkel", "--kopi", str(home.home / "kopi.nokkel")).code == 0
    copied = setup(home)["nøkkel_kopiert"]
    told = home.run("oppsett")
    assert "Ta en kopi av nøkkelen" not in " ".join(told.out.split())
    assert "sikkerhetskopi" in told.out
    assert ["lager", "nokkel", "--kopi", "~/bti.nokkel"] not in hints(told)
    assert f"Nøkkelkopi    tatt {date_text(date.fromisoformat(str(copied)), 'nb')}" in told.out


def test_practising_is_the_next_step_only_for_those_who_have_not_begun(home: Terminal) -> None:
    assert ["oppsett", "--ovelse"] in hints(home.run("oppsett"))
    assert ["oppsett", "--ovelse"] in hints(home.run("oppsett"))
    assert home.run("ny", "os", "--alias", "gutt").code == 0
    begun = hints(home.run("oppsett"))
    assert ["oppsett", "--ovelse"] not in begun
    assert [] in begun
    assert [home.run(*hint).code for hint in begun] == [0, 0]
