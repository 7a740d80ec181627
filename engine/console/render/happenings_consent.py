"""What happened about consent, in words: given, renewed, refused, withdrawn."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.application.consents import recorded, withdrawn_by
from engine.cases import events as ev
from engine.cases.consents import COOPERATION
from engine.console.render.page import Page, listed
from engine.console.render.story import Story, suffixed
from engine.guideline.labels import lowered
from engine.guideline.registry import ConsentType
from engine.values import replace

_Body = ev.ConsentGiven | ev.ConsentRefused | ev.ConsentWithdrawn


def _given(body: ev.ConsentGiven, story: Story) -> str:
    page = story.page
    what = page.say("event.consent-given", who=body.given_by, services=page.names(body.services))
    roles = _in_roles(body.given_as, body.given_by, page=page)
    what = suffixed("event.consent-given.as", what, story=story, roles=roles)
    what = suffixed("event.consent-given.behalf", what, story=story, who=body.for_whom)
    what = suffixed("event.consent-given.left-out", what, story=story, services=page.names(body.left_out))
    what = _how(body, what, story=story)
    if body.expires_on:
        until = page.day_text(body.expires_on)
        what = page.say("event.consent-given.until", what=what, date=until)
    what = suffixed("event.consent-given.kind", what, story=story, kind=_title(body, page))
    what = suffixed("event.consent-given.scopes", what, story=story, scopes=_scopes_given(body, page))
    what = suffixed("event.consent-given.age", what, story=story, age=str(body.age or ""))
    return suffixed("event.consent-given.replaces", what, story=story, numbers=_replaced(body, story))


def _how(body: ev.ConsentGiven, what: str, *, story: Story) -> str:
    """Tell in what form it was given, in what language it was explained, and who interpreted."""
    page = story.page
    if body.form is None:
        what = page.say("event.consent-given.no-form", what=what)
    else:
        what = page.say("event.consent-given.form", what=what, form=page.say(f"form.{body.form}"))
    what = suffixed("event.consent-given.language", what, story=story, language=body.language)
    return suffixed("event.consent-given.interpreter", what, story=story, who=body.interpreter)


def _replaced(body: ev.ConsentGiven, story: Story) -> str:
    """Return the numbers of the consents whose place it takes."""
    if not body.replaces:
        return ""
    found = recorded(story.events, story.page.today)
    return listed([str(one.number) for one in found if one.id in body.replaces], story.page.out)


def _in_roles(roles: tuple[str, ...], who: str, *, page: Page) -> str:
    """Return the roles of those who answered, unless their names say it already."""
    names = page.names(roles)
    return "" if names.casefold() in who.casefold() else names


def _kind(body: _Body, page: Page) -> ConsentType | None:
    return next((one for one in page.process.guideline.consent_types if one.id == body.consent_type), None)


def _title(body: _Body, page: Page) -> str:
    """Return which of the guide's kinds a consent is, where it has several."""
    kind = _kind(body, page)
    return kind.title if kind and len(page.process.guideline.consent_types) > 1 else ""


def _scopes_given(body: ev.ConsentGiven, page: Page) -> str:
    """Return what a consent is for, where its kind does not say just that."""
    kind = _kind(body, page)
    usual = (kind.scopes if kind else ()) or (COOPERATION,)
    return "" if set(usual) == set(body.scopes) else listed(list(body.scopes), page.out)


def _refused(body: ev.ConsentRefused, story: Story) -> str:
    what = _by_rules("event.consent-refused", body, story=story, who=body.given_by)
    return suffixed("event.reason", what, story=story, reason=body.reason)


def _withdrawn(body: ev.ConsentWithdrawn, story: Story) -> str:
    services, scopes = withdrawn_by(story.event, story.events) if story.event else (body.services, body.scopes)
    usual = not body.scopes and scopes == (COOPERATION,)
    named = replace(body, services=services, scopes=() if usual else scopes)
    what = _by_rules("event.consent-withdrawn", named, story=story, who=body.withdrawn_by)
    return suffixed("event.reason", what, story=story, reason=body.reason)


def _by_rules(code: str, body: ev.ConsentRefused | ev.ConsentWithdrawn, *, story: Story, who: str) -> str:
    """Tell of a no, and what a guide's rules of consent asked for."""
    page, title = story.page, _title(body, story.page)
    if body.services:
        what = page.say(f"{code}.for", who=who, services=page.names(body.services))
    else:
        what = page.say(code, who=who)
    roles = lowered(_in_roles(body.given_as, who, page=page))
    what = suffixed("event.consent-no.as", what, story=story, roles=roles)
    what = suffixed("event.consent-given.kind", what, story=story, kind=title)
    scopes = "" if title else listed(list(body.scopes), page.out)
    what = suffixed("event.consent-given.scopes", what, story=story, scopes=scopes)
    return suffixed("event.consent-given.age", what, story=story, age="" if body.age is None else str(body.age))


CONSENT: Mapping[type[ev.EventBody], Callable[[Any, Story], str]] = {
    ev.ConsentGiven: _given,
    ev.ConsentRefused: _refused,
    ev.ConsentWithdrawn: _withdrawn,
}
