"""What became of a closed case, in words: it was archived, restricted, and asked to be erased."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.cases import events as ev
from engine.console.render.story import Story

_SHORT = 8
"""Signs of a checksum that are shown in a sentence; the whole of it stands in the proof and in `--json`."""


def _archived(body: ev.CaseArchived, story: Story) -> str:
    return story.page.say("event.case-archived", digest=body.digest[:_SHORT])


def _restricted(body: ev.CaseRestricted | ev.RestrictionLifted, story: Story) -> str:
    code = "case-restricted" if isinstance(body, ev.CaseRestricted) else "restriction-lifted"
    return story.page.say(f"event.{code}", reason=body.reason)


def _asked(body: ev.ErasureAsked, story: Story) -> str:
    ground = story.page.say(f"erasure-ground.{body.ground.value}")
    return story.page.say("event.erasure-asked", ground=ground, basis=body.basis)


def _confirmed(body: ev.ErasureConfirmed, story: Story) -> str:
    day = story.page.day_text(body.earliest)
    return story.page.say("event.erasure-confirmed", date=day)


def _called_off(body: ev.ErasureCalledOff, story: Story) -> str:
    return story.page.say("event.erasure-called-off", reason=body.reason)


LIFE: Mapping[type[ev.EventBody], Callable[[Any, Story], str]] = {
    ev.CaseArchived: _archived,
    ev.CaseRestricted: _restricted,
    ev.RestrictionLifted: _restricted,
    ev.ErasureAsked: _asked,
    ev.ErasureConfirmed: _confirmed,
    ev.ErasureCalledOff: _called_off,
}
