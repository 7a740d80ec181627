"""`bti mote`: whatever a meeting lacks is mended by one command, and no command is hinted at by itself."""

import json

import pytest

from tests.console.commands.running import Program

TO_THE_LOG_MEETING = (
    "neste 1",
    "rolle 1 ansvarlig --er meg",
    "neste 1",
    "mote 1 --til-stede mor",
    "neste 1 --valg 1",
    "mote 1",
)


@pytest.fixture
def lacking(opened: Program) -> Program:
    """A meeting that is held on paper alone: what the guide asks of it is not there."""
    opened.ok(*TO_THE_LOG_MEETING)
    return opened


def test_a_bare_meeting_is_followed_by_one_command_that_mends_it(lacking: Program) -> None:
    stopped = lacking.bti("neste 1")
    assert stopped.code == 3, stopped
    assert stopped.hints[0].startswith("bti mote 1 --")
    mended = lacking.ok(stopped.hints[0].removeprefix("bti "))
    assert "bti mote" not in " ".join(mended.hints)
    assert lacking.bti("neste 1").code == 0


def test_on_a_terminal_where_nobody_can_answer_it_is_written_out(lacking: Program) -> None:
    lacking.terminal.is_terminal = True
    assert lacking.bti("vis 1").hints[0].startswith("bti mote 1 --neste 2026-")


def test_before_the_meeting_a_terminal_gets_the_day_written_out_and_the_bare_command_asks(opened: Program) -> None:
    opened.ok(*TO_THE_LOG_MEETING[:-1])
    assert opened.bti("vis 1").hints[0].startswith("bti mote 1 --")
    opened.terminal.is_terminal = True
    assert opened.bti("vis 1").hints == ("bti mote 1 --neste 2026-10-20",)
    asked = opened.bti("mote 1", words="2026-10-08\n")
    assert asked.code == 0, asked
    assert asked.hints == ("bti neste 1",)


def test_no_command_of_the_walk_is_followed_by_itself(opened: Program) -> None:
    """Run the first hint again and again, in a pipe: each is another command than the one before."""
    opened.terminal.environment["NO_COLOR"] = "1"
    ran, line = opened.bti("vis 1"), "bti vis 1"
    for _ in range(25):
        following = ran.hints[0] if ran.hints else ""
        if not following:
            break
        assert following != line or following.startswith("bti neste"), ran
        line = following
        ran = opened.bti(line.removeprefix("bti "), words="Noe som noen skrev.\n")
        assert ran.code in (0, 3), (line, ran)


def test_no_next_meeting_is_proposed_for_a_weekend(opened: Program) -> None:
    opened.ok(*TO_THE_LOG_MEETING[:-1])
    opened.day = "2026-09-12"
    assert opened.ok("vis 1").hints == ("bti mote 1 --neste 2026-10-23",)


def test_the_day_proposed_is_the_agreed_one_and_else_not_past_the_deadline(opened: Program) -> None:
    opened.ok(*TO_THE_LOG_MEETING[:-1], "mote 1 --neste 2026-09-30 --referat ord", "neste 1", "neste 1")
    opened.ok("stafett 1 --til meg", "tiltak 1 --mal Trives --tiltak Lekegruppe --ansvarlig meg", "neste 1")
    assert opened.ok("vis 1").hints[0] == "bti mote 1 --neste 2026-09-30"
    opened.day = "2026-10-05"
    ran = opened.ok("vis 1")
    assert "innen 4–6 uker fra forrige møte: 20. okt. 2026" in ran.text
    assert ran.hints[0] == "bti mote 1 --neste 2026-10-20"


def test_where_the_agreed_meeting_is_past_a_new_one_is_hinted_at(opened: Program) -> None:
    opened.ok(*TO_THE_LOG_MEETING[:-1], "mote 1 --neste 2026-09-30 --referat ord", "neste 1")
    opened.ok("stafett 1 --til meg", "avslutt 1 --slik slutt --familien-onsker --grunn ord")
    opened.day = "2026-10-05"
    ran = opened.ok("gjenapne 1 --grunn ord")
    assert ran.hints == ("bti neste 1", "bti mote 1 --kall-inn --den 2026-11-02 --inviter meg")
    opened.try_hints(ran)
    called = opened.ok(ran.hints[1].removeprefix("bti "))
    assert "Kalt inn: meg" not in called.text, "whoever it is"
    assert called.hints == ("bti neste 1",)


