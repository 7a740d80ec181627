"""`bti tiltak`, `evaluer` and `mote`: measures, what comes of them, and the meetings about them."""

from tests.console.commands.running import Program

START = "tiltak 1 --mal 'Trives' --tiltak 'Lekegruppe' --ansvarlig meg"


def test_a_measure_is_started_listed_and_ended(opened: Program) -> None:
    opened.ok(f"{START} --til 2026-12-01 --effekt 'Flere venner'")
    listed = opened.ok("tiltak 1").out
    assert listed.split("\t")[:3] == ["1", "Lekegruppe", "Trives"]
    assert listed.rstrip().endswith("i gang")
    opened.ok("tiltak 1 --avslutt 1 --grunn 'Ferdig.'")
    assert opened.ok("tiltak 1").out.rstrip().endswith("avsluttet")


def test_a_number_that_is_not_there_is_wrong_use(opened: Program) -> None:
    ran = opened.bti("tiltak 1 --avslutt 4")
    assert ran.code == 2
    assert "Tiltak 4 finnes ikke i saken." in ran.text


def test_half_a_measure_names_the_flag_that_is_missing(opened: Program) -> None:
    ran = opened.bti("tiltak 1 --mal Trives --tiltak Lek")
    assert ran.code == 2
    assert "--ansvarlig" in ran.err


def test_an_evaluation_tells_the_result_the_effect_and_what_the_child_said(opened: Program) -> None:
    opened.ok(START)
    ran = opened.ok("evaluer 1 --resultat endret --effekt 'Litt bedre' --syn barn='Jeg vil leke ute.'")
    assert "«Lekegruppe» endres. Effekt: Litt bedre. Barnet eller ungdommen: Jeg vil leke ute." in ran.text


def test_a_child_that_was_not_asked_has_a_reason(opened: Program) -> None:
    opened.ok(START)
    assert "er ikke spurt: syk" in opened.ok("evaluer 1 --resultat viderefort --ikke-spurt barn=syk").text
    wrong = opened.bti("evaluer 1 --resultat viderefort --syn barn")
    assert wrong.code == 2
    assert "mangler likhetstegn" in wrong.text


def test_one_measure_of_several_is_evaluated(opened: Program) -> None:
    opened.ok(START, START.replace("Lekegruppe", "Leksehjelp"))
    ran = opened.ok("evaluer 1 --tiltak 2 --resultat avsluttet")
    assert "«Leksehjelp» avsluttes" in ran.text
    assert "Lekegruppe" not in ran.out


def test_a_meeting_has_people_minutes_and_a_next_date(opened: Program) -> None:
    ran = opened.ok("mote 1 --til-stede mor --til-stede meg --referat - --neste 2026-10-08")
    assert "til stede: mor og" in ran.text
    assert "med referat, neste møte 8. okt. 2026." in ran.text


def test_a_next_meeting_before_this_one_is_refused(opened: Program) -> None:
    ran = opened.bti("mote 1 --neste 2026-09-08")
    assert ran.code == 3
    assert "Neste møte kan ikke være 8. september 2026." in ran.text


def test_a_soft_deadline_is_told_as_a_wish_on_the_case_and_in_my_day(opened: Program) -> None:
    opened.ok(
        *("neste 1", "rolle 1 ansvarlig --er meg", "neste 1", "mote 1", "neste 1 --valg 1"),
        *("mote 1 --neste 2026-10-08", "neste 1", "neste 1", START, "neste 1"),
    )
    opened.day = "2026-10-31"
    assert "20. okt. 2026, for 11 dager siden" in opened.ok("vis 1").text
    assert opened.ok("").out.rstrip().endswith("2026-10-20")
    opened.terminal.is_terminal = True
    opened.terminal.environment["NO_COLOR"] = "1"
    mine = opened.ok("")
    assert mine.out.splitlines()[0] == "I dag, lørdag 31. oktober"
    assert "anbefalt innen 20. okt., for 11 dager siden" in mine.out
    assert "1 sak, 1 forbi anbefalt frist." in mine.out
    assert mine.hints == ("bti vis 1",)


def test_a_colleague_who_is_not_in_the_case_is_said_not_to_see_it(opened: Program) -> None:
    wanted = "--mal Ro --tiltak Lekegruppe --ansvarlig test.laerer"
    told = opened.ok(f"tiltak 1 {wanted}")
    assert "Ikke med i saken, og ser den ikke: test.laerer." in told.text
    assert "Skriv bti rolle 1." in told.text
    invited = opened.ok("mote 1 --kall-inn --den 2026-09-20 --inviter test.laerer --inviter foresatte")
    assert "Ikke med i saken, og ser den ikke: test.laerer." in invited.text
    opened.ok("rolle 1 ansvarlig --er test.laerer")
    assert "Ikke med i saken" not in opened.ok(f"tiltak 1 {wanted}").text
    assert "Ikke med i saken" not in opened.ok("tiltak 1 --mal Ro --tiltak Lesing --ansvarlig mor").text
