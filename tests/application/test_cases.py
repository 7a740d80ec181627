"""One command, one transaction: what is kept, what is refused, and who may see it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType

import pytest

from engine.adapters.clock import FixedClock
from engine.adapters.codec import JsonCodec
from engine.adapters.keys import RandomIds
from engine.adapters.memory import MemoryStore
from engine.application import cases, queries
from engine.application.cases import act
from engine.application.finding import Ambiguous, Found, Missing
from engine.application.guidelines import Faulty, open_case
from engine.application.outcomes import Done
from engine.application.ports import EVERY, Conflict, Look, Person, Receipt, Record, Stream
from engine.application.reading import agenda_for
from engine.application.world import World
from engine.bundled import BundledShelf
from engine.cases import commands as cmd
from engine.cases.agenda import Agenda
from engine.cases.refusals import Refused
from engine.cases.state import CaseState
from engine.cases.vocabulary import Compartment
from engine.errors import StoreDamaged
from engine.guideline.process import Process
from engine.values import replace

KARI = Person("p-kari", "test.laerer", "lærer", "1a")
OLA = Person("p-ola", "test.leder", "leder", "1a", roles=("leader",))
ALIAS = cmd.OpenCase(alias="gutt, 6 år")

SPINE = "hva: Noe, hvem: ikke oppgitt, verktøy: ikke oppgitt"
EXTRA = "\n".join(f"      - {{steg: Ekstra {n}, {SPINE}, bare_når: {{lang: ja}}}}" for n in range(100))
LONG_GUIDE = f"""\
handlingsveileder: Lang
id: lang
språk: bokmål
versjon: 1
status: utprøving
kjennetegn: {{lang: [ja, nei]}}
avslutninger: {{ferdig: {{tittel: Ferdig}}}}
gjelder_alltid:
  - id: vold
    hvis: Du mistenker vold
    gjør: Meld fra.
    meld_til: {{barnevern: alltid}}
    hvem: ikke oppgitt
    verktøy: ikke oppgitt
nivåer:
  - nivå: 0
    tittel: Alt
    steg:
      - {{steg: Start, {SPINE}}}
{EXTRA}
      - {{beslutning: Til sist, {SPINE}, valg: {{Ferdig: ferdig}}}}
