"""`bti neste` and what it is stopped by, on the guide of Os."""

from tests.console.commands.running import Program


def at_the_first_choice(program: Program) -> Program:
    program.ok("neste 1", "rolle 1 ansvarlig --er meg", "neste 1", "mote 1")
    return program


def test_a_finished_step_leads_to_the_next_and_shows_it(opened: Program) -> None:
    ran = opened.ok("neste 1")
    assert ran.out.startswith("Nå: Del bekymringen   nivå 0, steg 2 av 4\n")
    assert ran.hints == ("bti rolle 1 ansvarlig --er meg", "bti rolle 1 ansvarlig --senere")


def test_consent_at_a_level_stops_with_the_rule_who_can_and_what_to_run(opened: Program) -> None:
    ran = at_the_first_choice(opened).bti("neste 1 --valg 2")
    assert ran.code == 3
    assert ran.out == ""
    told = ran.err.splitlines()
    assert told[1:3] == [
        "Stopp: «Oppfølging med flere samarbeidspartnere» fører til nivå 2, som krever",
        "       samtykke og at dere har valgt hvem «Andre tjenester» er.",
    ]
    assert told[3].startswith("  Regel   os.yaml:")
    assert told[3].endswith(" · samtykke til samarbeid (tolket)")
    assert told[4].endswith(" · tjenester som velges i saken")
    assert told[5] == "  Hvem    Foreldre eller foresatte svarer; alle som er med i saken, kan"
    assert told[6] == "          registrere svaret"
    assert told[7:] == [
        "→ bti samtykke 1 --fra mor --for -   registrer samtykke (- betyr: skriv teksten på neste linje)",
        "  bti skriv 1 samtykke               lag skjemaet",
    ]


def test_what_the_step_asks_and_what_the_level_asks_are_told_apart(opened: Program) -> None:
    opened.ok("neste 1", "rolle 1 ansvarlig --er meg", "neste 1")
    ran = opened.bti("neste 1 --valg 2")
    assert ran.code == 3
    assert "krever at møtet er holdt. Det fører til nivå 2, som krever samtykke og at dere har valgt" in ran.text


def test_several_answers_and_nobody_to_ask_lists_the_exact_commands(opened: Program) -> None:
    ran = at_the_first_choice(opened).bti("neste 1")
    assert ran.code == 2
    assert "bti neste 1 --valg 1   Oppfølging i egen tjeneste → nivå 1" in ran.err
    assert "bti neste 1 --valg 3" in ran.err


def test_an_answer_is_chosen_by_its_number_its_text_or_the_start_of_it(opened: Program) -> None:
    at_the_first_choice(opened)
    for choice in ("3", "avslutte", "Avsl"):
        ran = opened.bti(f"neste 1 --valg {choice} --vis-bare")
        assert ran.code == 0, ran
        assert "etter: «Avslutt», nivå 0" in ran.text


def test_a_part_of_an_answer_is_enough_where_it_means_one(opened: Program) -> None:
    at_the_first_choice(opened)
    assert "etter: " in opened.ok("neste 1 --valg 'egen tjeneste' --vis-bare").text
    assert opened.bti("neste 1 --valg oppfølging --vis-bare").code == 2
    assert opened.bti("neste 1 --valg lg --vis-bare").code == 2


def test_an_answer_that_is_not_there_is_wrong_use(opened: Program) -> None:
    ran = at_the_first_choice(opened).bti("neste 1 --valg 7")
    assert ran.code == 2
    assert "«7» er ikke blant svarene." in ran.err


def test_the_start_of_two_answers_means_neither(opened: Program) -> None:
    assert at_the_first_choice(opened).bti("neste 1 --valg Oppfølging").code == 2


def test_a_dry_run_keeps_nothing(opened: Program) -> None:
    ran = opened.bti("neste 1 --vis-bare")
    assert "Prøve: ingenting er lagret." in ran.out
    assert "nå: «Oppmerksomhet», nivå 0" in ran.text
    assert opened.ok("vis 1").out.count("steg 1 av 4") == 1


