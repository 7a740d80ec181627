"""What it means for a case to follow another version of its guide, in sentences: where it lands, and what changes."""

from collections.abc import Container, Iterator
from functools import lru_cache

from engine.application.outcomes import Done
from engine.cases.deadlines import Due, running
from engine.cases.events import TrackOpened, TrackSetAside, VersionChanged
from engine.cases.naming import title_of, track_title
from engine.cases.state import CaseState
from engine.cases.touched import touched_by
from engine.console.guide.change_sentences import sentences as in_words
from engine.console.guide.names import Names
from engine.console.guide.touched import gates_in_words
from engine.console.render.due import due_text
from engine.console.render.page import Page, listed
from engine.guideline.changes import Change as GuideChange
from engine.guideline.changes import ChangeKind, Part
from engine.guideline.compare import compare
from engine.guideline.landing import Footing, landing
from engine.guideline.model import Answer
from engine.guideline.process import Process
from engine.values import Struct, replace

_COME_OR_GONE = (ChangeKind.ADDED, ChangeKind.REMOVED)


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
    due = tuple(_deadlines(change))
    told = (*_tracks(change), *due, *_asked(change), *_answers(change), *_rules(change, with_days=not due))
    found = (*dict.fromkeys(told), *_case(change))
    stays = change.before.standing == change.after.standing
    return (lands, *(found or ((_same(change),) if stays else ())))


def _same(change: Change) -> str:
    """Say that nothing else is different for a case, or that it is in a way that no sentence has told."""
    old, new = change.old.process, change.new.process
    places = (landing(change.after.tracks[track].state, old, new=new) for track in _still(change))
    is_told = bool(_met(change)) or all(one.footing is Footing.SAME for one in places)
    return change.new.say("move.unchanged" if is_told else "compare.changed")


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


def _rules(change: Change, *, with_days: bool) -> Iterator[str]:
    """Say what else is different of all that the case meets there; deadlines only where none has told of them yet."""
    stood = {one.state for state in (change.before, change.after) for one in state.tracks.values()}
    found = (one for one in _met(change) if not _is_told(one, stood) and (with_days or one.field != "deadline"))
    old, new = change.old.process.guideline, change.new.process.guideline
    language = change.new.out.language
    yield from (one.text for one in in_words(old, new, changes=tuple(found), language=language))


def _met(change: Change) -> tuple[GuideChange, ...]:
    """Return all that is different between the two versions and that the case meets where it lands."""
    old, new = change.old.process, change.new.process
    return touched_by(change.after, _between(old, new), old=old, new=new)


@lru_cache(maxsize=4)
def _between(old: Process, new: Process) -> tuple[GuideChange, ...]:
    """Return what is different between two versions; many cases ask it of the same two."""
    return compare(old.guideline, new.guideline)


def _is_told(change: GuideChange, stood: Container[str]) -> bool:
    """Tell whether a change is told of by where the case lands and its tracks, or by what becomes of the answers."""
    match change.part:
        case Part.STEP:
            return change.id in stood and (change.kind in _COME_OR_GONE or change.field == "title")
        case Part.TRACK:
            return change.kind in _COME_OR_GONE
        case Part.ANSWER:
            return change.kind is not ChangeKind.CHANGED or change.field == "targets"
        case _:
            return False


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
