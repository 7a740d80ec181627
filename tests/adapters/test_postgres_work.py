"""What a worker tells while it goes on: that letters wait for a password, once, and that they do no more."""

import errno
import os
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from aiosmtpd.smtp import AuthResult

from engine.adapters.clock import SystemClock
from engine.adapters.post import LetterPost
from engine.adapters.post_settings import PostSettings
from engine.adapters.postgres import PostgresStore
from engine.adapters.postgres_letters import open_letters
from engine.adapters.queue import LONGEST_WAIT, MOST_TRIES, decision
from engine.application.cases import act
from engine.application.guidelines import open_case
from engine.application.numbers.asking import COUNTED
from engine.application.outcomes import Done
from engine.application.posting import Asked, Hands
from engine.cases import commands as cmd
from engine.console.wiring import Mailroom
from engine.countroom import keeping_of
from engine.errors import NumbersUnwritten, PostUnset
from engine.exporters.mail import letter_mail
from engine.jobroom import NUMBERS_KEPT, NUMBERS_UNREAD, SET, TASK_GONE, UNSET, JobWork
from engine.values import replace
from tests.adapters.mail_server import Inbox, mail_server
from tests.adapters.queued import queued_store
from tests.adapters.test_postgres_queue import job
from tests.application.test_cases import KARI, OLA
from tests.stories.recording import world_of


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    def taken(*_: object) -> AuthResult:
        return AuthResult(success=True)

    with mail_server(authenticator=taken, auth_require_tls=False) as found:
        yield found


@pytest.fixture
def store(tmp_path: Path) -> Iterator[PostgresStore]:
    with queued_store(tmp_path) as made:
        yield made


def room_of(store: PostgresStore, inbox: Inbox, *, folder: Path, addresses: dict[str, str]) -> Mailroom:
    said = PostSettings(
        file=folder / "epost.toml",
        folder=folder / "epost",
        server="127.0.0.1",
        port=inbox.port,
        sender="bti@kommunen.example",
        starttls=False,
        user="bti",
        password_file=folder / "passord",
        addresses=addresses,
    )
    post = LetterPost(said, partial(letter_mail, language="nb"))
    lease = timedelta(seconds=60)
    return Mailroom(
        ask=lambda _: (),
        book=open_letters(store)[0],
        hands=Hands(worker="w", post=post, clock=SystemClock(), lease=lease, pause=lease),
        folder=str(said.folder),
        settings=str(said.file),
    )


def test_a_postgres_worker_tells_once_that_its_password_is_gone_and_once_that_mail_goes_again(
    store: PostgresStore, inbox: Inbox, tmp_path: Path, told: list[str]
) -> None:
    world = world_of(store, KARI, today=date(2026, 9, 8))
    addresses = {OLA.handle: "ola@kommunen.example"}
    room = room_of(store, inbox, folder=tmp_path, addresses=addresses)
    work = JobWork(store, told.append, world=world, room=room, asked=Asked(days=3))
    for number in ("1", "2"):
        opened = open_case(world, "os", command=cmd.OpenCase(alias="gutt"))
        assert isinstance(opened, Done)
        assert isinstance(act(world, number, command=cmd.OfferBaton(to_actor=OLA.id)), Done)
        work.remind(opened.case_id)
    first, second = room.book.waiting()
    for one in (first, second, first):
        with pytest.raises(PostUnset):
            work.send(one)
    assert told == [UNSET], "and not for each letter, nor each time"
    (tmp_path / "passord").write_text("hemmelig", "utf-8")
    (tmp_path / "passord").chmod(0o600)
    addresses.clear()
    work.send(first)
    assert told == [UNSET], "a draft needs no password"
    addresses[OLA.handle] = "ola@kommunen.example"
    work.send(second)
    assert told == [UNSET, SET]
    assert [to for to, _ in inbox.mails] == [["ola@kommunen.example"]]
    assert room.book.waiting() == ()


@pytest.fixture
def told() -> list[str]:
    """What the worker has told."""
    return []


@pytest.fixture
def counting(store: PostgresStore, inbox: Inbox, tmp_path: Path, told: list[str]) -> JobWork:
    """The work of somebody who leads, and has a folder for the numbers."""
    room = room_of(store, inbox, folder=tmp_path, addresses={})
    store.add(replace(KARI, roles=("leader",)))
    world = world_of(store, KARI, today=date(2026, 9, 8))
    for _ in range(5):
        assert isinstance(open_case(world, "os", command=cmd.OpenCase(alias="gutt")), Done)
    asked = Asked(days=3, months=keeping_of(store, str(tmp_path / "tall"), language="nb"))
    return JobWork(store, told.append, world=world, room=room, asked=asked)


def test_a_postgres_worker_keeps_the_numbers_once_and_tries_again_where_there_was_no_room(
    store: PostgresStore, counting: JobWork, tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", _full)
        tries = [_failed(counting) for _ in range(3)]
    assert told == ["numbers-unwritten-full"], "and not each time"
    assert decision(tries[-1], job(attempts=MOST_TRIES + 1)) == LONGEST_WAIT, "however often it was tried"
    for _ in range(3):
        counting.month()
    assert told == ["numbers-unwritten-full", NUMBERS_KEPT]
    assert len(list((tmp_path / "tall").iterdir())) == 3
    assert [dict(one.details)["by"] for one in store.notices() if one.kind == COUNTED] == [KARI.id]


def test_a_postgres_worker_whose_task_is_taken_away_keeps_no_more_numbers(
    store: PostgresStore, counting: JobWork, tmp_path: Path, told: list[str]
) -> None:
    store.add(KARI)
    counting.month()
    assert (told, (tmp_path / "tall").exists()) == ([TASK_GONE], False)


def test_a_postgres_worker_tells_where_a_case_is_not_counted(
    store: PostgresStore, counting: JobWork, told: list[str]
) -> None:
    store.link.do("UPDATE cases SET sealed = '\\x00' WHERE serial = 2")
    counting.month()
    assert told == [NUMBERS_UNREAD]


def _failed(work: JobWork) -> NumbersUnwritten:
    """Return why the numbers could not be kept."""
    with pytest.raises(NumbersUnwritten) as caught:
        work.month()
    return caught.value


def _full(_handle: int) -> None:
    raise OSError(errno.ENOSPC, "full")
