"""Random edits of a guide that is ready to be followed: what somebody who writes the next version might do to it."""

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

from engine.calendar import Unit
from engine.cases.state import CaseState
from engine.guideline.compile import compile_process
from engine.guideline.element import Deadline, Demand, Target
from engine.guideline.model import Answer, Guard, Guideline, Level, Step, Track
from engine.guideline.process import Process
from engine.guideline.registry import Fact
from engine.guideline.vocabulary import Requirement, StepKind, TargetKind
from engine.values import Struct, replace


class Chance(Random):
    """The chance of one edit, which falls mostly on the steps where somebody stands, and on the facts that are set."""

    near: frozenset[str] = frozenset()
    told: frozenset[tuple[str, str]] = frozenset()

    def step(self, steps: Sequence[Step]) -> Step:
        """One of some steps."""
        close = [one for one in steps if one.id in self.near]
        return self.choice(close if close and self.random() < 0.7 else steps)

    def fact(self, guide: Guideline) -> tuple[Fact, str]:
        """One of the facts, and one of its values."""
        every = [(fact, value) for fact in guide.facts for value in fact.values]
        told = [(fact, value) for fact, value in every if (fact.id, value) in self.told]
        return self.choice(told if told and self.random() < 0.7 else every)

    def level(self, guide: Guideline) -> Level:
        """One of the levels."""
        close = [one for one in guide.levels if any(state.split("/")[0] == one.id for state in self.near)]
        return self.choice(close if close and self.random() < 0.7 else guide.levels)


Edit = Callable[[Guideline, Chance], Guideline]


def edited(process: Process, seed: int, *, case: CaseState | None = None) -> Process:
    """The next version of a guide, with one to three edits, mostly of what a case meets; it may say what it said."""
    random, guide = Chance(seed), process.guideline
    if case is not None:
        random.near = frozenset(one.state for one in case.tracks.values())
        random.told = frozenset(case.facts.items())
    for _ in range(random.randint(1, 3)):
        guide = random.choice(EDITS)(guide, random)
    return version_of(guide, f"{process.digest}-{seed}")


def version_of(guide: Guideline, digest: str) -> Process:
    """A guide as the version with this digest."""
    return compile_process(replace(guide, head=replace(guide.head, version=digest)), digest)


