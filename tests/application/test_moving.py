"""Cases that are moved to another version, one or all: by whom, past whom, and what is left when the plug is pulled."""

from collections.abc import Collection, Sequence
from pathlib import Path

import pytest

from engine.adapters.codec import JsonCodec
from engine.adapters.memory import MemoryStore
from engine.application import moving_many, queries
from engine.application.cases import act
from engine.application.guidelines import open_case, to_follow
from engine.application.moving import Target, Wish, move, target
from engine.application.moving_many import Batch, Change, aimless, moves
from engine.application.outcomes import Done, Outcome
from engine.application.ports import Conflict, Look, Receipt, Row, Stream
from engine.application.publishing import Fit, examine, publish
from engine.application.queries import CaseView
from engine.application.versions import NoVersion, publications
from engine.application.world import World
from engine.cases import commands as cmd
from engine.cases.events import Event
from engine.cases.refusals import Refused
from engine.values import replace
from tests.application.test_cases import world_of
from tests.application.test_waiting import KARI, NINA, OLA, as_
from tests.console.output_versions import FIRST

SECOND = FIRST.replace('versjon: "1.0"', 'versjon: "1.1"').replace("steg: Oppmerksomhet", "steg: Legg merke til")
THIRD = SECOND.replace('versjon: "1.1"', 'versjon: "1.2"').replace("steg: Legg merke til", "steg: Se etter")
LANDING = Wish(landings=(("Oppmerksomhet", "Legg merke til"),))
PLUG = 2
"""So many cases are moved before the plug is pulled."""


class Pulled(Exception):
    """The plug is pulled."""


class Store(MemoryStore):
    """A store that dies when so many more have been written; `older` rows do not say which guide a case follows."""

    left: int | None = None
    older = False

    def rows_of(self, words: Collection[str], *, status: str | None = None) -> tuple[Row, ...]:
        found = super().rows_of(words, status=status)
        return tuple(map(_as_before, found)) if self.older else found

    def append_together(
        self, streams: Sequence[Stream], *, command_id: str, looks: Sequence[Look] = ()
    ) -> tuple[Receipt, ...] | Conflict:
        if self.left is not None:
            self.left -= 1
            if self.left < 0:
                raise Pulled
        return super().append_together(streams, command_id=command_id, looks=looks)


def _as_before(one: Row) -> Row:
    codec = JsonCodec()
    return replace(one, sealed=codec.seal(replace(codec.unseal(one.sealed), guideline="", version="", digest="")))


@pytest.fixture
def kari(tmp_path: Path) -> World:
    """The first version is published, and three cases are open on it."""
    store = Store()
    world = replace(world_of(store), person=KARI)
    for person in (KARI, OLA, NINA):
        store.add(person)
    published(world, tmp_path, FIRST)
    for number in range(3):
        opened = open_case(world, "os@1.0", command=cmd.OpenCase(alias=f"gutt, {6 + number} år"))
        assert isinstance(opened, Done)
    return world


def published(world: World, folder: Path, text: str, *leaving: str) -> None:
    path = folder / "utgave.yaml"
    path.write_text(text, "utf-8")
    fit = examine(world, str(path), leaving=leaving)
    assert isinstance(fit, Fit), fit
    publish(world, fit, changes=("endret",))


def newest(world: World, version: str | None = None) -> Target:
    found = target(world, "os", version=version)
    assert isinstance(found, Target)
    return found


def case(world: World, number: str = "1") -> CaseView:
    found = queries.case(world, number)
    assert isinstance(found, CaseView), found
    return found


def moved(world: World, number: str = "1", *, wish: Wish = LANDING, version: str | None = None) -> Outcome:
    return move(world, case(world, number), to=newest(world, version), wish=wish)


def gone_through(world: World, *, wish: Wish = LANDING, dry_run: bool = False) -> list[Batch]:
    return list(moves(world, to=newest(world), wish=wish, dry_run=dry_run))


def outcomes(world: World, *, wish: Wish = LANDING, dry_run: bool = False) -> dict[str, type]:
    """What comes of each case that does not follow the version yet, by its number."""
    batches = gone_through(world, wish=wish, dry_run=dry_run)
    return {one.number: type(one.outcome) for batch in batches for one in batch.cases}


def needless(world: World, wish: Wish) -> tuple[str, ...]:
    return aimless(world, to=newest(world), landings=wish.landings).needless


def versions(world: World) -> list[str]:
    return [one.text.version for one in queries.every_case(world)]