def test_a_day_that_has_not_been_is_refused(opened: Program) -> None:
    ran = opened.bti("neste 1 --dato 2026-09-09")
    assert ran.code == 3
    assert "9. september 2026 har ikke vært ennå." in ran.text


def test_a_date_that_is_none_is_wrong_use(opened: Program) -> None:
    ran = opened.bti("neste 1 --dato tirsdag")
    assert ran.code == 2
    assert "«tirsdag» er ingen dato" in ran.text


def test_the_step_is_not_skipped_unless_the_guide_lets_it(opened: Program) -> None:
    ran = opened.bti("neste 1 --hopp-over --grunn -")
    assert ran.code == 3
    assert "Dette steget er ikke valgfritt." in ran.text


def test_a_case_that_is_not_there_and_one_that_is_not_mine_read_the_same(opened: Program) -> None:
    unknown = opened.bti("--som test.leder vis 99")
    forbidden = opened.bti("--som test.leder vis 1")
    assert unknown.code == forbidden.code == 4
    assert unknown.err.replace("99", "1") == forbidden.err


def test_a_resting_place_is_left_with_a_target_and_a_reason(program: Program) -> None:
    program.ok("ny froland --alias 'gutt, 6 år'")
    listed = program.bti("neste 1")
    assert listed.code == 2
    assert "bti neste 1 --til 1" in listed.err
    stopped = program.bti("neste 1 --til 'nivå 1'")
    assert stopped.code == 3
    assert stopped.hints == ("bti neste 1 --til 'nivå 1' --grunn -",)
    moved = program.ok("neste 1 --til 'nivå 1' --grunn 'Han vil ha hjelp.'")
    assert moved.out.startswith("Nå: Fra bekymring til tiltak   nivå 1")


def test_a_target_that_the_step_does_not_lead_to_is_wrong_use(opened: Program) -> None:
    assert opened.bti("neste 1 --til 'nivå 3'").code == 2
    assert opened.bti("neste 1 --til 'Del bekymringen' --vis-bare").code == 0


def test_a_choice_where_there_is_none_says_so(opened: Program) -> None:
    ran = opened.bti("neste 1 --valg 1")
    assert ran.code == 2
    assert "«Oppmerksomhet» har ingen svar å velge mellom." in ran.text


def test_the_list_of_answers_is_marked_as_practice(opened: Program) -> None:
    opened.ok("rolle 1 ansvarlig --er meg", "neste 1", "neste 1")
    for line in ("neste 1", "neste 1 --valg tulle"):
        assert opened.bti(line).err.splitlines()[0] == "ØVELSE", line


def test_a_stop_and_the_reason_name_the_same_people(opened: Program) -> None:
    opened.ok("neste 1")
    stopped, why = opened.bti("neste 1"), opened.ok("forklar 1")
    assert stopped.code == 3
    assert "Hvem alle som er med i saken" in stopped.text
    assert "Hvem alle som er med i saken" in why.text


def test_a_day_before_the_case_says_how_a_case_is_opened_on_it(opened: Program) -> None:
    ran = opened.bti("neste 1 --dato 'i går'")
    assert (ran.code, "åpner du med bti ny --dato." in ran.text) == (3, True)


def test_a_way_in_the_list_can_be_copied_with_all_that_it_needs(program: Program) -> None:
    program.ok("ny froland --alias 'gutt, 6 år'")
    listed = program.bti("neste 1")
    assert "bti neste 1 --til 1 --grunn -" in listed.err
    assert program.bti("neste 1 --til 1 --grunn -").code == 0


def test_on_a_level_without_steps_what_comes_next_is_the_next_level_or_what_it_lacks(program: Program) -> None:
    program.ok("ny froland --alias 'gutt, 6 år'")
    assert program.ok("vis 1").hints == ("bti neste 1 --til 1 --grunn -",)
    moved = program.ok("neste 1 --til 1 --grunn 'Han vil ha hjelp.'")
    assert moved.hints == ("bti tjeneste 1",)
    program.try_hints(moved)
