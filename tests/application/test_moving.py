"""Cases that are moved to another version, one or all: by whom, past whom, and what is left when the plug is pulled."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from engine.adapters.memory import MemoryStore
from engine.application import queries
from engine.application.cases import act
from engine.application.guidelines import open_case, to_follow
from engine.application.moving import Plan, Target, Wish, carry_out, move, plan, target
from engine.application.outcomes import Done, Outcome
from engine.application.ports import Conflict, Look, Receipt, Stream
from engine.application.publishing import Fit, examine, publish
from engine.application.queries import CaseView
from engine.application.versions import NoVersion, publications
from engine.application.world import World
from engine.cases import commands as cmd
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
    """A store that dies when so many more cases have been written."""

    left: int | None = None

    def append_together(
        self, streams: Sequence[Stream], *, command_id: str, looks: Sequence[Look] = ()
    ) -> tuple[Receipt, ...] | Conflict:
        if self.left is not None:
            self.left -= 1
            if self.left < 0:
                raise Pulled
        return super().append_together(streams, command_id=command_id, looks=looks)


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


def carried_out(world: World, planned: Plan, to: Target) -> list[type]:
    return [type(carry_out(world, one, to=to, wish=LANDING)) for one in planned.cases]


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
    assert plan(kari, to=newest(kari), wish=Wish(landings=(("Avslutt", "x"),))).needless == ("Avslutt",)


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
    assert [one.view.number for one in plan(nina, to=newest(nina), wish=Wish()).stopped] == ["2026-001"]
    assert plan(as_(kari, OLA), to=newest(kari), wish=LANDING).cases == ()


def test_all_are_moved_and_a_second_run_has_nothing_to_do(kari: World, tmp_path: Path) -> None:
    published(kari, tmp_path, SECOND, "Oppmerksomhet")
    to = newest(kari)
    assert carried_out(kari, plan(kari, to=to, wish=LANDING), to) == [Done] * 3
    again = plan(kari, to=to, wish=LANDING)
    assert (again.cases, len(again.already)) == ((), 3)


def test_one_that_has_no_place_is_left_on_its_version_and_the_others_are_moved(kari: World, tmp_path: Path) -> None:
    published(kari, tmp_path, SECOND, "Oppmerksomhet")
    assert isinstance(act(kari, "2", command=cmd.CompleteStep()), Done)
    to = newest(kari)
    planned = plan(kari, to=to, wish=Wish())
    assert [one.view.number for one in planned.stopped] == ["2026-001", "2026-003"]
    assert [one.view.number for one in planned.ready] == ["2026-002"]
    assert carried_out(kari, planned, to) == [Refused, Done, Refused]


def test_one_that_somebody_changed_meanwhile_is_left_alone(kari: World, tmp_path: Path) -> None:
    published(kari, tmp_path, SECOND, "Oppmerksomhet")
    to = newest(kari)
    planned = plan(kari, to=to, wish=LANDING)
    assert isinstance(act(kari, "2", command=cmd.AddNote(text="Ny opplysning.")), Done)
    assert carried_out(kari, planned, to) == [Done, Conflict, Done]
    assert versions(kari) == ["1.1", "1.0", "1.1"]
    assert carried_out(kari, plan(kari, to=to, wish=LANDING), to) == [Done]


def test_when_the_plug_is_pulled_nothing_is_lost_and_the_next_run_goes_on(kari: World, tmp_path: Path) -> None:
    published(kari, tmp_path, SECOND, "Oppmerksomhet")
    store, to = kari.store, newest(kari)
    assert isinstance(store, Store)
    store.left = PLUG
    with pytest.raises(Pulled):
        carried_out(kari, plan(kari, to=to, wish=LANDING), to)
    store.left = None
    assert versions(kari) == ["1.1", "1.1", "1.0"]
    assert carried_out(kari, plan(kari, to=to, wish=LANDING), to) == [Done]
    assert versions(kari) == ["1.1"] * 3
    kinds = [[record.type for record in store.records(one.row.case_id)] for one in queries.every_case(kari)]
    assert [one.count("version-changed") for one in kinds] == [1, 1, 1]


def test_the_same_words_go_on_where_all_that_stood_in_a_named_place_were_moved(kari: World, tmp_path: Path) -> None:
    published(kari, tmp_path, SECOND, "Oppmerksomhet")
    assert isinstance(act(kari, "3", command=cmd.CompleteStep()), Done)
    store, to = kari.store, newest(kari)
    assert isinstance(store, Store)
    store.left = PLUG
    with pytest.raises(Pulled):
        carried_out(kari, plan(kari, to=to, wish=LANDING), to)
    store.left = None
    assert versions(kari) == ["1.1", "1.1", "1.0"]
    again = plan(kari, to=to, wish=LANDING)
    assert again.needless == ()
    assert carried_out(kari, again, to) == [Done]
    assert plan(kari, to=to, wish=LANDING).needless == ()
    assert plan(kari, to=to, wish=Wish(landings=(("Avslutt", "x"),))).needless == ("Avslutt",)