def test_a_version_is_the_published_one_that_is_named_or_the_newest(kari: World, tmp_path: Path) -> None:
    assert newest(kari).publication.version == "1.0"
    published(kari, tmp_path, SECOND, "Oppmerksomhet")
    assert [newest(kari, one).publication.version for one in (None, "1.0", "1.1")] == ["1.1", "1.0", "1.1"]
    assert target(kari, "os", version="2.0") == NoVersion("os", "2.0", ("1.0", "1.1"))
    assert target(kari, "froland") == NoVersion("froland", "", ())


def test_a_case_is_opened_on_a_kept_version_and_by_the_name_of_a_guide_on_the_newest(
    kari: World, tmp_path: Path
) -> None:
    published(kari, tmp_path, SECOND, "Oppmerksomhet")
    found = [to_follow(kari, name) for name in ("os@1.0", "os@1.1", "os")]
    assert [one[1].version for one in found if isinstance(one, tuple)] == ["1.0", "1.1", "1.1"]
    assert to_follow(kari, "os@3") == NoVersion("os", "3", ("1.0", "1.1"))


def test_a_case_is_moved_and_its_row_says_so_with_whether_a_newer_one_is_there(kari: World, tmp_path: Path) -> None:
    published(kari, tmp_path, SECOND, "Oppmerksomhet")
    assert case(kari).newer == "1.1"
    assert len(queries.newer_versions(kari, queries.every_case(kari))) == len(versions(kari))
    assert isinstance(moved(kari), Done)
    assert versions(kari) == ["1.1", "1.0", "1.0"]
    assert (case(kari).newer, case(kari).process.guideline.head.version) == (None, "1.1")
    assert "2026-001" not in queries.newer_versions(kari, queries.every_case(kari))


def test_a_dry_run_keeps_nothing(kari: World, tmp_path: Path) -> None:
    published(kari, tmp_path, SECOND, "Oppmerksomhet")
    done = move(kari, case(kari), to=newest(kari), wish=LANDING, dry_run=True)
    assert isinstance(done, Done)
    assert (done.dry_run, done.after.guideline_version) == (True, "1.1")
    assert versions(kari) == ["1.0"] * 3


def test_undo_in_the_store_gives_back_the_version_and_the_way_on(kari: World, tmp_path: Path) -> None:
    published(kari, tmp_path, SECOND, "Oppmerksomhet")
    assert isinstance(moved(kari), Done)
    undone = act(kari, "1", command=cmd.Undo())
    assert isinstance(undone, Done)
    assert undone.process.guideline.head.version == "1.0"
    assert versions(kari) == ["1.0"] * 3
    assert isinstance(act(kari, "1", command=cmd.CompleteStep()), Done)
    assert case(kari).state.standing.state == "0/del-bekymringen"


def test_only_undo_leads_back_to_an_older_version(kari: World, tmp_path: Path) -> None:
    published(kari, tmp_path, SECOND, "Oppmerksomhet")
    assert isinstance(moved(kari), Done)
    refused = moved(kari, wish=Wish(), version="1.0")
    assert isinstance(refused, Refused)
    assert refused.code == "older-version"


def test_where_what_is_gone_shall_stand_may_be_approved_with_the_version(kari: World, tmp_path: Path) -> None:
    published(kari, tmp_path, SECOND, "Oppmerksomhet=Legg merke til")
    published(kari, tmp_path, THIRD, "0/legg-merke-til=Se etter")
    assert publications(kari.store, "os")[1].landings == (("0/oppmerksomhet", "0/legg-merke-til"),)
    assert isinstance(moved(kari, wish=Wish(), version="1.1"), Done)
    assert isinstance(moved(kari, wish=Wish()), Done)
    assert isinstance(moved(kari, "2", wish=Wish()), Done)
    assert {case(kari, one).state.standing.state for one in ("1", "2")} == {"0/se-etter"}


def test_a_place_that_no_case_stands_on_is_refused(kari: World, tmp_path: Path) -> None:
    published(kari, tmp_path, SECOND, "Oppmerksomhet")
    refused = moved(kari, wish=Wish(landings=(("Avslutt", "Legg merke til"),)))
    assert isinstance(refused, Refused)
    assert refused.code == "landing-not-here"
    assert needless(kari, Wish(landings=(("Avslutt", "x"),))) == ("Avslutt",)


def test_a_place_that_came_back_needs_no_landing(kari: World, tmp_path: Path) -> None:
    published(kari, tmp_path, SECOND, "Oppmerksomhet=Legg merke til")
    assert isinstance(moved(kari, "2", wish=Wish()), Done)
    published(kari, tmp_path, FIRST.replace('versjon: "1.0"', 'versjon: "1.2"'), "0/legg-merke-til=Oppmerksomhet")
    assert isinstance(moved(kari, wish=Wish()), Done)
    assert isinstance(moved(kari, "2", wish=Wish()), Done)
    assert {case(kari, one).state.standing.state for one in ("1", "2")} == {"0/oppmerksomhet"}


