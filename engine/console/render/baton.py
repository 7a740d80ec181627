"""What a guide says of its stafettholder where a case stands: who preferably, who decides, what is weighed, duties."""

from collections.abc import Iterator

from engine.console.render.ground import Guide
from engine.console.render.page import Page, capitalised, listed, participant
from engine.guideline.names import level_of
from engine.guideline.registry import Baton, HolderRule

Row = tuple[str, str]


def baton_rows(guide: Guide) -> Iterator[Row]:
    """Return what the guide says of who has the baton on this level, and of what an offer must say."""
    page, baton = guide.page, guide.page.process.guideline.baton
    level = level_of(guide.standing.state)
    if baton is None or (baton.levels and level not in baton.levels):
        return
    for rule in baton.holders:
        if not rule.levels or level in rule.levels:
            yield from _holder(rule, page)
    if baton.influenced_by:
        yield page.say("label.influenced-by"), listed([one.title for one in baton.influenced_by], page.out)
    if baton.weighed:
        yield page.say("label.weigh"), "; ".join(baton.weighed)
    if baton.by_acceptance:
        yield page.say("label.taken-over"), page.say("now.by-acceptance")


def _holder(rule: HolderRule, page: Page) -> Iterator[Row]:
    preferred = listed([participant(one, page.out) for one in rule.preferred], page.out)
    if preferred:
        yield page.say("label.preferred"), preferred
    if rule.why:
        yield page.say("label.because"), rule.why
    if rule.decided_by:
        yield page.say("label.decided-by"), listed([one.title for one in rule.decided_by], page.out)


def duties(page: Page) -> tuple[str, ...]:
    """Return what the stafettholder has to do, by the guide; nothing where it does not say."""
    baton: Baton | None = page.process.guideline.baton
    return tuple(capitalised(duty) for duty in baton.duties) if baton else ()
