"""A word that is planted in every free text of a case is told to nobody when a command fails, wherever it fails.

Each command is stopped at many points by an error whose message quotes everything that is at hand there. What the
program then says, and whatever it leaves in the home and temp folders, is searched for the word.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest

from engine.exporters.harmless import visible
from tests.console.terminal import Ended, Terminal
from tests.house import tree

WORD = "Qvzxkwj"
FORMS = tuple(WORD.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-32-le"))
ENGINE = str(tree.ROOT / "engine")
DOOR = ("door.py", "trace.py")  # what tells of a bug is not one of the places where it happens
POINTS = 24
DAY = "2026-09-08"

LIVED = (
    ("ny", "os", "--alias", f"{WORD} gutt"),
    ("notat", "1", f"{WORD} ringte"),
    ("neste", "1"),
    ("rolle", "1", "ansvarlig", "--er", f"{WORD} Hansen"),
    ("tiltak", "1", "--mal", f"{WORD} trives", "--tiltak", f"{WORD} ute", "--ansvarlig", "meg"),
    ("samtykke", "1", "--fra", f"{WORD} mor", "--for", "PPT", "--skriftlig"),
)
COMMANDS = (
    (),
    ("vis", "1"),
    ("logg", "1"),
    ("forklar", "1"),
    ("liste",),
    ("liste", "--json"),
    ("finn", WORD),
    ("frister", "--ics"),
    ("skriv", "1", "referat"),
    ("skriv", "1", "stafettlogg"),
    ("skriv", "1", "referat", "--mal", "MAL"),
    ("notat", "1", f"{WORD} igjen"),
    ("notat", "1", "-"),
    ("neste", "1", "--vis-bare"),
    ("tiltak", "1"),
    ("rolle", "1", "ansvarlig", "--er", f"{WORD} Berg"),
    ("evaluer", "1", "--resultat", "viderefort", "--effekt", f"{WORD} bedre"),
    ("avslutt", "1", "--grunn", f"{WORD} ferdig"),
    ("angre", "1"),
    ("vis", WORD),
)
BEFORE: dict[tuple[str, ...], tuple[str, ...]] = {("angre", "1"): ("notat", "1", f"{WORD} igjen")}
"""What is done before each time that a command is given, where it would be refused the second time."""


class Planted(Exception):
    """A bug whose message quotes all that was at hand."""


@contextmanager
def stopped_at(point: int) -> Iterator[list[int]]:
    """Raise at this call of a function of ours (from 1; 0 is never); yields how many there were."""
    counted = [0]

    def watch(frame: FrameType, event: str, _argument: object) -> None:
        code = frame.f_code
        if event != "call" or not code.co_filename.startswith(ENGINE) or code.co_filename.endswith(DOOR):
            return
        counted[0] += 1
        if counted[0] == point:
            sys.setprofile(None)
            raise Planted(WORD, repr(frame.f_locals), repr(frame.f_back.f_locals if frame.f_back else None))

    sys.setprofile(watch)
    try:
        yield counted
    finally:
        sys.setprofile(None)


@pytest.fixture
def desk(practice: Terminal, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A home with a case in which every text holds the word, and a temp folder of its own."""
    temporary = practice.home / "temp"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    practice.environment |= {"BTI_SPRAK": "nb", "BTI_NA": DAY, "TMPDIR": str(temporary)}
    (practice.home / "mal.md").write_text("{{ sak.nummer }} {{ møte.referat }}\n", "utf-8")
    for words in LIVED:
        assert practice.run(*words).code in {0, 3}, words
    assert WORD in practice.run("logg", "1").out
    return practice


def run(desk: Terminal, words: tuple[str, ...], *, searching: bool) -> Ended:
    named = [str(desk.home / "mal.md") if word == "MAL" else word for word in words]
    return desk.run(*named, stdin=f"{WORD} fra fil\n", BTI_FEILSOK="1" if searching else "")


def new(told: str, usual: str) -> str:
    """The lines that the command does not write when nothing fails."""
    return "\n".join(line for line in told.splitlines() if line not in usual.splitlines())


def left_behind(home: Path) -> list[str]:
    """The files in which the word can be read."""
    files = [path for path in home.rglob("*") if path.is_file()]
    named = [str(path) for path in home.rglob("*") if WORD in path.name]
    return named + [str(path) for path in files if any(form in path.read_bytes() for form in FORMS)]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_command_that_fails_tells_no_word_of_the_case(desk: Terminal, words: tuple[str, ...]) -> None:
    before = BEFORE.get(words)
    assert before is None or desk.run(*before).code == 0
    with stopped_at(0) as counted:
        whole = run(desk, words, searching=False)
    met = 0
    for point in range(1, counted[0] + 1, max(counted[0] // POINTS, 1)):
        assert before is None or desk.run(*before).code == 0
        with stopped_at(point):
            ended = run(desk, words, searching=bool(point % 2))
        met += ended.code == 70
        if ended.code == 70:
            assert WORD not in new(ended.err, whole.err), (point, ended.err)
            assert WORD not in new(ended.out, whole.out), (point, ended.out)
    assert met >= min(POINTS, counted[0]) // 2
    assert left_behind(desk.home) == []


def test_the_word_would_be_found(desk: Terminal) -> None:
    file = desk.home / "temp" / "x"
    file.write_bytes(WORD.encode("utf-16-le"))
    assert left_behind(desk.home) == [str(file)]


def test_the_bug_that_is_planted_quotes_the_word() -> None:
    with stopped_at(1), pytest.raises(Planted, match=WORD):
        visible(WORD)
