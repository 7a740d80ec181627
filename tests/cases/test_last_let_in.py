"""Whoever is the last that can open the shielded part stays in the case, whatever would take them out of it."""

import pytest

from engine.cases import commands as cmd
from engine.cases.evolve import fold
from tests.cases.guide import Walk
from tests.cases.stories import opened

SEEN = cmd.RecordSuspicion(text="Blåmerker.")


def with_role() -> Walk:
    """Ola takes part by a role alone, and has written in the shielded part."""
    return opened().do(cmd.BindRole(role="ansatt", actor="ola")).do(SEEN, by="ola")


@pytest.mark.parametrize(
    "command",
    [
        cmd.BindRole(role="ansatt", actor="per"),
        cmd.BindRole(role="ansatt", name="Tante Tora"),
        cmd.BindRole(role="ansatt", party="bup"),
        cmd.BindRole(role="ansatt"),
        cmd.Undo(),
    ],
)
def test_who_had_a_role_and_is_the_only_one_let_in_stays(command: cmd.Command) -> None:
    walk = with_role().do(command)
    assert "ola" in walk.state.participants
    assert walk.state.named == {"ola"}
    assert walk.state == fold(walk.events)


@pytest.mark.parametrize("answer", [cmd.DeclineBaton(), cmd.TakeBackOffer()])
def test_who_was_offered_the_baton_and_is_the_only_one_let_in_stays(answer: cmd.Command) -> None:
    walk = opened().do(cmd.OfferBaton(to_actor="ola")).do(SEEN, by="ola")
    walk.do(answer, by="ola" if isinstance(answer, cmd.DeclineBaton) else "kari")
    assert "ola" in walk.state.participants


def test_who_is_not_the_only_one_leaves_and_the_last_then_stays() -> None:
    walk = with_role().do(cmd.BindRole(role="bror", actor="per"))
    walk.do(cmd.GiveShieldedAccess(actor="per"), by="ola")
    walk.do(cmd.BindRole(role="ansatt"))
    assert walk.state.participants == {"kari", "per"}
    walk.do(cmd.BindRole(role="bror"))
    assert walk.state.participants == {"kari", "per"}, "Ola left while Per could open it"


def test_who_stays_can_let_another_in() -> None:
    walk = with_role().do(cmd.BindRole(role="ansatt"))
    walk.do(cmd.GiveShieldedAccess(actor="kari"), cmd.EndShieldedAccess(actor="ola"), by="ola")
    assert walk.state.named == {"kari"}


def test_without_a_shielded_part_who_gives_a_role_away_leaves() -> None:
    walk = opened().do(cmd.BindRole(role="ansatt", actor="ola"), cmd.BindRole(role="ansatt"))
    assert walk.state.participants == {"kari"}


@pytest.mark.parametrize("command", [SEEN, cmd.RecordReport(), cmd.LiftShield(by="barnevern")])
def test_the_first_who_writes_there_is_let_in_and_no_other_by_writing(command: cmd.Command) -> None:
    walk = with_role().do(command, by="kari")
    assert walk.state.named == {"ola"}
    walk.do(cmd.GiveShieldedAccess(actor="kari"), cmd.EndShieldedAccess(actor="ola"), by="ola")
    walk.do(SEEN, cmd.RecordReport(), by="ola")
    assert walk.state.named == {"kari"}
    assert walk.state == fold(walk.events)