# ---------------------------------------------------------------- called

CALL = "mote 1 --kall-inn --den 2026-09-20 --kl 13.30 --sted 'Rom 2' --inviter foresatte --inviter barn"


def test_a_called_meeting_is_shown_wherever_the_case_is(opened: Program) -> None:
    done = opened.ok(f"{CALL} --dagsorden 'Hva nå?' --dagsorden 'Veien videre'")
    assert "det er kalt inn til møte 20. sept. 2026 kl. 13.30, Rom 2" in done.text
    assert "På dagsordenen: Hva nå?; Veien videre" in done.text
    assert (
        "Kalt inn 20. sept. 2026 kl. 13.30, Rom 2, om 12 dager: Foreldre eller foresatte og Barnet"
        in opened.ok("vis 1").text
    )
    assert "neste møte kl. 13.30" in opened.ok("frister").text
    opened.terminal.is_terminal = True
    assert "møte 20. sept. kl. 13.30, om 12 dager" in opened.ok("").text
    paper = opened.ok("skriv 1 innkalling").text
    assert "1. Hva nå? 2. Veien videre" in paper
    assert "kl. 13.30" in paper


def test_a_calendar_has_the_clock_and_no_word_of_the_case(opened: Program) -> None:
    opened.ok(CALL)
    written = opened.ok("frister --ics").out
    assert "DTSTART:20260920T113000Z" in written
    assert "DTEND" not in written
    for word in ("Rom 2", "oresatte", "arn", "gutt"):
        assert word not in written


def test_it_is_moved_and_called_off_with_a_reason(opened: Program) -> None:
    opened.ok(CALL)
    assert "Mor er syk" in opened.ok("mote 1 --flytt 22.9.2026 --kl 9 --grunn 'Mor er syk'").text
    assert "22. sept. 2026 kl. 09.00, Rom 2" in opened.ok("vis 1").text
    assert opened.bti("mote 1 --avlys").code == 2
    assert "etter: ingen" in opened.ok("mote 1 --avlys --grunn 'Trengs ikke' --vis-bare").text
    opened.ok("mote 1 --avlys --grunn 'Trengs ikke'")
    assert "Kalt inn" not in opened.ok("vis 1").text


def test_everybody_who_was_invited_is_told_of_in_one_word(opened: Program) -> None:
    opened.ok(CALL)
    opened.day = "2026-09-20"
    told = opened.ok("mote 1 --til-stede alle").text
    assert "til stede: Foreldre eller foresatte, Barnet eller ungdommen og root." in told, "who called it was there"
    assert "Kalt inn" not in opened.ok("vis 1").text


def test_everybody_is_not_whoever_only_writes_it_down_and_the_receipt_says_so(opened: Program) -> None:
    opened.ok("rolle 1 ansvarlig --er test.laerer", CALL)
    opened.day = "2026-09-20"
    told = opened.ok("--som test.laerer mote 1 --til-stede alle").text
    assert "Du er ikke ført opp blant dem som var til stede." in told


def test_a_meeting_before_its_day_was_moved_or_is_another(opened: Program) -> None:
    opened.ok(CALL)
    stopped = opened.bti("mote 1 --til-stede alle")
    assert (stopped.code, "Møtet er 20. september 2026." in stopped.text) == (3, True)
    moved, another = stopped.hints
    assert moved == "bti mote 1 --flytt 2026-09-08 --grunn -"
    assert another.startswith("bti mote 1 --til-stede 'Foreldre eller foresatte' --til-stede ")
    assert another.endswith(" --annet")
    assert opened.bti(f"{another} --vis-bare".removeprefix("bti ")).code == 0
    opened.ok("mote 1 --til-stede mor --annet")
    assert "Kalt inn" in opened.ok("vis 1").text
    opened.ok("mote 1 --flytt 2026-09-08 --grunn 'Mor er syk'", "mote 1 --til-stede alle")
    assert "Kalt inn" not in opened.ok("vis 1").text


