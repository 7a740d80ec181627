"""`bti angre`, `avslutt` and `gjenapne`: taking back, ending, and beginning again."""

from tests.console.commands.running import Program


def test_an_undo_shows_first_what_changes_and_can_be_redone(opened: Program) -> None:
    opened.ok("neste 1")
    ran = opened.ok("angre 1")
    told = ran.out.splitlines()
    assert told[0] == "Angrer: «Oppmerksomhet» er gjort"
    assert told[1].split() == ["Saken", "står", "nå:", "«Del", "bekymringen»,", "nivå", "0"]
    assert told[2].split() == ["etter:", "«Oppmerksomhet»,", "nivå", "0"]
    assert told[3] == "Angret."
    assert ran.hints[0] == "bti angre 1 --om"
    assert "Nå: Del bekymringen" in opened.ok("angre 1 --om").out


def test_what_somebody_else_did_is_not_mine_to_undo(opened: Program) -> None:
    opened.ok("stafett 1 --til test.laerer", "--som test.laerer stafett 1 --ta-imot")
    ran = opened.bti("angre 1")
    assert ran.code == 3
    assert "Bare de kan angre det." in ran.text


def test_nothing_is_left_to_undo(opened: Program) -> None:
    ran = opened.bti("angre 1")
    assert ran.code == 3
    assert "Det er ikke noe å angre." in ran.text


def test_ending_away_from_an_answer_is_refused_with_the_way_there(opened: Program) -> None:
    ran = opened.bti("avslutt 1 --slik 'uten oppfølging'")
    assert ran.code == 3
    assert "Veien dit: «Oppmerksomhet» → «Del bekymringen» → «Avklar bekymringen» → «Avslutt»." in ran.text


def test_which_ending_must_be_said(opened: Program) -> None:
    ran = opened.bti("avslutt 1")
    assert ran.code == 2
    assert "bti avslutt 1 --slik 'uten oppfølging'" in ran.err


def test_closing_equals_the_answer_that_ends_and_asks_what_it_asks(opened: Program) -> None:
    opened.ok("neste 1", "rolle 1 ansvarlig --er meg", "neste 1", "mote 1", "neste 1 --valg 3")
    stopped = opened.bti("avslutt 1 --slik 'med oppmerksomhet'")
    assert stopped.code == 3
    assert "krever et notat" in stopped.text
    assert stopped.hints == ("bti notat 1 -",)
    opened.ok("notat 1 -")
    assert opened.ok("avslutt 1 --slik 'med oppmerksomhet'").out.endswith("Sak 2026-001 er avsluttet.\n")


def test_a_closed_case_is_opened_again_with_a_reason(opened: Program) -> None:
    opened.ok("avslutt 1 --slik slutt --familien-onsker --grunn 'De flytter.'")
    assert opened.bti("neste 1").code == 3
    assert opened.bti("gjenapne 1").code == 2
    ran = opened.ok("gjenapne 1 --grunn 'De ble.'")
    assert ran.out.splitlines()[0] == "Sak 2026-001 er åpnet igjen."
    assert opened.ok("liste").out.startswith("2026-001\t0\tOppmerksomhet")


def test_closed_cases_are_listed_only_when_asked_for(opened: Program) -> None:
    opened.ok("avslutt 1 --slik slutt --familien-onsker --grunn 'De flytter.'")
    assert opened.ok("liste").out == ""
    assert "avsluttet" in opened.ok("liste --lukkede").out
    assert opened.ok("").hints == ("bti ny --help",)


def test_the_safety_line_stands_after_an_undo_too(opened: Program) -> None:
    opened.ok("neste 1")
    assert "! Hvis du mistenker vold, overgrep eller alvorlig omsorgssvikt: Ikke vent." in opened.ok("angre 1").out


def test_taking_back_an_undo_says_that_it_holds_again(opened: Program) -> None:
    opened.ok("neste 1", "angre 1")
    told = opened.ok("angre 1 --om").out
    assert told.startswith("Angringen tas tilbake: «Oppmerksomhet» er gjort\n")
    assert "Tatt tilbake: Det gjelder igjen.\n" in told
    assert "Angringen er tatt tilbake. Gjelder igjen: «Oppmerksomhet» er gjort" in opened.ok("logg 1").out


def test_undoing_what_moved_nothing_says_that_the_case_stays(opened: Program) -> None:
    opened.ok("samtykke 1 --fra mor --nei")
    told = opened.ok("angre 1").out
    assert "Saken blir stående på samme steg.\n" in told
    assert "skrevet i loggen" not in told


def test_the_log_does_not_say_twice_that_a_case_ended(opened: Program) -> None:
    opened.ok("avslutt 1 --slik slutt --familien-onsker --grunn 'De flytter.'")
    assert "\tSaken er avsluttet, slik familien ønsker. Begrunnelse: De flytter." in opened.ok("logg 1").out


def test_a_case_opened_by_mistake_is_led_to_its_end(program: Program) -> None:
    program.ok("ny froland --alias 'gutt, 6 år'")
    stopped = program.bti("angre 1")
    assert stopped.hints == ("bti logg 1", "bti avslutt 1 --grunn -")
    program.ok("avslutt 1 --grunn 'Åpnet to ganger ved en feil'")


def test_the_same_thing_twice_the_same_day_is_kept_and_told(opened: Program) -> None:
    assert "står det to ganger" not in opened.ok("mote 1 --til-stede mor").text
    assert "nå står det to ganger. Var det feil: bti angre 1" in opened.ok("mote 1 --til-stede mor").text
    opened.ok("angre 1")
    assert "står det to ganger" not in opened.ok("mote 1 --til-stede far").text
    opened.ok("meld 1 --sendt")
    assert "nå står det to ganger" in opened.ok("meld 1 --sendt").text, "and it is kept"
