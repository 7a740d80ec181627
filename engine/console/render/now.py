"""The block «Nå:» on every screen of a case: the step, who and by when, what is missing, and the ways on.

Where a case runs in tracks, each of them has a block of its own beneath.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from engine.cases.agenda import Agenda, Option, OptionKind, TrackAgenda, title_of
from engine.cases.deadlines import resting
from engine.cases.refusals import Reason
from engine.console.render.baton import baton_rows
from engine.console.render.called import called_text
from engine.console.render.checklist import line_text, lines
from engine.console.render.due import due_text
from engine.console.render.ground import Guide, faces_kept_out
from engine.console.render.handed import rests_text
from engine.console.render.page import Page, level_name, listed
from engine.console.render.reasons import needs, shown
from engine.console.render.step_rows import Row, level_rows, resting_rows, step_rows
from engine.guideline.gates import coordinator_roles
from engine.guideline.model import Step
from engine.guideline.names import MAIN, is_ending, is_finished, is_side
from engine.guideline.process import Need
from engine.i18n import distance_text

PLAIN_END = "=slutt"  # ends the case and says no more than that
_UNDECIDED = frozenset({Need.FACT_IS.value, Need.FACT_IS_NOT.value})  # until then nobody knows where it leads
_FROM_REST = frozenset({OptionKind.GO, OptionKind.END})


def show_now(guide: Guide) -> None:
    """Write where the case stands and what can be done there: on each of its tracks, or on the one that is meant."""
    if guide.agenda.level is None:
        return
    _show_block(guide)
    running = {one.track.id: one for one in guide.open_tracks() if one.track}
    if not running:
        return
    for track in guide.agenda.tracks:
        guide.page.out.line()
        if track.id in running:
            _show_block(running[track.id])
        else:
            guide.page.out.line(ended_track(track, guide.page))


def others(guide: Guide, but: str) -> str:
    """Return where the tracks stand beside the one with this id, in a sentence; empty where there are none."""
    told = [_elsewhere(track, guide.page) for track in guide.agenda.tracks if track.id != but]
    return guide.page.say("now.other-tracks", tracks=listed(told, guide.page.out)) if told else ""


def ended_track(track: TrackAgenda, page: Page) -> str:
    """Return that a track has come to its end, or was set aside."""
    return page.say("now.track-aside" if track.aside else "now.track-finished", track=track.title)


def _elsewhere(track: TrackAgenda, page: Page) -> str:
    where = track.step.title if track.step else page.say("list.aside" if track.aside else "list.finished")
    return page.say("now.track-at", track=track.title, place=where)


def _show_block(guide: Guide) -> None:
    page = guide.page
    code, title, place = _heading(guide)
    page.out.line(f"{page.say(code, title=page.out.paint(title, 'strong'), **_track(guide))}   {place}".rstrip())
    page.out.fields(list(_rows(guide)))


def _track(guide: Guide) -> dict[str, str | int]:
    return {"track": guide.track.title} if guide.track else {}


def _heading(guide: Guide) -> tuple[str, str, str]:
    """Return the code of the heading, what it names, and the place."""
    agenda, page = guide.agenda, guide.page
    level = agenda.level
    if agenda.step is None or level is None:
        side = is_side(guide.standing.state)
        where = level_name(level, page) if level else ""
        title = (level.title or level.label) if level else ""
        return "now", title, beside(guide) if side else page.say("now.resting", level=where)
    if guide.track:
        return "now.track", agenda.step.title, page.say("now.step-only", place=agenda.place, count=agenda.count)
    where = level_name(level, page)
    code = "now.step" if where else "now.step-only"
    return "now", agenda.step.title, page.say(code, level=where, place=agenda.place, count=agenda.count)


def beside(guide: Guide) -> str:
    """Return which case a stream of work runs beside; without its number where the reader may not see it."""
    number = guide.page.linked.get(str(guide.state.beside))
    return guide.page.say("now.beside", number=number) if number else guide.page.say("now.beside-hidden")


def _rows(guide: Guide) -> Iterator[Row]:
    agenda, page = guide.agenda, guide.page
    if agenda.step is not None:
        yield from _step(guide, agenda.step)
        if agenda.level is not None and guide.track is None:
            yield from level_rows(agenda.level, agenda.step, page=page)
    elif agenda.level is not None:
        yield from resting_rows(agenda.level, page)
    if agenda.due:
        yield page.say("label.due"), due_text(agenda.due, page)
    yield from _rest(guide)
    yield from _waits(guide)
    if not guide.open_tracks():
        yield from _ways(agenda, guide.page, shielded=guide.state.shielded)


def _step(guide: Guide, step: Step) -> Iterator[Row]:
    """Write what the guide says of the step, of who has the baton where it is given there, and its checklist.

    Of a step that faces somebody who is kept out nothing is written that tells how to meet them.
    """
    page = guide.page
    if faces_kept_out(guide.agenda):
        yield page.say("label.shut"), page.say("now.shut")
        return
    yield from step_rows(step, page)
    if step.names in coordinator_roles(page.process.guideline):
        yield from baton_rows(guide)
    for place, line in enumerate(lines(guide)):
        yield "" if place else page.say("label.checklist"), line_text(line, page)


def _rest(guide: Guide) -> Iterator[Row]:
    """Write that the case rests, and the deadline that rests with it."""
    rests, page = guide.state.rests, guide.page
    if rests is None:
        return
    if guide.track is None:
        yield page.say("label.rests"), rests_text(rests, page)
    due = resting(guide.state, page.process, track=guide.track.id if guide.track else MAIN)
    if due:
        yield page.say("label.due"), page.say("due.rests", due=due.deadline.text)


def _short(day: date, page: Page) -> str:
    return page.day_text(day)


def _waits(guide: Guide) -> Iterator[Row]:
    """Write which meeting is agreed, and whose advice is waited for here."""
    page, here = guide.page, guide.track.id if guide.track else MAIN
    agreed = guide.agenda.next_meeting if guide.track is None else None
    for meeting in guide.agenda.called if guide.track is None else ():
        yield page.say("label.called"), called_text(meeting, guide.state, page=page)
    if agreed and not guide.agenda.called:
        day = page.day_text(agreed)
        yield page.say("label.next-meeting"), f"{day}, {distance_text(agreed, page.today, language=page.out.language)}"
    asked = (one for one in guide.state.consultations if not one.answered and one.at.track == here)
    for body, on in dict.fromkeys((one.body, one.at.on) for one in asked):
        text = page.say("now.waits-for", body=page.name(body)) if body else page.say("now.waits-anonymous")
        yield page.say("label.waits"), page.say("now.waits-since", what=text, date=_short(on, page))


def _ways(agenda: Agenda, page: Page, *, shielded: bool) -> Iterator[Row]:
    """Write what every way on still asks for, then each way, with what it alone asks for."""
    straight = [option for option in agenda.options if option.kind is not OptionKind.SKIP]
    common = _common([option for option in straight if option.kind not in (OptionKind.END, OptionKind.AFTER)])
    lacking = needs(common, page)
    for place, text in enumerate(lacking):
        yield ("" if place else page.say("label.missing")), text
    brought = needs((reason for one in straight if one.kind is OptionKind.COMPLETE for reason in one.asks), page)
    if brought:
        yield page.say("label.brings"), listed(brought, page.out)
    label = page.say("label.answers") if agenda.step else page.say("label.onward")
    answers = [one for one in straight if one.kind not in (OptionKind.COMPLETE, OptionKind.AFTER)]
    if agenda.step:
        answers = [one for one in answers if one.kind is OptionKind.ANSWER]
    for place, option in enumerate(answers):
        numbered = f"{option.number}  " if option.number else ""
        yield ("" if place else label), numbered + way(option, page, common=lacking)
    for option in straight:
        if option.kind is OptionKind.AFTER:
            yield page.say("label.after"), way(option, page, common=())
    yield from _around(agenda, page, shielded=shielded)


def _around(agenda: Agenda, page: Page, *, shielded: bool) -> Iterator[Row]:
    """Write that the step may be passed, by the guide's word or because somebody is kept out of the case."""
    skips = [option for option in agenda.options if option.kind is OptionKind.SKIP]
    if not skips:
        return
    if shielded and faces_kept_out(agenda):
        yield page.say("label.aside"), page.say("now.aside", command=page.command("neste", "--hopp-over"))
    else:
        yield page.say("label.optional"), page.say("now.optional")


