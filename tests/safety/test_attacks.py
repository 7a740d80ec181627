"""Whoever holds all but the keys reads nothing and finds no name; and each attempt finds what it looks for."""

from collections.abc import Iterator

import pytest

from tests.safety import attacks
from tests.safety.attacks import ATTEMPTS
from tests.safety.office import CLERK, DAY, SECRETS, Haul, haul_of_a_day


@pytest.fixture(scope="module")
def haul() -> Iterator[Haul]:
    with haul_of_a_day() as taken:
        yield taken


@pytest.mark.parametrize("name", sorted(ATTEMPTS))
def test_an_attempt_is_in_vain(haul: Haul, name: str) -> None:
    assert ATTEMPTS[name](haul) == []


def test_everything_of_the_day_was_done(haul: Haul) -> None:
    assert [ended.code for ended in haul.office.said[: len(DAY) + 2]] == [0] * (len(DAY) + 2)
    shown = "".join(ended.out for ended in haul.office.said)
    assert all(word in shown for word in ("kvistlia", "Zebrafinken", CLERK))
    assert len(haul.while_open["open/home/lager/bti.lager-wal"]) > 100_000


def test_a_text_is_found_where_there_is_one(haul: Haul) -> None:
    for form in ("{}", "…{}…"):
        for secret in SECRETS:
            for encoding in ("utf-8", "utf-16-le", "latin-1"):
                taken = Haul(haul.office, {"x": form.format(secret).encode(encoding, "replace")})
                assert ATTEMPTS["search every file for what was typed"](taken)


def test_what_is_not_sealed_is_found(haul: Haul, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = Haul(haul.office, {})
    taken.tables["records"][0] |= {"sealed": b"a" * 100, "track": "Zebrafinken", "type": "odd"}
    taken.tables["people"][0]["sealed"] = b"a" * 100
    for name in ("press what is sealed", "compare what is sealed", "tell answers by their length"):
        if name != "press what is sealed":
            assert ATTEMPTS[name](taken), name
    assert len(ATTEMPTS["read what stands in the clear"](taken)) == 2
    monkeypatch.setattr(Haul, "sealed", property(lambda _: [b"a" * 100]))
    assert ATTEMPTS["press what is sealed"](taken)


def test_a_draft_and_an_open_file_are_found(haul: Haul) -> None:
    draft = haul.office.temporary / "bti-tekst.txt"
    draft.write_text("x")
    stray = haul.office.home / "stray"
    stray.touch(mode=0o644)
    try:
        assert ATTEMPTS["search the temporary folder"](haul) == [str(draft)]
        assert ATTEMPTS["open files as somebody else"](haul) == [str(stray)]
    finally:
        draft.unlink()
        stray.unlink()


def test_the_harness_counts_its_attempts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attacks, "ATTEMPTS", {"one": lambda _: [], "two": lambda _: ["a name"]})
    report = attacks.run(2, 1)
    assert (report.count, report.met["attempts in vain"], report.faults) == (2, 1, ["two: a name"])
