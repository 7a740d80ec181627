"""`bti mote`: whatever a meeting lacks is mended by one command, and no command is hinted at by itself."""

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
