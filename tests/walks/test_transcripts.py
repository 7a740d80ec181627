"""What people once did with `bti`, wrong tries included, gives the same answers today, byte for byte."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.docs.desk import Desk
from tests.walks.record import HOME, Turn, play, turns

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_a_walk_gives_the_same_answers_today(path: Path) -> None:
    with TemporaryDirectory() as folder:  # a short path: it is written on some screens, and folds with them
        desk = Desk(Path(folder))
        for turn in turns(path.read_text("utf-8")):
            assert _unfolded(play(turn, desk)) == _unfolded(turn)


def _unfolded(turn: Turn) -> str:
    """Return a turn; where it names the home, whose path is of any length, without regard to where lines are folded."""
    return " ".join(turn.written().split()) if HOME in turn.text else turn.written()


def test_there_are_walks_to_replay() -> None:
    assert TRANSCRIPTS


def test_a_transcript_is_read_as_it_was_written() -> None:
    first = Turn({"a.yaml": "handlingsveileder: A\n"}, "bti veileder sjekk a.yaml", "FEIL\n", 1)
    second = Turn({}, "bti", "", 0)
    assert list(turns(first.written() + second.written())) == [first, second]


def test_another_answer_is_noticed(tmp_path: Path) -> None:
    turn = Turn({}, "bti --version", "bti 9.9\n", 0)
    assert play(turn, Desk(tmp_path)).written() != turn.written()
