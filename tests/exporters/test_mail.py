"""A letter as a mail: what stands in it, and that nothing else can."""

from datetime import UTC, date, datetime
from email import message_from_bytes
from email.policy import default

import pytest

from engine.application.letters import Content, LetterKind
from engine.application.ports import Person
from engine.exporters.mail import MOST_NUMBERS, letter_mail
from engine.values import replace

CONTENT = Content(
    id="0b8034f0e26f4e75bdf2c1bdcbe1913d",
    kind=LetterKind.REMINDERS,
    to=Person("p-kari", "test.laerer", "lærer"),
    on=date(2026, 9, 8),
    at=datetime(2026, 9, 8, 6, tzinfo=UTC),
    numbers=("2026-001", "2026-014"),
    unnamed=1,
    passed=2,
)


def read(content: Content, *, language: str = "nb", sender: str = "", address: str = "") -> tuple[dict[str, str], str]:
    """Return the head and the text of a mail as its reader gets them."""
    mail = letter_mail(content, language=language, sender=sender, address=address)
    again = message_from_bytes(mail.as_bytes(), policy=default)
    return dict(again.items()), again.get_content()


def test_it_says_how_many_cases_wait_and_their_numbers() -> None:
    head, text = read(CONTENT)
    assert head["Subject"] == "3 saker i BTI venter på deg"
    assert text.splitlines()[0] == "Noe nytt venter på deg i 3 saker i BTI. Det haster i 2 av dem."
    assert "Saksnumre: 2026-001, 2026-014. Og 1 sak til, som bare vises i BTI." in text


@pytest.mark.parametrize(
    ("language", "subject"),
    [("nb", "1 sak i BTI venter på deg"), ("nn", "1 sak i BTI ventar på deg"), ("en", "1 case in BTI waits for you")],
)
def test_it_speaks_the_language_it_is_asked_for(language: str, subject: str) -> None:
    head, _ = read(replace(CONTENT, numbers=("2026-001",), unnamed=0, passed=0), language=language)
    assert head["Subject"] == subject


def test_where_no_number_is_told_it_says_so() -> None:
    _, text = read(replace(CONTENT, numbers=(), unnamed=1, passed=0))
    assert "Nummeret vises bare i BTI." in text
    assert "2026-" not in text


def test_a_draft_is_one_that_is_to_be_sent() -> None:
    head, _ = read(CONTENT)
    assert head["X-Unsent"] == "1"
    assert "From" not in head
    assert head["To"] == '"test.laerer":;'


def test_a_mail_has_its_letters_id_each_time() -> None:
    head, _ = read(CONTENT, sender="bti@kommunen.example", address="kari@kommunen.example")
    assert head["Message-ID"] == f"<{CONTENT.id}@kommunen.example>"
    assert (head["From"], head["To"]) == ("bti@kommunen.example", "kari@kommunen.example")
    assert head["Auto-Submitted"] == "auto-generated"
    assert "X-Unsent" not in head


def test_a_practice_letter_says_that_it_is_one() -> None:
    head, _ = read(replace(CONTENT, practice=True))
    assert head["Subject"].startswith("ØVELSE: ")


def test_a_name_cannot_begin_a_field_of_its_own() -> None:
    head, _ = read(replace(CONTENT, to=Person("p", "kari\r\nBcc: alle@example.org", "")))
    assert "Bcc" not in head


def test_of_very_many_cases_the_first_are_named() -> None:
    many = tuple(f"2026-{number:03}" for number in range(1, MOST_NUMBERS + 6))
    _, text = read(replace(CONTENT, numbers=many, unnamed=0))
    assert many[MOST_NUMBERS - 1] in text
    assert many[MOST_NUMBERS] not in text
    assert "Og 5 saker til" in " ".join(text.split())


def test_a_letter_about_links_names_them() -> None:
    head, text = read(replace(CONTENT, kind=LetterKind.LINKS, numbers=(), pages=("https://www.example.org/skjema",)))
    assert head["Subject"] == "1 lenke i veilederne svarer ikke"
    assert "https://www.example.org/skjema" in text
