"""Who has had the baton in a case: from when to when, why it changed hands, and what was said each time."""

from collections.abc import Iterator

from engine.cases.tenures import History, Tenure, Told, Unanswered
from engine.console.render.page import Page, level_name
from engine.guideline.names import level_of


def show_history(history: History, page: Page) -> None:
    """Write everyone who has had the baton, in order, and the offers that came to nothing."""
    if not history.tenures:
        page.out.note(page.say("baton.nobody-yet"))
    for one in history.tenures:
        page.out.paragraph(_held(one, page))
        for text in (*_said(one.asked, page), *_confirmed(one, page)):
            page.out.paragraph(text, indent=2)
    for refused in history.unanswered:
        page.out.paragraph(_came_to_nothing(refused, page))


def history_data(history: History, page: Page) -> dict[str, object]:
    """Return it for `--json`."""
    return {
        "tenures": [
            {
                "who": page.handle(one.actor),
                "since": one.since,
                "until": one.until,
                "asked": _told_data(one.asked),
                "confirmed": [_told_data(told) for told in one.confirmed],
            }
            for one in history.tenures
        ],
        "unanswered": [
            {"who": page.handle(one.actor), "on": one.on, "taken_back": one.taken_back, "reason": one.reason}
            for one in history.unanswered
        ],
    }


def _told_data(told: Told) -> dict[str, object]:
    return {
        "on": told.on,
        "level": level_of(told.step) if told.step else None,
        "family_wish": told.family_wish,
        "weighed": told.weighed,
        "decided_by": told.decided_by,
        "reason": told.reason,
    }


def _held(one: Tenure, page: Page) -> str:
    since = page.day_text(one.since)
    if one.until is None:
        return page.say("baton.held-still", who=page.handle(one.actor), since=since)
    return page.say("baton.held", who=page.handle(one.actor), since=since, until=page.day_text(one.until))


def _said(told: Told, page: Page) -> Iterator[str]:
    """Give what was said: why, what the family wants, what was weighed, who decided."""
    decided_by = page.name(told.decided_by) if told.decided_by else None
    said = (
        ("baton.reason", told.reason),
        ("baton.wish", told.family_wish),
        ("baton.weighed", told.weighed),
        ("baton.decided-by", decided_by),
    )
    yield from (page.say(code, text=text) for code, text in said if text)


def _confirmed(one: Tenure, page: Page) -> Iterator[str]:
    for told in one.confirmed:
        day = page.day_text(told.on)
        level = level_name(page.process.level(told.step), page) if told.step else ""
        code = "baton.confirmed-on" if level else "baton.confirmed"
        yield page.say(code, date=day, level=level)
        yield from _said(told, page)


def _came_to_nothing(one: Unanswered, page: Page) -> str:
    code = "baton.taken-back" if one.taken_back else "baton.declined"
    text = page.say(code, who=page.handle(one.actor), date=page.day_text(one.on))
    return page.say("baton.because", what=text, reason=one.reason) if one.reason else text
