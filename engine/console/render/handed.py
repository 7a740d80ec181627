"""A case that is handed over, in words and for `--json`: to whom, whether it rests meanwhile, and who coordinates."""

from collections.abc import Iterator
from datetime import date

from engine.cases.state import CaseState, HandedOver
from engine.console.render.page import Page
from engine.i18n import date_short


def handed_texts(state: CaseState, page: Page) -> Iterator[str]:
    """Give each handing over: to whom, when, and whether the case rests for it or was taken up again."""
    for one in state.handovers:
        to, day = page.regime(one.to), _day(one.on, page)
        if one.taken_up_on:
            yield page.say("handed.taken-up", to=to, date=day, back=_day(one.taken_up_on, page))
        else:
            yield page.say("handed.rests" if one is state.rests else "handed.since", to=to, date=day)


def rests_text(rests: HandedOver, page: Page) -> str:
    """Return since when a case rests, where it is, and who coordinates now."""
    who = rests.coordinated_by or ""
    return page.say("now.rests", date=_day(rests.on, page), to=page.regime(rests.to), who=who)


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


def _day(day: date, page: Page) -> str:
    return date_short(day, page.out.language, year=True)
