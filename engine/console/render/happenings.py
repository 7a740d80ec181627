"""What happened in a case, in words: a phrase for every kind of event."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.cases import events as ev
from engine.cases.events import Event
from engine.cases.vocabulary import NoteKind
from engine.console.render.bound import bound_to
from engine.console.render.happenings_consent import CONSENT
from engine.console.render.happenings_course import COURSE
from engine.console.render.happenings_life import LIFE
from engine.console.render.happenings_measures import MEASURES
from engine.console.render.happenings_meetings import MEETINGS
from engine.console.render.shield import clearer
from engine.console.render.story import Story, suffixed
from engine.i18n import clock_text, date_short, in_norway

__all__ = ["Story", "act", "phrase"]


def phrase(event: Event, story: Story) -> str:
    """Return an event as a phrase that starts in lower case."""
    return _PHRASES[type(event.body)](event.body, story.telling(event))


def _offered(body: ev.CoordinatorOffered, story: Story) -> str:
    own = story.event is not None and story.event.by == body.to_actor
    code = "event.coordinator-taken" if own else "event.coordinator-offered"
    what = story.page.say(code, who=story.page.handle(body.to_actor))
    return _settled(what, body, story=story)


def _accepted(body: ev.CoordinatorAccepted, story: Story) -> str:
    return story.page.say("event.coordinator-accepted", who=story.page.handle(body.actor))


def _declined(body: ev.CoordinatorDeclined, story: Story) -> str:
    what = story.page.say("event.coordinator-declined", who=story.page.handle(body.actor))
    return suffixed("event.reason", what, story=story, reason=body.reason)


def _offer_withdrawn(body: ev.CoordinatorOfferWithdrawn, story: Story) -> str:
    return story.page.say("event.coordinator-offer-withdrawn", who=story.page.handle(body.to_actor))


def _settled(what: str, body: ev.CoordinatorOffered | ev.CoordinatorConfirmed, *, story: Story) -> str:
    """Tell why, what the family wants, what was weighed, and who decided."""
    what = suffixed("event.reason", what, story=story, reason=body.reason)
    what = suffixed("event.family-wish", what, story=story, wish=body.family_wish)
    what = suffixed("event.weighed", what, story=story, weighed=body.weighed)
    decided_by = story.page.name(body.decided_by) if body.decided_by else None
    return suffixed("event.decided-by", what, story=story, who=decided_by)


def _confirmed(body: ev.CoordinatorConfirmed, story: Story) -> str:
    what = story.page.say("event.coordinator-confirmed", who=story.page.handle(body.actor))
    return _settled(what, body, story=story)


def _involved(body: ev.ServiceInvolved, story: Story) -> str:
    return story.page.say("event.service-involved", service=body.name or story.page.name(body.service))


def _ended(body: ev.ServiceEnded, story: Story) -> str:
    return story.page.say("event.service-ended", service=body.name or story.page.name(body.service))


def _bound(body: ev.RoleBound, story: Story) -> str:
    page = story.page
    who = bound_to(body, page)
    if who is None:
        return page.say("event.role-bound.later", role=page.name(body.role))
    return page.say("event.role-bound", role=page.name(body.role), who=who)


def _fact(body: ev.FactSet, story: Story) -> str:
    return story.page.say("event.fact-set", fact=story.page.name(body.fact), value=body.value)


def _consulted(body: ev.BodyConsulted, story: Story) -> str:
    page = story.page
    if body.body is None:
        what = page.say("event.body-consulted.anonymous")
    else:
        code = "event.body-consulted.anonymous-with" if body.anonymous else "event.body-consulted"
        what = page.say(code, body=page.name(body.body))
    return suffixed("event.question", what, story=story, question=body.question)


def _advised(body: ev.AdviceReceived, story: Story) -> str:
    asked = story.body_asked(body.consultation_id)
    if not story.knows(body.consultation_id):  # another service asked, and what it asked is its own
        return story.page.say("event.advice-received.elsewhere", advice=body.advice)
    if asked is None:
        return story.page.say("event.advice-received.anonymous", advice=body.advice)
    return story.page.say("event.advice-received", body=story.page.name(asked), advice=body.advice)


def _suspected(body: ev.ConcernSuspected, story: Story) -> str:
    """Tell a suspicion with its text: nobody but who wrote it ever gets this event."""
    what = suffixed("event.text", story.page.say("event.concern-suspected"), story=story, text=body.text)
    return suffixed("event.kept-out", what, story=story, who=story.page.names(body.kept_out))


def _reported(body: ev.ConcernReported, story: Story) -> str:
    what = story.page.say("event.concern-reported", to=story.page.names(body.to))
    return suffixed("event.kept-out", what, story=story, who=story.page.names(body.kept_out))


def _lifted(body: ev.ShieldLifted, story: Story) -> str:
    code = "event.shield-lifted.for" if body.roles else "event.shield-lifted"
    what = story.page.say(code, who=clearer(body.by, story.page), roles=story.page.names(body.roles))
    return suffixed("event.shield-lifted.word", what, story=story, word=body.on_word)


def _noted(body: ev.NoteAdded, story: Story) -> str:
    if body.role is not None:
        return story.page.say("event.note-added.talk", text=body.text, who=story.page.name(body.role))
    code = "event.note-added.child-talk" if body.kind is NoteKind.CHILD_TALK else "event.note-added"
    return story.page.say(code, text=body.text, person=story.page.person)


def _named(body: ev.ShieldedAccessGiven | ev.ShieldedAccessEnded, story: Story) -> str:
    code = "given" if isinstance(body, ev.ShieldedAccessGiven) else "ended"
    return story.page.say(f"event.shielded-access-{code}", who=story.page.handle(body.actor))


def _opened_in_emergency(body: ev.EmergencyAccessTaken, story: Story) -> str:
    page, language = story.page, story.page.out.language
    day = date_short(in_norway(body.until).date(), language, year=True)
    who = page.handle(story.event.by) if story.event else page.say("person.unknown")
    return page.say("event.emergency-access-taken", who=who, time=clock_text(body.until, language), date=day)


def _reviewed(body: ev.EmergencyAccessReviewed, story: Story) -> str:
    taken = next((one.by for one in story.events if one.event_id == body.event_id), "")
    return story.page.say("event.emergency-access-reviewed", who=story.page.handle(taken))


def _hidden(body: ev.AddressProtected, story: Story) -> str:
    return story.page.say(f"event.address-protected.{'on' if body.on else 'off'}")


def act(command_id: str, story: Story) -> str:
    """Return what a command did."""
    done = [phrase(event, story) for event in story.events if event.command_id == command_id]
    return "; ".join(done) or story.page.say("event.not-shown")


def _undone(body: ev.ActUndone, story: Story) -> str:
    return story.page.say("event.act-undone", what=act(body.undone_command, story))


def _redone(body: ev.ActRedone, story: Story) -> str:
    return story.page.say("event.act-redone", what=act(body.redone_command, story))


_PHRASES: Mapping[type[ev.EventBody], Callable[[Any, Story], str]] = {
    **COURSE,
    **MEETINGS,
    **CONSENT,
    ev.CoordinatorOffered: _offered,
    ev.CoordinatorAccepted: _accepted,
    ev.CoordinatorDeclined: _declined,
    ev.CoordinatorOfferWithdrawn: _offer_withdrawn,
    ev.CoordinatorConfirmed: _confirmed,
    ev.ServiceInvolved: _involved,
    ev.ServiceEnded: _ended,
    ev.RoleBound: _bound,
    ev.FactSet: _fact,
    **MEASURES,
    ev.BodyConsulted: _consulted,
    ev.AdviceReceived: _advised,
    ev.ConcernSuspected: _suspected,
    ev.ConcernReported: _reported,
    ev.ShieldLifted: _lifted,
    ev.NoteAdded: _noted,
    ev.ShieldedAccessGiven: _named,
    ev.ShieldedAccessEnded: _named,
    ev.EmergencyAccessTaken: _opened_in_emergency,
    ev.EmergencyAccessReviewed: _reviewed,
    ev.AddressProtected: _hidden,
    **LIFE,
    ev.ActUndone: _undone,
    ev.ActRedone: _redone,
}
