"""Walks a guide as simulated cases: all of it, or many cases at random, and tells what was met and what was not.

Nothing is opened and nothing is kept: the cases are only thought.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from shlex import quote

import click

from engine.application.simulation.exploring import explore
from engine.application.simulation.sampling import Sample, sample
from engine.application.simulation.thought import Thought
from engine.console import codes
from engine.console.guide.chosen import guide_checked
from engine.console.guide.findings import summary
from engine.console.guide.names import Names
from engine.console.guide.simulated import write_explored, write_sample
from engine.console.guide.simulated_data import explored_data, sample_data
from engine.console.session import Session
from engine.console.watching import is_watched
from engine.guideline.compile import compile_process
from engine.guideline.process import Process
from engine.guideline.vocabulary import Status

FIRST_SEED = 1
_MANY = 100
"""From so many cases on, whoever looks on has to wait."""


def simulate_guide(session: Session, name: str, *, cases: int | None, seed: int | None) -> int:
    """Simulate a guide; 1 where it has faults, where something of it cannot be met, or a case cannot go on."""
    if cases is None and seed is not None:
        raise session.usage("simulate.seed-alone")
    process = _process(session, name)
    if process is None:
        return codes.FINDINGS
    if process.guideline.head.status is Status.WITHDRAWN:
        session.output.note(session.say("simulate.withdrawn", title=process.guideline.head.title))
        return codes.FINDINGS
    names = Names(process.guideline, language=session.language)
    if not session.output.json and process.guideline.head.status is Status.DRAFT:
        session.output.paragraph(session.say("simulate.draft"), to_stderr=True)
    if cases is None:
        return _all_of_it(session, process, names=names, name=name)
    return _at_random(session, process, names=names, cases=cases, seed=FIRST_SEED if seed is None else seed)


def _process(session: Session, name: str) -> Process | None:
    """Return the guide made ready to be followed; None where it has faults, which is then said."""
    file, found = guide_checked(session, name)
    if found.guideline is not None:
        return compile_process(found.guideline, "")
    session.output.note(session.say("simulate.faulty", file=file))
    session.output.note(summary(found.diagnostics, file=file, language=found.language))
    session.output.hint(f"bti veileder sjekk {quote(name)}", "hint-check")
    return None


def _all_of_it(session: Session, process: Process, *, names: Names, name: str) -> int:
    found = explore(process)
    if session.output.json:
        session.output.data(explored_data(found, names))
    else:
        write_explored(found, names, output=session.output)
        session.output.hint(f"bti veileder simuler {quote(name)} --saker 1000", "hint-simulate-many")
    return codes.DONE if found.is_sound else codes.FINDINGS


def _at_random(session: Session, process: Process, *, names: Names, cases: int, seed: int) -> int:
    found, walked = sample(process, seed=seed)
    with _progress(session, walked, cases=cases) as shown:
        for _ in shown:
            pass  # each is counted as it comes
    if session.output.json:
        session.output.data(sample_data(found, names))
    else:
        write_sample(found, names, output=session.output)
    return _code(found)


def _code(found: Sample) -> int:
    return codes.FINDINGS if found.stops or not found.cases else codes.DONE


@contextmanager
def _progress(session: Session, walked: Iterator[Thought], *, cases: int) -> "Iterator[Iterator[Thought]]":
    """Give so many cases, under a bar where somebody looks on; none that redraws itself where that cannot be read."""
    wanted = islice(walked, cases)
    if cases < _MANY or not is_watched(session.output):
        yield wanted
        return
    with click.progressbar(wanted, length=cases, label=session.say("simulate.progress"), file=sys.stderr) as bar:
        yield iter(bar)
