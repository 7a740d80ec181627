"""What it means for a case to follow another version of its guide, in sentences: where it lands, and what changes."""

from collections.abc import Iterator

from engine.application.outcomes import Done
from engine.cases.deadlines import Due, running
from engine.cases.events import TrackOpened, TrackSetAside, VersionChanged
from engine.cases.naming import title_of, track_title
from engine.cases.state import CaseState
from engine.console.guide.names import Names
from engine.console.guide.touched import gates_in_words
from engine.console.render.due import due_text
from engine.console.render.page import Page, listed
from engine.guideline.landing import landing
from engine.guideline.model import Answer
from engine.guideline.process import Process
from engine.values import Struct, replace


class Change(Struct, frozen=True, kw_only=True):
    """A case before and after, with the page for each of its two versions."""

    before: CaseState
    after: CaseState
    body: VersionChanged
    done: Done
    old: Page
    new: Page


def change_of(done: Done, page: Page) -> Change:
    """Return the change of version that came, or would come, of a command."""
    body = next(event.body for event in done.events if isinstance(event.body, VersionChanged))
    old, new = (era.process for era in done.eras[-2:])
    return Change(
        before=done.before or done.after,
        after=done.after,
        body=body,
        done=done,
        old=replace(page, process=old),
        new=replace(page, process=new),
    )


def sentences(change: Change) -> tuple[str, ...]:
    """Return where a case lands, and then each thing that is different there; that nothing is, where nothing is."""
    lands = _lands(change)
    found = tuple(dict.fromkeys((*_tracks(change), *_deadlines(change), *_asked(change), *_answers(change))))
    found = (*found, *_case(change))
    stays = change.before.standing == change.after.standing
    return (lands, *(found or ((change.new.say("move.unchanged"),) if stays else ())))


def _lands(change: Change) -> str:
    before, after = change.old.place(change.before.standing.state), change.new.place(change.after.standing.state)
    if change.before.standing == change.after.standing:
        code = "move.stays" if before == after else "move.stays-renamed"
        return change.new.say(code, place=after, before=before)
    return change.new.say("move.lands", before=before, after=after)


def _tracks(change: Change) -> Iterator[str]:
    new, body = change.new, change.body
    for track, state in body.tracks:
        yield new.say("move.track", track=track_title(track, new.process), place=title_of(state, new.process))
    for event in change.done.events:
        if isinstance(event.body, TrackSetAside):
            yield new.say("move.track-aside", track=track_title(event.track, change.old.process))
        if isinstance(event.body, TrackOpened):
            title = title_of(str(event.moved_to), new.process)
            yield new.say("move.track-begins", track=track_title(event.track, new.process), place=title)
    for track in body.dropped:
        yield new.say("move.track-gone", track=track_title(track, change.old.process))


def _deadlines(change: Change) -> Iterator[str]:
    before, after = _running(change.before, change.old), _running(change.after, change.new)
    for track in dict.fromkeys((*before, *after)):
        was, becomes = before.get(track), after.get(track)
        if was and becomes and (was.due_on, was.is_soft) != (becomes.due_on, becomes.is_soft):
            new, old = due_text(becomes, change.new), due_text(was, change.old)
            yield change.new.say("move.due", after=new, before=old)
        elif was and not becomes:
            yield change.new.say("move.due-gone", before=due_text(was, change.old))
        elif becomes and not was:
            yield change.new.say("move.due-new", after=due_text(becomes, change.new))


def _running(state: CaseState, page: Page) -> dict[str, Due]:
    return dict(running(state, page.process))


def _asked(change: Change) -> Iterator[str]:
    """Say what is asked for on the way on that was not before: consents, people, meetings, evaluations."""
    old, new = change.old.process, change.new.process
    names = Names(new.guideline, language=change.new.out.language)
    for track in _still(change):
        gates = landing(change.after.tracks[track].state, old, new=new).gates
        if gates:
            yield change.new.say("move.asked", what=names.listed(gates_in_words(gates, names)))


def _still(change: Change) -> tuple[str, ...]:
    """Return the tracks that stand in the same place as before."""
    before, after = change.before.tracks, change.after.tracks
    return tuple(track for track in after if track in before and after[track].state == before[track].state)


def _answers(change: Change) -> Iterator[str]:
    """Say which answers to the open question are new, gone, or lead elsewhere."""
    new = change.new
    for track in _still(change):
        here = change.after.tracks[track].state
        was, becomes = _choices(here, change.old.process), _choices(here, new.process)
        yield from (new.say("move.answer-gone", answer=was[one].title) for one in was if one not in becomes)
        for name, answer in becomes.items():
            to = _targets(name, here, page=new)
            if name not in was:
                yield new.say("move.answer-new", answer=answer.title, to=to)
            elif _leads(name, here, process=new.process) != _leads(name, here, process=change.old.process):
                yield new.say("move.answer-leads", answer=answer.title, to=to)


def _choices(here: str, process: Process) -> dict[str, Answer]:
    step = process.steps.get(here)
    return {answer.id: answer for answer in (step.answers if step else ())}


def _leads(answer: str, here: str, *, process: Process) -> tuple[str, ...]:
    moves = (move for rows in process.outgoing.get(here, {}).values() for move in rows)
    return tuple(dict.fromkeys(move.dest for move in moves if move.answer == answer))


def _targets(answer: str, here: str, *, page: Page) -> str:
    return listed([page.place(state) for state in _leads(answer, here, process=page.process)], page.out)


def _case(change: Change) -> Iterator[str]:
    """Say what of the case itself is different: facts that are unset, whom it is for, measures whose level is gone."""
    new, body = change.new, change.body
    if body.facts:
        yield new.say("move.facts", facts=change.old.names(body.facts))
    if body.variant != change.before.variant:
        yield new.say("move.variant", variant=body.variant) if body.variant else new.say("move.no-variant")
    measures = [one.title for one in change.after.measures if one.id in body.measures]
    if measures:
        yield new.say("move.measures", measures=listed([new.quoted(one) for one in measures], new.out))
