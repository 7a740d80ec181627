"""Pages are asked as a browser would: on a real server on the loopback address, which answers in many ways."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from engine.adapters import pages
from engine.adapters.pages import answers, silent_among

HERE = "127.0.0.1"


class _Answers(BaseHTTPRequestHandler):
    """Answers by the path: with the number that it begins with, to both ways of asking or to one of them."""

    asked: ClassVar[list[tuple[str, str]]] = []

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        _, kind, *rest = self.path.split("/")
        again = (self.command, self.path) in self.asked
        self.asked.append((self.command, self.path))
        codes = {"headless": 200 if self.command == "GET" else 405, "later": 200 if again else 503, "moved": 302}
        self.send_response(codes[kind] if kind in codes else int(kind))
        if kind == "moved":
            self.send_header("Location", "/".join(["", *rest]))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its library's
        """Say nothing."""


@pytest.fixture
def place() -> Iterator[str]:
    _Answers.asked.clear()
    with ThreadingHTTPServer((HERE, 0), _Answers) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://{HERE}:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("/200/skjema", True),
        ("/200/blåmerker og skjema?år=2026#her", True),
        ("/200/bl%C3%A5merker", True),
        ("/headless/skjema", True),
        ("/moved/200/skjema", True),
        ("/moved/404/skjema", False),
        ("/401/skjema", True),
        ("/403/skjema", True),
        ("/429/skjema", True),
        ("/404/skjema", False),
        ("/410/skjema", False),
        ("/500/skjema", False),
    ],
)
def test_a_page_is_there_if_it_answers_or_wants_somebody_to_sign_in(path: str, place: str, *, there: bool) -> None:
    assert answers(place + path) is there


def test_nothing_is_told_of_who_asks_and_no_part_of_an_address_is_lost(place: str) -> None:
    answers(f"{place}/200/a%20b/å?navn=x&år=1")
    assert _Answers.asked == [("HEAD", "/200/a%20b/%C3%A5?navn=x&%C3%A5r=1")]


@pytest.mark.parametrize(
    "address", [f"http://{HERE}:9/", "http://", "http://[::1", f"https://{HERE}:x/", f"http://{HERE}..b/"]
)
def test_where_nobody_is_nobody_answers(address: str) -> None:
    assert not answers(address)


def test_a_server_that_takes_long_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "PATIENCE", 0.05)
    with ThreadingHTTPServer((HERE, 0), _Answers) as server:  # nobody serves
        assert not answers(f"http://{HERE}:{server.server_port}/200")


def test_what_does_not_answer_at_once_is_asked_again(place: str) -> None:
    gone, later, there = (f"{place}/{kind}/x" for kind in ("404", "later", "200"))
    assert silent_among((gone, later, there)) == (gone,)
    assert silent_among(()) == ()
