"""Binding a role: to a person, a name, a service or body of the guide, or to nobody yet."""

import pytest

from engine.cases import commands as cmd
from engine.cases.bindings import Binding
from engine.cases.events import RoleBound
from tests.cases.stories import opened


@pytest.mark.parametrize(
    ("command", "bound"),
    [
        (cmd.BindRole(role="Ansatt", actor="ola"), Binding("ansatt", "ola", None)),
        (cmd.BindRole(role="ansatt", name="Tante Tora"), Binding("ansatt", None, "Tante Tora")),
        (cmd.BindRole(role="ansatt", party="bup"), Binding("ansatt", None, None, "bup")),
        (cmd.BindRole(role="ansatt", party="Gruppa"), Binding("ansatt", None, None, "gruppa")),
        (cmd.BindRole(role="ansatt", party="Andre tjenester", name="Los"), Binding("ansatt", None, "Los", "andre")),
        (cmd.BindRole(role="ansatt"), Binding("ansatt", None, None)),
    ],
)
def test_a_role_is_a_person_a_name_a_service_a_body_or_decided_later(command: cmd.BindRole, bound: Binding) -> None:
    assert opened().do(command).state.roles["ansatt"] == bound


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (cmd.BindRole(role="rektor", party="bup"), "unknown-role"),
        (cmd.BindRole(role="holder", party="bup"), "role-is-coordinator"),
        (cmd.BindRole(role="ansatt", party="Legen"), "unknown-service-or-body"),
        (cmd.BindRole(role="ansatt", party="bup", actor="ola"), "role-bound-twice"),
        (cmd.BindRole(role="ansatt", party="bup", name="Tante Tora"), "role-bound-twice"),
        (cmd.BindRole(role="ansatt", party="andre"), "service-needs-name"),
        (cmd.BindRole(role="foresatte", party="ppt"), "role-is-a-person"),
        (cmd.BindRole(role="Barnet", party="gruppa"), "role-is-a-person"),
        (cmd.BindRole(role="foresatte", party="andre", name="Los"), "role-is-a-person"),
        (cmd.BindRole(role="foresatte", name="ppt"), "role-is-a-person"),
        (cmd.BindRole(role="ansatt", name="  "), "blank"),
    ],
)
def test_what_a_role_cannot_be_bound_to(command: cmd.BindRole, code: str) -> None:
    assert opened().codes(command) == [code]


def test_the_refusal_names_the_services_and_bodies_of_the_guide() -> None:
    refused = opened().refused(cmd.BindRole(role="ansatt", party="Legen"))
    names = "«PPT», «BUP», «Andre tjenester», «Gruppa»"
    assert dict(refused.reasons[0].arguments) == {"party": "Legen", "names": names}


def test_a_role_that_is_bound_again_is_the_last_one_and_undone_the_one_before() -> None:
    walk = opened().do(cmd.BindRole(role="ansatt", party="bup"), cmd.BindRole(role="ansatt", actor="ola"))
    assert walk.state.participants == {"kari", "ola"}
    walk.do(cmd.Undo())
    assert walk.state.roles["ansatt"].party == "bup"
    assert walk.state.participants == {"kari"}


def test_a_name_of_a_service_is_spelt_as_the_case_spells_it() -> None:
    yes = cmd.GiveConsent(
        consent_id="s1",
        given_by="mor",
        services=("Ungdomslos",),
        consent_type="samarbeid",
        given_as=("foresatte",),
        age=9,
    )
    walk = opened().do(yes, cmd.BindRole(role="ansatt", party="andre", name=" ungdomsLOS "))
    assert walk.events[-1].body == RoleBound("ansatt", None, "Ungdomslos", "andre")
