"""Whatever is done to a line or a step of a shipped guide, it is told there, or the change of flow is told in words."""

from collections import Counter
from unittest.mock import patch

import pytest

from tests.house.tree import ROOT
from tests.mutations import judging
from tests.mutations.judging import ELSEWHERE, NAMED, PLACED, SAME, TOLD, UNTOLD, Judge, Judged, guides
from tests.mutations.mutating import KINDS, OF_LINES, Mutation, mutations
from tests.mutations.run import judged, main, placed, table
from tests.safety.harness import chance_of

GUIDES = tuple(guides())
SAMPLE, SEED = 60, 1
WANTED = 0.95

SMALL = """\
nivåer:
  - nivå: 0
    steg:
      - steg: Undring
        hva: Noter.

      - møte: Samtale
        hva: Snakk.
  - nivå: 1
"""


def of(kind: str, *, touched: str = "") -> list[Mutation]:
    return [one for one in mutations(SMALL) if one.kind == kind and touched in one.touched]


# ------------------------------------------------------------- the guides that are shipped


@pytest.mark.parametrize("name", GUIDES)
def test_a_sample_of_edits_is_told_where_it_was_made_and_no_change_of_flow_is_silent(name: str) -> None:
    judge = Judge(name)
    every = list(mutations(judge.text))
    found = [judge.judge(one) for one in chance_of(SEED, name).sample(every, SAMPLE)]
    assert [one for one in found if one.verdict == UNTOLD] == []
    assert placed(found, verdicts=(PLACED, NAMED)) >= WANTED


@pytest.mark.slow
@pytest.mark.parametrize("name", GUIDES)
def test_every_edit_is_told_within_a_line_and_no_change_of_flow_is_silent(name: str) -> None:
    found = judged(name)
    assert [one for one in found if one.verdict == UNTOLD] == []
    assert placed(found) >= WANTED, table(found)


def test_every_kind_of_edit_is_made_in_some_guide() -> None:
    texts = [(ROOT / "guidelines" / f"{name}.yaml").read_text("utf-8") for name in GUIDES]
    assert {one.kind for text in texts for one in mutations(text)} == set(KINDS)


# ------------------------------------------------------------- what is done


@pytest.mark.parametrize(
    ("kind", "touched", "line", "becomes"),
    [
        ("line deleted", "Noter", 5, ""),
        ("line indented", "Noter", 5, "          hva: Noter."),
        ("line nudged", "Noter", 5, "         hva: Noter."),
        ("line outdented", "Noter", 5, "      hva: Noter."),
        ("line doubled", "Noter", 6, "        hva: Noter."),
        ("lines swapped", "Undring", 4, "        hva: Noter."),
        ("colon lost", "Noter", 5, "        hva Noter."),
        ("dash lost", "Undring", 4, "      steg: Undring"),
        ("step removed", "Undring", 4, "      - møte: Samtale"),
        ("step pasted", "Undring", 7, "      - steg: Undring"),
        ("step moved", "Undring", 6, "      - steg: Undring"),
    ],
)
def test_an_edit_does_what_it_says(kind: str, touched: str, line: int, becomes: str) -> None:
    (one,) = of(kind, touched=touched)
    assert one.text.split("\n")[line - 1] == becomes
    assert one.first <= line <= one.last


def test_a_letter_is_lost_and_one_only() -> None:
    for one in of("letter lost"):
        assert len(one.text) == len(SMALL) - 1
        assert sum((Counter(SMALL) - Counter(one.text)).values()) == 1


def test_lines_that_say_nothing_are_left() -> None:
    assert {one.kind for one in mutations("# merknad\n\n")} == set()
    assert {one.kind for one in mutations("a: b")} == set(OF_LINES) - {"line outdented", "lines swapped", "dash lost"}


# ------------------------------------------------------------- planted faults: what the judge can see


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge("os")


def mutation(judge: Judge, kind: str, touched: str) -> Mutation:
    return next(one for one in mutations(judge.text) if one.kind == kind and touched in one.touched)


def test_a_change_of_flow_that_nothing_names_is_seen(judge: Judge) -> None:
    sound = (judge.judge(one) for one in mutations(judge.text) if one.kind == "line deleted")
    told = next(one for one in sound if one.verdict == TOLD)
    with patch.object(judging, "sentences", return_value=()):
        assert judge.judge(told.mutation).verdict == UNTOLD


def test_a_fault_that_is_told_elsewhere_is_seen(judge: Judge) -> None:
    slip = mutation(judge, "colon lost", "hva:")
    assert judge.judge(slip).verdict == PLACED
    moved = Mutation(slip.kind, slip.text, slip.first + 9, slip.last + 9, slip.touched)
    assert judge.judge(moved).verdict in {ELSEWHERE, NAMED}


def test_the_guide_itself_has_its_own_flow(judge: Judge) -> None:
    assert judge.judge(Mutation("nothing", judge.text, 1, 1, "")).verdict == SAME


def test_the_share_counts_the_faulty_alone() -> None:
    one = Mutation("line deleted", "", 1, 1, "")
    found = [Judged(one, verdict, "") for verdict in (PLACED, PLACED, NAMED, ELSEWHERE, SAME, TOLD)]
    assert placed(found) == pytest.approx(0.5)
    assert placed(found, verdicts=(PLACED, NAMED)) == pytest.approx(0.75)
    assert placed([]) == pytest.approx(1)


def test_the_table_and_the_misses_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    one = Mutation("line deleted", "", 3, 3, "hva: x")
    with patch("tests.mutations.run.judged", return_value=[Judged(one, UNTOLD, "noe"), Judged(one, PLACED, "")]):
        assert main(["os"]) == 1
    printed = capsys.readouterr().out
    assert "os: 2 mutations, 100.0% within a line" in printed
    assert "untold: line deleted, line 3: hva: x → noe" in printed
    assert table([]).count("\n") == len(KINDS) + 1
