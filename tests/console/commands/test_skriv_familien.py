"""`bti skriv` for the family: their copy of the log and the citizen's copy, and nothing while somebody is kept out."""

import json
from pathlib import Path

import pytest

from tests.console.commands.running import Program, Ran
from tests.console.output_tracks import QUOTED

COPY = "skriv 1 stafettlogg --til-foresatte"


@pytest.fixture
def at_home(program: Program) -> Program:
    """A case on a guide that keeps those at home out on suspicion."""
    program.ok(f"ny {QUOTED} --alias jente --for skole", "tiltak 1 --mal Trygg --tiltak Turgruppe --ansvarlig meg")
    return program


def test_the_family_gets_a_copy_of_the_log_that_somebody_reads_through_first(at_home: Program) -> None:
    ran = at_home.ok(COPY)
    assert "Stafettlogg – kopi til familien" in ran.text
    assert "Turgruppe" in ran.out
    assert "Saken er nå på" not in ran.out
    assert "Les gjennom kopien før du gir den fra deg." in ran.text
    assert ran.hints == (f"bti {COPY} --format html --ut stafettlogg-til-foresatte.html",)
    assert "Les gjennom referatet før du gir det fra deg." in at_home.ok("skriv 1 referat").err
    whole = at_home.ok("skriv 1 stafettlogg")
    assert "Saken er nå på" in whole.out
    assert "Les gjennom" not in whole.err


def test_the_copy_says_so_in_json(at_home: Program) -> None:
    told = json.loads(at_home.ok(f"{COPY} --format json --json").out)
    assert (told["document"], told["for_guardians"], told["format"]) == ("stafettlogg", True, "json")
    assert told["content"]["for_guardians"]
    assert told["content"]["measures"][0]["title"] == "Turgruppe"
    assert json.loads(told["text"]) == told["content"]
    plain = json.loads(at_home.ok("skriv 1 stafettlogg --json").out)
    assert (plain["for_guardians"], plain["content"]) == (False, None)


@pytest.mark.parametrize(
    "line", [COPY, f"{COPY} --format json --json", "skriv 1 innsyn", "skriv 1 innsyn --format html"]
)
def test_nothing_is_written_for_them_while_somebody_is_kept_out(at_home: Program, line: str, tmp_path: Path) -> None:
    at_home.ok("meld 1 --mistanke 'Hun sa noe.'")
    made = tmp_path / "ut"
    ran = at_home.bti(f"{line} --ut '{made}'")
    assert ran.code == 3
    assert not made.exists()
    assert "Turgruppe" not in ran.text
    if "--json" not in line:
        assert "noen har klarert kontakt med «De hjemme»" in ran.text
        assert "hvem som holdes utenfor ved mistanke" in ran.text
        assert "bti meld 1 --klarert-av barnevern" in ran.text


def test_once_it_is_cleared_the_copy_tells_nothing_of_what_was_done_meanwhile(at_home: Program) -> None:
    before = at_home.ok(COPY).out
    at_home.ok("meld 1 --mistanke 'Hun sa noe.'", "tiltak 1 --mal SKJULT --tiltak SKJULT --ansvarlig meg")
    assert "SKJULT" in at_home.ok("skriv 1 stafettlogg").out
    at_home.ok("meld 1 --klarert-av barnevern --tekst 'Ringte i dag'")
    assert at_home.ok(COPY).out == before


def test_a_log_that_is_written_meanwhile_is_said_to_be_for_colleagues(at_home: Program) -> None:
    warned = "Noen er holdt utenfor saken. Ikke gi dette til dem"
    assert warned not in at_home.ok("skriv 1 stafettlogg").text
    at_home.ok("meld 1 --mistanke 'Hun sa noe.'")
    assert warned in at_home.ok("skriv 1 stafettlogg").text


def test_the_citizens_copy_tells_what_is_kept_and_who_has_looked(at_home: Program) -> None:
    at_home.ok("notat 1 'Hun liker å tegne.'")
    ran = at_home.ok("skriv 1 innsyn")
    for said in (
        "Innsyn i saken",
        "Turgruppe",
        "Hun liker å tegne.",
        "Hvem som har sett og skrevet",
        "(deltaker; felles, logg)",
    ):
        assert said in ran.text
    assert "Les gjennom før du gir det fra deg." in ran.text
    looks = json.loads(at_home.ok("skriv 1 innsyn --format json").out)["looks"]
    assert {one["wrote"] for one in looks} == {True, False}
    assert any("logg" in one["areas"] for one in looks), "this look is one of them"


def looks(ran: Ran) -> list[str]:
    """The lines on who has looked and written, each unfolded."""
    told = ran.out.split("Hvem som har sett og skrevet", 1)[1].split("Mer å spørre om")[0]
    return [" ".join(line.split()) for line in told.split("\n- ")[1:]]


def test_what_one_has_done_alike_on_one_day_is_one_line_with_a_count(at_home: Program) -> None:
    at_home.ok(*["vis 1"] * 3, "notat 1 'Hun liker å tegne.'", *["logg 1"] * 2)
    at_home.day = "2026-09-09"
    at_home.ok("vis 1", "rolle 1 lærer --er test.laerer")
    ran = at_home.ok("skriv 1 innsyn")
    lines = looks(ran)
    each = json.loads(at_home.ok("skriv 1 innsyn --format json").out)["looks"]
    (me,) = {one["who"] for one in each}
    assert lines == [
        f"8. sept. 2026 kl. 12.00: {me}: så 7 ganger (deltaker; felles)",
        f"8. sept. 2026 kl. 12.00: {me}: skrev 3 ganger (felles)",
        f"9. sept. 2026 kl. 12.00: {me}: så 4 ganger (deltaker; felles, logg)",
        f"9. sept. 2026 kl. 12.00: {me}: skrev (felles)",
    ]
    assert len(each) > 15, "each look stands alone for who reads it by program"
    assert all(len(line) <= 80 for line in ran.out.split("→")[0].splitlines())


