"""What waits for whom, a case that nobody coordinates, and the last one who can open what is shielded."""

import pytest

from engine.adapters.memory import MemoryStore
from engine.application import queries
from engine.application.access import Category
from engine.application.admission import Admission, admission
from engine.application.cases import act
from engine.application.finding import Found
from engine.application.guidelines import open_case
from engine.application.outcomes import Done
from engine.application.ports import Person
from engine.application.queries import CaseView
from engine.application.world import World
from engine.cases import commands as cmd
from engine.cases.turns import Turn, TurnKind
from engine.values import replace
from tests.application.test_cases import world_of

KARI = Person("p-kari", "test.laerer", "lærer", "skolen")
OLA = Person("p-ola", "test.leder", "leder", "skolen", roles=("leader",))
NINA = Person("p-nina", "test.ppt", "rådgiver", "ppt")
MEASURE = cmd.StartMeasure(measure_id="t1", title="Lekegruppe", goal="Trives", responsible="test.PPT")


@pytest.fixture
def kari() -> World:
    """A case that Kari opened, in which Nina has a role; nobody has the baton."""
    store = MemoryStore()
    world = replace(world_of(store), person=KARI)
    for person in (KARI, OLA, NINA):
        store.add(person)
    opened = open_case(world, "os", command=cmd.OpenCase(alias="gutt, 6 år"))
    assert isinstance(opened, Done)
    did(world, cmd.CompleteStep())
    did(world, cmd.BindRole(role="ansvarlig", actor=NINA.id))
    return world


def as_(world: World, person: Person) -> World:
    return replace(world, person=person)


def did(world: World, command: cmd.Command) -> Done:
    done = act(world, "1", command=command)
    assert isinstance(done, Done), done
    return done


def mine(world: World) -> list[tuple[TurnKind, str]]:
    """What waits for the person in the first case of the list."""
    turns = queries.my_turns(queries.every_case(world)[0], world.person)
    return [(one.kind, one.what) for one in turns]


def participants(world: World) -> tuple[str, ...]:
    found = admission(world, "1")
    assert isinstance(found, Admission)
    return found.participants


def test_each_is_told_what_waits_for_them_alone(kari: World) -> None:
    nina = as_(kari, NINA)
    step = (TurnKind.STEP, queries.every_case(kari)[0].text.step_title)
    assert (mine(kari), mine(nina)) == ([step], [])
    did(kari, MEASURE)
    assert mine(nina) == [(TurnKind.MEASURE, "Lekegruppe")], "a handle is hers however it was typed"
    did(kari, cmd.OfferBaton(to_actor=NINA.id))
    assert mine(nina) == [(TurnKind.OFFER, ""), (TurnKind.MEASURE, "Lekegruppe")]
    did(nina, cmd.AcceptBaton())
    assert (mine(kari), mine(nina)) == ([], [step, (TurnKind.MEASURE, "Lekegruppe")])


def test_of_cases_without_a_date_those_that_wait_for_me_come_first(kari: World) -> None:
    nina = as_(kari, NINA)
    assert isinstance(open_case(kari, "os", command=cmd.OpenCase(alias="jente, 9 år")), Done)
    for command in (cmd.CompleteStep(), cmd.BindRole(role="ansvarlig", actor=NINA.id)):
        assert isinstance(act(kari, "2", command=command), Done)
    assert [str(one.row.number)[-1] for one in queries.my_day(nina)] == ["1", "2"]
    assert isinstance(act(kari, "2", command=cmd.OfferBaton(to_actor=NINA.id)), Done)
    assert [str(one.row.number)[-1] for one in queries.my_day(nina)] == ["2", "1"]


def test_a_row_from_before_turns_were_kept_tells_of_none_and_is_not_called_wrong(kari: World) -> None:
    found = queries.every_case(kari)[0]
    assert found.text.turns == (Turn(TurnKind.STEP, KARI.id, found.text.step_title),)
    old = Found(found.row, replace(found.text, turns=None))
    assert queries.my_turns(old, KARI) == ()


# ------------------------------------------------------------ a case that nobody coordinates


def test_a_case_without_a_stafettholder_stands_on_the_lists_of_all_who_take_part(kari: World) -> None:
    for person in (KARI, NINA):
        assert [one.row.holder for one in queries.every_case(as_(kari, person))] == [None]
        assert [one.row.holder for one in queries.my_day(as_(kari, person))] == [None]


def test_the_leader_of_its_unit_sees_that_it_exists_and_nothing_of_it(kari: World) -> None:
    ola = as_(kari, OLA)
    rows = queries.unheld_cases(ola)
    assert [(row.number, row.holder, row.sealed, row.unit) for row in rows] == [("2026-001", None, b"", None)]
    last = kari.log.looks()[-1]
    assert (last.by, last.ground, last.categories) == (OLA.id, "leads", (Category.LIST.value,))
    did(kari, cmd.OfferBaton(to_actor=KARI.id))
    assert queries.unheld_cases(ola) == ()


def test_who_leads_no_unit_or_another_is_told_of_no_case_that_nobody_coordinates(kari: World) -> None:
    before = kari.log.looks()
    assert queries.unheld_cases(kari) == ()
    assert queries.unheld_cases(as_(kari, replace(OLA, unit="ppt"))) == ()
    assert kari.log.looks() == before


# ------------------------------------------------------------ the last who can open what is shielded


def test_the_last_who_is_let_in_can_still_open_it_when_the_role_goes_to_another(kari: World) -> None:
    nina = as_(kari, NINA)
    did(nina, cmd.RecordSuspicion(text="blåmerker"))
    done = did(kari, cmd.BindRole(role="ansvarlig", actor=OLA.id))
    view = queries.case(nina, "1")
    assert isinstance(view, CaseView)
    assert "blåmerker" in repr(view.events)
    assert NINA.id in done.after.participants, "who gave the role away is told that she is still there"
    assert participants(kari) == participants(nina) == (KARI.id, NINA.id, OLA.id)
    assert "blåmerker" not in repr(done)


def test_one_who_is_not_the_last_leaves_with_the_role(kari: World) -> None:
    did(as_(kari, NINA), cmd.RecordSuspicion(text="blåmerker"))
    did(as_(kari, NINA), cmd.GiveShieldedAccess(actor=KARI.id))
    did(kari, cmd.BindRole(role="ansvarlig"))
    assert participants(kari) == (KARI.id,)
