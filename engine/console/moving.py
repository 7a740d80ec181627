"""Moves all cases on a guide to another version: what each would meet first, and what came of it last."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from engine.application.moving import Target, Wish
from engine.application.moving_many import Batch, Change, Moved, aimless, moves, waiting
from engine.application.ports import Conflict
from engine.cases.refusals import Refused
from engine.console import codes
from engine.console.finish import page_for, stopped
from engine.console.incomplete import tell_unread
from engine.console.numbers import short_number
from engine.console.output import Output
from engine.console.render.prospect import change_of, sentences
from engine.console.render.reasons import sentence
from engine.console.session import Session
from engine.console.watching import is_watched
from engine.guideline.process import remembering
from engine.values import Struct

_BULLET = "- "
_MANY = 10
"""From so many cases on, whoever looks on has to wait."""
READY, MOVED, STOPPED, CHANGED = "ready", "moved", "stopped", "changed"
"""What came of a case: it can be moved, it was, it cannot be, or somebody was first."""


class Told(Struct, frozen=True, kw_only=True):
    """A case, the version that it followed, what came of moving it, and what that means for it, in sentences."""

    number: str
    version: str
    outcome: str
    text: tuple[str, ...]


class _Results:
    """What came of the cases so far. Of one that was moved no more is held than is to be told."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.told: list[Told] = []
        self.already: list[str] = []
        self.unread: list[str] = []
        self.complete = True

    def take(self, batch: Batch, *, dry_run: bool) -> None:
        """Count a batch."""
        self.counts.update(_outcome(one, dry_run=dry_run) for one in batch.cases)
        self.already += batch.already
        self.unread += batch.unread
        self.complete = self.complete and batch.complete


def move_all(session: Session, to: Target, *, wish: Wish, dry_run: bool) -> int:
    """Move every case that can be moved; 1 where one cannot, 5 where somebody changed one meanwhile."""
    nothing = aimless(session.world(), to=to, landings=wish.landings)
    if nothing.needless:
        raise session.usage("move.landing-nowhere", place=nothing.needless[0])
    if nothing.astray:
        return _astray(session, nothing.astray[0], to=to)
    results = _went_through(session, to, wish=wish, dry_run=dry_run)
    out = session.output
    if out.json:
        out.data(_data(results, to=to, dry_run=dry_run))
    else:
        _write(session, results, to=to, dry_run=dry_run)
    unread = tell_unread(session, tuple(results.unread), complete=results.complete)
    _hint(session, results, to=to)
    return _code(results) or unread


def _astray(session: Session, refused: Refused, *, to: Target) -> int:
    """Tell that what was to stand for a place is none in the version, and how to see where the cases can stand."""
    version = f"{to.publication.guideline}@{to.publication.version}"
    hint = (
        session.output.given.typed(f"bti flytt --alle --til {version} --vis-bare"),
        session.say("hint.move-all-try"),
    )
    return stopped(session, refused, page=page_for(session, to.process, number=""), hints=(hint,))


def _went_through(session: Session, to: Target, *, wish: Wish, dry_run: bool) -> _Results:
    """Go through the cases, some at a time; what is to be told of them is said while they are at hand."""
    world, out, results = session.world(), session.output, _Results()
    try:
        with _progress(session, to, dry_run=dry_run) as step:
            for batch in moves(world, to=to, wish=wish, dry_run=dry_run):
                results.take(batch, dry_run=dry_run)
                out.kept = results.counts[MOVED] > 0
                everything = dry_run or out.json
                shown = [one for one in batch.cases if everything or not isinstance(one.outcome, Change)]
                results.told += [told(session, one, to=to, dry_run=dry_run) for one in shown]
                step(len(batch.cases))
    except BaseException:  # a plug that is pulled, a full disk: what was moved is moved, and that is said
        _tell_broken_off(out, results)
        raise
    return results


def _tell_broken_off(out: Output, results: _Results) -> None:
    moved = results.counts[MOVED]
    if moved:
        out.mark_practice()
        out.note(f"{out.count('move.moved', moved)} {out.say('move.again')}")


@contextmanager
def _progress(session: Session, to: Target, *, dry_run: bool) -> Iterator[Callable[[int], None]]:
    """Give what tells how many more are done: on a bar where somebody looks on, none that redraws itself elsewhere."""
    looked_on = is_watched(session.output) and not dry_run
    cases = waiting(session.world(), to=to) if looked_on else 0
    if cases < _MANY:
        yield lambda _: None
        return
    with click.progressbar(length=cases, label=session.say("move.progress"), file=sys.stderr) as bar:
        yield bar.update


def _code(results: _Results) -> int:
    if results.counts[CHANGED]:
        return codes.CONFLICT
    return codes.FINDINGS if results.counts[STOPPED] else codes.DONE


def _hint(session: Session, results: _Results, *, to: Target) -> None:
    out = session.output
    name = f"{to.publication.guideline}@{to.publication.version}"
    hints = []
    if results.counts[STOPPED]:
        first = next(one for one in results.told if one.outcome == STOPPED)
        command = f"bti flytt {short_number(session, first.number)} --til {to.publication.version} --vis-bare"
        hints.append((out.given.typed(command), session.say("hint.move-one")))
    if results.counts[READY]:
        hints.append((out.given.typed(f"bti flytt --alle --til {name}"), session.say("hint.move-all")))
    out.hints(*hints)


# ---------------------------------------------------------------- in words


def _write(session: Session, results: _Results, *, to: Target, dry_run: bool) -> None:
    out = session.output
    out.mark_practice()
    head = to.process.guideline.head
    text = "move.title-dry" if dry_run else "move.title"
    title = session.say(text, title=head.title, version=head.version, who=to.publication.approved_by)
    out.paragraph(title, style="strong")
    for one in results.told:
        out.line()
        _write_case(session, one)
    out.line()
    for line in _summary(out, results, dry_run=dry_run):
        out.paragraph(line)


def _write_case(session: Session, one: Told) -> None:
    out = session.output
    out.paragraph(session.say("move.case", number=one.number))
    lead = "" if out.accessible else f"  {_BULLET}"
    for line in one.text:
        for row in out.folded(line, first=lead, rest=" " * len(lead)):
            out.line(row)


def told(session: Session, one: Moved, *, to: Target, dry_run: bool) -> Told:
    """Return what a move means for a case, or what stands in its way."""
    outcome = _outcome(one, dry_run=dry_run)
    return Told(number=one.number, version=one.version, outcome=outcome, text=_text(session, one, to=to))


def _text(session: Session, one: Moved, *, to: Target) -> tuple[str, ...]:
    page = page_for(session, remembering(to.process, (one.process,)), number=one.number)
    match one.outcome:
        case Change() as change:
            return sentences(change_of(change.done(session.world()), page))
        case Refused() as refused:
            return (sentence(refused, page),)
        case Conflict():
            return (session.say("move.changed-meanwhile"),)


def _outcome(one: Moved, *, dry_run: bool) -> str:
    match one.outcome:
        case Change():
            return READY if dry_run else MOVED
        case Conflict():
            return CHANGED
        case Refused():
            return STOPPED


def _summary(out: Output, results: _Results, *, dry_run: bool) -> Iterator[str]:
    """Say how many were or can be moved, and prove that each that is parked has a place, or say which has not."""
    counts = results.counts
    if not dry_run:
        yield out.count("move.moved", counts[MOVED])
    else:
        yield out.count("move.can" if counts[STOPPED] else "move.proof", counts[READY])
    if results.already:
        yield out.count("move.already", len(results.already))
    if counts[CHANGED]:
        yield out.count("move.changed", counts[CHANGED])
    if counts[STOPPED]:
        numbers = ", ".join(one.number for one in results.told if one.outcome == STOPPED)
        yield out.count("move.stopped", counts[STOPPED], numbers=numbers)
    yield out.say("move.own-only")


# ---------------------------------------------------------------- as data


def _data(results: _Results, *, to: Target, dry_run: bool) -> dict[str, object]:
    head = to.process.guideline.head
    return {
        "guideline": head.id,
        "version": head.version,
        "dry_run": dry_run,
        "cases": [
            {"case": one.number, "from_version": one.version, "outcome": one.outcome, "text": list(one.text)}
            for one in results.told
        ],
        "already": list(results.already),
        "unread": list(results.unread),
        "complete": results.complete,
    }