"""


class RacingStore(MemoryStore):
    """A store in which somebody else gets in between, once."""

    rival: cmd.Command | None = None
    world: World | None = None

    def append_together(
        self, streams: Sequence[Stream], *, command_id: str, looks: Sequence[Look] = ()
    ) -> tuple[Receipt, ...] | Conflict:
        rival, self.rival = self.rival, None
        if rival and self.world:
            assert isinstance(act(self.world, "1", command=rival), Done)
        return super().append_together(streams, command_id=command_id, looks=looks)


class HoledStore(MemoryStore):
    """A store that has lost the record with one sequence number."""

    gone: int | None = None

    def records(self, case_id: str, *, opening: frozenset[Compartment] = EVERY) -> tuple[Record, ...]:
        return tuple(record for record in super().records(case_id, opening=opening) if record.seq != self.gone)


class StrayStore(MemoryStore):
    """A store in which a bit has turned: the last record of a case names a place that no guide has."""

    stray: Mapping[str, str] = MappingProxyType({})

    def records(self, case_id: str, *, opening: frozenset[Compartment] = EVERY) -> tuple[Record, ...]:
        kept = super().records(case_id, opening=opening)
        return (*kept[:-1], replace(kept[-1], **self.stray)) if self.stray else kept


def world_of(store: MemoryStore, person: Person = KARI, day: date = date(2026, 9, 1)) -> World:
    store.add(KARI)
    store.add(OLA)
    return World(
        store=store,
        directory=store,
        log=store,
        clock=FixedClock.on(day),
        ids=RandomIds(),
        codec=JsonCodec(),
        shelf=BundledShelf(),
        person=person,
    )


@pytest.fixture
def world() -> World:
    return world_of(MemoryStore())


def opened(world: World) -> Done:
    done = open_case(world, "os", command=ALIAS)
    assert isinstance(done, Done), done
    return done


def test_opening_pins_the_guide_and_allocates_a_number(world: World) -> None:
    done = opened(world)
    assert done.number == "2026-001"
    copy = world.store.pinned(done.after.guideline_hash)
    assert copy
    assert world.codec.unpack(copy.content).guideline == done.process.guideline
    assert "handlingsveileder" in world.codec.sources(copy.content)["os.yaml"]


def test_a_case_goes_on_without_its_guideline_file(world: World) -> None:
    opened(world)
    assert isinstance(act(replace(world, shelf=NoShelf()), "1", command=cmd.CompleteStep()), Done)


class NoShelf(BundledShelf):
    def read(self, name: str) -> tuple[str, bytes]:
        raise AssertionError(name)


def test_a_dry_run_keeps_nothing(world: World) -> None:
    dry = open_case(world, "os", command=ALIAS, dry_run=True)
    assert isinstance(dry, Done)
    assert (dry.number, world.store.rows()) == (None, ())
    opened(world)
    done = act(world, "1", command=cmd.CompleteStep(), dry_run=True)
    assert isinstance(done, Done)
    assert done.after.standing.state != done.before.standing.state if done.before else False
    view = queries.case(world, "1")
    assert isinstance(view, queries.CaseView)
    assert view.state == done.before


def test_what_is_to_be_shown_of_an_act_is_made_when_it_is_asked_for(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(world)
    asked: list[Process] = []

    def made(world: World, found: Found, *, whole: CaseState, process: Process) -> Agenda:
        asked.append(process)
        return agenda_for(world, found, whole=whole, process=process)

    monkeypatch.setattr(cases, "agenda_for", made)
    done = act(world, "1", command=cmd.CompleteStep())
    assert isinstance(done, Done), done
    assert (asked, len(world.store.records(done.case_id))) == ([], len(done.events) + 1)
    assert done.agenda is done.agenda
    assert asked == [done.process]
    view = queries.case(world, "1")
    assert isinstance(view, queries.CaseView)
    assert (done.agenda, done.after, done.story) == (view.agenda, view.state, view.events)


def test_a_refusal_keeps_nothing(world: World) -> None:
    done = opened(world)
    assert isinstance(act(world, "1", command=cmd.AcceptBaton()), Refused)
    assert len(world.store.records(done.case_id)) == 1


def test_a_command_with_many_events_loses_none(world: World) -> None:
    done = opened(world)
    count = 100
    for number in range(count):
        consent = cmd.GiveConsent(consent_id=f"s{number}", given_by="mor", services=("PPT",))
        assert isinstance(act(world, "1", command=consent), Done)
    withdrawn = act(world, "1", command=cmd.WithdrawConsent(withdrawn_by="mor"))
    assert isinstance(withdrawn, Done)
    assert [type(event.body).__name__ for event in withdrawn.events] == ["ConsentWithdrawn"] * count
    assert len(world.store.records(done.case_id)) == 1 + 2 * count
    assert len({record.event_id for record in world.store.records(done.case_id)}) == 1 + 2 * count


def test_a_hundred_steps_are_passed_at_once_and_the_case_moves_on(world: World, tmp_path: Path) -> None:
    guide = tmp_path / "lang.yaml"
    guide.write_text(LONG_GUIDE, "utf-8")
    done = open_case(world, str(guide), command=cmd.OpenCase(alias="lang"))
    assert isinstance(done, Done), done
    assert isinstance(act(world, "1", command=cmd.SetFact(fact="lang", value="nei")), Done)
    moved = act(world, "1", command=cmd.CompleteStep())
    assert isinstance(moved, Done)
    assert moved.after.standing.state == "0/til-sist"


@pytest.mark.parametrize("gone", [1, 2, 3])
def test_a_case_that_an_event_is_gone_from_is_damaged_and_is_not_gone_on_with(gone: int) -> None:
    store = HoledStore()
    world = world_of(store)
    done = opened(world)
    for text in ("Ett", "To"):
        assert isinstance(act(world, "1", command=cmd.AddNote(text=text)), Done)
    store.gone = gone
    with pytest.raises(StoreDamaged):
        queries.case(world, "1")
    with pytest.raises(StoreDamaged):
        act(world, "1", command=cmd.AddNote(text="Tre"))
    store.gone = None
    assert len(store.records(done.case_id)) == 3


def test_who_takes_no_part_is_told_that_there_is_no_such_case(world: World) -> None:
    opened(world)
    stranger = replace(world, person=OLA)
    assert act(stranger, "1", command=cmd.CompleteStep()) == Missing("1")
    assert act(stranger, "7", command=cmd.CompleteStep()) == Missing("7")
    assert isinstance(queries.case(stranger, "1"), Missing)
    assert queries.my_day(stranger) == ()
    act(world, "1", command=cmd.OfferBaton(to_actor=OLA.id))
    assert isinstance(queries.case(stranger, "1"), queries.CaseView)
    assert isinstance(act(stranger, "1", command=cmd.DeclineBaton()), Done)
    assert isinstance(queries.case(stranger, "1"), Missing)


def test_who_loses_a_race_is_told_and_nothing_is_lost() -> None:
    store = RacingStore()
    store.world = world = world_of(store)
    done = opened(world)
    store.rival = cmd.AddNote(text="Kom først.")
    outcome = act(world, "1", command=cmd.CompleteStep())
    assert outcome == Conflict(done.case_id, 2)
    assert [record.type for record in store.records(done.case_id)] == ["case-opened", "note-added"]
    assert isinstance(act(world, "1", command=cmd.CompleteStep()), Done)


def test_a_short_number_that_means_two_cases_is_no_guess(world: World) -> None:
    opened(world)
    next_year = replace(world, clock=FixedClock.on(date(2027, 1, 4)))
    opened(next_year)
    assert act(next_year, "1", command=cmd.CompleteStep()) == Ambiguous("1", ("2026-001", "2027-001"))
    assert isinstance(act(next_year, "2027-001", command=cmd.CompleteStep()), Done)


def test_a_case_opened_in_the_first_hour_of_the_year_has_that_year_in_its_number(world: World) -> None:
    new_year = replace(world, clock=FixedClock(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)))
    done = opened(new_year)
    assert (done.number, done.after.opened_on) == ("2027-001", date(2027, 1, 1))


@pytest.mark.parametrize("field", ["step", "moved_to"])
def test_a_case_that_has_been_where_its_guide_has_no_place_is_damaged(field: str) -> None:
    store = StrayStore()
    world = world_of(store)
    opened(world)
    act(world, "1", command=cmd.CompleteStep())
    store.stray = {field: "nivå-9/finnes-ikke"}
    with pytest.raises(StoreDamaged):
        queries.case(world, "1")
    with pytest.raises(StoreDamaged):
        act(world, "1", command=cmd.AddNote(text="x"))


def test_the_day_begins_with_what_is_due_first(world: World) -> None:
    for _ in range(2):
        opened(world)
    act(world, "2", command=cmd.OfferBaton(to_actor=KARI.id))
    act(world, "1", command=cmd.AddNote(text="x"))
    assert [found.row.number for found in queries.my_day(world)] == ["2026-001", "2026-002"]
    assert [found.row.holder for found in queries.my_day(world)] == [None, KARI.id]


def test_a_shielded_event_is_read_only_by_who_wrote_it(world: World) -> None:
    opened(world)
    act(world, "1", command=cmd.RecordSuspicion(text="Blåmerker."))
    act(world, "1", command=cmd.OfferBaton(to_actor=OLA.id))
    mine = queries.case(world, "1")
    theirs = queries.case(replace(world, person=OLA), "1")
    assert isinstance(mine, queries.CaseView)
    assert isinstance(theirs, queries.CaseView)
    assert len(mine.events) - len(theirs.events) == 1
    assert "Blåmerker" not in repr(theirs.events)


def test_a_faulty_guide_opens_no_case(world: World, tmp_path: Path) -> None:
    path = tmp_path / "feil.yaml"
    path.write_text("handlingsveileder: Feil\nspråk: bokmål\n", encoding="utf-8")
    found = open_case(world, str(path), command=ALIAS)
    assert isinstance(found, Faulty)
    assert found.checked.diagnostics
    assert world.store.rows() == ()
