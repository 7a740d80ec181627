"""A case that is handed over, in words and for `--json`: to whom, whether it rests meanwhile, and who coordinates."""

from collections.abc import Iterator

from engine.cases.state import CaseState, HandedOver
from engine.console.render.page import Page


def handed_texts(state: CaseState, page: Page) -> Iterator[str]:
    """Give each handing over: to whom, when, and whether the case rests for it or was taken up again."""
    for one in state.handovers:
        to, day = page.regime(one.to), page.day_text(one.on)
        if one.taken_up_on:
            yield page.say("handed.taken-up", to=to, date=day, back=page.day_text(one.taken_up_on))
        else:
            yield page.say("handed.rests" if one is state.rests else "handed.since", to=to, date=day)


def rests_text(rests: HandedOver, page: Page) -> str:
    """Return since when a case rests, where it is, and who coordinates now."""
    who = rests.coordinated_by or ""
    return page.say("now.rests", date=page.day_text(rests.on), to=page.regime(rests.to), who=who)


def handed_data(state: CaseState) -> list[dict[str, object]]:
    """Return each handing over for `--json`."""
    return [
        {
            "to": one.to,
            "on": one.on,
            "case": one.aftermath.value,
            "coordinated_by": one.coordinated_by,
            "taken_up_on": one.taken_up_on,
        }
        for one in state.handovers
    ]
