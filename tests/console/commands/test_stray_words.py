"""Words too many, other spellings, and commands that are called something else here."""

import shlex

import pytest

from tests.console.commands.running import Program


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("stafett 1 test.laerer", "bti stafett 1 --til test.laerer"),
        ("samtykke 1 ja", "bti samtykke 1 --fra HVEM --for TJENESTE"),
        ("samtykke 1 nei", "bti samtykke 1 --nei --fra HVEM --for TJENESTE"),
        ("tiltak 1 'Visuell dagsplan'", "bti tiltak 1 --tiltak 'Visuell dagsplan'"),
        ("rolle 1 ansvarlig meg", "bti rolle 1 ansvarlig --er meg"),
        ("evaluer 1 1 bra", "bti evaluer 1 --resultat viderefort --tiltak 1"),
        ("mote 1 --til-stede mor Avtalte plan", "bti mote 1 --til-stede mor --referat 'Avtalte plan'"),
        ("avslutt 1 slutt", "bti avslutt 1 --slik slutt"),
        ("neste 1 2", "bti neste 1 --valg 2"),
        ("ny os gutt", "bti ny os --alias gutt"),
        ("notat 1 Far ringte", "bti notat 1 'Far ringte'"),
    ],
)
def test_a_word_too_many_is_answered_with_where_it_belongs(opened: Program, line: str, instead: str) -> None:
    ran = opened.bti(line)
    assert ran.code == 2
    assert instead in ran.text
    assert "ett ord for mye" not in ran.text


def test_what_belongs_nowhere_is_only_named(opened: Program) -> None:
    ran = opened.bti("angre 1 alt")
    assert ran.code == 2
    assert "«alt» er mer enn kommandoen tar." in ran.text


@pytest.mark.parametrize("flag", ["--til-stede", "--tilstede", "--til-stades", "--tilstades"])
def test_who_was_there_is_spelled_in_many_ways(opened: Program, flag: str) -> None:
    assert "til stede: mor" in opened.ok(f"mote 1 {flag} mor").text


@pytest.mark.parametrize(
    "line",
    [
        "samtykke 1 --frå mor --for PPT --munnleg",
        "tiltak 1 --mål Trives --tiltak Lek --ansvarleg meg",
        "stafett 1 --til test.laerer --ønske ja",
        "stafett 1 --til test.laerer --ønskje ja",
        "evaluer 1 --resultat videreført --effekt Bra",
    ],
)
def test_options_are_also_known_with_their_own_letters(opened: Program, line: str) -> None:
    opened.ok(line)
    named = [word for word in shlex.split(line) if word.startswith("--") and not word.isascii()]
    assert not any(word in opened.ok(f"{line.split(maxsplit=1)[0]} --help").out for word in named)


@pytest.mark.parametrize("name", ["Os", "OS", "os"])
def test_a_bundled_guide_is_known_whatever_its_capitals(program: Program, name: str) -> None:
    assert program.ok(f"ny {name} --alias x").code == 0


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("hvor 1", "vis"), ("visa 1", "vis"), ("kvar", "vis"), ("stafet 1", "stafett")),
        *(("14", "vis 14"), ("2026-014", "vis 2026-014"), ("bekymring", "ny")),
        *(("vold", "meld"), ("Barnevernet", "meld"), ("bekymringsmelding 1", "meld"), ("mistanke 1", "meld")),
    ],
)
def test_an_unknown_command_names_the_nearest(program: Program, typed: str, meant: str) -> None:
    ran = program.bti(typed)
    assert ran.code == 2
    assert f"Mente du {meant}?" in ran.text


def test_a_command_that_is_like_no_other_is_said_not_to_be_there(program: Program) -> None:
    ran = program.bti("xyzzy")
    assert ran.code == 2
    assert "Det finnes ingen kommando som heter «xyzzy»." in ran.text
    assert "Mente du" not in ran.text


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("stafett 1 --ta-imot --som test.laerer", "bti --som test.laerer stafett 1 --ta-imot"),
        ("vis 1 --som=test.laerer", "bti --som test.laerer vis 1"),
        ("vis --na 2026-09-09 1", "bti --na 2026-09-09 vis 1"),
        ("vis 1 --språk nn", "bti --sprak nn vis 1"),
        ("vis 1 --lager 'mitt lager'", "bti --lager 'mitt lager' vis 1"),
    ],
)
def test_an_option_of_the_program_is_told_where_it_stands(opened: Program, line: str, instead: str) -> None:
    ran = opened.bti(line)
    assert ran.code == 2
    assert f"står først: {instead}" in ran.text.replace("bti --na 2026-09-08 ", "bti ")


def test_an_option_of_nobody_is_told_as_before(opened: Program) -> None:
    assert "Det finnes ikke noe valg som heter '--tull'" in opened.bti("vis 1 --tull").text
    assert opened.bti("vis 1 --som").code == 2


@pytest.mark.parametrize(
    ("line", "flag"),
    [
        ("tjeneste 1 'Andre tjenester' --er PPT --er Helsestasjonen", "--er"),
        ("neste 1 --valg 1 --valg=2", "--valg"),
        ("neste 1 --dato 'i går' --dato 'i dag'", "--dato"),
        ("--som test.laerer --som test.leder vis 1", "--som"),
    ],
)
def test_no_value_is_lost_where_an_option_takes_one(opened: Program, line: str, flag: str) -> None:
    before = opened.ok("logg 1 --json").out
    ran = opened.bti(line)
    assert ran.code == 2
    assert f"{flag} kan bare gis én gang." in ran.text
    assert opened.ok("logg 1 --json").out == before


def test_what_may_be_given_several_times_still_may(opened: Program) -> None:
    assert "til stede: mor og far" in opened.ok("mote 1 --til-stede mor --til-stede far --referat x").text
