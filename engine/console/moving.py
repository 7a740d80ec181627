"""Moves all cases on a guide to another version, one by one: what each would meet first, and what came of it last."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click

from engine.application.moving import Plan, Planned, Target, Wish, carry_out, plan
from engine.application.outcomes import Done, Outcome
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


class Result(Struct, frozen=True, kw_only=True):
    """A case, and what came of moving it; None where it was left as it was because this was a dry run."""

    planned: Planned
    outcome: Outcome | None = None


def move_all(session: Session, to: Target, *, wish: Wish, dry_run: bool) -> int:
    """Move every case that can be moved; 1 where one cannot, 5 where somebody changed one meanwhile."""
    world = session.world()
    planned = plan(world, to=to, wish=wish)
    if planned.needless:
        place = planned.needless[0]
        raise session.usage("move.landing-nowhere", place=place)
    if planned.astray:
        return _astray(session, planned.astray[0], to=to)
    results = _foreseen(planned) if dry_run else _moved(session, planned, to=to, wish=wish)
    out = session.output
    out.kept = any(isinstance(one.outcome, Done) for one in results)
    if out.json:
        out.data(_data(session, planned, results=results, to=to, dry_run=dry_run))
    else:
        _write(session, planned, results=results, to=to, dry_run=dry_run)
    unread = tell_unread(session, planned.unread, complete=planned.complete)
    _hint(session, planned, to=to, dry_run=dry_run)
    return _code(planned, results) or unread


def _astray(session: Session, refused: Refused, *, to: Target) -> int:
    """Tell that what was to stand for a place is none in the version, and how to see where the cases can stand."""
    version = f"{to.publication.guideline}@{to.publication.version}"
    hint = (
        session.output.given.typed(f"bti flytt --alle --til {version} --vis-bare"),
        session.say("hint.move-all-try"),
    )
    return stopped(session, refused, page=page_for(session, to.process, number=""), hints=(hint,))


def _foreseen(planned: Plan) -> tuple[Result, ...]:
    return tuple(Result(planned=one) for one in planned.cases)


def _moved(session: Session, planned: Plan, *, to: Target, wish: Wish) -> tuple[Result, ...]:
    world = session.world()
    results: list[Result] = []
    try:
        with _progress(session, planned.cases) as cases:
            for one in cases:
                results.append(Result(planned=one, outcome=carry_out(world, one, to=to, wish=wish)))
                session.output.kept = session.output.kept or isinstance(results[-1].outcome, Done)
    except BaseException:  # a plug that is pulled, a full disk: what was moved is moved, and that is said
        _tell_broken_off(session.output, results)
        raise
    return tuple(results)


def _tell_broken_off(out: Output, results: Iterable[Result]) -> None:
    moved = sum(isinstance(one.outcome, Done) for one in results)
    if moved:
        out.mark_practice()
        out.note(f"{out.count('move.moved', moved)} {out.say('move.again')}")


@contextmanager
def _progress(session: Session, cases: tuple[Planned, ...]) -> Iterator[Iterable[Planned]]:
    """Give the cases, under a bar where somebody looks on; none that redraws itself where that cannot be read."""
    if len(cases) < _MANY or not is_watched(session.output):
        yield cases
        return
    with click.progressbar(cases, label=session.say("move.progress"), file=sys.stderr) as bar:
        yield bar


def _code(planned: Plan, results: tuple[Result, ...]) -> int:
    if any(isinstance(one.outcome, Conflict) for one in results):
        return codes.CONFLICT
    return codes.FINDINGS if planned.stopped else codes.DONE


def _hint(session: Session, planned: Plan, *, to: Target, dry_run: bool) -> None:
    out = session.output
    name = f"{to.publication.guideline}@{to.publication.version}"
    hints = []
    if planned.stopped:
        number = short_number(session, planned.stopped[0].view.number)
        command = f"bti flytt {number} --til {to.publication.version} --vis-bare"
        hints.append((out.given.typed(command), session.say("hint.move-one")))
    if dry_run and planned.ready:
        hints.append((out.given.typed(f"bti flytt --alle --til {name}"), session.say("hint.move-all")))
    out.hints(*hints)


# ---------------------------------------------------------------- in words


def _write(session: Session, planned: Plan, *, results: tuple[Result, ...], to: Target, dry_run: bool) -> None:
    out = session.output
    out.mark_practice()
    head = to.process.guideline.head
    text = "move.title-dry" if dry_run else "move.title"
    title = session.say(text, title=head.title, version=head.version, who=to.publication.approved_by)
    out.paragraph(title, style="strong")
    for one in results:
        if dry_run or not isinstance(one.outcome, Done):
            out.line()
            _write_case(session, one, to=to)
    out.line()
    for line in _summary(out, planned, results=results, dry_run=dry_run):
        out.paragraph(line)


def _write_case(session: Session, result: Result, *, to: Target) -> None:
    out = session.output
    lines = told(session, result, to=to)
    out.paragraph(session.say("move.case", number=result.planned.view.number))
    lead = "" if out.accessible else f"  {_BULLET}"
    for line in lines:
        for row in out.folded(line, first=lead, rest=" " * len(lead)):
            out.line(row)


def told(session: Session, result: Result, *, to: Target) -> tuple[str, ...]:
    """Return what a move means for a case, or what stands in its way."""
    view = result.planned.view
    page = page_for(session, remembering(to.process, (view.process,)), number=view.number)
    match result.outcome or result.planned.outcome:
        case Done() as done:
            return sentences(change_of(done, page))
        case Refused() as refused:
            return (sentence(refused, page),)
        case Conflict():
            return (session.say("move.changed-meanwhile"),)
        case _:
            return (session.say("no-such-case", number=view.number),)


def _summary(out: Output, planned: Plan, *, results: tuple[Result, ...], dry_run: bool) -> Iterator[str]:
    """Say how many were or can be moved, and prove that each that is parked has a place, or say which has not."""
    if dry_run and not planned.stopped:
        yield out.count("move.proof", len(planned.ready))
    elif dry_run:
        yield out.count("move.can", len(planned.ready))
    else:
        yield out.count("move.moved", sum(isinstance(one.outcome, Done) for one in results))
    if planned.already:
        yield out.count("move.already", len(planned.already))
    changed = [one for one in results if isinstance(one.outcome, Conflict)]
    if changed:
        yield out.count("move.changed", len(changed))
    if planned.stopped:
        numbers = ", ".join(one.view.number for one in planned.stopped)
        yield out.count("move.stopped", len(planned.stopped), numbers=numbers)
    yield out.say("move.own-only")


# ---------------------------------------------------------------- as data


def _data(
    session: Session, planned: Plan, *, results: tuple[Result, ...], to: Target, dry_run: bool
) -> dict[str, object]:
    head = to.process.guideline.head
    return {
        "guideline": head.id,
        "version": head.version,
        "dry_run": dry_run,
        "cases": [
            {
                "case": one.planned.view.number,
                "from_version": one.planned.view.state.guideline_version,
                "outcome": _outcome(one),
                "text": list(told(session, one, to=to)),
            }
            for one in results
        ],
        "already": list(planned.already),
        "unread": list(planned.unread),
        "complete": planned.complete,
    }


def _outcome(result: Result) -> str:
    """Return `ready` (in a dry run), `moved`, `stopped`, or `changed` where somebody was first."""
    match result.outcome:
        case Done():
            return "moved"
        case Conflict():
            return "changed"
        case None if isinstance(result.planned.outcome, Done):
            return "ready"
        case _:
            return "stopped"
