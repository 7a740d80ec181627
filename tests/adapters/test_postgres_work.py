"""What a worker tells while it goes on: that letters wait for a password, once, and that they do no more."""

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
from engine.application.cases import act
from engine.application.guidelines import open_case
from engine.application.outcomes import Done
from engine.application.posting import Asked, Hands
from engine.cases import commands as cmd
from engine.console.wiring import Mailroom
from engine.errors import PostUnset
from engine.exporters.mail import letter_mail
from engine.jobroom import SET, UNSET, LetterWork
from tests.adapters.mail_server import Inbox, mail_server
from tests.adapters.queued import queued_store
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
    store: PostgresStore, inbox: Inbox, tmp_path: Path
) -> None:
    told: list[str] = []
    world = world_of(store, KARI, today=date(2026, 9, 8))
    addresses = {OLA.handle: "ola@kommunen.example"}
    room = room_of(store, inbox, folder=tmp_path, addresses=addresses)
    work = LetterWork(store, told.append, world=world, room=room, asked=Asked(days=3))
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
