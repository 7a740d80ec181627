"""What happened to the course of a case, in words: it began, moved, ran in tracks, and was closed."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.cases import events as ev
from engine.cases.agenda import title_of
from engine.cases.ages import ANY
from engine.cases.describing import usual_subject
from engine.cases.naming import track_title
from engine.cases.vocabulary import SubjectKind
from engine.console.render.about import told_text
from engine.console.render.page import Page, level_name, listed
from engine.console.render.story import Story, one_stop, suffixed
from engine.guideline.labels import going_on
from engine.guideline.model import Step
from engine.guideline.names import MAIN, is_ending, is_finished, level_of, side_level, track_of
from engine.guideline.process import AFTER_TRIGGER, ENDING_TRIGGER, SKIP, WITHDRAWN_TRIGGER

_GO_TRIGGER = "go:"


def _opened(body: ev.CaseOpened, story: Story) -> str:
    page = story.page
    if body.beside is not None:
        number = page.linked.get(body.beside)
        return page.say("event.side-opened.number", number=number) if number else page.say("event.side-opened")
    what = page.say("event.case-opened", guideline=body.guideline, version=body.guideline_version)
    what = suffixed("event.case-opened.variant", what, story=story, variant=body.variant)
    about = told_text(_unusual(body, page), age=body.age, born=body.born, out=page.out)
    what = suffixed("event.case-opened.about", what, story=story, about=about)
    if body.entered_by:
        what = page.say("event.case-opened.by", what=what, who=page.name(body.entered_by))
    if body.state != page.process.entry:
        what = page.say("event.case-opened.at", what=what, place=page.place(body.state))
    return what


def _unusual(body: ev.CaseOpened, page: Page) -> SubjectKind | None:
    """Return whom a case is about, where it does not go without saying and somebody has said how old."""
    is_usual = body.subject is usual_subject(page.process, ANY)
    is_plain = is_usual and body.age is None and body.born is None
    return None if is_plain else body.subject


def _renamed(_body: ev.CaseRenamed, story: Story) -> str:
    return story.page.say("event.case-renamed")


def _described(body: ev.SubjectDescribed, story: Story) -> str:
    if body.subject is SubjectKind.FAMILY:
        return story.page.say("event.subject-described.family")
    about = told_text(body.subject, age=body.age, born=body.born, out=story.page.out)
    return story.page.say("event.subject-described", about=about)


def _completed(body: ev.StepCompleted, story: Story) -> str:
    page, here = story.page, story.here
    if body.trigger.startswith(_GO_TRIGGER):
        return suffixed("event.reason", _from_rest(story), story=story, reason=body.reason)
    if body.trigger.startswith(ENDING_TRIGGER):
        what = page.say("event.left", step=page.place(here))
    elif body.trigger.startswith(AFTER_TRIGGER):
        what = page.say("event.left-after-report", place=page.place(here))
    elif body.trigger.startswith(WITHDRAWN_TRIGGER):
        what = page.say("event.left-after-withdrawal", place=page.place(here))
    else:
        code = "event.step-passed" if body.trigger == SKIP else "event.step-completed"
        what = page.say(code, step=title_of(here, page.process))
    return _moved(what, body, story=story)


def _from_rest(story: Story) -> str:
    page = story.page
    goes_to = story.event.moved_to if story.event else None
    place = page.place(story.here)
    if goes_to is None or is_ending(goes_to):
        return page.say("event.moved-on", place=place)
    level = level_name(page.process.level(goes_to), page)
    return page.say("event.moved-on.level", place=place, level=level)


def _chosen(body: ev.AnswerChosen, story: Story) -> str:
    step: Step | None = story.page.process.steps.get(story.here)
    answers = step.answers if step else ()
    answer = next((one.title for one in answers if one.id == body.answer), body.answer)
    what = story.page.say("event.answer-chosen", answer=answer, step=step.title if step else "")
    return _moved(what, body, story=story)


def _moved(what: str, body: ev.StepCompleted | ev.AnswerChosen, *, story: Story) -> str:
    """Tell what the act brought with it, and where it led."""
    page = story.page
    if body.covered:
        steps = listed([page.quoted(title_of(step, page.process)) for step in body.covered], page.out)
        what = page.say("event.covered", what=what, steps=steps)
    what = suffixed("event.agreed", what, story=story, who=page.names(body.agreed))
    what = suffixed("event.receivers", what, story=story, who=page.names(body.receivers))
    return suffixed("event.reason", _led(what, story), story=story, reason=body.reason)


def _led(what: str, story: Story) -> str:
    """Tell that the case went to another level, or that a track came to its end; a step says its own place later."""
    page = story.page
    goes_to = story.event.moved_to if story.event else None
    if goes_to is None or is_ending(goes_to):
        return what
    if is_finished(goes_to):
        return page.say("event.track-finished", what=what, track=track_title(track_of(goes_to), page.process))
    if level_of(goes_to) == level_of(story.here):
        return what
    return page.say("event.moved-to-level", what=what, level=level_name(page.process.level(goes_to), page))


def _passed(body: ev.StepPassed, story: Story) -> str:
    """Tell that a step was left out. Of a shield it says no more than the worker wrote: the family may read the log."""
    page = story.page
    step = title_of(body.step, page.process)
    if body.fact is not None:
        return page.say("event.step-passed.fact", step=step, fact=page.name(body.fact), value=body.value or "")
    if body.variant is not None:
        return page.say("event.step-passed.variant", step=step, variant=body.variant)
    code = "event.step-set-aside" if body.shielded else "event.step-passed"
    return suffixed("event.reason", page.say(code, step=step), story=story, reason=body.reason)


def _track_opened(_: ev.TrackOpened, story: Story) -> str:
    page, event = story.page, story.event
    track = track_title(event.track if event else MAIN, page.process)
    first = event.moved_to if event else None
    if first is None or is_finished(first):
        return page.say("event.track-opened.empty", track=track)
    return page.say("event.track-opened", track=track, step=title_of(first, page.process))


def _track_set_aside(body: ev.TrackSetAside, story: Story) -> str:
    page = story.page
    track = track_title(story.event.track if story.event else MAIN, page.process)
    return page.say("event.track-set-aside", track=track, reason=body.reason)


def _ticked(body: ev.ChecklistTicked, story: Story) -> str:
    page = story.page
    step = page.process.steps.get(story.here)
    titles = {one.id: one.title for one in (step.checklist if step else ())}
    lines = [page.quoted(titles.get(item, item)) for item in body.items]
    return page.say("event.checklist-ticked", lines=listed(lines, page.out))


def _postponed(body: ev.DeadlineMoved, story: Story) -> str:
    """Tell which deadline was moved, from which day to which, who decided, and why."""
    page = story.page
    from_on, to_on = (page.day_text(day) for day in (body.from_on, body.to_on))
    what = page.say("event.deadline-moved", of=title_of(body.of, page.process), before=from_on, after=to_on)
    decided_by = page.name(body.decided_by) if body.decided_by else None
    what = suffixed("event.decided-by", what, story=story, who=decided_by)
    return suffixed("event.reason", what, story=story, reason=body.reason)


def _handed_over(body: ev.CaseHandedOver, story: Story) -> str:
    """Tell to whom the case was handed over, what was sent, what becomes of it, who coordinates now, and why."""
    page = story.page
    what = page.say("event.case-handed-over", to=page.regime(body.to), sent=body.sent)
    what = one_stop(page.say(f"event.case-handed-over.{body.aftermath.value}", what=what), after=what)
    what = suffixed("event.coordinated-by", what, story=story, who=body.coordinated_by)
    return suffixed("event.reason", what, story=story, reason=body.reason)


def _taken_up(body: ev.CaseTakenUp, story: Story) -> str:
    return story.page.say("event.case-taken-up", reason=body.reason)


def _side_work(body: ev.SideWorkOpened, story: Story) -> str:
    page = story.page
    level = page.process.levels.get(side_level(body.side))
    title = level.label if level else body.side
    number = page.linked.get(body.side_case)
    if number is None:
        return page.say("event.side-work-opened", title=title)
    return page.say("event.side-work-opened.number", title=title, number=number)


def _closed(body: ev.CaseClosed, story: Story) -> str:
    page = story.page
    ending = page.process.endings[body.ending]
    ended = going_on(page.say("event.case-closed.plain"), ending.title)
    what = ended or page.say("event.case-closed", ending=ending.title)
    what = suffixed("event.case-closed.taken-over", what, story=story, who=_taken_over(ending.taken_over_by, page))
    if body.family_wish:
        what = page.say("event.case-closed.family", what=what)
    return suffixed("event.reason", what, story=story, reason=body.reason)


def _taken_over(name: str | None, page: Page) -> str | None:
    return page.name(name) if name else None


def _reopened(body: ev.CaseReopened, story: Story) -> str:
    return story.page.say("event.case-reopened", reason=body.reason)


def _version_changed(body: ev.VersionChanged, story: Story) -> str:
    """Tell it in the words of the version that is followed from then on; what is gone, in those of the old one."""
    old, new = story.page, story.then
    what = new.say("event.version-changed", before=body.from_version, after=body.to_version)
    if story.event and story.event.moved_to:
        what = new.say("event.version-changed.to", what=what, place=new.place(story.event.moved_to))
    for track, landing in body.tracks:
        title = track_title(track, new.process)
        what = new.say("event.version-changed.track", what=what, track=title, place=title_of(landing, new.process))
    for track in body.dropped:
        what = new.say("event.version-changed.dropped", what=what, track=track_title(track, old.process))
    if body.facts:
        what = new.say("event.version-changed.facts", what=what, facts=old.names(body.facts))
    what = suffixed("event.reason", what, story=story, reason=body.reason)
    return suffixed("event.version-changed.approved", what, story=story, who=body.approved_by)


COURSE: Mapping[type[ev.EventBody], Callable[[Any, Story], str]] = {
    ev.CaseOpened: _opened,
    ev.CaseRenamed: _renamed,
    ev.SubjectDescribed: _described,
    ev.StepCompleted: _completed,
    ev.AnswerChosen: _chosen,
    ev.StepPassed: _passed,
    ev.TrackOpened: _track_opened,
    ev.TrackSetAside: _track_set_aside,
    ev.ChecklistTicked: _ticked,
    ev.DeadlineMoved: _postponed,
    ev.SideWorkOpened: _side_work,
    ev.VersionChanged: _version_changed,
    ev.CaseClosed: _closed,
    ev.CaseHandedOver: _handed_over,
    ev.CaseTakenUp: _taken_up,
    ev.CaseReopened: _reopened,
}