def test_it_is_for_whoever_coordinates_and_not_for_everybody_who_takes_part(kari: World, tmp_path: Path) -> None:
    published(kari, tmp_path, SECOND, "Oppmerksomhet")
    assert isinstance(act(kari, "1", command=cmd.CompleteStep()), Done)
    assert isinstance(act(kari, "1", command=cmd.BindRole(role="ansvarlig", actor=NINA.id)), Done)
    assert isinstance(act(kari, "1", command=cmd.OfferBaton(to_actor=KARI.id, family_wish="ja", weighed="ja")), Done)
    nina = as_(kari, NINA)
    refused = moved(nina, wish=Wish())
    assert isinstance(refused, Refused)
    assert refused.code == "coordinator-only"
    assert outcomes(nina, wish=Wish()) == {"2026-001": Refused}
    assert outcomes(as_(kari, OLA)) == {}


def test_all_are_moved_and_a_second_run_has_nothing_to_do(kari: World, tmp_path: Path) -> None:
    published(kari, tmp_path, SECOND, "Oppmerksomhet")
    assert list(outcomes(kari).values()) == [Change] * 3
    (again,) = gone_through(kari)
    assert (again.cases, again.already) == ((), ("2026-001", "2026-002", "2026-003"))


def test_a_dry_run_of_all_tells_the_same_and_keeps_nothing(kari: World, tmp_path: Path) -> None:
    published(kari, tmp_path, SECOND, "Oppmerksomhet")
    (foreseen,) = gone_through(kari, dry_run=True)
    assert versions(kari) == ["1.0"] * 3
    (batch,) = gone_through(kari)
    for before, after in zip(foreseen.cases, batch.cases, strict=True):
        assert isinstance(before.outcome, Change)
        assert isinstance(after.outcome, Change)
        dry, done = before.outcome.done(kari), after.outcome.done(kari)
        assert (dry.dry_run, done.dry_run) == (True, False)
        assert [event.body for event in dry.events] == [event.body for event in done.events]
        assert done.after.guideline_version == "1.1"


def test_cases_are_moved_together_and_undone_one_by_one(kari: World, tmp_path: Path) -> None:
    published(kari, tmp_path, SECOND, "Oppmerksomhet")
    (batch,) = gone_through(kari)
    assert len({event.command_id for one in batch.cases for event in written(one)}) == 1
    assert isinstance(act(kari, "2", command=cmd.Undo()), Done)
    assert versions(kari) == ["1.1", "1.0", "1.1"]
    assert outcomes(kari) == {"2026-002": Change}
    assert versions(kari) == ["1.1"] * 3


def written(one: moving_many.Moved) -> tuple[Event, ...]:
    assert isinstance(one.outcome, Change)
    return one.outcome.written


def test_a_batch_is_one_look_that_is_kept_with_it(kari: World, tmp_path: Path) -> None:
    published(kari, tmp_path, SECOND, "Oppmerksomhet")
    store, ids = kari.store, [one.row.case_id for one in queries.every_case(kari)]
    assert isinstance(store, Store)
    before = len(store.looks())
    gone_through(kari)
    (look,) = store.looks()[before:]
    assert (look.cases, look.categories, look.ground) == (tuple(ids), ("common",), "participant")
    gone_through(kari)
    assert store.looks()[-1].categories == ("list",), "of those that follow the version no more is opened"
    store.left = 0
    published(kari, tmp_path, THIRD, "Legg merke til=Se etter")
    before = len(store.looks())
    with pytest.raises(Pulled):
        gone_through(kari, wish=Wish())
    assert len(store.looks()) == before, "and nothing of them was shown"


def test_one_that_has_no_place_is_left_on_its_version_and_the_others_are_moved(kari: World, tmp_path: Path) -> None:
    published(kari, tmp_path, SECOND, "Oppmerksomhet")
    assert isinstance(act(kari, "2", command=cmd.CompleteStep()), Done)
    expected = {"2026-001": Refused, "2026-002": Change, "2026-003": Refused}
    assert outcomes(kari, wish=Wish(), dry_run=True) == outcomes(kari, wish=Wish()) == expected
    assert versions(kari) == ["1.0", "1.1", "1.0"]


