"""What every store and directory must do: each adapter runs these tests as its own."""

import threading
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

import pytest

from engine.adapters import numbering
from engine.adapters.codec import JsonCodec
from engine.application.audience import audience_of, lists_led_by, lists_of
from engine.application.ports import (
    AccessLog,
    Conflict,
    Directory,
    Look,
    Notice,
    Person,
    Receipt,
    Record,
    Row,
    RowText,
    Store,
    StoredGuideline,
    Stream,
)
from engine.cases.vocabulary import Compartment
from engine.errors import CommandReused, EventReused, HandleTaken
from engine.values import replace
from tests.adapters.examples import ANNE, BODIL, MOMENT, record, row
from tests.adapters.proofs import proof_of

LOOK = Look(at=MOMENT, by="p1", ground="participant", cases=("a",), categories=("common",), channel="cli")


class FullStore(Store, Directory, Protocol):
    """A store that is its own directory."""


class KeepingAll(Store, AccessLog, Protocol):
    """A store that is its own access log."""


def put(store: Store, case_id: str, *, seq: int = 1, command: str | None = None) -> Receipt | Conflict:
    """Append one record after those that are there."""
    command = command or f"k{seq}"
    return store.append(
        case_id, seq - 1, command_id=command, records=[record(case_id, seq, command=command)], row=row(case_id, seq)
    )


def stream(case_id: str, seq: int, *, command: str | None = None, payload: bytes = b"{}") -> Stream:
    """What a command adds to a case: one record, after those that are there."""
    command = command or f"k{seq}"
    return Stream(
        case_id=case_id,
        expected_seq=seq - 1,
        records=[record(case_id, seq, command=command, payload=payload)],
        row=row(case_id, seq),
    )


def kept(answer: Receipt | Conflict) -> Receipt:
    assert isinstance(answer, Receipt)
    return answer


def plain(answer: tuple[Receipt, ...] | Receipt | Conflict) -> object:
    """An answer without the marks of the chain, which not every store has."""
    match answer:
        case Receipt():
            return replace(answer, mark="")
        case Conflict():
            return answer
        case receipts:
            return tuple(replace(receipt, mark="") for receipt in receipts)


def keep_listed(
    store: Store, case_id: str, seq: int, *, people: tuple[str, ...], status: str = "open", due: date | None = None
) -> Receipt:
    """Append one record to a case in which these people take part then."""
    text = RowText(alias=f"alias {case_id}", step_title="Steg", participants=people, unit="os-skule")
    plain_row = replace(row(case_id, seq, status=status), due=due, sealed=JsonCodec().seal(text))
    one = replace(stream(case_id, seq), row=replace(plain_row, audience=audience_of(plain_row, text)))
    answer = store.append_together([one], command_id=f"k{seq}")
    assert not isinstance(answer, Conflict)
    return answer[0]


def on_list(store: Store, person: str, *, status: str | None = None) -> list[str]:
    """The cases on the list of somebody, by number."""
    words = lists_of(Person(person, person, "lærer"))
    return [one.case_id for one in store.rows_of(words, status=status)]


class ListContract:
    """What every store must do where a list is asked for; subclassed as `StoreContract` is.

    `reads_all` is of a store that gives every case, since it has few: then those are taken that the person is in.
    """

    reads_all = False

    def on_list(self, store: Store, person: str, *, status: str | None = None) -> list[str]:
        given = on_list(store, person, status=status)
        if not self.reads_all:
            return given
        rows = {row.case_id: JsonCodec().unseal(row.sealed) for row in store.rows(status=status)}
        return [case_id for case_id in given if person in rows[case_id].participants]

    def test_a_list_gives_the_cases_that_share_a_word_and_no_others(self, store: FullStore) -> None:
        keep_listed(store, "a", 1, people=("p1", "p2"))
        keep_listed(store, "b", 1, people=("p2",))
        keep_listed(store, "c", 1, people=("p1",), due=date(2026, 9, 1))
        assert self.on_list(store, "p1") == ["a", "c"]
        assert self.on_list(store, "p2") == ["a", "b"]
        assert self.on_list(store, "p3") == []
        assert [one.case_id for one in store.rows_of(lists_led_by(ANNE))] == ["a", "b", "c"]
        assert lists_led_by(BODIL) == ()
        mine = [row for row in store.rows_of(lists_of(ANNE)) if self.reads_all is False or row.case_id != "b"]
        assert mine == [row for row in store.rows() if row.case_id != "b"]

    def test_a_list_follows_what_happens_in_the_cases(self, store: FullStore) -> None:
        for case_id in ("a", "b", "c"):
            keep_listed(store, case_id, 1, people=("p1",))
        assert self.on_list(store, "p1", status="open") == ["a", "b", "c"]
        keep_listed(store, "a", 2, people=("p2",))
        keep_listed(store, "b", 2, people=("p1",), status="closed")
        assert self.on_list(store, "p1") == ["b", "c"]
        assert self.on_list(store, "p1", status="open") == ["c"]
        assert self.on_list(store, "p1", status="closed") == ["b"]
        assert self.on_list(store, "p2", status="open") == ["a"]
        assert isinstance(store.erase(proof_of("b", "2026-002", events=2), expected_seq=2), str)
        assert self.on_list(store, "p1") == ["c"]


