"""Who is reminded of what, and when; and the letters that say so: each thing told once, and nothing told of a child."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from engine.adapters.clock import FixedClock
from engine.adapters.memory import MemoryStore
from engine.adapters.sqlite_letters import open_letters
from engine.application.cases import act
from engine.application.finding import Found, find, history_of
from engine.application.guidelines import open_case
from engine.application.letters import Book, Content, Handed, LetterKind
from engine.application.outcomes import Done
from engine.application.ports import Person
from engine.application.posting import Asked, Delivered, Hands, Planned, content_of, deliver, plan
from engine.application.reminders import Cause, Reminder, may_remind, reminders_of
from engine.application.world import World
from engine.cases import commands as cmd
from engine.cases.vocabulary import ConsentForm
from engine.errors import PostFailed
from engine.values import replace
from tests.adapters.stores import create_store
from tests.application.test_cases import world_of

KARI = Person("p-kari", "test.laerer", "lærer", "skolen")
OLA = Person("p-ola", "test.leder", "leder", "skolen", roles=("leader",))
NINA = Person("p-nina", "test.ppt", "rådgiver", "ppt")
OPENED = date(2026, 9, 1)


class Pigeon:
    """A post that keeps what it is given, and fails while it is told to."""

    def __init__(self) -> None:
        self.carried: list[Content] = []
        self.fails = False

    def hand_over(self, content: Content) -> Handed:
        if self.fails:
            raise PostFailed
        self.carried.append(content)
        return Handed.MAIL


class Ticking:
    """A clock for workers that a test moves on."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 9, 1, 6, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()

    def in_norway(self, moment: datetime) -> datetime:
        return moment


@pytest.fixture
def kari() -> World:
    """A case that Kari opened and that nobody coordinates; Nina has a role in it."""
    store = MemoryStore()
    world = replace(world_of(store, day=OPENED), person=KARI)
    for person in (KARI, OLA, NINA):
        store.add(person)
    assert isinstance(open_case(world, "os", command=cmd.OpenCase(alias="gutt, 6 år")), Done)
    did(world, cmd.CompleteStep())
    did(world, cmd.BindRole(role="ansvarlig", actor=NINA.id))
    return world


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_store(tmp_path / "letters" / "bti.lager") as store:
        found, tables = open_letters(store)
        with closing(tables):
            yield found


@pytest.fixture
def pigeon() -> Pigeon:
    return Pigeon()


@pytest.fixture
def clock() -> Ticking:
    return Ticking()


@pytest.fixture
def hands(pigeon: Pigeon, clock: Ticking) -> Hands:
    return Hands(worker="w1", post=pigeon, clock=clock, lease=timedelta(seconds=30), pause=timedelta(minutes=15))


def did(world: World, command: cmd.Command, number: str = "1") -> Done:
    done = act(world, number, command=command)
    assert isinstance(done, Done), done
    return done


def on(world: World, day: date) -> World:
    return replace(world, clock=FixedClock.on(day))


def due(world: World, day: date, *, days: int = 7) -> set[tuple[str, Cause, date]]:
    found = find(world, "1")
    assert isinstance(found, Found)
    history = history_of(world, found)
    assert history is not None
    reminders = tuple(reminders_of(history.state, history.process, today=day, days=days))
    assert may_remind(found, today=day, days=days) or not reminders
    return {(one.to, one.cause, one.on) for one in reminders}


def consented(world: World, until: date, *, given_by: str = "mor") -> None:
    did(
        world,
        cmd.GiveConsent(
            consent_id=f"c-{until}",
            given_by=given_by,
            services=("PPT",),
            form=ConsentForm.WRITTEN,
            expires_on=until,
        ),
    )


def test_a_consent_is_told_of_before_it_ends_and_when_it_has(kari: World) -> None:
    ends = date(2026, 10, 1)
    consented(kari, ends)
    assert due(kari, date(2026, 9, 23)) == set()
    assert due(kari, date(2026, 9, 24)) == {(who, Cause.CONSENT_ENDS, ends) for who in (KARI.id, NINA.id)}
    assert due(kari, ends) == {(who, Cause.CONSENT_ENDS, ends) for who in (KARI.id, NINA.id)}
    assert due(kari, date(2026, 10, 2)) == {(who, Cause.CONSENT_ENDED, ends) for who in (KARI.id, NINA.id)}


def test_every_consent_is_told_of_and_not_the_first_alone(kari: World) -> None:
    consented(kari, date(2026, 10, 1))
    consented(kari, date(2026, 10, 3), given_by="far")
    assert {day for _, _, day in due(kari, date(2026, 10, 2))} >= {date(2026, 10, 3)}


def test_where_somebody_has_the_baton_nobody_else_is_told(kari: World) -> None:
    consented(kari, date(2026, 10, 1))
    did(kari, cmd.OfferBaton(to_actor=KARI.id))
    assert {who for who, _, _ in due(kari, date(2026, 10, 1))} == {KARI.id}


def test_an_offer_is_told_of_at_once_and_again_when_nobody_answers(kari: World) -> None:
    did(kari, cmd.OfferBaton(to_actor=OLA.id))
    assert due(kari, OPENED) == {(OLA.id, Cause.BATON_OFFERED, OPENED)}
    assert due(kari, OPENED + timedelta(days=6)) == {(OLA.id, Cause.BATON_OFFERED, OPENED)}
    later = due(kari, OPENED + timedelta(days=7))
    assert later == {
        (OLA.id, Cause.BATON_OFFERED, OPENED),
        (OLA.id, Cause.BATON_WAITS, OPENED),
        (KARI.id, Cause.BATON_WAITS, OPENED),
    }
    did(replace(kari, person=OLA), cmd.AcceptBaton())
    assert due(kari, OPENED + timedelta(days=7)) == set()


def test_a_closed_case_reminds_of_nothing(kari: World) -> None:
    consented(kari, date(2026, 10, 1))
    found = find(kari, "1")
    assert isinstance(found, Found)
    history = history_of(kari, found)
    assert history is not None
    closed = replace(history.state, status=type(history.state.status).CLOSED)
    assert not tuple(reminders_of(closed, history.process, today=date(2026, 10, 1), days=7))


def test_a_key_is_the_same_for_the_same_and_no_other() -> None:
    one = Reminder(to="p", cause=Cause.DEADLINE_NEAR, case_id="c", on=OPENED)
    others = (
        replace(one, to="q"),
        replace(one, cause=Cause.DEADLINE_PASSED),
        replace(one, case_id="d"),
        replace(one, on=date(2026, 9, 2)),
    )
    assert len({one.key, *(other.key for other in others)}) == 5
    assert replace(one).key == one.key


# ---------------------------------------------------------------- letters


def sent(world: World, book: Book, hands: Hands) -> Delivered:
    return deliver(world, book, hands=hands)


def planned(world: World, book: Book, *, days: int = 7, weekly: bool = False) -> Planned:
    return plan(world, book, asked=Asked(days=days, weekly=weekly))


def test_each_is_told_once_in_one_letter(kari: World, book: Book, hands: Hands, pigeon: Pigeon) -> None:
    consented(kari, date(2026, 10, 1))
    did(kari, cmd.OfferBaton(to_actor=NINA.id))
    world = on(kari, date(2026, 9, 30))
    assert {letter.to for letter in planned(world, book).letters} == {KARI.id, NINA.id}
    assert planned(world, book).letters == ()
    assert {how for _, how in sent(world, book, hands).handed} == {Handed.MAIL}
    assert [
        (content.to.handle, content.numbers) for content in sorted(pigeon.carried, key=lambda one: one.to.handle)
    ] == [
        ("test.laerer", ("2026-001",)),
        ("test.ppt", ("2026-001",)),
    ]
    assert sent(world, book, hands) == Delivered()


def test_what_is_past_its_day_is_told_again_and_as_urgent(
    kari: World, book: Book, hands: Hands, pigeon: Pigeon
) -> None:
    consented(kari, date(2026, 10, 1))
    did(kari, cmd.OfferBaton(to_actor=KARI.id))
    for day in (date(2026, 9, 30), date(2026, 10, 2)):
        planned(on(kari, day), book)
        sent(on(kari, day), book, hands)
    assert [content.passed for content in pigeon.carried] == [0, 1]


def test_a_dry_run_keeps_nothing(kari: World, book: Book) -> None:
    did(kari, cmd.OfferBaton(to_actor=OLA.id))
    assert plan(kari, book, asked=Asked(days=7), dry_run=True).letters
    assert book.waiting() == ()
    assert planned(kari, book).letters


def test_that_a_case_is_told_of_is_logged_before_a_letter_can_leave(kari: World, book: Book) -> None:
    did(kari, cmd.OfferBaton(to_actor=OLA.id))
    before = len(kari.log.looks())
    planned(kari, book)
    (look,) = kari.log.looks()[before:]
    assert (look.ground, look.categories, look.by) == ("reminder", ("list",), KARI.id)


def test_a_letter_about_what_has_been_closed_since_is_not_sent(
    kari: World, book: Book, hands: Hands, pigeon: Pigeon
) -> None:
    did(kari, cmd.OfferBaton(to_actor=OLA.id))
    (letter,) = planned(kari, book).letters
    did(replace(kari, person=OLA), cmd.DeclineBaton())
    assert content_of(kari, letter) is None  # OLA takes no part any more
    assert sent(kari, book, hands).void == 1
    assert pigeon.carried == []


def test_a_letter_that_cannot_be_sent_is_tried_again_later(
    kari: World, book: Book, hands: Hands, pigeon: Pigeon, clock: Ticking
) -> None:
    did(kari, cmd.OfferBaton(to_actor=OLA.id))
    planned(kari, book)
    pigeon.fails = True
    assert sent(kari, book, hands).failed == 1
    pigeon.fails = False
    assert sent(kari, book, hands) == Delivered()
    clock.moment += timedelta(minutes=16)
    assert len(sent(kari, book, hands).handed) == 1


def test_a_case_with_a_protected_address_or_a_shield_is_told_without_its_number(
    kari: World, book: Book, hands: Hands, pigeon: Pigeon
) -> None:
    did(kari, cmd.ProtectAddress())
    did(kari, cmd.OfferBaton(to_actor=OLA.id))
    planned(kari, book)
    sent(kari, book, hands)
    assert [(content.numbers, content.unnamed) for content in pigeon.carried] == [((), 1)]


def test_once_a_week_there_is_a_summary(kari: World, book: Book, hands: Hands, pigeon: Pigeon) -> None:
    consented(kari, date(2026, 9, 2))
    monday = date(2026, 9, 7)
    for day in (monday, monday + timedelta(days=1), monday + timedelta(days=7)):
        planned(on(kari, day), book, weekly=True)
        sent(on(kari, day), book, hands)
    weekly = [content.to.id for content in pigeon.carried if content.kind is LetterKind.DIGEST]
    assert sorted(weekly) == sorted([KARI.id, NINA.id] * 2)
