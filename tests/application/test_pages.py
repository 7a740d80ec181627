"""Those who look after the system are told of pages that do not answer: once a month, and never where none does."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from engine.adapters.memory import MemoryStore
from engine.adapters.sqlite_letters import open_letters
from engine.application.guidelines import open_case
from engine.application.letters import Book, Letter, LetterKind
from engine.application.outcomes import Done
from engine.application.pages import Asking, Pages, linked_from, look_through
from engine.application.ports import Person
from engine.application.posting import content_of
from engine.application.world import World
from engine.cases import commands as cmd
from engine.values import replace
from tests.adapters.stores import create_store
from tests.application.test_cases import world_of
from tests.house.tree import ROOT

KARI = Person("p-kari", "test.laerer", "lærer")
SIRI = Person("p-siri", "test.siri", "rådgiver", roles=("leader", "system"))
PER = Person("p-per", "test.per", "rådgiver", roles=("system",))
FORM, TALK, LOG = (f"https://www.example.org/{name}" for name in ("skjema", "samtale", "logg"))
LINKS = {"observasjonsskjema": FORM, "samtalemal": TALK, "opprette_logg": LOG, "intern_veileder": "ligger i pausen"}
DAY = date(2026, 9, 8)


def guide(folder: Path, version: str = "1.1", **links: str) -> str:
    """Write Os again with links to some of its tools."""
    text = (ROOT / "guidelines" / "os.yaml").read_text("utf-8")
    for tool, link in links.items():
        assert f"\n  {tool}: {{" in text
        text = text.replace(f"\n  {tool}: {{", f"\n  {tool}: {{lenke: {link!r}, ")
    file = folder / f"os-{version}.yaml"
    file.write_text(text.replace("\nversjon: ", f"\nversjon: '{version}' # "), "utf-8")
    return str(file)


def following(world: World, name: str) -> World:
    """Open a case on a guide."""
    assert isinstance(open_case(world, name, command=cmd.OpenCase(alias="gutt, 6 år")), Done)
    return world


@pytest.fixture
def world(tmp_path: Path) -> World:
    store = MemoryStore()
    for person in (KARI, SIRI, PER):
        store.add(person)
    return following(replace(world_of(store, day=DAY), person=KARI), guide(tmp_path, **LINKS))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with create_store(tmp_path / "letters" / "bti.lager") as store:
        made, tables = open_letters(store)
        yield made
        tables.close()


def silent(*pages: str) -> Asking:
    """Return what asks, and finds these silent."""
    return lambda asked: tuple(page for page in asked if page in pages)


def all_silent(asked: Sequence[str]) -> tuple[str, ...]:
    return tuple(asked)


def on(world: World, day: date) -> World:
    return replace(world, clock=world_of(MemoryStore(), day=day).clock)


def readers(pages: Pages) -> list[str]:
    assert all(letter.kind is LetterKind.LINKS for letter in pages.letters)
    return sorted(letter.to for letter in pages.letters)


def test_pages_are_those_that_a_browser_can_open(world: World) -> None:
    assert set(linked_from(world)) == {FORM, TALK, LOG}


def test_of_each_guide_the_newest_version_counts(world: World, tmp_path: Path) -> None:
    following(world, guide(tmp_path, "1.2", observasjonsskjema=FORM))
    assert linked_from(world) == (FORM,)


def test_whoever_looks_after_the_system_is_told_which_they_are(world: World, book: Book) -> None:
    found = look_through(world, book, ask=silent(FORM, LOG))
    assert (found.asked, found.silent, readers(found)) == (3, (LOG, FORM), [PER.id, SIRI.id])
    content = content_of(world, found.letters[0])
    assert content is not None
    assert (content.pages, content.numbers, content.unnamed) == ((LOG, FORM), (), 0)


def test_they_are_told_once_a_month(world: World, book: Book) -> None:
    asked = [look_through(on(world, date(2026, 9, day)), book, ask=silent(FORM)) for day in (8, 15, 30)]
    asked.append(look_through(on(world, date(2026, 10, 5)), book, ask=silent(FORM)))
    assert [len(found.letters) for found in asked] == [2, 0, 0, 2]


def test_where_all_answer_nobody_is_written_to(world: World, book: Book) -> None:
    assert look_through(world, book, ask=silent()) == Pages(asked=3)
    assert (book.waiting(), world.store.notices()) == ((), ())


def test_where_none_answers_it_is_the_machine_and_nobody_is_written_to(world: World, book: Book) -> None:
    found = look_through(world, book, ask=all_silent)
    assert (found.cut_off, found.letters, book.waiting(), world.store.notices()) == (True, (), (), ())


def test_without_links_nobody_is_asked(book: Book) -> None:
    store = MemoryStore()
    store.add(KARI)
    plain = following(replace(world_of(store, day=DAY), person=KARI), "os")

    def ask(_asked: Sequence[str]) -> tuple[str, ...]:
        raise AssertionError

    found = look_through(plain, book, ask=ask)
    assert (found, found.cut_off) == (Pages(), False)


def test_it_can_be_tried_first(world: World, book: Book) -> None:
    assert readers(look_through(world, book, ask=silent(FORM), dry_run=True)) == [PER.id, SIRI.id]
    assert (book.waiting(), world.store.notices()) == ((), ())
    assert len(look_through(world, book, ask=silent(FORM)).letters) == 2


def test_a_letter_says_what_was_found_last_and_is_not_sent_where_all_answer_again(world: World, book: Book) -> None:
    (letter, _) = look_through(world, book, ask=silent(FORM)).letters
    look_through(world, book, ask=silent(LOG))
    assert _pages(world, letter) == (LOG,)
    look_through(world, book, ask=silent())
    assert content_of(world, letter) is None


def test_what_was_found_is_noted_where_it_is_sealed_and_only_when_it_is_news(world: World, book: Book) -> None:
    for _ in range(3):
        look_through(world, book, ask=silent(FORM))
    (notice,) = world.store.notices()
    assert dict(notice.details) == {"pages": FORM}


def test_no_address_is_in_the_book(world: World, book: Book, tmp_path: Path) -> None:
    look_through(world, book, ask=silent(FORM))
    assert book.waiting()
    written = b"".join(file.read_bytes() for file in tmp_path.joinpath("letters").rglob("*"))
    assert b"links 2026-09 p-siri" in written, "what is there is found"
    assert b"example.org" not in written


def _pages(world: World, letter: Letter) -> tuple[str, ...]:
    content = content_of(world, letter)
    assert content is not None
    return content.pages