def everywhere(value: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401 - a guide is built of everything
    """The same with every text changed by a function."""
    match value:
        case str() if type(value) is str:
            return change(value)
        case Struct():
            return replace(
                value, **{name: everywhere(getattr(value, name), change) for name in value.__struct_fields__}
            )
        case tuple():
            return tuple(everywhere(one, change) for one in value)
        case _:
            return value


def renamed(guide: Guideline, old: str, new: str) -> Guideline:
    """The guide with another id for a step, a track or a level, wherever it is named, and for all that lies in it."""

    def change(text: str) -> str:
        if text == old:
            return new
        return new + text.removeprefix(old) if text.startswith(f"{old}/") else text

    return everywhere(guide, change)  # type: ignore[no-any-return]  # what comes in comes out


def with_levels(guide: Guideline, change: Callable[[Level], Level | None]) -> Guideline:
    """The guide with each level changed, or left out."""
    return replace(guide, levels=tuple(made for one in guide.levels if (made := change(one)) is not None))


def with_steps(guide: Guideline, change: Callable[[Step], Iterator[Step]]) -> Guideline:
    """The guide with each step changed, those in tracks included, or several or none in its place."""

    def row(steps: tuple[Step, ...]) -> tuple[Step, ...]:
        return tuple(made for one in steps for made in change(_inside(one)))

    def _inside(step: Step) -> Step:
        return replace(step, tracks=tuple(replace(one, steps=row(one.steps)) for one in step.tracks))

    return with_levels(guide, lambda level: replace(level, steps=row(level.steps)))


def steps_in(guide: Guideline) -> list[Step]:
    """Every step, those in tracks included."""

    def inner(steps: tuple[Step, ...]) -> Iterator[Step]:
        for step in steps:
            yield step
            for track in step.tracks:
                yield from inner(track.steps)

    return [step for level in guide.levels for step in inner(level.steps)]


def changing(guide: Guideline, step: Step, **fields: object) -> Guideline:
    """The guide with a step changed."""
    return with_steps(guide, lambda one: iter((replace(one, **fields) if one.id == step.id else one,)))


# ---------------------------------------------------------------- the edits


def retitle(guide: Guideline, random: Chance) -> Guideline:
    """A step gets another title and keeps its id."""
    step = random.step(steps_in(guide))
    return changing(guide, step, title=f"{step.title} nå")


def rename_step(guide: Guideline, random: Chance) -> Guideline:
    """A step gets another title, and with it another id."""
    step = random.step(steps_in(guide))
    return renamed(guide, step.id, f"{step.id}-ny")


def rename_level(guide: Guideline, random: Chance) -> Guideline:
    """A level gets another id, and so do all its steps."""
    level = random.level(guide)
    return renamed(guide, level.id, f"{level.id}x")


def drop_step(guide: Guideline, random: Chance) -> Guideline:
    """A step is taken out, and what led to it leads to the one that takes its place."""
    rows = [level.steps for level in guide.levels] + [track.steps for step in steps_in(guide) for track in step.tracks]
    gone = random.step([step for row in rows for step in row[:-1]])  # the last one leads out of the level
    (row,) = (row for row in rows if gone in row)
    place = row.index(gone)
    without = with_steps(guide, lambda one: iter(() if one.id == gone.id else (one,)))
    return renamed(without, gone.id, row[place + 1].id)


def add_step(guide: Guideline, random: Chance) -> Guideline:
    """A step comes in before another."""
    step = random.step(steps_in(guide))
    new = Step(id=f"{step.id}-foran", kind=StepKind.STEP, title=f"Foran {step.title}")
    return with_steps(guide, lambda one: iter((new, one) if one.id == step.id else (one,)))


def swap_steps(guide: Guideline, random: Chance) -> Guideline:
    """Two steps of a level change places; the last one stays."""
    level = random.level(guide)
    if len(level.steps) < 3:
        return guide
    place = random.randrange(len(level.steps) - 2)
    one, other = level.steps[place : place + 2]
    steps = (*level.steps[:place], other, one, *level.steps[place + 2 :])
    return with_levels(guide, lambda it: replace(it, steps=steps) if it.id == level.id else it)


def demand_more(guide: Guideline, random: Chance) -> Guideline:
    """A step, or a level, asks for something more."""
    word = random.choice((Requirement.NOTE, Requirement.REASON, Requirement.CONSENT, Requirement.COORDINATOR))
    demand = Demand(requirement=word)
    if random.random() < 0.3:
        level = random.level(guide)
        return with_levels(guide, lambda it: replace(it, requires=(*it.requires, demand)) if it.id == level.id else it)
    step = random.step(steps_in(guide))
    return changing(guide, step, requires=(*step.requires, demand))


def guard_step(guide: Guideline, random: Chance) -> Guideline:
    """A step that is not the last comes to be for some cases alone: by a fact, or by the variant."""
    steps = [one for level in guide.levels for one in level.steps[:-1]]
    step = random.step(steps)
    if random.random() < 0.5 and guide.head.variants:
        return changing(guide, step, variants=(random.choice(guide.head.variants),))
    fact, value = random.fact(guide)
    return changing(guide, step, guards=(Guard(fact=fact.id, values=(value,)),))


def change_facts(guide: Guideline, random: Chance) -> Guideline:
    """A value of a fact goes, with each rule that asks for it, and another comes."""
    fact, gone = random.fact(guide)
    values = (*(one for one in fact.values if one != gone), "annet")
    facts: tuple[Fact, ...] = tuple(replace(one, values=values) if one.id == fact.id else one for one in guide.facts)

    def free(step: Step) -> Iterator[Step]:
        answers = tuple(
            replace(
                one,
                guards=tuple(guard for guard in one.guards if gone not in guard.values),
                sets=tuple(pair for pair in one.sets if pair[1] != gone),
            )
            for one in step.answers
        )
        guards = tuple(guard for guard in step.guards if gone not in guard.values)
        sets = tuple(pair for pair in step.sets if pair[1] != gone)
        yield replace(step, guards=guards, sets=sets, answers=answers)

    return replace(with_steps(guide, free), facts=facts)


def change_deadline(guide: Guideline, random: Chance) -> Guideline:
    """A step gets another deadline."""
    weeks = random.randint(1, 8)
    limit = Deadline(text=f"innen {weeks} uker", low=weeks, high=weeks, unit=Unit.WEEKS)
    return changing(guide, random.step(steps_in(guide)), deadline=limit)


def change_answers(guide: Guideline, random: Chance) -> Guideline:
    """An answer goes, comes, or leads elsewhere."""
    step = random.step([one for one in steps_in(guide) if len(one.answers) > 1 and one.id.count("/") == 1])
    level = Target(kind=TargetKind.LEVEL, ref=random.level(guide).id)
    match random.randrange(3):
        case 0:
            gone = random.randrange(len(step.answers))
            answers = step.answers[:gone] + step.answers[gone + 1 :]
        case 1:
            answers = (*step.answers, Answer(id="nytt-svar", title="Nytt svar", targets=(level,)))
        case _:
            place = random.randrange(len(step.answers))
            other = replace(step.answers[place], targets=(level,))
            answers = (*step.answers[:place], other, *step.answers[place + 1 :])
    return changing(guide, step, answers=answers)


def change_tracks(guide: Guideline, random: Chance) -> Guideline:
    """A track goes, or another comes; or the step holds none any more."""
    holding = [one for one in steps_in(guide) if one.tracks]
    if not holding:
        return guide
    step = random.choice(holding)
    if random.random() < 0.2:
        return changing(guide, step, tracks=(), kind=StepKind.STEP)
    if random.random() < 0.5:
        gone = random.choice(step.tracks)
        return changing(guide, step, tracks=tuple(one for one in step.tracks if one is not gone))
    first = Step(id=f"{step.id}/nytt/start", kind=StepKind.STEP, title="Start")
    return changing(guide, step, tracks=(*step.tracks, Track(id=f"{step.id}/nytt", title="Nytt", steps=(first,))))


def change_shield(guide: Guideline, random: Chance) -> Guideline:
    """A rule keeps nobody out any more, or others too, or nobody clears it."""
    rule = random.choice(guide.rules)
    role = random.choice(guide.roles)
    changed = random.choice(
        (
            replace(rule, kept_out=()),
            replace(rule, cleared_by=()),
            replace(rule, kept_out=tuple(replace(one, id=role.id, title=role.title) for one in rule.kept_out)),
        )
    )
    return replace(guide, rules=tuple(changed if one.id == rule.id else one for one in guide.rules))


def change_variants(guide: Guideline, random: Chance) -> Guideline:
    """The guide is for one sort of cases less, with each rule for that alone."""
    if len(guide.head.variants) < 2:
        return guide
    gone = random.choice(guide.head.variants)
    stay = tuple(one for one in guide.head.variants if one != gone)
    left = with_steps(guide, lambda one: iter((replace(one, variants=tuple(set(one.variants) & set(stay))),)))
    left = with_levels(left, lambda one: replace(one, variants=tuple(set(one.variants) & set(stay))))
    return replace(left, head=replace(left.head, variants=stay))


def nothing(guide: Guideline, _random: Chance) -> Guideline:
    """Nothing but the version."""
    return guide


EDITS: tuple[Edit, ...] = (
    retitle,
    rename_step,
    rename_level,
    drop_step,
    add_step,
    swap_steps,
    demand_more,
    guard_step,
    change_facts,
    change_deadline,
    change_answers,
    change_tracks,
    change_tracks,
    change_shield,
    change_variants,
    nothing,
)
