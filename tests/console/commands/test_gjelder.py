"""`bti gjelder` and `bti ny`: whom a case is about and how old, who came with it, and what it is called."""

import json
import shlex
from pathlib import Path

import pytest

from tests.console.commands.running import Program
from tests.house.tree import ROOT

PHASES = shlex.quote(str(ROOT / "tests" / "language" / "ok" / "faser.yaml"))
OPENED = f"ny {PHASES} --for ungdomsskolen --fra 'fase 1' --alias ungdom"


def known(program: Program) -> dict[str, object]:
    told: dict[str, object] = json.loads(program.ok("gjelder 1 --json").out)
    return told


def test_it_is_told_whom_a_case_is_about_where_that_does_not_go_without_saying(program: Program) -> None:
    plain = program.ok("ny os --alias 'gutt'")
    assert "Saken gjelder" not in plain.text
    ran = program.ok("ny os --alias 'kvinne' --om gravid --alder 31")
    assert "Saken gjelder gravid, 31 år" in ran.text
    assert "Saken gjelder gravid, 31 år" in program.ok("vis 2").text
    assert "Den gjelder: gravid, 31 år" in program.ok("logg 2").text


def test_a_guide_for_grown_ups_opens_cases_about_grown_ups(program: Program) -> None:
    program.ok("ny hoyanger --alias mann")
    assert known(program) == {"subject": "adult", "age": None, "age_at_most": None}


def test_who_came_with_it_is_told_with_what_the_guide_says_of_that_way_in(program: Program) -> None:
    ran = program.ok("ny sortland --alias gutt --av mor")
    assert "Startet av Foresatte Veilederen sier Foreldre kan selv be om hjelp" in ran.text
    assert "Startet av Foresatte" in program.ok("vis 1").text
    stopped = program.bti("ny sortland --alias gutt --av ungdom")
    assert "«Barnet eller ungdommen» kan ikke starte saken der." in stopped.text
    assert stopped.hints[0] == "bti ny sortland --alias gutt --fra 0 --av ansatt"
    program.try_hints(stopped)


@pytest.mark.parametrize("who", ["ansatt", "foreldre", "ungdom", "selv"])
@pytest.mark.parametrize("guide", ["os", "froland", "hoyanger"])
def test_a_guide_that_does_not_say_who_lets_anybody_come(program: Program, guide: str, who: str) -> None:
    program.ok(f"ny {guide} --alias sak --av {who}")


def test_a_case_begins_at_a_later_level_where_the_guide_has_a_way_in(program: Program) -> None:
    ran = program.ok(f"ny {PHASES} --for barneskolen --alias jente --fra 'fase 2' --av skolehelsetjenesten")
    assert "Veilederen sier Eleven har fortalt om fraværet." in ran.text
    assert "Den begynte på «Spør fraværsteamet», fase 2" in program.ok("logg 1").text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("--om voksen --alder 15", "Den som er 15 år, er ikke voksen. Skriv --om barn"),
        ("--om barn --alder 19", "Den som er 19 år, er ikke barn. Skriv --om ungdom"),
        ("--fodt 2011-09 --alder 9", "Den som er født i september 2011, er ikke 9 år."),
        ("--fodt 2031-09", "Den saken gjelder, kan ikke være født i september 2031."),
    ],
)
def test_somebody_who_cannot_be_is_refused_with_what_to_write(opened: Program, typed: str, said: str) -> None:
    for line in (f"ny os --alias x {typed}", f"gjelder 1 {typed}"):
        ran = opened.bti(line)
        assert (ran.code, said in ran.text) == (3, True), ran


@pytest.mark.parametrize("typed", ["2011-13", "september", "2011", "0000-01", "2011-09-14"])
def test_a_day_or_anything_else_is_no_month(opened: Program, typed: str) -> None:
    ran = opened.bti(f"gjelder 1 --fodt {typed}")
    assert (ran.code, f"«{typed}» er ikke en måned." in ran.text) == (2, True)


@pytest.mark.parametrize("typed", ["2011-09", "09.2011", "9/2011", "2011.9"])
def test_a_month_can_be_written_as_people_write_it(opened: Program, typed: str) -> None:
    opened.ok(f"gjelder 1 --om ungdom --fodt {typed}")
    assert known(opened) == {"subject": "youth", "age": 14, "age_at_most": 15}
    opened.day = "2026-10-01"
    assert known(opened) == {"subject": "youth", "age": 15, "age_at_most": 15}


def test_it_is_said_anew_and_can_be_undone(opened: Program) -> None:
    ran = opened.ok("gjelder 1 --om ungdom --alder 15")
    assert "Registrert: den saken gjelder, er ungdom, 15 år." in ran.text
    assert "Saken gjelder: ungdom, 15 år." in opened.ok("gjelder 1").text
    opened.ok("angre 1")
    assert "Saken gjelder: barn." in opened.ok("gjelder 1").text
    assert "Registrert: saken gjelder en familie." in opened.ok("gjelder 1 --om familie").text


