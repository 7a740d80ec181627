"""What every book of letters does, wherever its tables lie."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta

from engine.application.letters import Book, Claim, Item, Letter, LetterKind, State

AT = datetime(2026, 9, 8, 6, tzinfo=UTC)
DAY = date(2026, 9, 8)
LEASE = timedelta(seconds=30)


def item(name: str) -> Item:
    return Item(key=f"deadline-near {name}", cause="deadline-near", case_id=name, on=DAY)


def letter(letter_id: str, *names: str, to: str = "p-kari", gate: str = "") -> Letter:
    return Letter(id=letter_id, kind=LetterKind.REMINDERS, to=to, on=DAY, items=tuple(map(item, names)), gate=gate)


def claim(worker: str, *, after: int = 0) -> Claim:
    at = AT + timedelta(seconds=after)
    return Claim(by=worker, at=at, until=at + LEASE)


class LetterContract:
    """The tests; a subclass has a fixture `book`, and `another`, which opens the same one again."""

    def test_what_is_written_waits_until_it_is_handed_over(self, book: Book) -> None:
        written = letter("l1", "a", "b")
        assert book.write([written], at=AT) == (written,)
        assert book.waiting() == ("l1",)
        assert book.take(claim("w1")) == written
        assert book.close("l1", claim=claim("w1"), state=State.SENT)
        assert book.waiting() == ()
        assert book.take(claim("w2", after=3600)) is None

    def test_a_thing_is_told_once(self, book: Book) -> None:
        book.write([letter("l1", "a", "b")], at=AT)
        assert book.untold(["deadline-near a", "deadline-near c"]) == {"deadline-near c"}
        assert book.write([letter("l2", "b", "c"), letter("l3", "a")], at=AT) == (letter("l2", "c"),)
        assert book.waiting() == ("l1", "l2")

    def test_of_one_gate_there_is_one_letter(self, book: Book) -> None:
        book.write([letter("l1", "a", gate="week 37")], at=AT)
        assert book.write([letter("l2", "b", gate="week 37")], at=AT) == ()
        assert book.untold(["deadline-near b"]) == {"deadline-near b"}
        assert book.take(claim("w1")) == letter("l1", "a")

    def test_a_letter_without_anything_new_leaves_its_gate_open(self, book: Book) -> None:
        book.write([letter("l1", "a")], at=AT)
        assert book.write([letter("l2", "a", gate="week 37")], at=AT) == ()
        assert book.untold(["week 37"]) == {"week 37"}

    def test_a_letter_in_hand_is_nobody_elses_for_a_while(self, book: Book) -> None:
        book.write([letter("l1", "a")], at=AT)
        assert book.take(claim("w1"))
        assert book.take(claim("w2", after=29)) is None
        assert book.take(claim("w2", after=31))
        assert not book.close("l1", claim=claim("w1"), state=State.SENT)
        assert book.close("l1", claim=claim("w2"), state=State.SENT)

    def test_one_letter_can_be_asked_for(self, book: Book) -> None:
        book.write([letter("l1", "a"), letter("l2", "b", to="p-ola")], at=AT)
        taken = book.take(claim("w1"), letter_id="l2")
        assert taken is not None
        assert taken.id == "l2"
        assert book.take(claim("w1"), letter_id="l2") is None

    def test_what_could_not_be_handed_over_waits(self, book: Book) -> None:
        book.write([letter("l1", "a")], at=AT)
        book.take(claim("w1"))
        book.put_back("l1", claim=claim("w1"), until=AT + timedelta(minutes=15))
        assert book.take(claim("w1", after=600)) is None
        assert book.take(claim("w1", after=1000))

    def test_what_is_written_is_there_for_the_next(
        self, book: Book, another: Callable[[], AbstractContextManager[Book]]
    ) -> None:
        book.write([letter("l1", "a")], at=AT)
        with another() as again:
            assert again.waiting() == ("l1",)
            assert again.take(claim("w2")) == letter("l1", "a")
        assert book.take(claim("w1")) is None
