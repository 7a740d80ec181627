"""What happened in a case, in words: a phrase for every kind of event."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from engine.cases import events as ev
from engine.cases.agenda import title_of
from engine.cases.events import Event
from engine.cases.vocabulary import NoteKind
from engine.console.render.page import Page, level_name, listed
from engine.guideline.model import Step
from engine.guideline.names import is_ending, level_of
from engine.i18n import date_short


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A case's events with what one event needs of the others: names of measures, and whom a question went to.

    `event` is the one that is being told.
    """

    page: Page
    events: tuple[Event, ...]
    event: Event | None = None

    @property
    def here(self) -> str:
        """The state in which the event that is being told happened."""
        return str(self.event.step) if self.event else ""

    def measure(self, measure_id: str) -> str:
        """Return a measure's title."""
        started = (event.body for event in self.events if isinstance(event.body, ev.MeasureStarted))
        return next((body.title for body in started if body.measure_id == measure_id), measure_id)

    def body_asked(self, consultation_id: str) -> str | None:
        """Return the body that a consultation went to."""
        asked = (event.body for event in self.events if isinstance(event.body, ev.BodyConsulted))
        return next((body.body for body in asked if body.consultation_id == consultation_id), None)

    def act(self, command_id: str) -> str:
        """Return what a command did."""
        done = [phrase(event, self) for event in self.events if event.command_id == command_id]
        return "; ".join(done) or self.page.say("event.not-shown")


def phrase(event: Event, story: Story) -> str:
    """Return an event as a phrase that starts in lower case."""
    return _PHRASES[type(event.body)](event.body, replace(story, event=event))


def _opened(body: ev.CaseOpened, story: Story) -> str:
    return story.page.say("event.case-opened", guideline=body.guideline, version=body.guideline_version)


def _completed(body: ev.StepCompleted, story: Story) -> str:
    page, here = story.page, story.here
    if body.trigger.startswith("end:"):
        what = page.say("event.left", step=page.place(here))
    elif body.trigger.startswith("go:"):
        return _suffixed("event.reason", _from_rest(story), story=story, reason=body.reason)
    else:
        what = page.say("event.step-completed", step=title_of(here, page.process))
    return _moved(what, body, story=story)


def _from_rest(story: Story) -> str:
    page = story.page
    goes_to = story.event.moved_to if story.event else None
    place = page.place(story.here)
    if goes_to is None or is_ending(goes_to):
        return page.say("event.moved-on", place=place)
    level = level_name(page.process.level(goes_to), page.out)
    return page.say("event.moved-on.level", place=place, level=level)


def _chosen(body: ev.AnswerChosen, story: Story) -> str:
    step: Step | None = story.page.process.steps.get(story.here)
    answers = step.answers if step else ()
    answer = next((one.title for one in answers if one.id == body.answer), body.answer)
    what = story.page.say("event.answer-chosen", answer=answer, step=step.title if step else "")
    return _moved(what, body, story=story)


def _moved(what: str, body: ev.StepCompleted | ev.AnswerChosen, *, story: Story) -> str:
    page = story.page
    if body.covered:
        steps = listed([page.quoted(title_of(step, page.process)) for step in body.covered], page.out)
        what = page.say("event.covered", what=what, steps=steps)
    goes_to = story.event.moved_to if story.event else None
    if goes_to and not is_ending(goes_to) and level_of(goes_to) != level_of(story.here):
        name = level_name(page.process.level(goes_to), page.out)
        what = page.say("event.moved-to-level", what=what, level=name)
    return _suffixed("event.reason", what, story=story, reason=body.reason)


def _passed(body: ev.StepPassed, story: Story) -> str:
    page = story.page
    step = title_of(body.step, page.process)
    if body.fact is None:
        return page.say("event.step-passed", step=step)
    return page.say("event.step-passed.fact", step=step, fact=page.name(body.fact), value=body.value or "")


