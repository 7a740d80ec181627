"""Who may archive, restrict and erase a closed case, what others see of it meanwhile, and what is left of it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from engine.adapters.clock import FixedClock
from engine.adapters.memory import MemoryStore
from engine.application import queries
from engine.application.access import Category
from engine.application.archiving import Archived, Content, LookedThrough, Making, PutAway, archive, recorded_digest
from engine.application.cases import act
from engine.application.emergencies import break_glass
from engine.application.finding import Ambiguous, Missing
from engine.application.guidelines import open_case
from engine.application.insight import whole_log
from engine.application.life import Changed, carry_out, change, kept_cases, proofs
from engine.application.outcomes import Done
from engine.application.ports import Conflict, Look, Person, Receipt, Stream
from engine.application.proofs import Proof
from engine.application.world import World
from engine.cases import commands as cmd
from engine.cases.life import LifeCommand
from engine.cases.refusals import Refused
from engine.cases.vocabulary import ErasureGround
from engine.errors import LookUnwritten, StoreFull
from engine.values import replace
from tests.application.test_cases import world_of
from tests.application.test_need_to_know import DeafLog

KARI = Person("p-kari", "test.laerer", "lærer", "skolen")
OLA = Person("p-ola", "test.leder", "leder", "skolen", roles=("leader",))
ARNE = Person("p-arne", "test.arkiv", "arkivar", None, os_user="arne", roles=("archive",))
ROLF = Person("p-rolf", "test.vakt", "vakt", "vakta", roles=("emergency",))
NOON = datetime(2026, 9, 1, 10, 0, tzinfo=UTC)
CLOSE = cmd.CloseCase(ending="slutt", family_wish=True, reason="De flyttet.")
RESTRICT = cmd.RestrictCase(reason="Familien ber om det.")
ASK = cmd.AskErasure(ground=ErasureGround.MISTAKE, basis="arkivplanen punkt 4")


class Shelf:
    """Packages in memory; `fails` where the disk does."""

    def __init__(self) -> None:
        self.put_away: dict[str, Content] = {}

    def put(self, content: Content, folder: Path) -> PutAway:
        self.put_away[str(folder)] = content
        return PutAway(str(folder), "5f" * 32, 6)

    def take_back(self, put: PutAway) -> None:
        del self.put_away[put.folder]

    def look_through(self, folder: Path) -> LookedThrough:
        return LookedThrough(folder=str(folder), digest="5f" * 32, files=6)


class FullStore(MemoryStore):
    """A store whose disk is full once `full` is set, and at which somebody `breaks_off` before or after it keeps."""

    full = False
    breaks_off = ""

    def append_together(
        self, streams: Sequence[Stream], *, command_id: str, looks: Sequence[Look] = ()
    ) -> tuple[Receipt, ...] | Conflict:
        if self.breaks_off == "before":
            raise KeyboardInterrupt
        if self.full:
            raise StoreFull
        kept = super().append_together(streams, command_id=command_id, looks=looks)
        if self.breaks_off == "after":
            raise KeyboardInterrupt
        return kept

    def erase(self, proof: Proof, *, expected_seq: int) -> str | Conflict:
        return (
            Conflict(proof.case_id, expected_seq + 1) if self.full else super().erase(proof, expected_seq=expected_seq)
        )


def store_of(world: World) -> FullStore:
    assert isinstance(world.store, FullStore)
    return world.store


@pytest.fixture
def kari() -> World:
    """A case that Kari opened and closed."""
    store = FullStore()
    world = replace(world_of(store), person=KARI, clock=FixedClock(NOON))
    for person in (KARI, OLA, ARNE, ROLF):
        store.add(person)
    assert isinstance(open_case(world, "os", command=cmd.OpenCase(alias="gutt, 6 år")), Done)
    assert isinstance(act(world, "1", command=CLOSE), Done)
    return world


def as_(world: World, person: Person, *, days: int = 0) -> World:
    return replace(world, person=person, clock=FixedClock(NOON + timedelta(days=days)))


def did(world: World, command: LifeCommand) -> Changed:
    outcome = change(world, "1", command=command)
    assert isinstance(outcome, Changed), outcome
    return outcome


def making(shelf: Shelf, folder: str = "a") -> Making:
    return Making(shelf, Path(folder), lambda view: tuple("noe hendte" for _ in view.events))


def code(outcome: object) -> str:
    assert isinstance(outcome, Refused), outcome
    return outcome.code


# ------------------------------------------------------------ who


def test_whoever_takes_part_is_told_whose_task_it_is_and_others_that_there_is_no_such_case(kari: World) -> None:
    for command, lacks in ((RESTRICT, "not-archivist"), (ASK, "not-eraser")):
        assert code(change(kari, "1", command=command)) == lacks
        assert isinstance(change(as_(kari, ROLF), "1", command=command), Missing)
    assert code(archive(kari, "1", making=making(Shelf()))) == "not-archivist"
    assert isinstance(archive(as_(kari, OLA), "1", making=making(Shelf())), Missing)
    assert isinstance(change(as_(kari, OLA), "1", command=RESTRICT), Missing)


def test_an_open_case_is_none_of_the_archives_business(kari: World) -> None:
    assert isinstance(act(kari, "1", command=cmd.ReopenCase(reason="Det kom mer.")), Done)
    assert isinstance(change(as_(kari, ARNE), "1", command=RESTRICT), Missing)
    assert code(change(kari, "1", command=RESTRICT)) == "not-closed"


def test_a_number_that_means_two_closed_cases_is_no_third_that_is_open(kari: World) -> None:
    later, arne = as_(kari, KARI, days=365), as_(kari, ARNE, days=730)
    assert isinstance(open_case(later, "os", command=cmd.OpenCase(alias="jente, 9 år")), Done)
    assert isinstance(act(later, "2027-001", command=CLOSE), Done)
    assert isinstance(open_case(arne, "os", command=cmd.OpenCase(alias="gutt, 8 år")), Done)
    assert change(arne, "1", command=RESTRICT) == Ambiguous("1", ("2026-001", "2027-001"))


def test_nothing_is_done_before_the_look_is_logged(kari: World) -> None:
    deaf = replace(as_(kari, ARNE), log=DeafLog())
    shelf = Shelf()
    for work in (
        lambda: change(deaf, "1", command=RESTRICT),
        lambda: archive(deaf, "1", making=making(shelf)),
        lambda: kept_cases(deaf),
        lambda: carry_out(deaf, "1"),
    ):
        with pytest.raises(LookUnwritten):
            work()
    assert shelf.put_away == {}


# ------------------------------------------------------------ archive


def test_a_package_holds_the_whole_case_and_is_recorded_in_it(kari: World) -> None:
    shelf, arne = Shelf(), as_(kari, ARNE)
    done = archive(arne, "1", making=making(shelf))
    assert isinstance(done, Archived)
    content = shelf.put_away["a"]
    assert len(content.told) == len(content.view.events) == 2
    assert content.view.state.alias == "gutt, 6 år"
    assert [(one.process, bool(one.sources)) for one in content.guides] == [(content.view.process, True)]
    assert recorded_digest(arne, "1") == "5f" * 32
    assert recorded_digest(kari, "1") is None
    (kept,) = kept_cases(arne)
    assert kept.archived_on == NOON.date()
    looked = [(one.ground, one.categories) for one in kari.log.looks() if one.by == ARNE.id]
    assert ("archivist", (Category.COMMON, Category.SERVICE, Category.SHIELDED)) in looked


def test_where_it_is_only_tried_nothing_is_written_and_nothing_of_the_case_was_looked_at(kari: World) -> None:
    shelf = Shelf()
    assert archive(as_(kari, ARNE), "1", making=making(shelf), dry_run=True) == Archived("2026-001", None)
    assert recorded_digest(as_(kari, ARNE), "1") is None
    assert shelf.put_away == {}
    assert {one.categories for one in kari.log.looks() if one.by == ARNE.id} == {(Category.ACCESS,)}


def test_no_package_is_made_of_a_restricted_case(kari: World) -> None:
    shelf, arne = Shelf(), as_(kari, ARNE)
    did(arne, RESTRICT)
    assert code(archive(arne, "1", making=making(shelf))) == "case-restricted"
    assert shelf.put_away == {}


@pytest.mark.parametrize("kept", [True, False])
def test_a_package_that_is_recorded_stays_also_where_somebody_breaks_off(kari: World, *, kept: bool) -> None:
    shelf, store = Shelf(), store_of(kari)
    store.breaks_off = "after" if kept else "before"
    with pytest.raises(KeyboardInterrupt):
        archive(as_(kari, ARNE), "1", making=making(shelf))
    store.breaks_off = ""
    assert recorded_digest(as_(kari, ARNE), "1") == ("5f" * 32 if kept else None)
    assert bool(shelf.put_away) is kept


def test_a_package_that_cannot_be_recorded_is_taken_away(kari: World) -> None:
    shelf = Shelf()
    store_of(kari).full = True
    with pytest.raises(StoreFull):
        archive(as_(kari, ARNE), "1", making=making(shelf))
    assert shelf.put_away == {}


# ------------------------------------------------------------ restriction


def test_nobody_reads_a_restricted_case_until_that_is_lifted(kari: World) -> None:
    arne = as_(kari, ARNE)
    assert isinstance(change(arne, "1", command=RESTRICT, dry_run=True), Changed)
    assert isinstance(queries.case(kari, "1"), queries.CaseView)
    did(arne, RESTRICT)
    assert isinstance(queries.case(kari, "1"), Missing)
    assert queries.every_case(kari, closed=True) == ()
    assert isinstance(act(kari, "1", command=cmd.RecordSuspicion(text="x")), Missing)
    assert isinstance(break_glass(as_(kari, ROLF), "1", reason="Politiet ringte nå."), Missing)
    assert [row.number for row in queries.unit_cases(as_(kari, OLA), closed=True)] == ["2026-001"]
    did(arne, cmd.LiftRestriction(reason="De vil lese den."))
    assert isinstance(queries.case(kari, "1"), queries.CaseView)


# ------------------------------------------------------------ erasure


def agreed(world: World) -> World:
    """The case, with an erasure that two persons have agreed on, on the first day that it can be carried out."""
    did(as_(world, OLA), ASK)
    did(as_(world, ARNE, days=1), cmd.ConfirmErasure())
    return as_(world, OLA, days=31)


def test_it_takes_two_persons_and_thirty_days(kari: World) -> None:
    ola = as_(kari, OLA)
    assert code(carry_out(ola, "1")) == "no-erasure"
    did(ola, ASK)
    assert code(carry_out(ola, "1")) == "erasure-unconfirmed"
    assert code(change(ola, "1", command=cmd.ConfirmErasure())) == "erasure-alone"
    did(as_(kari, ARNE, days=1), cmd.ConfirmErasure())
    early = carry_out(as_(kari, OLA, days=30), "1")
    assert code(early) == "erasure-too-early"
    assert isinstance(carry_out(as_(kari, OLA, days=31), "1", dry_run=True), Proof)
    assert proofs(kari) == ()


def test_the_same_user_of_the_machine_under_another_name_is_one_person(kari: World) -> None:
    did(as_(kari, ARNE), ASK)
    twin = Person("p-twin", "test.annen", "leder", "skolen", os_user="arne", roles=("leader",))
    store_of(kari).add(twin)
    assert code(change(as_(kari, twin), "1", command=cmd.ConfirmErasure())) == "erasure-alone"
    did(as_(kari, OLA), cmd.ConfirmErasure())


def test_what_is_left_is_a_proof_with_nothing_of_the_case_in_it(kari: World) -> None:
    world = agreed(kari)
    proof = carry_out(world, "1")
    assert isinstance(proof, Proof)
    assert proofs(world) == (proof,)
    assert (proof.number, proof.ground, proof.basis) == ("2026-001", "mistake", "arkivplanen punkt 4")
    assert (proof.asked_by, proof.confirmed_by, proof.carried_out_by) == (OLA.id, ARNE.id, OLA.id)
    assert "gutt" not in repr(proof)
    assert proof == Proof.read(proof.written())
    assert isinstance(queries.case(as_(kari, KARI), "1"), Missing)
    assert isinstance(carry_out(world, "1"), Missing)
    assert kept_cases(world) == ()


def test_a_look_at_an_erased_case_is_not_called_odd_for_that(kari: World) -> None:
    assert isinstance(carry_out(agreed(kari), "1"), Proof)
    siri = Person("p-siri", "test.tilsyn", "ombud", None, roles=("auditor",))
    log = whole_log(as_(kari, siri))
    assert log is not None
    assert [one.odd for one in log if one.look.by == KARI.id and one.look.categories == ("common",)] == [()]


def test_a_case_that_moved_on_in_between_is_not_erased(kari: World) -> None:
    world = agreed(kari)
    store_of(kari).full = True
    assert isinstance(carry_out(world, "1"), Conflict)


def test_what_is_due_is_told_to_those_whose_task_it_is(kari: World) -> None:
    assert [one.number for one in kept_cases(as_(kari, OLA))] == ["2026-001"]
    assert [one.number for one in kept_cases(kari)] == ["2026-001"]
    assert kept_cases(as_(kari, ROLF)) == ()
    (kept,) = kept_cases(agreed(kari))
    assert not kept.is_due((NOON + timedelta(days=30)).date())
    assert kept.is_due((NOON + timedelta(days=31)).date())