def _common(options: Sequence[Option]) -> tuple[Reason, ...]:
    """Return what is missing whichever way is taken."""
    first = shown(options[0].missing) if options else ()
    return tuple(reason for reason in first if all(reason in option.missing for option in options))


def way(option: Option, page: Page, *, common: Collection[str] = ()) -> str:
    """Return one way on: its title, where it leads, what it asks for beside what they all do, and what one must say.

    Whoever goes on from a level without steps says why.
    """
    text = _with_beside(option, page)
    missing = [text for text in needs(shown(option.missing), page) if text not in common]
    brings = needs(option.asks, page)
    if option.kind in _FROM_REST and not any(one.code == Need.REASON.value for one in option.asks):
        brings.append(page.say("need.reason"))
    if missing and brings:
        return page.say("now.way-both", way=text, missing=listed(missing, page.out), brings=listed(brings, page.out))
    if brings:
        return page.say("now.way-brings", way=text, brings=listed(brings, page.out))
    return page.say("now.way-missing", way=text, missing=listed(missing, page.out)) if missing else text


def _with_beside(option: Option, page: Page) -> str:
    """Return an answer with the work that it opens beside the case."""
    text, opens = option_title(option, page), option.answer.opens if option.answer else ()
    titles = [page.quoted(one.title) for one in page.process.guideline.side_work if one.id in opens]
    return page.say("now.way-opens", way=text, titles=listed(titles, page.out)) if titles else text


def option_title(option: Option, page: Page) -> str:
    """Return the answer and, where its title does not say, the level, step or ending it leads to."""
    to = _towards(option, page)
    if option.kind is not OptionKind.ANSWER:
        return to
    if option.dest == PLAIN_END or any(one.code in _UNDECIDED for one in option.missing):
        return option.title
    return option.title if option.title.casefold() in to.casefold() else page.say("now.way", title=option.title, to=to)


def _towards(option: Option, page: Page) -> str:
    if is_ending(option.dest):
        return title_of(option.dest, page.process)
    level = page.process.level(option.dest)
    step = page.process.steps.get(option.dest)
    if is_finished(option.dest):
        return page.say("now.track-done", track=title_of(option.dest, page.process))
    if step is None or (level.steps and level.steps[0] is step):
        return level_name(level, page) or title_of(option.dest, page.process)
    return page.quoted(step.title)