def test_the_citizens_copy_tells_who_has_had_the_baton_and_names_people_in_one_way(at_home: Program) -> None:
    at_home.ok("rolle 1 lærer --er test.laerer", "stafett 1 --til test.helsesykepleier --grunn 'Ny skole.'")
    at_home.ok("--som test.helsesykepleier stafett 1 --ta-imot")
    at_home.ok("--som test.helsesykepleier stafett 1 --til test.laerer --grunn 'Tilbake igjen.'")
    at_home.ok("--som test.laerer stafett 1 --ta-imot")
    ran = at_home.ok("--som test.laerer skriv 1 innsyn")
    told = ran.out.split("Hvem som har hatt stafetten", 1)[1].split("\n\nSteg")[0]
    assert "helsesykepleier (test.helsesykepleier)\n  Fra: 8. september 2026\n  Begrunnelse: Ny skole." in told
    assert "(test.laerer)\n  Begrunnelse: Tilbake igjen." in told
    assert "har den fortsatt" not in told
    for line in ran.out.splitlines():
        assert "test." not in line or "(test." in line, line
    assert "test." not in at_home.ok("skriv 1 stafettlogg").out


def test_of_a_baton_that_changed_hands_meanwhile_the_copy_tells_who_has_it_and_no_day(at_home: Program) -> None:
    at_home.ok("rolle 1 lærer --er test.laerer", "stafett 1 --til test.laerer")
    at_home.ok("--som test.laerer stafett 1 --ta-imot")
    at_home.ok("meld 1 --mistanke 'Hun sa noe.'")
    at_home.ok("--som test.laerer stafett 1 --til test.helsesykepleier --grunn SKJULT")
    at_home.ok("--som test.helsesykepleier stafett 1 --ta-imot", "meld 1 --klarert-av barnevern")
    at_home.day = "2026-09-20"
    ran = at_home.ok("--som test.helsesykepleier skriv 1 innsyn --format json")
    holders = json.loads(ran.out)["holders"]
    assert [(one["who"], one["since"]) for one in holders] == [
        ("lærer (test.laerer)", "2026-09-08"),
        ("helsesykepleier (test.helsesykepleier)", None),
    ]
    assert "SKJULT" not in ran.out


def test_every_label_begins_with_a_capital(at_home: Program) -> None:
    at_home.ok("rolle 1 lærer --er test.laerer")
    for document in ("skriv 1 innsyn", "skriv 1 stafettlogg", "skriv 1 referat", "skriv 1 innkalling"):
        for line in at_home.ok(document).out.split("→")[0].splitlines():
            label, colon, _ = line.lstrip("- ").partition(": ")
            assert not colon or not line.startswith(("- ", "  ")) or not label[:1].islower(), (document, line)


def test_the_citizens_copy_tells_of_no_writing_that_it_does_not_show(at_home: Program) -> None:
    def written() -> int:
        told = json.loads(at_home.ok("--som test.leder innsyn 1 --innbygger --json").out)
        return sum(one["wrote"] for one in told["traces"])

    wrote = written()
    at_home.ok("meld 1 --mistanke 'Hun sa noe.'", "notat 1 SKJULT", "meld 1 --klarert-av barnevern")
    assert written() == wrote
    copy = json.loads(at_home.ok("skriv 1 innsyn --format json").out)
    assert sum(one["wrote"] for one in copy["looks"]) == wrote
    assert "SKJULT" not in json.dumps(copy)


def test_the_log_is_not_printed_for_the_citizen_while_somebody_is_kept_out(at_home: Program) -> None:
    at_home.ok("meld 1 --mistanke 'Hun sa noe.'")
    ran = at_home.bti("--som test.leder innsyn 1 --innbygger")
    assert ran.code == 3
    assert "Utskriften til innbyggeren kan ikke lages nå." in ran.text
    assert ran.out == ""
    assert "skrev" in at_home.ok("--som test.leder innsyn 1").out


def test_only_whoever_has_the_baton_makes_the_citizens_copy(at_home: Program) -> None:
    at_home.ok("rolle 1 lærer --er test.laerer", "stafett 1 --til test.helsesykepleier")
    at_home.ok("--som test.helsesykepleier stafett 1 --ta-imot")
    ran = at_home.bti("--som test.laerer skriv 1 innsyn")
    assert ran.code == 3
    assert "Turgruppe" not in ran.text
    at_home.ok("--som test.helsesykepleier skriv 1 innsyn")


def test_there_is_a_copy_of_the_log_alone(at_home: Program) -> None:
    ran = at_home.bti("skriv 1 referat --til-foresatte")
    assert ran.code == 2
    assert "stafettlogg" in ran.text


def test_a_form_to_fill_in_is_no_markdown(at_home: Program) -> None:
    ran = at_home.bti("skriv 1 samtykke --format markdown")
    assert (ran.code, "«samtykke» finnes ikke som markdown. Velg tekst, html eller json." in ran.text) == (2, True)
    assert at_home.ok("skriv 1 stafettlogg --format markdown").hints == (
        "bti skriv 1 stafettlogg --format markdown --ut stafettlogg.md",
    )