def test_who_was_invited_and_is_not_listed_is_told(opened: Program) -> None:
    opened.ok(CALL)
    opened.day = "2026-09-20"
    held = opened.ok("mote 1 --til-stede barn --referat 'Vi ble enige.'")
    assert "til stede: barn, med referat. Kalt inn, men ikke ført opp: Foreldre eller foresatte." in held.text


def test_on_a_terminal_it_asks_for_the_day_and_takes_the_one_that_was_agreed(opened: Program) -> None:
    opened.terminal.is_terminal = True
    asked = opened.bti("mote 1 --kall-inn --inviter barn --vis-bare", words="2026-09-30\n")
    assert (asked.code, "30. sept. 2026" in asked.text) == (0, True)
    opened.ok("mote 1 --neste 2026-10-01")
    assert "1. okt. 2026" in opened.ok("mote 1 --kall-inn --inviter barn --vis-bare").text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("--kl 9", "--kl hører sammen med --kall-inn / --flytt."),
        ("--grunn x", "--grunn hører sammen med --flytt / --avlys."),
        ("--den 2026-09-20", "--den hører sammen med --kall-inn."),
        ("--avlys --grunn x --referat y", "--referat kan ikke stå sammen med --avlys."),
        ("--kall-inn --flytt 2026-09-20", "--flytt kan ikke stå sammen med --kall-inn."),
        ("--flytt 2026-09-20 --grunn x --inviter mor", "--inviter kan ikke stå sammen med --flytt."),
        ("--kall-inn --den 2026-09-20 --kl 25", "«25» er ikke noe klokkeslett."),
        ("--kall-inn --den 2026-09-20 --kl 9.60", "«9.60» er ikke noe klokkeslett."),
    ],
)
def test_what_does_not_go_together_is_said(opened: Program, line: str, said: str) -> None:
    wrong = opened.bti(f"mote 1 {line}")
    assert (wrong.code, said in wrong.text) == (2, True), wrong


@pytest.mark.parametrize(
    ("before", "line", "said"),
    [
        ((), "--avlys --grunn x", "Det er ikke kalt inn til noe møte her."),
        ((), "--kall-inn --den 2026-09-20", "Ingen er kalt inn."),
        ((), "--kall-inn --den 2026-09-01 --inviter barn", "Den dagen er forbi."),
        ((), "--kall-inn --den 2026-09-20 --inviter barn --uten barn", "skal ikke kalles inn her"),
        ((CALL,), "--kall-inn --den 2026-09-21 --inviter barn", "Det er kalt inn til et møte fra før"),
        ((CALL,), "--flytt 2026-09-20 --grunn x", "Møtet er 20. september 2026 fra før"),
        ((), "--referat x --dekker 'Finnes ikke'", "Det møtet kan ikke holdes her."),
    ],
)
def test_what_stands_in_the_way_is_said_and_what_is_hinted_at_can_be_run(
    opened: Program, before: tuple[str, ...], line: str, said: str
) -> None:
    opened.ok(*before)
    stopped = opened.bti(f"mote 1 {line}")
    assert (stopped.code, said in stopped.text) == (3, True), stopped
    assert stopped.hints
    opened.try_hints(stopped)


def test_under_a_shield_nobody_who_is_kept_out_is_invited_told_or_listed(program: Program) -> None:
    program.ok(
        "ny froland --alias 'gutt, 6 år'", "mote 1 --kall-inn --den 2026-09-20 --inviter foresatte --inviter barn"
    )
    assert "oresatte" in program.ok("skriv 1 innkalling").text
    program.ok("meld 1 --mistanke 'Hun sa noe.'")
    assert "oresatte" not in program.ok("skriv 1 innkalling").text
    (called,) = json.loads(program.ok("vis 1 --json").out)["called"]
    assert len(called["invited"]) == 1
    refused = program.bti("mote 1 --referat x --referat-til foresatte")
    assert (refused.code, "skal ikke ha referatet nå" in refused.text) == (3, True)
    for line in ("mote 1 --flytt 2026-09-21 --grunn 'Rommet'", "mote 1 --avlys --grunn 'Ikke nå'"):
        told = program.ok(line).text
        assert "! De foresatte var kalt inn, og får ikke vite dette. Ikke si det til dem." in told
        assert "Avklar med barnevernstjenesten eller politiet hva dere gjør hvis de kommer." in told
    refused = program.bti("mote 1 --kall-inn --den 2026-09-20 --inviter foresatte")
    assert (refused.code, "skal ikke kalles inn her" in refused.text) == (3, True)


