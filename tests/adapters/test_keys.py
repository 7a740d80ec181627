"""Random ids are what every other program takes for them, and no two are alike."""

from uuid import RFC_4122, UUID

from engine.adapters.keys import RandomIds

MANY = 2000


def test_ids_are_random_uuids_each_of_its_own() -> None:
    ids = [RandomIds().new() for _ in range(MANY)]
    assert len(set(ids)) == MANY
    assert {(UUID(one).version, UUID(one).variant, UUID(one).hex == one) for one in ids} == {(4, RFC_4122, True)}


def test_every_other_bit_is_chance() -> None:
    seen = [UUID(RandomIds().new()).int for _ in range(MANY)]
    both = {bit for bit in range(128) if len({one >> bit & 1 for one in seen}) == 2}
    assert len(both) == 122