class StoreContract(ListContract):
    """Subclass it with a fixture `store` that gives an empty store."""

    def test_opening_a_case_gives_its_number_and_keeps_what_it_was_given(self, store: FullStore) -> None:
        records = [
            record("a", 1, command="k1"),
            replace(
                record("a", 2, command="k1", payload=b"\x00\xff not text"),
                type="skjermet",
                compartment=Compartment.SHIELDED,
                in_role="kontaktlaerer",
                on_behalf_of="mor",
                unit="os-skule",
                step="0/oppmerksomhet",
                pass_=3,
                moved_from="0/a",
                moved_to="0/b",
            ),
        ]
        answer = store.append("a", 0, command_id="k1", records=records, row=row("a", 2))
        assert plain(answer) == Receipt("a", "k1", "2026-001", 2)
        assert store.records("a") == tuple(records)
        assert store.row("a") == row("a", 2, number="2026-001")

    def test_records_come_in_order_and_a_row_is_the_latest(self, store: FullStore) -> None:
        for seq in range(1, 12):
            kept(put(store, "a", seq=seq))
        assert [one.seq for one in store.records("a")] == list(range(1, 12))
        assert store.row("a") == row("a", 11, number="2026-001")

    def test_every_column_of_the_row_is_replaced(self, store: FullStore) -> None:
        put(store, "a")
        changed = Row(
            case_id="a",
            number="1999-999",
            seq=2,
            status="closed",
            level="2",
            due=None,
            unit=None,
            holder=None,
            sealed=b"\x00",
        )
        store.append("a", 1, command_id="k2", records=[record("a", 2, command="k2")], row=changed)
        assert store.row("a") == replace(changed, number="2026-001")

    def test_a_case_that_does_not_exist_is_empty(self, store: FullStore) -> None:
        assert store.records("a") == ()
        assert store.row("a") is None
        assert store.rows() == ()
        assert store.numbered("2026-001") == ()

    def test_the_wrong_expected_number_is_a_conflict_and_changes_nothing(self, store: FullStore) -> None:
        put(store, "a")
        put(store, "a", seq=2)
        before = (store.records("a"), store.rows())
        assert put(store, "a", seq=2, command="late") == Conflict("a", 2)
        assert put(store, "a", seq=1, command="again") == Conflict("a", 2)
        assert put(store, "a", seq=4, command="early") == Conflict("a", 2)
        assert put(store, "b", seq=3, command="nowhere") == Conflict("b", 0)
        assert (store.records("a"), store.rows()) == before
        assert store.records("b") == ()

    def test_a_conflict_uses_up_neither_command_nor_number(self, store: FullStore) -> None:
        put(store, "a")
        assert put(store, "a", command="late") == Conflict("a", 1)
        assert plain(put(store, "a", seq=2, command="late")) == Receipt("a", "late", "2026-001", 2)
        assert kept(put(store, "b")).number == "2026-002"

    def test_the_same_command_again_gives_the_same_receipt(self, store: FullStore) -> None:
        first, second = (kept(put(store, "a", seq=seq)) for seq in (1, 2))
        before = (store.records("a"), store.rows())
        assert kept(put(store, "a")) == replace(first, repeated=True)
        assert kept(put(store, "a", seq=2)) == replace(second, repeated=True)
        assert plain(second) == Receipt("a", "k2", "2026-001", 2)
        assert (store.records("a"), store.rows()) == before

    @pytest.mark.parametrize("change", [{"payload": b"other"}, {"by": "p9"}, {"step": "x"}, {"event_id": "e9"}])
    def test_a_known_command_with_other_content_is_refused(self, store: FullStore, change: dict[str, object]) -> None:
        put(store, "a")
        other = replace(record("a", 1, command="k1"), **change)
        with pytest.raises(CommandReused):
            store.append("a", 0, command_id="k1", records=[other], row=row("a", 1))
        assert store.records("a") == (record("a", 1, command="k1"),)

    def test_a_command_id_belongs_to_its_case(self, store: FullStore) -> None:
        assert not kept(put(store, "a")).repeated
        assert not kept(put(store, "b")).repeated

    def test_an_event_id_comes_once_in_a_case(self, store: FullStore) -> None:
        put(store, "a")
        again = record("a", 2, command="k2", event_id="k1-1")
        with pytest.raises(EventReused):
            store.append("a", 1, command_id="k2", records=[again], row=row("a", 2))
        twice = [record("b", seq, command="k1", event_id="same") for seq in (1, 2)]
        with pytest.raises(EventReused):
            store.append("b", 0, command_id="k1", records=twice, row=row("b", 2))
        assert store.records("b") == ()
        assert store.row("b") is None
        assert kept(put(store, "a", seq=2)).seq == 2

    def test_another_case_may_have_the_same_event_id(self, store: FullStore) -> None:
        for case_id in ("a", "b"):
            kept(
                store.append(
                    case_id,
                    0,
                    command_id="k1",
                    records=[record(case_id, 1, command="k1", event_id="e")],
                    row=row(case_id, 1),
                )
            )
            assert store.records(case_id)[0].event_id == "e"

    @pytest.mark.parametrize(
        ("records", "last"),
        [
            ([], row("a", 0)),
            ([record("b", 1, command="k1")], row("a", 1)),
            ([record("a", 1, command="k2")], row("a", 1)),
            ([record("a", 2, command="k1")], row("a", 2)),
            ([record("a", 1, command="k1"), record("a", 3, command="k1")], row("a", 3)),
            ([record("a", 1, command="k1")], row("a", 2)),
            ([record("a", 1, command="k1")], row("b", 1)),
            ([replace(record("a", 1, command="k1"), recorded_at=datetime(2026, 1, 1))], row("a", 1)),  # noqa: DTZ001 - the fault
        ],
    )
    def test_an_append_that_contradicts_itself_is_a_bug(
        self, store: FullStore, records: list[Record], last: Row
    ) -> None:
        with pytest.raises(ValueError, match=r"\w"):
            store.append("a", 0, command_id="k1", records=records, row=last)
        assert store.rows() == ()

    def test_a_command_that_adds_to_two_cases_keeps_both_or_none(self, store: FullStore) -> None:
        put(store, "a")
        both = [stream("a", 2, command="k2"), stream("b", 1, command="k2")]
        receipts = store.append_together(both, command_id="k2")
        assert plain(receipts) == (Receipt("a", "k2", "2026-001", 2), Receipt("b", "k2", "2026-002", 1))
        assert [one.command_id for one in (*store.records("a"), *store.records("b"))] == ["k1", "k2", "k2"]
        late = [stream("a", 3), stream("b", 5, command="k3")]
        assert store.append_together(late, command_id="k3") == Conflict("b", 1)
        assert (len(store.records("a")), len(store.records("b")), len(store.rows())) == (2, 1, 2)

    def test_a_command_that_added_to_two_cases_is_repeated_whole(self, store: FullStore) -> None:
        both = [stream("a", 1, command="k1"), stream("b", 1, command="k1")]
        first = store.append_together(both, command_id="k1")
        again = store.append_together(both, command_id="k1")
        assert not isinstance(first, Conflict)
        assert again == tuple(replace(receipt, repeated=True) for receipt in first)
        with pytest.raises(CommandReused):
            store.append_together([both[0], stream("c", 1, command="k1")], command_id="k1")
        with pytest.raises(CommandReused):
            store.append_together([both[0], stream("b", 1, command="k1", payload=b"other")], command_id="k1")
        assert len(store.rows()) == 2

    def test_an_event_id_that_the_second_case_has_takes_the_first_back(self, store: FullStore) -> None:
        put(store, "b")
        known = store.records("b")[0].event_id
        second = replace(stream("b", 2, command="k2"), records=[record("b", 2, command="k2", event_id=known)])
        with pytest.raises(EventReused):
            store.append_together([stream("a", 1, command="k2"), second], command_id="k2")
        assert store.row("a") is None
        assert kept(put(store, "c")).number == "2026-002", "and no number is lost with it"

    @pytest.mark.parametrize("cases", [(), ("a", "a")])
    def test_a_command_adds_to_each_case_once(self, store: FullStore, cases: tuple[str, ...]) -> None:
        with pytest.raises(ValueError, match="each case once"):
            store.append_together([stream(case_id, 1) for case_id in cases], command_id="k1")

    def test_numbers_count_within_the_year_of_opening(self, store: FullStore) -> None:
        numbers = []
        for case_id, year in (("a", 2026), ("b", 2027), ("c", 2026), ("d", 2027)):
            opened = replace(record(case_id, 1, command="k1"), recorded_at=datetime(year, 6, 1, tzinfo=UTC))
            numbers.append(
                kept(store.append(case_id, 0, command_id="k1", records=[opened], row=row(case_id, 1))).number
            )
        assert numbers == ["2026-001", "2027-001", "2026-002", "2027-002"]
        assert [one.number for one in store.rows()] == ["2026-001", "2026-002", "2027-001", "2027-002"]

    def test_the_year_of_a_number_is_the_year_in_norway(self, store: FullStore) -> None:
        last_hour = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
        before = replace(record("a", 1, command="k1"), recorded_at=last_hour - timedelta(hours=1))
        after = replace(record("b", 1, command="k1"), recorded_at=last_hour)
        numbers = [
            kept(store.append(one.case_id, 0, command_id="k1", records=[one], row=row(one.case_id, 1))).number
            for one in (before, after)
        ]
        assert numbers == ["2026-001", "2027-001"]

    def test_a_number_is_found_whole_or_short(self, store: FullStore) -> None:
        for case_id, year in (("a", 2026), ("b", 2027), ("c", 2026)):
            opened = replace(record(case_id, 1, command="k1"), recorded_at=datetime(year, 6, 1, tzinfo=UTC))
            store.append(case_id, 0, command_id="k1", records=[opened], row=row(case_id, 1))
        found = {text: [one.case_id for one in store.numbered(text)] for text in ("2026-001", "1", "001", "2")}
        assert found == {"2026-001": ["a"], "1": ["a", "b"], "001": ["a", "b"], "2": ["c"]}

    @pytest.mark.parametrize("text", ["", "x", "2026-", "-1", "26-001", "1 ", "²", "2026-0012-3", "9" * 40])
    def test_what_is_no_number_finds_nothing(self, store: FullStore, text: str) -> None:
        put(store, "a")
        assert store.numbered(text) == ()

    def test_numbers_grow_past_three_digits_in_order(self, store: FullStore) -> None:
        for count in range(1, 1003):
            put(store, f"case-{count}")
        assert [one.number for one in store.rows()][-4:] == ["2026-999", "2026-1000", "2026-1001", "2026-1002"]
        assert [one.case_id for one in store.numbered("2026-1000")] == ["case-1000"]

    def test_rows_are_found_by_status(self, store: FullStore) -> None:
        for case_id, status in (("a", "open"), ("b", "closed"), ("c", "open")):
            opened = [record(case_id, 1, command="k1")]
            store.append(case_id, 0, command_id="k1", records=opened, row=row(case_id, 1, status=status))
        assert [one.case_id for one in store.rows(status="open")] == ["a", "c"]
        assert [one.case_id for one in store.rows(status="closed")] == ["b"]
        assert store.rows(status="archived") == ()

    def test_rows_are_given_one_by_one_as_all_at_once(self, store: FullStore, monkeypatch: pytest.MonkeyPatch) -> None:
        """However many are held at a time: the last page may be full, or hold one row."""
        cases = (("a", 2026, "open"), ("b", 2027, "open"), ("c", 2026, "closed"), ("d", 2026, "open"))
        assert list(store.each_row()) == []
        for case_id, year, status in cases:
            opened = replace(record(case_id, 1, command="k1"), recorded_at=datetime(year, 6, 1, tzinfo=UTC))
            store.append(case_id, 0, command_id="k1", records=[opened], row=row(case_id, 1, status=status))
        for at_once in (1, 2, 3, 4, 5):
            monkeypatch.setattr(numbering, "AT_ONCE", at_once)
            for asked in (None, "open", "closed", "archived"):
                assert tuple(store.each_row(status=asked)) == store.rows(status=asked)
        assert [one.number for one in store.each_row()] == ["2026-001", "2026-002", "2026-003", "2027-001"]

    def test_what_is_written_while_rows_are_given_neither_hides_a_case_nor_shows_it_twice(
        self, store: FullStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(numbering, "AT_ONCE", 2)
        for case_id in "abcd":
            put(store, case_id)
        found = []
        for one in store.each_row():
            found.append(one.case_id)
            store.append(
                one.case_id, 1, command_id="k2", records=[record(one.case_id, 2, command="k2")], row=row(one.case_id, 2)
            )
        assert found == ["a", "b", "c", "d"]

    def test_a_copy_of_a_guideline_is_kept_and_the_first_one_stays(self, store: FullStore) -> None:
        first = StoredGuideline("d1", "os", "1.0", b"\x00 first")
        store.pin(first)
        store.pin(replace(first, content=b"second"))
        store.pin(replace(first, digest="d2", version="1.1"))
        assert store.pinned("d1") == first
        assert store.pinned("d2") == replace(first, digest="d2", version="1.1")
        assert store.pinned("d3") is None

    def test_all_copies_of_guidelines_come_in_the_order_they_were_kept(self, store: FullStore) -> None:
        assert store.copies() == ()
        kept_copies = [StoredGuideline(digest, "os", version, b"{}") for digest, version in (("b", "1"), ("a", "2"))]
        for copy in (*kept_copies, kept_copies[0]):
            store.pin(copy)
        assert store.copies() == tuple(kept_copies)

    def test_notices_come_in_order_with_what_they_say(self, store: FullStore) -> None:
        assert store.notices() == ()
        at = datetime(2026, 9, 8, 10, tzinfo=UTC)
        store.note("published", at=at, guideline="os", changes="En linje.\nEn til.")
        store.note("other", at=at + timedelta(hours=1))
        assert store.notices() == (
            Notice(at, "published", {"guideline": "os", "changes": "En linje.\nEn til."}),
            Notice(at + timedelta(hours=1), "other", {}),
        )

    def test_people_are_listed_by_handle_and_replaced_by_id(self, store: FullStore) -> None:
        assert store.people() == ()
        store.add(BODIL)
        store.add(ANNE)
        assert store.people() == (ANNE, BODIL)
        moved = Person("p1", "åse", "rektor")
        store.add(moved)
        assert store.people() == (BODIL, moved)

    def test_the_looks_of_whoever_writes_are_kept_with_what_is_written(self, store: KeepingAll) -> None:
        first, second = (replace(LOOK, cases=cases) for cases in (("a",), ("a", "b")))
        store.append_together([stream("a", 1)], command_id="k1", looks=[first])
        store.log(LOOK)
        store.append_together([stream("b", 1)], command_id="k1", looks=[first, second])
        assert store.looks() == (first, LOOK, first, second)
        assert store.looks("b") == (second,)

    def test_where_nothing_is_written_no_look_is_kept(self, store: KeepingAll) -> None:
        store.append_together([stream("a", 1)], command_id="k1", looks=[LOOK])
        assert store.append_together([stream("a", 3)], command_id="k3", looks=[LOOK]) == Conflict("a", 1)
        repeated = store.append_together([stream("a", 1)], command_id="k1", looks=[LOOK])
        assert isinstance(repeated, tuple)
        assert repeated[0].repeated
        again = [replace(record("a", 2, command="k2"), event_id=record("a", 1, command="k1").event_id)]
        late = Stream(case_id="a", expected_seq=1, records=again, row=row("a", 2))
        with pytest.raises(EventReused):
            store.append_together([late], command_id="k2", looks=[LOOK])
        with pytest.raises(ValueError, match="look"):
            store.append_together([stream("a", 2)], command_id="k2", looks=[replace(LOOK, cases=("a b",))])
        assert store.looks() == (LOOK,)
        assert [one.seq for one in store.records("a")] == [1]

    def test_a_handle_belongs_to_one_person(self, store: FullStore) -> None:
        store.add(ANNE)
        with pytest.raises(HandleTaken) as refused:
            store.add(replace(BODIL, handle="anne"))
        assert refused.value.arguments == {"handle": "anne"}
        assert store.people() == (ANNE,)

    def test_text_of_every_script_comes_back(self, store: FullStore) -> None:
        strange = "Ø\n\t\x00'\";--\u202e\U0001f600"
        put(store, "a")
        kept(
            store.append(
                "a",
                1,
                command_id="k2",
                records=[replace(record("a", 2, command="k2"), by=strange)],
                row=replace(row("a", 2), holder=strange),
            )
        )
        assert store.records("a")[1].by == strange
        found = store.row("a")
        assert found is not None
        assert found.holder == strange


def race(stores: list[Store], case_id: str) -> list[Receipt | Conflict]:
    """Let one thread for each store append at the same place at once."""
    start = threading.Barrier(len(stores))
    answers: list[Receipt | Conflict] = []

    def run(place: int, store: Store) -> None:
        start.wait()
        answers.append(put(store, case_id, seq=2, command=f"racer-{place}"))

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(stores)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers
