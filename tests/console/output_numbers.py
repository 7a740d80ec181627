"""The part of the walk over every answer in which there are cases and evaluations enough to be told in numbers."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.console.output_walk import Walk

LEADER = "test.leder"
TEACHER = "test.laerer"
SOON = "2026-09-20"
MANY, SOME = 10, 5
"""So many that they are told in two parts, and so many that they are told."""


def counted(walk: "Walk") -> None:
    """Ask for the numbers before there are any, as somebody who may not have them, and when there are enough."""
    walk.silent(4, "rapport")
    walk.go("numbers", "rapport", by=LEADER)
    numbers = [_opened(walk) for _ in range(MANY + SOME)]
    for number in numbers[:MANY]:
        _done(walk, "samtykke", number, "--fra", "mor", "--for", "PPT", "--skriftlig", "--til", SOON)
    _done(walk, "tiltak", numbers[0], "--mal", "Trives", "--tiltak", "Lek", "--ansvarlig", "meg")
    evaluate = ("evaluer", numbers[0], "--resultat", "viderefort", "--effekt", "Bedre")
    for _ in range(SOME):
        _done(walk, *evaluate, "--syn", "barn=Kjekt")
    for _ in range(MANY):
        _done(walk, *evaluate)
    walk.go("numbers", "rapport", by=LEADER)
    for _ in range(2):
        walk.go("letters_sent", "jobb", "--tall", str(walk.folder / "tall"), by=LEADER)
    walk.go("", "rapport", "--ar", "1999", code=2, by=LEADER)
    walk.silent(2, "rapport", "--format", "html")


def _opened(walk: "Walk") -> str:
    return walk.line.ok("ny", "os", "--alias", "barn", by=TEACHER).split()[1]


def _done(walk: "Walk", *words: str) -> None:
    walk.line.ok(*words, by=TEACHER)
