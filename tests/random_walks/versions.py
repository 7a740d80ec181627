"""Other versions of a guide in the midst of a walk: a case comes to follow one, goes on in it, and comes back."""

from collections.abc import Iterator
from functools import cache
from random import Random

from engine.cases import commands as cmd
from engine.cases.landings import SET_ASIDE, suggested
from engine.cases.state import CaseState
from engine.guideline.model import Guard
from engine.guideline.names import MAIN, level_of, track_of
from engine.guideline.process import Process
from engine.values import replace
from tests.cases.editing import Chance, add_step, changing, rename_step, renamed, retitle, steps_in, version_of
from tests.random_walks.mischief import Act
from tests.random_walks.remedies import Desk

SISTER = "neste"
_ALIKE = "To like"
_UNKNOWN = "finnes ikke"
_WHY = "Ny rutine."


@cache
def sister(process: Process) -> Process:
    """The next version of a guide: some steps have other ids, some other titles, and one has come in.

    Of a guide without steps it says the same.
    """
    random, guide = Chance(process.guideline.head.id), process.guideline
    for edit in (rename_step, rename_step, rename_step, retitle, retitle, add_step) if process.steps else ():
        guide = edit(guide, random)
    return version_of(guide, SISTER)


def follows_sister(state: CaseState) -> bool:
    """Tell whether a case follows the next version of its guide."""
    return state.guideline_hash == SISTER


def moves_of_version(desk: Desk, state: CaseState, *, to: Process) -> Iterator[Act]:
    """Give ways to follow another version: by itself, else with a place for all that is gone."""
    yield Act(cmd.ChangeVersion(to=to, reason=_WHY))
    standing = (one.state for track, one in state.tracks.items())
    landings = tuple((here, _landing(here, to, desk.random)) for here in standing if here not in to.steps)
    yield Act(cmd.ChangeVersion(to=to, landings=landings, reason=_WHY))


def wrong_versions(desk: Desk, state: CaseState) -> list[Act]:
    """Return changes of version that are refused for what is wrong with them, wherever the case stands."""
    process, here = desk.process, state.standing.state
    found = [cmd.ChangeVersion(to=process), cmd.ChangeVersion(to=_another_guide(process))]
    found.append(cmd.ChangeVersion(to=_retitled(process), landings=((here, _UNKNOWN),)))
    if state.shielded:
        found.append(cmd.ChangeVersion(to=_shielding_nobody(process)))
    if here in process.steps:
        gone = _without(process, here)
        found += [cmd.ChangeVersion(to=gone), cmd.ChangeVersion(to=gone, landings=((here, _UNKNOWN),))]
        alike = _with_two_alike(process, here)
        found += [cmd.ChangeVersion(to=alike, landings=((here, _ALIKE),))] if alike else []
        facts = () if process.level(here).steps[-1].id == here else tuple(state.facts.items())[:1]
        found += [cmd.ChangeVersion(to=_not_for(process, here, fact)) for fact in facts]
    return [Act(one) for one in found]


def _landing(here: str, to: Process, random: Random) -> str:
    """Return where to land: under the new id of the same step, else anywhere near, else nowhere."""
    same = next((step for step in to.steps if step == f"{here}-ny" or f"{step}-ny" == here), None)
    near = suggested(here, to)
    return same or (random.choice(near) if near else SET_ASIDE)


@cache
def _another_guide(process: Process) -> Process:
    guide = process.guideline
    return version_of(replace(guide, head=replace(guide.head, id="en-annen")), "annen")


@cache
def _retitled(process: Process) -> Process:
    return version_of(replace(process.guideline, head=replace(process.guideline.head, title="Ny tittel")), "tittel")


@cache
def _shielding_nobody(process: Process) -> Process:
    rules = tuple(replace(one, kept_out=()) for one in process.guideline.rules)
    return version_of(replace(process.guideline, rules=rules), "ingen")


@cache
def _without(process: Process, here: str) -> Process:
    return version_of(renamed(process.guideline, here, f"{here}-annet"), "borte")


@cache
def _with_two_alike(process: Process, here: str) -> Process | None:
    """The version without a step, in which two steps on other levels have the same title; none where there are not."""
    guide = renamed(process.guideline, here, f"{here}-annet")
    others = [one for one in steps_in(guide) if track_of(one.id) == MAIN and level_of(one.id) != level_of(here)]
    for step in others[:2]:
        guide = changing(guide, step, title=_ALIKE)
    return version_of(guide, "like") if len(others) > 1 else None


@cache
def _not_for(process: Process, here: str, fact: tuple[str, str]) -> Process:
    """The version in which a step is for cases alone in which a fact is something else."""
    name, value = fact
    values = next(one.values for one in process.guideline.facts if one.id == name)
    guard = Guard(fact=name, values=tuple(one for one in values if one != value) or ("noe",))
    return version_of(changing(process.guideline, process.steps[here], guards=(guard,)), "ikke-for")
