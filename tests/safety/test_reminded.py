"""What a mail tells is read out of it: each case by itself, and once however often the mail comes."""

import pytest

from engine.application.letters import Content
from engine.exporters.mail import letter_mail
from engine.values import replace
from tests.adapters.mail_server import Inbox
from tests.exporters.test_mail import CONTENT
from tests.safety.reminded import Offer, Reminded

TO = "kari@kommunen.example"


def came(inbox: Inbox, content: Content, *, at: float) -> None:
    inbox.came.append(at)
    inbox.mails.append(([TO], letter_mail(content, language="nb", sender="bti@kommunen.example", address=TO)))


@pytest.mark.parametrize(
    "numbers", [("2026-001",), ("2026-001", "2026-1200"), tuple(f"2026-0{n}" for n in range(10, 29))]
)
def test_every_case_that_a_letter_names_is_told(numbers: tuple[str, ...]) -> None:
    inbox = Inbox()
    came(inbox, replace(CONTENT, numbers=numbers, unnamed=0), at=3.0)
    told = Reminded(inbox)
    told.read()
    assert told.first == {Offer(TO, number): 3.0 for number in numbers}
    assert set(told.times.values()) == {1}
    assert told.astray == []


def test_a_letter_that_comes_again_tells_nothing_twice_and_another_does() -> None:
    inbox = Inbox()
    told = Reminded(inbox)
    content = replace(CONTENT, numbers=("2026-001",), unnamed=0)
    came(inbox, content, at=1.0)
    told.read()
    came(inbox, content, at=2.0)
    told.read()
    assert (told.times[Offer(TO, "2026-001")], dict(told.again)) == (1, {content.id: 1})
    came(inbox, replace(content, id="f" * 32), at=3.0)
    told.read()
    assert (told.times[Offer(TO, "2026-001")], told.first[Offer(TO, "2026-001")]) == (2, 1.0)


def test_a_letter_without_a_case_and_one_that_changes_are_astray() -> None:
    inbox = Inbox()
    told = Reminded(inbox)
    came(inbox, replace(CONTENT, numbers=(), unnamed=1), at=1.0)
    came(inbox, replace(CONTENT, numbers=("2026-002",), unnamed=0), at=2.0)
    told.read()
    assert [wrong.partition(" and told")[0] for wrong in told.astray] == [
        f"letter {CONTENT.id} names no case",
        f"letter {CONTENT.id} came again",
    ]