def test_another_alias_takes_the_place_of_the_old_everywhere(opened: Program) -> None:
    ran = opened.ok("gjelder 1 --alias 'jente, 12 år'")
    assert "Registrert: saken har fått et annet kortnavn." in ran.text
    for line in ("vis 1", "logg 1", "liste", "liste --json", "vis 1 --json", "forklar 1", "skriv 1 stafettlogg"):
        assert "gutt, 6 år" not in opened.ok(line).text, line
    assert "jente, 12 år" in opened.ok("vis 1").text
    assert opened.bti("finn gutt").out == ""
    assert opened.bti("angre 1").code == 3
    assert "jente, 12 år" in opened.ok("vis 1").text


def test_an_alias_that_looks_like_a_name_is_refused_or_asked_about(opened: Program) -> None:
    ran = opened.bti("gjelder 1 --alias 'Ola Nordmann'")
    assert (ran.code, "Kortnavnet er som før." in ran.text) == (2, True)
    opened.ok("gjelder 1 --alias 'Store Lille' --likevel")
    assert "Store Lille" in opened.ok("vis 1").text


def test_the_alias_and_whom_it_is_about_are_two_things(opened: Program) -> None:
    assert opened.bti("gjelder 1 --alias x --alder 6").code == 2


def test_an_age_grows_with_the_case_and_a_consent_is_asked_for_anew(program: Program) -> None:
    program.ok(f"{OPENED} --om ungdom --alder 14 --av kontaktlærer")
    program.ok("samtykke 1 --fra mor --rolle foresatte --for PPT --skriftlig")
    program.day = "2026-12-01"
    assert "Saken gjelder ungdom, 14 eller 15 år" in program.ok("vis 1").text
    ran = program.bti("samtykke 1 --fra mor --rolle foresatte --for PPT")
    assert "er 14 eller 15 år nå, og da avgjør alderen hvem som gir «Samtykke til samarbeid»" in ran.text
    assert ran.hints == (
        "bti samtykke 1 --fra mor --for PPT --rolle foresatte --alder -",
        "bti gjelder 1 --fodt -",
    )
    program.try_hints(ran)
    program.ok("gjelder 1 --fodt 2011-10")
    shown = program.ok("vis 1").text
    assert "Samtykket fra mor for PPT må tas opp på nytt: Nå skal også «Eleven» svare." in shown


def test_what_is_asked_of_a_talk_is_said_of_whom_the_case_is_about(program: Program) -> None:
    program.ok("ny os --alias x --om gravid", "notat 1 'Hun gleder seg.' --samtale gravid")
    assert "Samtale med den gravide: Hun gleder seg." in program.ok("logg 1").text


def two_kept_out(folder: Path) -> Path:
    """A guide that keeps both those at home and the brother out after a suspicion."""
    text = (ROOT / "tests" / "language" / "ok" / "bokstaver.yaml").read_text("utf-8")
    text = text.replace("holder_utenfor: [hjemmet]", "holder_utenfor: [hjemmet, bror]")
    file = folder / "to.yaml"
    file.write_text(text.replace("\nroller:\n", "\nroller:\n  bror: {tittel: Broren}\n"), "utf-8")
    return file


def test_for_whom_it_is_cleared_is_said_or_asked(program: Program, tmp_path: Path) -> None:
    program.ok(f"ny {two_kept_out(tmp_path)} --alias x --utkast", "meld 1 --mistanke ord")
    stopped = program.bti("meld 1 --klarert-av politi")
    assert "Flere holdes utenfor: «De hjemme» og «Broren»." in stopped.text
    assert stopped.hints == (
        "bti meld 1 --klarert-av barneverntjenesten --gjelder 'De hjemme'",
        "bti meld 1 --klarert-av barneverntjenesten --gjelder Broren",
    )
    program.try_hints(stopped)
    ran = program.ok("meld 1 --klarert-av politi --gjelder Broren")
    assert "har klarert. Fortsatt holdes noen utenfor: de hjemme." in ran.text
    program.terminal.is_terminal = True
    assert "Ingen holdes utenfor lenger." in program.ok("meld 1 --klarert-av politi").text


def test_on_a_terminal_it_is_asked_for_whom(program: Program, tmp_path: Path) -> None:
    program.ok(f"ny {two_kept_out(tmp_path)} --alias x --utkast", "meld 1 --mistanke ord")
    program.terminal.is_terminal = True
    ran = program.bti("meld 1 --klarert-av politi", words="Vakta ringte\n2\n")
    assert "Fortsatt holdes noen utenfor: de hjemme." in ran.text
    assert "Broren" in program.ok("logg 1").text


def test_the_form_says_who_gives_a_consent_at_the_age_that_it_may_be(program: Program) -> None:
    program.ok("ny os --alias x --om gravid", f"{OPENED} --om ungdom --alder 14 --av kontaktlærer")
    assert "Hvem som gir samtykket: den gravide." in program.ok("skriv 1 samtykke").text
    assert "Hvem som gir samtykket: under 15 år: De foresatte." in program.ok("skriv 2 samtykke").text
    program.day = "2026-12-01"
    both = "Hvem som gir samtykket: under 15 år: De foresatte; 15–17 år: Eleven, De foresatte."
    assert both in program.ok("skriv 2 samtykke").text


def test_a_grown_up_is_the_one_who_answers_where_the_guide_names_guardians(program: Program) -> None:
    program.ok("ny os --alias x --om gravid", "neste 1", "rolle 1 ansvarlig --er meg", "neste 1", "mote 1")
    told = program.bti("forklar 1").text
    assert "Den gravide svarer" in told
    assert "foresatte svarer" not in told
