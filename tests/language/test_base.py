"""The base that guides build on says the same in bokmål and nynorsk: only the words differ."""

from collections.abc import Callable, Sequence
from typing import Protocol

import pytest

from engine.guideline.element import Participant, Target
from engine.guideline.model import Answer, Guideline, Level, Step
from engine.guideline.registry import Baton
from engine.guideline.vocabulary import RoleKind, TargetKind
from engine.language.check import Checked, check
from engine.values import replace
from tests.facts.guide import load, schemas, shipped
from tests.facts.screen import screen

NB, NN = "bti_felles.nb.yaml", "bti_felles.nn.yaml"
Bone = tuple[object, ...]


def found(name: str) -> Checked:
    """What the check of a base comes to."""
    return check(shipped(name), file=name, schemas=schemas())


def base(name: str) -> Guideline:
    """A base as the program reads it."""
    guideline = found(name).guideline
    assert guideline is not None
    return guideline


def bones(guideline: Guideline) -> Bone:
    """All that a guide says but its texts: every name is its place in the guide."""
    ids = _Ids(guideline)
    return (
        tuple(role.kind for role in guideline.roles),
        tuple(service.chosen_in_case for service in guideline.services),
        tuple((tool.type, tool.status) for tool in guideline.tools),
        tuple(tuple(demand.requirement for demand in ending.requires) for ending in guideline.endings),
        tuple(
            (ids.people(rule.who), rule.report_to, rule.silent, rule.inferred, rule.locked) for rule in guideline.rules
        ),
        _baton(guideline.baton, ids),
        tuple(_level(level, ids) for level in guideline.levels),
    )


class _Named(Protocol):
    @property
    def id(self) -> str: ...


class _Ids:
    """The place of every name among those of its sort."""

    def __init__(self, guideline: Guideline) -> None:
        sorts: dict[str, Sequence[_Named]] = {
            "person": [*guideline.roles, *guideline.services, *guideline.bodies],
            "tool": guideline.tools,
            TargetKind.ENDING: guideline.endings,
            TargetKind.LEVEL: guideline.levels,
            TargetKind.STEP: [step for level in guideline.levels for step in level.steps],
        }
        self._places = {(sort, one.id): place for sort, row in sorts.items() for place, one in enumerate(row)}

    def people(self, people: tuple[Participant, ...]) -> Bone:
        return tuple((self._places["person", one.id], one.optional, one.does is not None) for one in people)

    def tools(self, tools: tuple[str, ...]) -> Bone:
        return tuple(self._places["tool", one] for one in tools)

    def name(self, role: str | None) -> int | None:
        return None if role is None else self._places["person", role]

    def target(self, target: Target | None) -> Bone:
        if target is None or target.ref is None:
            return (target and target.kind,)
        return target.kind, self._places[target.kind, target.ref]


def _baton(baton: Baton | None, ids: _Ids) -> Bone:
    if baton is None:
        return ()
    asked = (baton.from_first_measure, baton.by_acceptance, ids.people(baton.influenced_by), len(baton.weighed))
    return (baton.levels, *asked, baton.inferred)


def _level(level: Level, ids: _Ids) -> Bone:
    written = (level.title is not None, level.purpose is not None, level.silent, level.inferred)
    demands = tuple(demand.requirement for demand in level.requires)
    return (level.id, level.label, written, demands, tuple(_step(step, ids) for step in level.steps))


def _step(step: Step, ids: _Ids) -> Bone:
    texts = tuple(text is not None for text in (step.what, step.how, step.why, step.when))
    met = tuple(ids.people(row) for row in (step.who, step.involves, step.invites, step.hears, step.contacts))
    meeting = (step.minutes and step.minutes.to_all_involved, step.next_meeting and step.next_meeting.within)
    ways = (ids.target(step.goto), ids.target(step.if_refused), tuple(_answer(one, ids) for one in step.answers))
    demands = tuple(demand.requirement for demand in step.requires)
    marks = (step.silent, step.inferred)
    return (step.kind, texts, met, ids.tools(step.tools), ids.name(step.names), meeting, demands, ways, marks)


def _answer(answer: Answer, ids: _Ids) -> Bone:
    demands = tuple(demand.requirement for demand in answer.requires)
    return (tuple(ids.target(target) for target in answer.targets), demands, answer.inferred)


def test_the_base_says_the_same_in_both_languages() -> None:
    assert bones(base(NB)) == bones(base(NN))


def _turned(guideline: Guideline, change: Callable[[Step], Step]) -> Guideline:
    """The guide with its last step changed."""
    *others, last = guideline.levels
    return replace(guideline, levels=(*others, replace(last, steps=(*last.steps[:-1], change(last.steps[-1])))))


@pytest.mark.parametrize(
    "change",
    [
        lambda step: replace(step, who=()),
        lambda step: replace(step, inferred=frozenset()),
        lambda step: replace(step, answers=step.answers[::-1]),
        lambda step: replace(step, answers=(replace(step.answers[0], targets=step.answers[1].targets),)),
    ],
    ids=["who", "mark", "order of answers", "target"],
)
def test_another_structure_is_noticed(change: Callable[[Step], Step]) -> None:
    assert bones(_turned(base(NB), change)) != bones(base(NN))


@pytest.mark.parametrize("name", [NB, NN])
def test_all_that_the_base_says_is_marked_as_inferred(name: str) -> None:
    guideline = base(name)
    parts = [*guideline.levels, *(step for level in guideline.levels for step in level.steps), *guideline.rules]
    assert parts
    assert all(part.is_inferred("title") for part in [*parts, guideline.baton] if part)


@pytest.mark.parametrize("name", [NB, NN])
def test_the_base_is_written_for_people_of_any_age(name: str) -> None:
    words = shipped(name).decode().casefold().replace("barnevern", "").split()
    assert not [word for word in words if word.startswith(("barn", "foreldre", "elev", "ungdom"))]


@pytest.mark.parametrize("name", [NB, NN])
def test_nothing_is_found_in_the_base(name: str) -> None:
    assert found(name).diagnostics == ()


def test_a_guide_for_adults_has_no_trace_of_guardians() -> None:
    guide = load(shipped("hoyanger.yaml"), "hoyanger.yaml")
    kinds = {role.kind for role in guide.process.guideline.roles}
    assert not kinds & {RoleKind.CHILD, RoleKind.GUARDIANS}
    assert RoleKind.SUBJECT in kinds
    page = screen(guide, "veileder", "vis", "hoyanger.yaml").casefold().replace("barneverntenesta", "")
    assert not [word for word in ("føresett", "foresatt", "barn", "hovudperson") if word in page]