def _given(body: ev.ConsentGiven, story: Story) -> str:
    page = story.page
    what = page.say("event.consent-given", who=body.given_by, services=page.names(body.services))
    what = _suffixed("event.consent-given.left-out", what, story=story, services=page.names(body.left_out))
    if body.form is None:
        what = page.say("event.consent-given.no-form", what=what)
    else:
        what = page.say("event.consent-given.form", what=what, form=page.say(f"form.{body.form}"))
    if body.expires_on:
        until = date_short(body.expires_on, page.out.language, year=True)
        what = page.say("event.consent-given.until", what=what, date=until)
    return what


def _refused(body: ev.ConsentRefused, story: Story) -> str:
    what = _for("event.consent-refused", body.given_by, services=body.services, page=story.page)
    return _suffixed("event.reason", what, story=story, reason=body.reason)


def _withdrawn(body: ev.ConsentWithdrawn, story: Story) -> str:
    return _for("event.consent-withdrawn", body.withdrawn_by, services=body.services, page=story.page)


def _for(code: str, who: str, *, services: tuple[str, ...], page: Page) -> str:
    if services:
        return page.say(f"{code}.for", who=who, services=page.names(services))
    return page.say(code, who=who)


def _offered(body: ev.CoordinatorOffered, story: Story) -> str:
    what = story.page.say("event.coordinator-offered", who=story.page.handle(body.to_actor))
    return _suffixed("event.family-wish", what, story=story, wish=body.family_wish)


def _accepted(body: ev.CoordinatorAccepted, story: Story) -> str:
    return story.page.say("event.coordinator-accepted", who=story.page.handle(body.actor))


def _declined(body: ev.CoordinatorDeclined, story: Story) -> str:
    what = story.page.say("event.coordinator-declined", who=story.page.handle(body.actor))
    return _suffixed("event.reason", what, story=story, reason=body.reason)


def _offer_withdrawn(body: ev.CoordinatorOfferWithdrawn, story: Story) -> str:
    return story.page.say("event.coordinator-offer-withdrawn", who=story.page.handle(body.to_actor))


def _confirmed(body: ev.CoordinatorConfirmed, story: Story) -> str:
    what = story.page.say("event.coordinator-confirmed", who=story.page.handle(body.actor))
    return _suffixed("event.family-wish", what, story=story, wish=body.family_wish)


def _involved(body: ev.ServiceInvolved, story: Story) -> str:
    return story.page.say("event.service-involved", service=body.name or story.page.name(body.service))


def _ended(body: ev.ServiceEnded, story: Story) -> str:
    return story.page.say("event.service-ended", service=body.name or story.page.name(body.service))


def _bound(body: ev.RoleBound, story: Story) -> str:
    page = story.page
    who = page.handle(body.actor) if body.actor else body.name
    if who is None:
        return page.say("event.role-bound.later", role=page.name(body.role))
    return page.say("event.role-bound", role=page.name(body.role), who=who)


def _fact(body: ev.FactSet, story: Story) -> str:
    return story.page.say("event.fact-set", fact=story.page.name(body.fact), value=body.value)


def _started(body: ev.MeasureStarted, story: Story) -> str:
    return story.page.say("event.measure-started", title=body.title, who=body.responsible)


def _measure_ended(body: ev.MeasureEnded, story: Story) -> str:
    what = story.page.say("event.measure-ended", title=story.measure(body.measure_id))
    return _suffixed("event.reason", what, story=story, reason=body.reason)


def _evaluated(body: ev.MeasuresEvaluated, story: Story) -> str:
    page = story.page
    judged = [
        page.say("event.measures-evaluated.one", title=story.measure(one), outcome=page.say(f"outcome.{outcome.value}"))
        for one, outcome in body.measures
    ]
    none = page.say("event.measures-evaluated.none")
    what = page.say("event.measures-evaluated", measures=listed(judged, page.out)) if judged else none
    what = _suffixed("event.effect", what, story=story, effect=body.effect)
    for view in body.views:
        code = "event.view" if view.text else "event.view.not-asked"
        text = view.text or view.not_asked_because or ""
        what = page.say(code, what=what, who=page.name(view.role), text=text)
    return what


