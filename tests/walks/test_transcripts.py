"""What people once did with `bti`, wrong tries included, gives the same answers today, byte for byte."""

from pathlib import Path

import pytest

from tests.docs.desk import Desk
from tests.walks.record import Turn, play, turns

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_a_walk_gives_the_same_answers_today(path: Path, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    for turn in turns(path.read_text("utf-8")):
        assert play(turn, desk).written() == turn.written()


def test_there_are_walks_to_replay() -> None:
    assert TRANSCRIPTS


def test_a_transcript_is_read_as_it_was_written() -> None:
    first = Turn({"a.yaml": "handlingsveileder: A\n"}, "bti veileder sjekk a.yaml", "FEIL\n", 1)
    second = Turn({}, "bti", "", 0)
    assert list(turns(first.written() + second.written())) == [first, second]


def test_another_answer_is_noticed(tmp_path: Path) -> None:
    turn = Turn({}, "bti --version", "bti 9.9\n", 0)
    assert play(turn, Desk(tmp_path)).written() != turn.written()
