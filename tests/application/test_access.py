"""The policy, asked for the whole of its input space, against the rules as they are written for people to read."""

from itertools import combinations, product

import pytest

from engine.application.access import Act, PersonRole, Standing, may

FIELDS = (
    "participant",
    "coordinator",
    "has_coordinator",
    "named",
    "own_service",
    "emergency",
    "leads",
    "family",
    "kept_out",
    "closed",
    "restricted",
)
ROLES = tuple(frozenset(some) for count in range(len(PersonRole) + 1) for some in combinations(PersonRole, count))
STANDINGS = tuple(
    Standing(**dict(zip(FIELDS, bits, strict=True))) for bits in product((False, True), repeat=len(FIELDS))
)


def _of_closed_cases(roles: frozenset[PersonRole], one: Standing) -> set[Act]:
    can: set[Act] = set()
    # What is closed is archived and restricted by those with that task, and erased by them and by the leader of the
    # unit: two persons together.
    if one.closed and PersonRole.ARCHIVE in roles:
        can |= {Act.ARCHIVE, Act.RESTRICT, Act.ERASE}
    if one.closed and one.leads and PersonRole.LEADER in roles:
        can.add(Act.ERASE)
    return can


def allowed_by_the_rules(  # noqa: C901, PLR0912 - the rules as people read them: one after the other
    act: Act, roles: frozenset[PersonRole], standing: Standing
) -> bool:
    """What people are told about who may do what, sentence by sentence. It knows nothing of how the policy is made."""
    one = standing
    # Whoever is family, and is kept out by the guide, gets nothing, and gets nothing by another way either.
    if one.family and one.kept_out:
        return False
    can: set[Act] = set()
    # A participant lists, reads and writes.
    if one.participant:
        can |= {Act.LIST, Act.READ, Act.APPEND}
    # What a service wrote is read by those of that service who take part.
    if one.participant and one.own_service:
        can.add(Act.READ_SERVICE)
    # The stafettholder consents, hands over and closes as well. Where there is none, every participant does; and a
    # leader who takes part does so always.
    if one.participant and (one.coordinator or not one.has_coordinator or PersonRole.LEADER in roles):
        can.add(Act.COORDINATE)
    # The shielded part is for those who are named for it, and they name others who take part with them.
    if one.named:
        can.add(Act.READ_SHIELDED)
    # They record that it is cleared, too.
    if one.named and one.participant:
        can |= {Act.NAME, Act.CLEAR}
    # Named staff may break the glass; for as long as it is broken they read everything and write nothing.
    if PersonRole.EMERGENCY in roles:
        can.add(Act.BREAK_GLASS)
        if one.emergency:
            can |= {Act.READ, Act.READ_SERVICE, Act.READ_SHIELDED}
    # The leader of the unit sees that the case exists, who has looked, and looks through what was taken in an
    # emergency; no text.
    if one.leads and PersonRole.LEADER in roles:
        can |= {Act.LIST_UNIT, Act.READ_LOG, Act.REVIEW}
    # The stafettholder, who is told of it too, looks through it as well.
    if one.participant and one.coordinator:
        can.add(Act.REVIEW)
    # An auditor reads the access log. A system coordinator has guides and numbers, and no case.
    if PersonRole.AUDITOR in roles:
        can.add(Act.READ_LOG)
    # The family reads the common part of its own case, and who has looked.
    if one.family:
        can |= {Act.READ, Act.READ_LOG}
    can |= _of_closed_cases(roles, one)
    # A restricted case is read by nobody: it is seen that it exists and who has looked, and what becomes of it is
    # still decided.
    if one.restricted:
        can &= {Act.LIST_UNIT, Act.READ_LOG, Act.ARCHIVE, Act.RESTRICT, Act.ERASE}
    return act in can


@pytest.mark.parametrize("act", Act)
def test_the_policy_says_what_the_rules_say_for_everybody(act: Act) -> None:
    wrong = [
        (roles, standing)
        for roles, standing in product(ROLES, STANDINGS)
        if may(act, roles=roles, standing=standing).allowed != allowed_by_the_rules(act, roles, standing)
    ]
    assert wrong == []


def test_every_role_and_standing_is_in_the_space() -> None:
    assert set(FIELDS) == set(Standing.__struct_fields__)
    assert len(ROLES) == 2 ** len(PersonRole)
    assert len(STANDINGS) == 2 ** len(FIELDS)


def test_a_stranger_may_do_nothing() -> None:
    assert [act for act in Act if may(act, roles=frozenset(), standing=Standing()).allowed] == []


def test_a_system_coordinator_may_do_nothing_with_a_case() -> None:
    roles = frozenset({PersonRole.SYSTEM})
    assert [act for act in Act if may(act, roles=roles, standing=Standing(has_coordinator=True)).allowed] == []


def test_who_is_kept_out_as_family_may_not_break_the_glass_either() -> None:
    mother = Standing(participant=True, named=True, emergency=True, family=True, kept_out=True)
    assert [act for act in Act if may(act, roles=frozenset(PersonRole), standing=mother).allowed] == []


def test_a_leader_who_takes_part_coordinates_and_another_participant_does_not() -> None:
    beside = Standing(participant=True, has_coordinator=True)
    assert may(Act.COORDINATE, roles=frozenset({PersonRole.LEADER}), standing=beside).reason == "leader-participant"
    assert may(Act.COORDINATE, roles=frozenset(), standing=beside).reason == "not-coordinator"


def test_an_emergency_that_is_open_writes_nothing() -> None:
    broken = Standing(emergency=True)
    roles = frozenset({PersonRole.EMERGENCY})
    can = [act for act in Act if may(act, roles=roles, standing=broken).allowed]
    assert can == [Act.READ, Act.READ_SERVICE, Act.READ_SHIELDED, Act.BREAK_GLASS]


def test_a_restricted_case_is_read_by_nobody_also_in_an_emergency() -> None:
    everybody = Standing(participant=True, coordinator=True, named=True, emergency=True, leads=True, restricted=True)
    can = {act for act in Act if may(act, roles=frozenset(PersonRole), standing=everybody).allowed}
    assert can == {Act.LIST_UNIT, Act.READ_LOG}
    assert may(Act.READ, roles=frozenset(PersonRole), standing=everybody).reason == "restricted"


def test_who_keeps_the_archive_has_nothing_to_do_with_an_open_case() -> None:
    archivist = frozenset({PersonRole.ARCHIVE})
    assert [act for act in Act if may(act, roles=archivist, standing=Standing()).allowed] == []
    closed = [act for act in Act if may(act, roles=archivist, standing=Standing(closed=True)).allowed]
    assert closed == [Act.ARCHIVE, Act.RESTRICT, Act.ERASE]


def test_an_emergency_of_one_who_has_the_task_no_more_is_over() -> None:
    assert not may(Act.READ, roles=frozenset(), standing=Standing(emergency=True)).allowed
