"""The levels of a guide at a glance: what is done, what was left out, and where the case stands."""

from engine.cases.state import CaseState, CaseStatus, Mark
from engine.console.glyphs import width_of
from engine.console.render.page import Page, capitalised, level_name
from engine.guideline.model import Level
from engine.guideline.names import level_of, resting_state
from engine.i18n import plural

DONE, LEFT_OUT, HERE, AHEAD = "✓", "–", "●", "·"
_MARKS = {Mark.DONE: DONE, Mark.LEFT_OUT: LEFT_OUT}


def show_overview(state: CaseState, page: Page) -> None:
    """Write a line for each level; with ACCESSIBLE in words instead of signs."""
    levels = page.process.guideline.levels
    if page.out.accessible:
        for level in levels:
            page.out.line(spoken(level, state, page=page))
        return
    names = {level.id: capitalised(level_name(level, page)) for level in levels}
    widest = max(width_of(name) for name in names.values())
    most = max(len(level.steps) for level in levels)
    for level in levels:
        name = names[level.id] + " " * (widest - width_of(names[level.id]))
        here = f"  {page.say('overview.here')}" if _is_here(level, state) else ""
        text = f"  {name}  {signs(level, state):<{most}} {level.title or ''}".rstrip()
        page.out.line(text + here + _again(level, state, page=page))


def signs(level: Level, state: CaseState) -> str:
    """Return a sign for each step of a level, as its latest pass left it."""
    return "".join(_sign(step.id, level, state=state) for step in level.steps)


def spoken(level: Level, state: CaseState, *, page: Page) -> str:
    """Return where a level stands as a sentence: «Nivå 1, Beskriver innsats: steg 4 av 5»."""
    name = capitalised(level_name(level, page))
    whole = ", ".join(part for part in (name, level.title) if part)
    count = len(level.steps)
    if _is_here(level, state):
        place = [step.id for step in level.steps].index(state.standing.state) + 1 if count else 0
        where = page.say("overview.step", place=place, count=count) if count else page.say("overview.resting-here")
    elif not count:
        where = page.say("overview.resting")
    else:
        done = sum(_sign(step.id, level, state=state) == DONE for step in level.steps)
        where = plural("overview.done", page.out.language, count=count, done=done)
    return f"{whole}: {where}"


def _sign(step: str, level: Level, *, state: CaseState) -> str:
    if state.status is CaseStatus.OPEN and state.standing.state == step:
        return HERE
    steps = [one.id for one in level.steps]
    latest = state.passes.get(level.id, 0)
    begun = min((steps.index(one) for one in _touched(level, state, latest=latest)), default=len(steps))
    earlier = steps.index(step) < begun
    mark = next(
        (one.mark for one in reversed(state.trail) if one.step == step and (earlier or one.pass_ == latest)), None
    )
    return _MARKS[mark] if mark else AHEAD


def _touched(level: Level, state: CaseState, *, latest: int) -> list[str]:
    """Return the steps of a level that its latest pass has reached: what lies before them stands as it was.

    Among them is the one where the case stands, or stood when it was closed.
    """
    on_level = {step.id for step in level.steps}
    stands = (state.closed_at or state.standing).state
    here = [stands] if stands in on_level else []
    return here + [trace.step for trace in state.trail if trace.step in on_level and trace.pass_ == latest]


def _is_here(level: Level, state: CaseState) -> bool:
    here = state.standing.state
    return state.status is CaseStatus.OPEN and (here == resting_state(level.id) or level_of(here) == level.id)


def _again(level: Level, state: CaseState, *, page: Page) -> str:
    passes = state.passes.get(level.id, 0)
    return f"  {page.say('overview.pass', number=passes)}" if passes > 1 else ""