def test_a_damaged_case_does_not_stop_the_others(kari: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    published(kari, tmp_path, SECOND, "Oppmerksomhet")
    store, lost = kari.store, queries.every_case(kari)[1].row.case_id
    records = store.records
    monkeypatch.setattr(store, "records", lambda case_id: records(case_id)[: 0 if case_id == lost else None])
    (batch,) = gone_through(kari)
    assert ([one.number for one in batch.cases], batch.unread, batch.complete) == (
        ["2026-001", "2026-003"],
        ("2026-002",),
        False,
    )


def note_in(world: World, number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody adds a note to a case right before the moves are kept."""
    together = MemoryStore.append_together

    def late(store: MemoryStore, *given: object, **named: object) -> object:
        monkeypatch.setattr(MemoryStore, "append_together", together)
        assert isinstance(act(world, number, command=cmd.AddNote(text="Ny opplysning.")), Done)
        return together(store, *given, **named)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(MemoryStore, "append_together", late)


def test_one_that_somebody_changed_meanwhile_is_left_alone(
    kari: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(kari, tmp_path, SECOND, "Oppmerksomhet")
    store, before = kari.store, len(kari.log.looks())
    note_in(kari, "2", monkeypatch)
    assert outcomes(kari) == {"2026-001": Change, "2026-002": Conflict, "2026-003": Change}
    assert versions(kari) == ["1.1", "1.0", "1.1"]
    looked = [one for one in kari.log.looks()[before:] if len(one.cases) == len(versions(kari))]
    assert len(looked) >= 1, "whoever was told that somebody came first has looked too"
    assert outcomes(kari) == {"2026-002": Change}
    assert [record.type for record in store.records(queries.every_case(kari)[1].row.case_id)].count("note-added") == 1


def test_where_a_store_names_another_case_only_the_one_that_cannot_be_written_is_left(
    kari: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that shows a case no more does not say which of many it is."""
    published(kari, tmp_path, SECOND, "Oppmerksomhet")
    hidden, together = queries.every_case(kari)[1].row.case_id, MemoryStore.append_together

    def blind(store: MemoryStore, streams: Sequence[Stream], **named: object) -> object:
        if hidden in {stream.case_id for stream in streams}:
            return Conflict(streams[0].case_id, -1)
        return together(store, streams, **named)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(MemoryStore, "append_together", blind)
    assert outcomes(kari) == {"2026-001": Change, "2026-002": Conflict, "2026-003": Change}


def test_when_the_plug_is_pulled_nothing_is_lost_and_the_next_run_goes_on(
    kari: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(kari, tmp_path, SECOND, "Oppmerksomhet")
    monkeypatch.setattr(moving_many, "AT_ONCE", 1)
    store = kari.store
    assert isinstance(store, Store)
    store.left = PLUG
    with pytest.raises(Pulled):
        gone_through(kari)
    store.left = None
    assert versions(kari) == ["1.1", "1.1", "1.0"]
    assert outcomes(kari) == {"2026-003": Change}
    assert versions(kari) == ["1.1"] * 3
    kinds = [[record.type for record in store.records(one.row.case_id)] for one in queries.every_case(kari)]
    assert [one.count("version-changed") for one in kinds] == [1, 1, 1]


def test_the_same_words_go_on_where_all_that_stood_in_a_named_place_were_moved(
    kari: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(kari, tmp_path, SECOND, "Oppmerksomhet")
    assert isinstance(act(kari, "3", command=cmd.CompleteStep()), Done)
    monkeypatch.setattr(moving_many, "AT_ONCE", 1)
    store = kari.store
    assert isinstance(store, Store)
    store.left = PLUG
    with pytest.raises(Pulled):
        gone_through(kari)
    store.left = None
    assert versions(kari) == ["1.1", "1.1", "1.0"]
    assert needless(kari, LANDING) == ()
    assert outcomes(kari) == {"2026-003": Change}
    assert needless(kari, LANDING) == ()
    assert needless(kari, Wish(landings=(("Avslutt", "x"),))) == ("Avslutt",)


def test_a_row_from_before_it_said_its_guide_is_read_to_know(kari: World, tmp_path: Path) -> None:
    published(kari, tmp_path, SECOND, "Oppmerksomhet")
    assert isinstance(open_case(kari, "froland", command=cmd.OpenCase(alias="jente, 4 år")), Done)
    store = kari.store
    assert isinstance(store, Store)
    store.older = True
    assert list(outcomes(kari, dry_run=True)) == ["2026-001", "2026-002", "2026-003"]
    assert isinstance(moved(kari, "2"), Done)
    (batch,) = gone_through(kari, dry_run=True)
    assert (len(batch.cases), batch.already) == (2, ("2026-002",))
