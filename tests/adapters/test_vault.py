"""What is sealed opens with the same key and the same things bound to it, and never else; the chain binds all."""

import hmac

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from hypothesis import given
from hypothesis import strategies as st

from engine.adapters.chain import MAC_BYTES, Chain, Head
from engine.adapters.keys import chance
from engine.adapters.vault import BLOCK, KEY_BYTES, NONCE_BYTES, Seal, Vault
from engine.errors import StoreAltered
from tests.adapters.stores import STORE_ID

MASTER = bytes(range(KEY_BYTES))
OTHER = bytes(range(1, KEY_BYTES + 1))
TAG_BYTES = 16


def fixed(count: int) -> bytes:
    return b"\x07" * count


@given(st.binary(), st.binary())
def test_what_is_sealed_opens_again_and_is_a_little_longer(content: bytes, bound: bytes) -> None:
    seal = Seal(MASTER, chance=chance)
    sealed = seal.close(content, bound=bound)
    assert seal.open(sealed, bound=bound) == content
    assert len(sealed) == len(content) + NONCE_BYTES + TAG_BYTES


@given(st.binary(min_size=1), st.binary(), st.data())
def test_no_bit_of_what_is_sealed_or_bound_can_turn(content: bytes, bound: bytes, data: st.DataObject) -> None:
    seal = Seal(MASTER, chance=chance)
    sealed = bytearray(seal.close(content, bound=bound))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(StoreAltered):
        seal.open(bytes(sealed), bound=bound)
    with pytest.raises(StoreAltered):
        seal.open(seal.close(content, bound=bound), bound=bound + b"\x00")


@pytest.mark.parametrize("sealed", [b"", b"x", b"x" * NONCE_BYTES, b"x" * (NONCE_BYTES + TAG_BYTES - 1)])
def test_what_is_too_short_was_never_sealed(sealed: bytes) -> None:
    with pytest.raises(StoreAltered) as altered:
        Seal(MASTER, chance=chance).open(sealed, bound=b"")
    assert altered.value.__suppress_context__


def test_the_same_content_is_never_sealed_alike() -> None:
    seal = Seal(MASTER, chance=chance)
    assert len({seal.close(b"same", bound=b"") for _ in range(1000)}) == 1000


def test_each_purpose_of_each_store_has_a_key_of_its_own() -> None:
    vaults = [Vault(MASTER, STORE_ID, chance=fixed), Vault(MASTER, "5b" * 16, chance=fixed)]
    vaults.append(Vault(OTHER, STORE_ID, chance=fixed))
    purposes = ("people", "guidelines", "looks", "notices", "case keys", "chain", "mark")
    sealed = {vault.seal(purpose).close(b"x", bound=b"") for vault in vaults for purpose in purposes}
    assert len(sealed) == len(vaults) * len(purposes)
    assert len({vault.chain.start.mac for vault in vaults}) == len({vault.mark(b"x") for vault in vaults}) == 3


def test_keys_come_from_the_master_key_by_a_known_way() -> None:
    told = HKDFExpand(algorithm=SHA256(), length=KEY_BYTES, info=b"bti people " + STORE_ID.encode()).derive(MASTER)
    ours = Vault(MASTER, STORE_ID, chance=chance).seal("people", block=1)
    assert ours.open(Seal(told, chance=chance).close(b"x", bound=b"y"), bound=b"y") == b"x"


def test_new_keys_come_from_the_chance_that_was_given() -> None:
    assert Vault(MASTER, STORE_ID, chance=fixed).new_key() == fixed(KEY_BYTES)
    sealed = Seal(MASTER, chance=fixed, block=BLOCK).close(b"x", bound=b"")
    assert Vault(MASTER, STORE_ID, chance=fixed).seal_with(MASTER).close(b"x", bound=b"") == sealed
    assert sealed.startswith(fixed(NONCE_BYTES))


@given(st.binary(max_size=3 * BLOCK))
def test_the_length_of_what_is_sealed_tells_only_how_many_blocks_it_fills(content: bytes) -> None:
    seal = Vault(MASTER, STORE_ID, chance=chance).seal_with(MASTER)
    sealed = seal.close(content, bound=b"")
    assert seal.open(sealed, bound=b"") == content
    assert (len(sealed) - NONCE_BYTES - TAG_BYTES) == (len(content) // BLOCK + 1) * BLOCK


@pytest.mark.parametrize("content", [b"", b"\x80", b"\x80\x00", b"\x00" * 255, b"\x80" * 256, b"x\x80\x00\x00"])
def test_content_that_looks_like_what_fills_it_up_comes_back(content: bytes) -> None:
    seal = Vault(MASTER, STORE_ID, chance=chance).seal("people")
    assert seal.open(seal.close(content, bound=b""), bound=b"") == content


@pytest.mark.parametrize("size", [0, 16, 31, 33])
def test_a_master_key_of_another_size_is_a_bug(size: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Vault(b"x" * size, STORE_ID, chance=chance)


def test_a_link_binds_what_came_before_the_kind_and_every_column() -> None:
    chain = Chain(MASTER, STORE_ID)
    start = chain.start.mac
    entries = [
        (start, "record", (1, "a", None, b"x")),
        (start[:-1] + b"\x00", "record", (1, "a", None, b"x")),
        (start, "person", (1, "a", None, b"x")),
        (start, "record", (2, "a", None, b"x")),
        (start, "record", (1, "b", None, b"x")),
        (start, "record", (1, "a", "", b"x")),
        (start, "record", (1, "a", None, "x")),
        (start, "record", (1, "a", None, b"x", None)),
        (start, "record", (1, "a", b"x")),
    ]
    macs = {chain.link(previous, kind, columns=columns) for previous, kind, columns in entries}
    assert len(macs) == len(entries)
    assert {len(mac) for mac in macs} == {MAC_BYTES}
    assert Chain(OTHER, STORE_ID).link(start, "record", columns=(1,)) != chain.link(start, "record", columns=(1,))


def test_a_chain_starts_at_its_store() -> None:
    start = Chain(MASTER, STORE_ID).start
    assert start == Head(0, hmac.digest(MASTER, b"start " + STORE_ID.encode(), "sha256"))
    assert Chain(MASTER, "5b" * 16).start != start


def test_a_head_is_written_down_short() -> None:
    assert Head(1042, bytes.fromhex("9f3a1c22") + bytes(28)).short == "1042-9f3a1c22"
