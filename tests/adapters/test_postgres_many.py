"""Many cases at a time on a server: their keys come together, and one that is shown no more stops itself alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.adapters import numbering, postgres_keys
from engine.adapters import postgres_tables as tables
from engine.adapters.postgres import PostgresStore
from engine.adapters.postgres_link import Link
from engine.application.audience import audience_of
from engine.application.keeping_many import keep_many
from engine.application.ports import Conflict, Look, Stream, unreadable_row
from engine.values import replace
from tests.adapters.examples import MOMENT, record, row
from tests.adapters.postgres_server import create_store, open_store
from tests.adapters.store_contract import kept
from tests.adapters.test_postgres_walls import CODEC, KARI, OLA, person, put, text_of, world_of

CASES = ("a", "b", "c", "d", "e")


@pytest.fixture
def made(tmp_path: Path) -> Iterator[PostgresStore]:
    """A store with cases of Kari's, of whose keys none is at hand."""
    with create_store(tmp_path) as store:
        for case_id in CASES:
            kept(put(store, row(case_id, 1), text_of(KARI)))
        with open_store(tmp_path, store.place) as again:
            yield again


def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is asked of the server from now on."""
    said: list[str] = []
    every = Link.all

    def spied(link: Link, statement: str, *values: object) -> object:
        said.append(statement)
        return every(link, statement, *values)

    monkeypatch.setattr(Link, "all", spied)
    return said


@pytest.mark.parametrize(("at_once", "pages"), [(500, 1), (2, 3)])
def test_the_keys_of_a_page_of_rows_are_fetched_together(
    made: PostgresStore, monkeypatch: pytest.MonkeyPatch, at_once: int, pages: int
) -> None:
    monkeypatch.setattr(numbering, "AT_ONCE", at_once)
    seen, said = made.seen_by(person(KARI)), asked(monkeypatch)
    assert [one.case_id for one in seen.each_row()] == list(CASES)
    assert (said.count(tables.SELECT_KEYS), said.count(tables.SELECT_KEY)) == (pages, 0)
    assert [one.case_id for one in seen.rows()] == list(CASES)
    assert said.count(tables.SELECT_KEYS) == pages, "and what is at hand is not fetched again"


def test_no_more_keys_are_held_than_there_is_room_for(made: PostgresStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres_keys, "MOST_AT_HAND", 2)
    for _ in range(2):
        assert [one.case_id for one in made.each_row()] == list(CASES)
        assert sum(made.keys.is_known(case_id) for case_id in CASES) == 2


def test_a_key_that_was_altered_hides_no_other_case(made: PostgresStore) -> None:
    made.link.do("UPDATE keys SET wrapped = 'x' WHERE case_id = 'b'")
    found = {one.case_id: one for one in made.each_row()}
    assert found["b"] == unreadable_row("b")
    assert [one.number for one in found.values()] == ["2026-001", None, "2026-003", "2026-004", "2026-005"]


def added(case_id: str, seq: int) -> Stream:
    text = text_of(KARI)
    stands = replace(row(case_id, seq), sealed=CODEC.seal(text))
    return Stream(
        case_id=case_id,
        expected_seq=seq - 1,
        records=[record(case_id, seq, command="k9")],
        row=replace(stands, audience=audience_of(stands, text)),
    )


def test_a_case_that_is_shown_no_more_stops_itself_alone(made: PostgresStore) -> None:
    """The server names the first case there, for it does not say whose a case is."""
    seen = made.seen_by(person(KARI))
    world = replace(world_of(person(KARI)), store=seen, log=seen)
    assert len(list(seen.each_row())) == len(CASES)
    kept(put(made, row("c", 1), text_of(OLA), seq=2))
    kept(put(made, row("d", 1), text_of(KARI), seq=2))
    look = Look(at=MOMENT, by=KARI, ground="participant", cases=CASES, categories=("common",), channel="command-line")
    answers = keep_many(world, {case_id: (added(case_id, 2),) for case_id in CASES}, looks=[look])
    assert {case_id for case_id, answer in answers.items() if isinstance(answer, Conflict)} == {"c", "d"}
    assert [len(made.records(case_id)) for case_id in CASES] == [2] * len(CASES)
    assert [made.records(case_id)[-1].command_id for case_id in CASES] == ["k9", "k9", "c-2", "d-2", "k9"]
    assert made.looks("a") == (look,), "and the look is kept, once"