def _met(body: ev.MeetingHeld, story: Story) -> str:
    page = story.page
    what = page.say("event.meeting-held")
    what = _suffixed("event.meeting-held.present", what, story=story, present=listed(list(body.present), page.out))
    if body.minutes:
        what = page.say("event.meeting-held.minutes", what=what)
    if body.next_on:
        day = date_short(body.next_on, page.out.language, year=True)
        what = page.say("event.meeting-held.next", what=what, date=day)
    return what


def _consulted(body: ev.BodyConsulted, story: Story) -> str:
    page = story.page
    if body.body is None:
        what = page.say("event.body-consulted.anonymous")
    else:
        code = "event.body-consulted.anonymous-with" if body.anonymous else "event.body-consulted"
        what = page.say(code, body=page.name(body.body))
    return _suffixed("event.question", what, story=story, question=body.question)


def _advised(body: ev.AdviceReceived, story: Story) -> str:
    asked = story.body_asked(body.consultation_id)
    if asked is None:
        return story.page.say("event.advice-received.anonymous", advice=body.advice)
    return story.page.say("event.advice-received", body=story.page.name(asked), advice=body.advice)


def _suspected(body: ev.ConcernSuspected, story: Story) -> str:
    """Tell a suspicion with its text: nobody but who wrote it ever gets this event."""
    return _suffixed("event.text", story.page.say("event.concern-suspected"), story=story, text=body.text)


def _reported(body: ev.ConcernReported, story: Story) -> str:
    return story.page.say("event.concern-reported", to=story.page.names(body.to))


def _noted(body: ev.NoteAdded, story: Story) -> str:
    code = "event.note-added.child-talk" if body.kind is NoteKind.CHILD_TALK else "event.note-added"
    return story.page.say(code, text=body.text)


def _undone(body: ev.ActUndone, story: Story) -> str:
    return story.page.say("event.act-undone", what=story.act(body.undone_command))


def _redone(body: ev.ActRedone, story: Story) -> str:
    return story.page.say("event.act-redone", what=story.act(body.redone_command))


def _closed(body: ev.CaseClosed, story: Story) -> str:
    title, plain = story.page.process.endings[body.ending].title, story.page.say("event.case-closed.plain")
    says_more = title.casefold() not in plain
    what = story.page.say("event.case-closed", ending=title) if says_more else plain
    if body.family_wish:
        what = story.page.say("event.case-closed.family", what=what)
    return _suffixed("event.reason", what, story=story, reason=body.reason)


def _reopened(body: ev.CaseReopened, story: Story) -> str:
    return story.page.say("event.case-reopened", reason=body.reason)


def _suffixed(code: str, what: str, *, story: Story, **argument: str | None) -> str:
    """Add a text to a phrase where there is one."""
    ((name, value),) = argument.items()
    return story.page.say(code, what=what, **{name: value}) if value else what


_PHRASES: Mapping[type[ev.EventBody], Callable[[Any, Story], str]] = {
    ev.CaseOpened: _opened,
    ev.StepCompleted: _completed,
    ev.AnswerChosen: _chosen,
    ev.StepPassed: _passed,
    ev.ConsentGiven: _given,
    ev.ConsentRefused: _refused,
    ev.ConsentWithdrawn: _withdrawn,
    ev.CoordinatorOffered: _offered,
    ev.CoordinatorAccepted: _accepted,
    ev.CoordinatorDeclined: _declined,
    ev.CoordinatorOfferWithdrawn: _offer_withdrawn,
    ev.CoordinatorConfirmed: _confirmed,
    ev.ServiceInvolved: _involved,
    ev.ServiceEnded: _ended,
    ev.RoleBound: _bound,
    ev.FactSet: _fact,
    ev.MeasureStarted: _started,
    ev.MeasureEnded: _measure_ended,
    ev.MeasuresEvaluated: _evaluated,
    ev.MeetingHeld: _met,
    ev.BodyConsulted: _consulted,
    ev.AdviceReceived: _advised,
    ev.ConcernSuspected: _suspected,
    ev.ConcernReported: _reported,
    ev.NoteAdded: _noted,
    ev.ActUndone: _undone,
    ev.ActRedone: _redone,
    ev.CaseClosed: _closed,
    ev.CaseReopened: _reopened,
}
