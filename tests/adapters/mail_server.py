"""A real SMTP server on the loopback address, for tests: it keeps what it takes, and can refuse or hang up."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from typing import Any

from aiosmtpd.smtp import SMTP


@dataclass  # without slots: its library reads all that it has, and Python 3.11.2 cannot read what slots leave behind
class Inbox:
    """What came, in order, with whom it was for. `refuses` is what it answers instead of taking a mail.

    `came` has for each mail the moment at which it was taken, by a clock that never goes back. `greeted` is what they
    called themselves who handed mails in. `slow` is how many seconds it takes before it has a mail, and again before it
    says so; `talking` are the ports of those who wait for that.
    """

    port: int = 0
    mails: list[tuple[list[str], EmailMessage]] = field(default_factory=list)
    came: list[float] = field(default_factory=list)
    greeted: set[str] = field(default_factory=set)
    refuses: str = ""
    slow: float = 0.0
    talking: set[int] = field(default_factory=set)

    async def handle_DATA(self, _server: Any, session: Any, envelope: Any) -> str:  # noqa: ANN401, N802 - its library's
        """Take a mail, or refuse it."""
        if self.refuses:
            return self.refuses
        self.talking.add(session.peer[1])
        try:
            await asyncio.sleep(self.slow)
            parsed = BytesParser(_class=EmailMessage, policy=default).parsebytes(envelope.content)
            self.came.append(time.monotonic())
            self.mails.append((envelope.rcpt_tos, parsed))  # last: whoever sees a mail sees when it came
            self.greeted.add(session.host_name)
            await asyncio.sleep(self.slow)
        finally:
            self.talking.discard(session.peer[1])
        return "250 OK"


@contextmanager
def mail_server(**settings: Any) -> Iterator[Inbox]:  # noqa: ANN401 - what its library takes
    """Run a server on a free port of the loopback address."""
    inbox = Inbox()
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(
        loop.create_server(lambda: SMTP(inbox, hostname="localhost", loop=loop, **settings), "127.0.0.1", 0)
    )
    inbox.port = server.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield inbox
    finally:
        asyncio.run_coroutine_threadsafe(_closed(server), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _closed(server: asyncio.AbstractServer) -> None:
    """Close a server, and let those who talk to it come to an end."""
    server.close()
    talking = asyncio.all_tasks() - {asyncio.current_task()}
    for task in talking:
        task.cancel()
    await asyncio.gather(*talking, return_exceptions=True)
