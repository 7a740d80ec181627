"""What is counted: from the rows alone, the same as the events say, and once for each case."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from engine.adapters.codec import JsonCodec
from engine.adapters.memory import MemoryStore
from engine.application.cases import act
from engine.application.finding import Found, find, history_of
from engine.application.guidelines import open_case
from engine.application.keeping import row_of
from engine.application.numbers.asking import COUNTED, NoNumbers, NoSuchYear, numbers
from engine.application.numbers.counts import Counts, Waiting, count_cases
from engine.application.numbers.report import Report
from engine.application.outcomes import Done
from engine.application.ports import Row, RowText
from engine.application.world import World
from engine.cases import commands as cmd
from engine.cases.events import View
from engine.cases.tally import YEARS_KEPT, Tally, tallies
from engine.cases.turns import Turn, TurnKind
from engine.cases.vocabulary import Outcome
from engine.values import replace
from tests.application.test_cases import OLA, world_of
from tests.cases.guide import Walk
from tests.cases.stories import measure, opened
from tests.cases.test_walk import at_evaluation

TODAY = date(2026, 9, 8)


def row(*, level: str = "1", status: str = "open", due: date | None = None, holder: str | None = "p") -> Row:
    return Row(
        case_id="c", number="2026-001", seq=1, status=status, level=level, due=due, unit=None, holder=holder, sealed=b""
    )


def text(**said: object) -> RowText:
    return replace(RowText(alias="barn", step_title="Steg", guideline="os"), **said)


def added(one: Row, of: RowText) -> Counts:
    found = Counts()
    found.add_open(one, of, today=TODAY)
    return found


def test_an_open_case_is_counted_on_its_level_with_what_it_lacks() -> None:
    found = added(row(due=TODAY - timedelta(days=1), holder=None), text())
    assert (found.open["1"], found.overdue["1"], found.unheld["1"]) == (1, 1, 1)


def test_the_day_of_the_deadline_is_in_time() -> None:
    assert added(row(due=TODAY), text()).overdue["1"] == 0


def test_a_case_that_rests_is_on_no_level_and_waits_for_nothing() -> None:
    found = added(row(), text(rests_since=TODAY, asked_on=TODAY, consent_ends=TODAY))
    assert (found.resting, found.open.total(), found.waiting.total(), found.ending) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    ("said", "waits"),
    [
        ({"turns": (Turn(TurnKind.OFFER, "p"), Turn(TurnKind.OFFER, "q"))}, Waiting.BATON),
        ({"turns": (Turn(TurnKind.CONSENT, "p"),)}, Waiting.CONSENT),
        ({"asked_on": TODAY}, Waiting.ADVICE),
        ({"meeting_on": TODAY}, Waiting.MEETING),
    ],
)
def test_a_case_is_counted_once_for_each_thing_that_it_waits_for(said: dict[str, object], waits: Waiting) -> None:
    assert added(row(), text(**said)).waiting == {waits: 1}


def test_a_meeting_that_has_been_is_waited_for_no_more() -> None:
    assert added(row(), text(meeting_on=TODAY - timedelta(days=1))).waiting.total() == 0


@pytest.mark.parametrize(("days", "ending", "lapsed"), [(-1, 1, 1), (0, 1, 0), (30, 1, 0), (31, 0, 0)])
def test_a_consent_is_told_of_a_month_before_it_ends(days: int, ending: int, lapsed: int) -> None:
    found = added(row(), text(consent_ends=TODAY + timedelta(days=days)))
    assert (found.ending, found.lapsed) == (ending, lapsed)


def test_moves_between_levels_are_counted_and_not_those_within_one() -> None:
    walk = at_evaluation()
    (one,) = tallies(walk.state, walk.process)
    assert one.moves == (("a", "b", 1),)


def evaluated(*days: int, views: tuple[View, ...] = ()) -> Walk:
    """A case with a measure that was evaluated on these days after it began."""
    walk = opened().do(measure("t1"))
    first = walk.today
    for later in days:
        walk.today = first + timedelta(days=later)
        walk.do(cmd.EvaluateMeasures(measures=(("t1", Outcome.CONTINUED),), views=views))
    return walk


def test_weeks_count_from_when_the_measure_began_and_then_from_the_last_evaluation() -> None:
    walk = evaluated(42, 50)
    (one,) = tallies(walk.state, walk.process)
    assert one.weeks == ((2, 1), (6, 1))


def test_the_forty_third_day_is_in_the_seventh_week() -> None:
    walk = evaluated(43)
    assert tallies(walk.state, walk.process)[0].weeks == ((7, 1),)


def test_the_childs_view_is_told_or_it_is_told_why_not_or_nothing_is() -> None:
    said = tallies((one := evaluated(7, views=(View("barn", "Kjekt."),))).state, one.process)[0]
    asked = tallies((one := evaluated(7, views=(View("barn", not_asked_because="syk"),))).state, one.process)[0]
    silent = tallies((one := evaluated(7, views=(View("foresatte", "Bra."),))).state, one.process)[0]
    assert [(each.told, each.not_asked) for each in (said, asked, silent)] == [(1, 0), (0, 1), (0, 0)]


def test_a_view_that_is_added_afterwards_counts_where_the_evaluation_does() -> None:
    walk = evaluated(7).do(cmd.EvaluateMeasures(views=(View("barn", "Kjekt."),), afterwards=True))
    assert [(one.told, one.weeks) for one in tallies(walk.state, walk.process)] == [(1, ((1, 1),))]


def test_what_was_undone_is_not_counted() -> None:
    walk = evaluated(7)
    walk.do(cmd.Undo())
    assert tallies(walk.state, walk.process) == ()


def test_a_row_keeps_the_newest_years_alone() -> None:
    walk = evaluated(*(365 * year for year in range(1, YEARS_KEPT + 3)))
    years = [one.year for one in tallies(walk.state, walk.process)]
    assert len(years) == YEARS_KEPT
    assert years[-1] == walk.today.year


class Older(MemoryStore):
    """A store that can show its rows as they were before anything to count was kept in them."""

    older = False

    def each_row(self, *, status: str | None = None) -> Iterator[Row]:
        found = super().each_row(status=status)
        return map(_as_before, found) if self.older else found


def _as_before(one: Row) -> Row:
    codec = JsonCodec()
    return replace(one, sealed=codec.seal(replace(codec.unseal(one.sealed), tallies=None, guideline="", digest="")))


@pytest.fixture
def world() -> World:
    """A store with one case, in which a step is done."""
    made = world_of(Older(), day=TODAY)
    assert isinstance(open_case(made, "os", command=cmd.OpenCase(alias="barn")), Done)
    assert isinstance(act(made, "1", command=cmd.CompleteStep()), Done)
    return made


def test_a_row_from_before_is_read_from_the_events_and_counted_the_same(world: World) -> None:
    assert isinstance(world.store, Older)
    before = count_cases(world, year=TODAY.year).guides
    world.store.older = True
    after = count_cases(world, year=TODAY.year).guides
    assert list(after) == ["os"]
    assert vars(after["os"]) == vars(before["os"])
    assert after["os"].open.total() == 1


def test_the_row_that_is_made_anew_is_the_one_that_is_kept(world: World) -> None:
    found = find(world, "1")
    assert isinstance(found, Found)
    history = history_of(world, found)
    assert history is not None
    anew = row_of(world.codec, history.state, process=history.process, now=world.clock.now())
    assert anew.sealed == found.row.sealed


def test_who_may_not_have_them_gets_none_and_leaves_no_trace_of_it(world: World) -> None:
    assert isinstance(numbers(world), NoNumbers)
    assert world.store.notices() == ()


def test_that_somebody_had_them_is_written_and_no_case_is(world: World) -> None:
    assert isinstance(numbers(replace(world, person=OLA)), Report)
    (one,) = (notice for notice in world.store.notices() if notice.kind == COUNTED)
    assert dict(one.details) == {"by": OLA.id, "ground": "leader", "year": "2026"}
    assert not [look for look in world.log.looks() if look.by == OLA.id]


def test_there_are_whole_years_alone_and_not_every_year(world: World) -> None:
    assert numbers(replace(world, person=OLA), year=2024) == NoSuchYear((2025, 2026))


def test_not_even_the_name_of_a_guide_with_few_cases_is_told(world: World) -> None:
    found = numbers(replace(world, person=OLA))
    assert isinstance(found, Report)
    assert found.guides == ()


def test_a_year_is_counted_alone() -> None:
    found = Counts()
    found.add_tally(Tally(year=2026, moves=(("0", "1", 2),), weeks=((6, 3),), told=1, not_asked=1))
    found.add_tally(Tally(year=2026, moves=(("0", "1", 1),), weeks=((6, 1),)))
    assert (found.moves, found.weeks, found.told, found.not_asked) == ({("0", "1"): 3}, {6: 4}, 1, 1)
