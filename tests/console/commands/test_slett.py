"""`bti arkiver`, `bti sperr` and `bti slett`: what they write, whom they stop, and that nothing of the case is left."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.adapters import erasing
from engine.i18n import LANGUAGES, text
from tests.console.commands.running import Program

ALIAS = "gutt med kortnavn"
NOTE = "Leser aller helst om romfart."
REASON = "Politiet ringte om en søster."
SECRETS = (ALIAS, NOTE, REASON, "romfart", "kortnavn", "søster")
ASK = "--som test.leder slett 1 --fordi oppbevaring --hjemmel 'arkivplanen punkt 4'"
AFTER_THE_DELAY = "2026-10-10"


@pytest.fixture
def closed(program: Program) -> Program:
    """A case that was opened in an emergency, worried about, and closed, and an archivist."""
    program.ok(
        "oppsett --person test.tilsyn --oppgave tilsyn --oppgave arkiv",
        "oppsett --person test.helsesykepleier --oppgave nodtilgang",
        f"ny os --alias '{ALIAS}'",
        f"notat 1 '{NOTE}'",
        f"--som test.helsesykepleier tilgang 1 --nod --grunn '{REASON}'",
        "--som test.leder tilgang 1 --gjennomgatt",
        "avslutt 1 --slik slutt --grunn 'De flyttet.' --familien-onsker",
    )
    return program


@pytest.fixture
def erased(closed: Program, tmp_path: Path) -> Program:
    """The case after two persons have had it erased, the delay over, and its package moved away."""
    closed.ok(f"--som test.tilsyn arkiver 1 --til {tmp_path / 'arkiv'}", ASK, "--som test.tilsyn slett 1 --godkjenn")
    shutil.rmtree(tmp_path / "arkiv")
    closed.day = AFTER_THE_DELAY
    closed.ok("--som test.leder slett 1 --utfor --likevel")
    return closed


def every_file(program: Program) -> Iterator[tuple[Path, bytes]]:
    """Every file below the folders of the store, the settings, the key and the temporary files of the program."""
    told = json.loads(program.ok("oppsett --json").out)
    folders = {Path(told[name]).parent.resolve() for name in ("lager", "nøkkel", "innstillinger")}
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                yield path, path.read_bytes()


# ------------------------------------------------------------ archive


def test_a_package_is_read_and_verified_without_the_program(closed: Program, tmp_path: Path) -> None:
    folder = tmp_path / "arkiv"
    ran = closed.ok(f"--som test.tilsyn arkiver 1 --til {folder}")
    (package,) = folder.iterdir()
    assert package.name == "bti-arkiv-2026-001"
    assert {path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_file()} >= {
        "sak.json",
        "LES-MEG.txt",
        "SHA256SUMS",
        "papirer/stafettlogg.html",
        "papirer/stafettlogg.txt",
        "veileder/kilde-1.yaml",
        "veileder/veileder.json",
    }
    assert [path for path in package.rglob("*") if path.stat().st_mode & 0o077] == []
    told = json.loads((package / "sak.json").read_text("utf-8"))
    assert (told["sak"]["nummer"], told["sak"]["alias"]) == ("2026-001", ALIAS)
    assert any(NOTE in event["med_ord"] for event in told["hendelser"])
    assert any(look["begrunnelse"] == REASON for look in told["oppslag"])
    sums = shutil.which("sha256sum")
    if sums:
        subprocess.run([sums, "--check", "--strict", "SHA256SUMS"], cwd=package, check=True, capture_output=True)
    assert "den som får tak i den, kan lese alt" in ran.text
    whole = closed.ok(f"--som test.tilsyn arkiver --sjekk {package}")
    assert "Den er den samme som står i saken." in whole.text


def test_an_alias_that_the_case_no_longer_has_is_in_no_file_of_its_package(program: Program, tmp_path: Path) -> None:
    program.ok(
        "oppsett --person test.tilsyn --oppgave tilsyn --oppgave arkiv",
        f"ny os --alias '{ALIAS}' --fodt 2018-04",
        "gjelder 1 --alias 'guten frå Løkjafjell'",
        "gjelder 1 --alias 'gutt, 8 år'",
        f"notat 1 '{NOTE}'",
        "avslutt 1 --slik slutt --grunn 'De flyttet.' --familien-onsker",
        f"--som test.tilsyn arkiver 1 --til {tmp_path}",
    )
    package = tmp_path / "bti-arkiv-2026-001"
    written = {path: path.read_bytes().decode("utf-8") for path in package.rglob("*") if path.is_file()}
    assert len(written) >= 7
    for old in (ALIAS, "Løkjafjell", "L\\u00f8kjafjell"):
        assert [path.name for path, text in written.items() if old.casefold() in text.casefold()] == []
    events = json.loads(written[package / "sak.json"])["hendelser"]
    assert [one["innhold"]["alias"] for one in events if "alias" in one["innhold"]] == ["gutt, 8 år"] * 3
    assert any(NOTE in one for one in written.values())


def test_a_package_that_was_changed_is_told_file_by_file(closed: Program, tmp_path: Path) -> None:
    closed.ok(f"--som test.tilsyn arkiver 1 --til {tmp_path}")
    package = tmp_path / "bti-arkiv-2026-001"
    (package / "sak.json").write_bytes((package / "sak.json").read_bytes().replace(b"2026-09", b"2026-08", 1))
    (package / "papirer" / "stafettlogg.txt").unlink()
    (package / "ekstra.txt").write_text("Noe mer.", "utf-8")
    ran = closed.bti(f"--som test.tilsyn arkiver --sjekk {package}")
    assert ran.code == 1
    for said in ("Er endret: sak.json", "Er borte: papirer/stafettlogg.txt", "Står ikke i lista: ekstra.txt"):
        assert said in ran.text
    (package / "ekstra.txt").unlink()
    (package / "ekstra").symlink_to("/etc")
    assert "ekstra" in closed.bti(f"--som test.tilsyn arkiver --sjekk {package}").text


def test_whoever_has_the_package_alone_and_no_store_looks_through_it_too(closed: Program, tmp_path: Path) -> None:
    closed.ok(f"--som test.tilsyn arkiver 1 --til {tmp_path}")
    package = tmp_path / "bti-arkiv-2026-001"
    told = closed.bti(f"--lager {tmp_path / 'ingen.lager'} arkiver --sjekk {package}")
    assert (told.code, "Pakken er hel." in told.text, "som står i saken" in told.text) == (0, True, False)
    (package / "sak.json").write_bytes(b"{}")
    assert closed.bti(f"--lager {tmp_path / 'ingen.lager'} arkiver --sjekk {package} --json").code == 1


def test_a_package_made_again_has_a_name_of_its_own_and_the_first_is_no_longer_the_recorded_one(
    closed: Program, tmp_path: Path
) -> None:
    closed.ok(*[f"--som test.tilsyn arkiver 1 --til {tmp_path}"] * 2)
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith("bti-arkiv")) == [
        "bti-arkiv-2026-001",
        "bti-arkiv-2026-001-2",
    ]
    first = closed.bti(f"--som test.tilsyn arkiver --sjekk {tmp_path / 'bti-arkiv-2026-001'}")
    assert (first.code, "Den er en annen enn den som står i saken." in first.text) == (1, True)


@pytest.mark.parametrize(
    "line", ["arkiver", "arkiver 1 --sjekk x", "slett", "slett 1 --godkjenn --trekk", "slett 1 --grunn x"]
)
def test_what_is_written_wrongly_is_told(closed: Program, line: str) -> None:
    assert closed.bti(line).code == 2


# ------------------------------------------------------------ restriction


def test_a_restricted_case_is_not_there_for_those_who_take_part(closed: Program) -> None:
    closed.ok("--som test.tilsyn sperr 1 --grunn 'Familien ber om det.'")
    for line in ("vis 1", "logg 1", "skriv 1 stafettlogg", "gjenapne 1 --grunn x"):
        assert closed.bti(line).code == 4, line
    assert ALIAS not in closed.ok("liste --lukkede").text
    assert closed.bti("--som test.helsesykepleier tilgang 1 --nod --grunn 'Politiet ringte nå.'").code == 4
    assert "sperret" in closed.ok("--som test.tilsyn liste --oppbevaring").text
    assert closed.ok("--som test.leder innsyn 1").code == 0
    closed.ok("--som test.tilsyn sperr 1 --opphev --grunn 'De vil lese den.'")
    assert ALIAS in closed.ok("vis 1").text


# ------------------------------------------------------------ erasure


def test_two_persons_and_the_delay_and_what_stops_it(closed: Program, tmp_path: Path) -> None:
    assert "Lag arkivpakken først" in closed.bti(ASK).text
    closed.ok(f"--som test.tilsyn arkiver 1 --til {tmp_path / 'arkiv'}", ASK)
    alone = closed.bti("--som test.leder slett 1 --godkjenn")
    assert (alone.code, "En annen må godkjenne det" in alone.text) == (3, True)
    assert "Ingen har godkjent" in closed.bti("--som test.leder slett 1 --utfor").text
    told = closed.ok("--som test.tilsyn slett 1 --godkjenn").text
    assert "kan utføres fra 8. okt. 2026" in told
    assert "fra 8. okt. 2026" in closed.bti("--som test.leder slett 1 --utfor").text
    assert closed.bti("gjenapne 1 --grunn 'Det kom mer.'").code == 3
    closed.ok("--som test.leder slett 1 --trekk --grunn 'Arkivet vil ha den.'", "gjenapne 1 --grunn 'Det kom mer.'")


def test_it_is_asked_once_more_before_it_is_carried_out(closed: Program, tmp_path: Path) -> None:
    closed.ok(f"--som test.tilsyn arkiver 1 --til {tmp_path / 'arkiv'}", ASK, "--som test.tilsyn slett 1 --godkjenn")
    closed.day = AFTER_THE_DELAY
    assert closed.bti("--som test.leder slett 1 --utfor").code == 2
    assert "ville ha blitt slettet" in closed.ok("--som test.leder slett 1 --utfor --vis-bare").text
    assert ALIAS in closed.ok("vis 1").text


def test_nothing_on_the_disk_holds_a_word_of_it_with_the_key_or_without(erased: Program) -> None:
    found = list(every_file(erased))
    assert {path.suffix for path, _ in found} >= {".nokkel", ".slettet", ".hode", ".lager"}
    words = [word.encode() for word in SECRETS]
    assert [path for path, content in found if any(word in content for word in words)] == []
    said = " ".join(
        erased.bti(f"--som {who} {line}").text
        for who in ("test.laerer", "test.leder", "test.tilsyn", "test.helsesykepleier")
        for line in ("liste --lukkede", "innsyn", "innsyn 1", "slett --bevis", "logg 1", "liste --oppbevaring")
    )
    assert [secret for secret in SECRETS if secret in said] == []


def test_the_store_is_whole_and_its_number_is_not_given_out_again(erased: Program) -> None:
    assert "Lageret er som det skal." in erased.ok("lager verifiser --grundig").text
    assert erased.bti("vis 1").code == 4
    assert "2026-002" in erased.ok("ny os --alias jente").text


def test_whoever_breaks_off_in_the_middle_is_not_told_that_nothing_was_changed(
    closed: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed.ok(f"--som test.tilsyn arkiver 1 --til {tmp_path / 'arkiv'}", ASK, "--som test.tilsyn slett 1 --godkjenn")
    closed.day = AFTER_THE_DELAY

    def broken_off(store: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(erasing, "settle", broken_off)
        ran = closed.bti("--som test.leder slett 1 --utfor --likevel")
    assert (ran.code, "Ingenting er endret" in ran.text) == (130, False)
    assert closed.bti("vis 1").code == 4
    assert "Lageret er som det skal." in closed.ok("lager verifiser --grundig").text


def test_the_proof_is_for_those_whose_task_it_is(erased: Program) -> None:
    for who in ("test.leder", "test.tilsyn"):
        told = erased.ok(f"--som {who} slett 1 --bevis").out
        assert all(word in told for word in ("2026-001", "arkivplanen punkt 4", "test.leder", "test.tilsyn"))
    assert erased.ok("slett --bevis").out.replace("ØVELSE", "").strip() == ""


def test_a_backup_from_before_does_not_bring_it_back(closed: Program, tmp_path: Path) -> None:
    closed.ok(f"lager sikkerhetskopi {tmp_path}")
    (backup,) = tmp_path.glob("bti-*")
    closed.ok(f"--som test.tilsyn arkiver 1 --til {tmp_path / 'arkiv'}", ASK, "--som test.tilsyn slett 1 --godkjenn")
    closed.day = AFTER_THE_DELAY
    closed.ok("--som test.leder slett 1 --utfor --likevel")
    ran = closed.ok(f"lager gjenopprett {backup} --erstatt --godta-eldre")
    assert "De er slettet igjen." in ran.text
    assert closed.bti("vis 1").code == 4
    assert "Lageret er som det skal." in closed.ok("lager verifiser --grundig").text
    told = closed.bti("doktor")
    assert (told.code, backup.name in told.text) == (1, True)
    shutil.rmtree(backup)
    for path in Path(json.loads(closed.ok("oppsett --json").out)["lager"]).parent.glob("*-erstattet-*"):
        path.unlink()
    assert "slettede saker: 1, ingen eldre kopier" in closed.ok("doktor").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_note_in_a_package_says_how_it_is_checked(language: str) -> None:
    assert "sha256sum --check SHA256SUMS" in text("archive.read-me", language, number="2026-001")


def test_the_minutes_are_among_the_papers_and_only_those_who_had_to_do_with_the_case_are_named(
    program: Program, tmp_path: Path
) -> None:
    program.ok(
        "oppsett --person test.tilsyn --oppgave tilsyn --oppgave arkiv",
        "ny os --alias jente",
        "mote 1 --referat 'Vi snakket om leksene.'",
        "--na 2026-09-15 mote 1 --referat 'Vi er enige.'",
        "avslutt 1 --slik slutt --grunn 'De flyttet.' --familien-onsker",
        f"--som test.tilsyn arkiver 1 --til {tmp_path}",
    )
    package = tmp_path / "bti-arkiv-2026-001"
    for suffix in ("txt", "html"):
        (first,) = (package / "papirer").glob(f"referat-1-*.{suffix}")
        (second,) = (package / "papirer").glob(f"referat-2-*.{suffix}")
        assert "Vi snakket om leksene." in first.read_text("utf-8")
        assert "Vi snakket om leksene." not in second.read_text("utf-8")
        assert "Vi er enige." in second.read_text("utf-8")
    told = json.loads((package / "sak.json").read_text("utf-8"))
    names = {one["navn"] for one in told["personer"].values()}
    assert names.isdisjoint({"test.laerer", "test.leder", "test.helsesykepleier"})
    assert "test.tilsyn" in names  # who looked at it to make the package


def test_a_package_of_a_guide_in_nynorsk_speaks_nynorsk(program: Program, tmp_path: Path) -> None:
    program.ok(
        "oppsett --person test.tilsyn --oppgave tilsyn --oppgave arkiv",
        "ny hoyanger --alias kvinne --om voksen",
        "avslutt 1 --slik slutt --grunn 'Ho flytta.' --familien-onsker",
        f"--som test.tilsyn arkiver 1 --til {tmp_path}",
    )
    assert "Slik sjekkar du" in (tmp_path / "bti-arkiv-2026-001" / "LES-MEG.txt").read_text("utf-8")