def test_everybody_says_nothing_where_nobody_was_invited(opened: Program) -> None:
    ran = opened.bti("mote 1 --til-stede alle --referat x")
    assert ran.code == 2
    assert "«alle» sier ikke hvem som var der. Skriv hver av dem, med --til-stede." in ran.text
    opened.terminal.is_terminal = True
    opened.terminal.environment["NO_COLOR"] = "1"
    asked = opened.bti("mote 1 --til-stede alle --referat x", words="mor, læreren\n2026-10-08\n")
    assert "til stede: mor og læreren" in asked.text
    assert opened.bti("mote 1 --til-stede alle", words="alle\n").code == 2


def test_a_parent_who_was_there_is_one_of_the_guardians(opened: Program) -> None:
    opened.ok(CALL)
    opened.day = "2026-09-20"
    done = opened.ok("mote 1 --til-stede Mor --til-stede jenta --referat x")
    assert "til stede: Mor og jenta" in done.text
    assert "ført opp" not in done.text


def test_an_invitation_lapses_with_the_consent_and_it_is_said(opened: Program) -> None:
    opened.ok("samtykke 1 --fra mor --for PPT", "mote 1 --kall-inn --den 2026-09-20 --inviter PPT --inviter foresatte")
    gone = opened.ok("samtykke 1 --fra mor --trekk").text
    assert "PPT er ikke lenger kalt inn til møtet 20. sept. 2026, for ingen samtykker gjelder dem." in gone
    shown = " ".join(opened.ok("vis 1").out.split())
    assert "Foreldre eller foresatte. Ikke lenger kalt inn, for ingen samtykker gjelder dem: PPT" in shown
    paper = opened.ok("skriv 1 innkalling")
    assert "PPT" not in paper.out
    assert "PPT er ikke lenger kalt inn" in paper.err
    (called,) = json.loads(opened.ok("vis 1 --json").out)["called"]
    assert (called["invited"], called["without_consent"]) == (["Foreldre eller foresatte"], ["PPT"])
    assert "PPT er ikke lenger kalt inn til møtet 22. sept." in opened.ok("mote 1 --flytt 2026-09-22 --grunn syk").text


def test_who_was_there_without_a_consent_is_recorded_and_said(opened: Program) -> None:
    told = opened.ok("mote 1 --til-stede PPT --til-stede mor")
    assert "Ingen samtykker gjelder PPT, som var til stede." in told.text
    opened.ok("samtykke 1 --fra mor --for PPT")
    assert "Ingen samtykker" not in opened.ok("mote 1 --til-stede PPT --til-stede mor --annet").text


def test_in_any_guide_a_name_that_is_nobodys_needs_a_consent(opened: Program) -> None:
    stopped = opened.bti("mote 1 --kall-inn --den 2026-09-20 --inviter NAV")
    assert (stopped.code, "Samtykket gjelder ikke NAV." in stopped.text) == (3, True)


def test_minutes_do_not_go_to_whom_the_family_has_said_no_to_since(opened: Program) -> None:
    opened.ok(
        "samtykke 1 --fra mor --for PPT", "mote 1 --referat 'Vi snakket.' --referat-til PPT --referat-til foresatte"
    )
    assert "PPT" in opened.ok("skriv 1 referat").out
    opened.ok("samtykke 1 --fra mor --trekk")
    paper = opened.ok("skriv 1 referat").out
    assert ("PPT" in paper, "oresatte" in paper) == (False, True)


def test_what_is_put_together_to_one_meeting_is_said(opened: Program) -> None:
    told = "Dette er lagt til møtet som alt er ført på dette steget den dagen."
    opened.day = "2026-09-10"
    assert told not in opened.ok("mote 1 --referat Først --dato 2026-09-08").text
    assert told in opened.ok("mote 1 --referat Så --dato 2026-09-08").text
    assert told not in opened.ok("mote 1 --referat Så --dato 2026-09-09").text
    opened.ok("angre 1")
    assert told not in opened.ok("mote 1 --referat Så --dato 2026-09-09").text
    again = opened.ok("mote 1 --referat Så --dato 2026-09-09").text
    assert (told in again, "akkurat dette" in again) == (False, True)
