"""Tracks and work beside a case, through the application: one command, one transaction, and rows that tell the same."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from engine.adapters.memory import MemoryStore
from engine.application import queries
from engine.application.cases import OnTrack, act
from engine.application.guidelines import open_case
from engine.application.outcomes import Done, Opened
from engine.application.ports import Conflict, Look, Receipt, Stream
from engine.application.world import World
from engine.cases import commands as cmd
from engine.cases.refusals import Refused
from tests.application.test_cases import world_of

SPINE = "hva: Noe, hvem: ikke oppgitt, verktøy: ikke oppgitt"
GUIDE = f"""\
handlingsveileder: Samtidig
id: samtidig
språk: bokmål
versjon: 1
status: utprøving
avslutninger: {{ferdig: {{tittel: Ferdig}}}}
ved_siden_av: {{system: {{tittel: Tiltak for miljøet, hvem: ikke oppgitt, verktøy: ikke oppgitt, hva: Se på klassen}}}}
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
      - samtidig: To ting
        {SPINE.replace(", ", chr(10) + "        ")}
        spor:
          - tittel: Hjemme
            steg:
              - {{steg: Ring hjem, {SPINE}, frist: 5 dager}}
          - tittel: På skolen
            steg:
              - {{steg: Snakk med læreren, {SPINE}, frist: 3 dager}}
      - {{beslutning: Til sist, {SPINE}, valg: {{Ferdig: ferdig, For miljøet: {{åpner: system, gå_til: ferdig}}}}}}
"""
START = date(2026, 9, 1)
ONWARD = cmd.CompleteStep()
FOR_ALL = cmd.ChooseAnswer(answer="for-miljøet")


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def world(store: MemoryStore, tmp_path: Path) -> World:
    world = world_of(store)
    (tmp_path / "samtidig.yaml").write_text(GUIDE, "utf-8")
    done = open_case(world, str(tmp_path / "samtidig.yaml"), command=cmd.OpenCase(alias="prøve"))
    assert isinstance(done, Done), done
    return world


def done(world: World, command: cmd.Command | OnTrack) -> Done:
    answer = act(world, "1", command=command)
    assert isinstance(answer, Done), answer
    return answer


def at_choice(world: World) -> None:
    done(world, OnTrack(ONWARD, "Hjemme"))
    done(world, ONWARD)
    done(world, ONWARD)


def test_a_command_on_a_track_moves_that_track(world: World) -> None:
    refused = act(world, "1", command=ONWARD)
    assert isinstance(refused, Refused)
    assert refused.code == "which-track"
    after = done(world, OnTrack(ONWARD, "hjemme")).after
    assert after.open_tracks() == ("0/to-ting/på-skolen",)


def test_the_row_has_the_earliest_day_of_all_tracks(world: World) -> None:
    assert world.store.rows()[0].due == date(2026, 9, 4)
    done(world, OnTrack(ONWARD, "På skolen"))
    assert world.store.rows()[0].due == date(2026, 9, 6)
    done(world, ONWARD)
    assert world.store.rows()[0].due is None


def test_work_beside_a_case_gets_a_number_of_its_own_in_the_same_transaction(world: World) -> None:
    at_choice(world)
    answer = done(world, FOR_ALL)
    (opened,) = answer.opened
    assert (opened.side, opened.number) == ("system", "2026-002")
    assert answer.after.side_work[0].case_id == opened.case_id
    side = queries.case(world, "2")
    assert isinstance(side, queries.CaseView)
    assert (side.state.beside, side.state.alias) == (answer.case_id, "Tiltak for miljøet")
    assert [one.title for one in side.agenda.options] == ["Ferdig"]
    assert {row.status for row in world.store.rows()} == {"closed", "open"}
    assert isinstance(act(world, "2", command=cmd.CloseCase(ending="ferdig", reason="Gjort.")), Done)


def test_a_dry_run_opens_nothing_beside_the_case(world: World) -> None:
    at_choice(world)
    dry = act(world, "1", command=FOR_ALL, dry_run=True)
    assert isinstance(dry, Done)
    assert dry.opened == (Opened("system", dry.after.side_work[0].case_id, None),)
    assert len(world.store.rows()) == 1


def test_who_loses_the_race_opens_nothing_beside_the_case(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    at_choice(world)
    together = MemoryStore.append_together

    def late(
        store: MemoryStore, streams: Sequence[Stream], *, command_id: str, looks: Sequence[Look] = ()
    ) -> tuple[Receipt, ...] | Conflict:
        monkeypatch.setattr(MemoryStore, "append_together", together)
        done(world, cmd.AddNote(text="Kom først."))
        return store.append_together(streams, command_id=command_id, looks=looks)

    monkeypatch.setattr(MemoryStore, "append_together", late)
    answer = act(world, "1", command=FOR_ALL)
    assert isinstance(answer, Conflict)
    assert [row.number for row in world.store.rows()] == ["2026-001"]
