"""A change of a guide that a case can feel touches it: on its screen, in its ways on, or in what a command answers."""

from collections.abc import Iterator
from io import StringIO
from random import Random

import pytest

from engine.application.queries import CaseView
from engine.cases import commands as cmd
from engine.cases.agenda import agenda
from engine.cases.commands import Command
from engine.cases.decide import decide
from engine.cases.refusals import Refused
from engine.cases.touched import touched_by
from engine.console.output import Output
from engine.console.render import case as screen
from engine.console.render.page import Page
from engine.guideline.compare import compare
from engine.guideline.compile import compile_process
from engine.guideline.landing import Footing, has_place, landing
from engine.guideline.model import Guideline
from engine.guideline.names import MAIN, is_ending
from engine.guideline.process import Process
from tests.cases.guide import Walk
from tests.cases.wandering import EVALUATION, MEETING, OFFER, begun, consent, mending, options, taking
from tests.cases.whole import WHOLE
from tests.facts.guide import load, shipped
from tests.guideline.mutants import mutants

SHIPPED = ("os", "sortland", "froland", "hoyanger", "sikker_arbeidsflyt")
GUIDES = {"whole": WHOLE} | {name: load(shipped(f"{name}.yaml"), f"{name}.yaml").process for name in SHIPPED}
PLAIN: tuple[Command, ...] = (
    cmd.CompleteStep(reason="grunn", receivers=("ppt",)),
    cmd.SkipStep(reason="grunn"),
    cmd.OfferBaton(to_actor="ola"),
    OFFER,
    cmd.AcceptBaton(),
    MEETING,
    EVALUATION,
    cmd.StartMeasure(measure_id="t", title="T", goal="G", responsible="Kari"),
    cmd.InvolveService(service="ppt"),
    cmd.AddNote(text="Notat"),
    cmd.RecordSuspicion(),
    cmd.RecordReport(),
)


def tried(walk: Walk, random: Random) -> Iterator[Command]:
    """Commands of most sorts, with names that the guide has."""
    guide = walk.process.guideline
    yield from PLAIN
    yield consent(walk.process, 1)
    yield from (cmd.CloseCase(ending=one.id, reason="grunn") for one in guide.endings)
    yield from (cmd.ConsultBody(consultation_id="d", body=one.id) for one in guide.bodies)
    yield from (cmd.SetFact(fact=one.id, value=value) for one in guide.facts for value in one.values)
    yield cmd.BindRole(role=random.choice(guide.roles).id, name="Ola")
    yield from (taking(option) for track, option in options(walk) if track == MAIN)


def shown(walk: Walk, process: Process, monkeypatch: pytest.MonkeyPatch) -> str:
    """The screen of a case without the levels at a glance, where the titles and numbers of all steps are."""
    out = Output(language="nb", stdout=StringIO(), stderr=StringIO())
    found = agenda(walk.state, process, today=walk.today)
    page = Page(out=out, process=process, people={}, number="1", me="kari", today=walk.today)
    case = CaseView(
        number="1", state=walk.state, process=process, agenda=found, events=walk.events, people={}, today=walk.today
    )
    monkeypatch.setattr(screen, "show_overview", lambda *_: None)
    screen.show_case(case, page)
    assert isinstance(out.stdout, StringIO)
    return out.stdout.getvalue()


def ways(walk: Walk, process: Process) -> list[object]:
    """What the case can do, and what its deadlines are."""
    found = agenda(walk.state, process, today=walk.today)
    tracks = [(one.id, one.options, one.due) for one in found.tracks]
    return [found.options, found.due, found.next_meeting, found.called, tracks]


def answered(walk: Walk, process: Process, command: Command) -> object:
    """What becomes of a command: what it writes, or why not; which names there are to choose among is not counted."""
    answer = decide(walk.state, command, process=process, context=walk.copy().context())
    return [one.code for one in answer.reasons] if isinstance(answer, Refused) else [one.body for one in answer]


def changed(process: Process, random: Random, count: int) -> Iterator[tuple[str, Guideline]]:
    """So many of the guides that a single change makes of this one."""
    found = list(mutants(process.guideline))
    yield from random.sample(found, min(count, len(found)))


def is_touched(walk: Walk, new: Process) -> bool:
    """Tell whether a case is named as touched: it lands on another footing, or meets one of the changes."""
    old = walk.process
    footings = {landing(one.state, old, new=new).footing for one in walk.state.tracks.values()}
    changes = compare(old.guideline, new.guideline)
    return footings != {Footing.SAME} or bool(touched_by(walk.state, changes, old=old, new=new))


def walked(process: Process, seed: int) -> Walk:
    """A case that has come some way, on whatever ways are open."""
    walk, random = begun(process), Random(seed)
    for count in range(25):
        ways_on = [(track, taking(one)) for track, one in options(walk) if one.is_open and not is_ending(one.dest)]
        missing = [(track, reason) for track, one in options(walk) for reason in one.missing]
        mended = [(track, mending(reason, walk, count)) for track, reason in missing]
        pool = ways_on if ways_on and random.random() < 0.5 else [(on, wish) for on, wish in mended if wish]
        if pool:
            walk.track, command = random.choice(pool)
            walk.try_(command)
            walk.track = None
    return walk


def felt(walk: Walk, new: Process, random: Random, monkeypatch: pytest.MonkeyPatch) -> str | None:
    """What is another in a case when it follows another version: its ways, its screen, or the name of a command."""
    old = walk.process
    if ways(walk, old) != ways(walk, new):
        return "ways"
    if shown(walk, old, monkeypatch) != shown(walk, new, monkeypatch):
        return "screen"
    for command in tried(walk, random):
        if answered(walk, old, command) != answered(walk, new, command):
            return type(command).__name__
    return None


def followed(process: Process, guideline: Guideline, walk: Walk) -> Process | None:
    """The changed guide, where it can be followed and the case has a place in it."""
    try:
        new = compile_process(guideline, "1")
    except (KeyError, ValueError, StopIteration, IndexError):
        return None
    places = [one.state for one in walk.state.tracks.values()]
    return new if all(has_place(one, new) for one in places) else None


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("name", GUIDES)
def test_what_a_case_can_feel_touches_it(name: str, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    old, random = GUIDES[name], Random(seed)
    walk = walked(old, seed)
    missed, met = [], 0
    for path, guideline in changed(old, random, 60):
        new = followed(old, guideline, walk)
        if new is None:
            continue
        is_met = is_touched(walk, new)
        met += is_met
        if not is_met and felt(walk, new, random, monkeypatch):
            missed.append(path)
    assert missed == []
    assert met
