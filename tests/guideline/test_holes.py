"""What a guide does not say is found where it is not said, and nowhere else."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from engine.guideline.holes import Hole, Kind, holes
from engine.guideline.model import Guideline, steps_of
from engine.guideline.registry import Tool
from engine.guideline.vocabulary import ToolStatus, ToolType
from engine.values import replace
from tests.exporters.drawn import SHIPPED, guide

TODAY = date(2026, 11, 22)


def found(guideline: Guideline, kind: Kind) -> list[Hole]:
    return [hole for hole in holes(guideline, today=TODAY) if hole.kind is kind]


def with_tool(guideline: Guideline, tool: Tool) -> Guideline:
    return replace(guideline, tools=(tool,))


def test_each_step_of_os_lacks_what_its_guide_does_not_say() -> None:
    lacks = Counter(hole.field for hole in found(guide("os"), Kind.STEP))
    assert lacks == {"who": 24, "deadline": 21, "tools": 9}
    evaluated = [hole.field for hole in found(guide("os"), Kind.STEP) if hole.id == "1/evaluer-innsatsen"]
    assert evaluated == ["who"]


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_written_as_not_stated_is_found_and_told_as_that(name: str) -> None:
    """Counted in another way: every step that says so of who does it, or of its tools."""
    guideline = guide(name)
    steps = [step for level in guideline.levels for step in steps_of(level)]
    told = {(hole.id, hole.field) for hole in found(guideline, Kind.STEP) if hole.told}
    for field in ("who", "tools", "deadline", "what"):
        assert {one for one in told if one[1] == field} == {(one.id, field) for one in steps if field in one.silent}


@pytest.mark.parametrize("name", SHIPPED)
def test_a_hole_is_where_nothing_is_said(name: str) -> None:
    guideline = guide(name)
    steps = {step.id: step for level in guideline.levels for step in steps_of(level)}
    for hole in found(guideline, Kind.STEP):
        assert hole.field == "to" or not getattr(steps[hole.id], hole.field)
        assert hole.at.line > 0


def test_what_the_level_says_is_said_of_its_steps() -> None:
    guideline = guide("os")
    who = guide("sortland").levels[0].steps[0].who
    levels = (replace(guideline.levels[0], who=who), *guideline.levels[1:])
    steps = tuple(replace(step, silent=frozenset()) for step in levels[0].steps)
    said = replace(guideline, levels=(replace(levels[0], steps=steps), *levels[1:]))
    assert not [hole for hole in found(said, Kind.STEP) if hole.id.startswith("0/") and hole.field == "who"]
    assert [hole for hole in found(said, Kind.STEP) if hole.id.startswith("1/") and hole.field == "who"]


def test_a_level_without_steps_lacks_what_it_does_not_say() -> None:
    lacks = Counter(hole.field for hole in found(guide("froland"), Kind.LEVEL))
    assert lacks == {"tools": 4, "who": 3}
    assert not found(guide("os"), Kind.LEVEL)


@pytest.mark.parametrize(
    ("day", "kinds"),
    [
        (None, [Kind.REVIEW_UNSET]),
        (date(2026, 11, 21), [Kind.REVIEW_PASSED]),
        (TODAY, []),
        (date(2027, 1, 1), []),
    ],
)
def test_a_review_is_unset_or_overdue_or_neither(day: date | None, kinds: list[Kind]) -> None:
    guideline = guide("os")
    guideline = replace(guideline, head=replace(guideline.head, next_review=day))
    reviews = [hole for hole in holes(guideline, today=TODAY) if hole.field == "next_review"]
    assert [hole.kind for hole in reviews] == kinds
    assert [hole.on for hole in reviews if hole.kind is Kind.REVIEW_PASSED] == [day] * kinds.count(Kind.REVIEW_PASSED)


@pytest.mark.parametrize(
    ("tool", "kind"),
    [
        (Tool(id="a", title="A"), Kind.TOOL_LINK),
        (Tool(id="a", title="A", status=ToolStatus.MISSING), Kind.TOOL_MISSING),
        (Tool(id="a", title="A", link="https://example.org"), None),
        (Tool(id="a", title="A", access_through="skolen"), None),
    ],
)
def test_a_tool_without_a_link_is_one_that_nobody_finds(tool: Tool, kind: Kind | None) -> None:
    kinds = {hole.kind for hole in holes(with_tool(guide("os"), tool), today=TODAY) if hole.id == "a"}
    assert kinds == ({kind} if kind else set())


@pytest.mark.parametrize("name", ["sortland", "os"])
def test_a_law_is_undated_until_somebody_has_checked_it_whenever_the_guide_was_updated(name: str) -> None:
    law = Tool(id="lov", title="Barnekonvensjonen", type=ToolType.LAW, link="https://example.org")
    (hole,) = found(with_tool(guide(name), law), Kind.LAW_UNDATED)
    assert (hole.field, hole.told) == ("checked_on", False)
    (told,) = found(with_tool(guide(name), replace(law, silent=frozenset({"checked_on"}))), Kind.LAW_UNDATED)
    assert told.told
    assert not found(with_tool(guide(name), replace(law, checked_on=date(2026, 8, 15))), Kind.LAW_UNDATED)


def test_a_guide_that_says_everything_has_no_holes() -> None:
    path = Path(__file__).parents[1] / "language" / "ok" / "small_nb.yaml"
    small = guide(str(path))
    assert holes(small, today=TODAY)
    step = replace(
        guide("os").levels[1].steps[3], who=guide("sortland").levels[0].steps[0].who, silent=frozenset(), sends=None
    )
    head = replace(
        guide("os").head,
        silent=frozenset(),
        owner="E",
        approved_by="A",
        audience="B",
        retention="C",
        next_review=date(2030, 1, 1),
    )
    level = replace(guide("os").levels[1], steps=(step,))
    whole = Guideline(head=head, levels=(level,))
    assert holes(whole, today=TODAY) == ()
