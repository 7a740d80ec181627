"""Who has had the baton in a case, as the stafettlogg tells it. Who was asked and said no is for colleagues alone."""

from datetime import date

from engine.cases.tenures import Tenure, Told, history
from engine.exporters.lines import Shared
from engine.exporters.paper_lines import BatonLine, HolderLine, HolderWord


def holder_lines(case: Shared) -> tuple[HolderLine, ...]:
    """Return everyone who has had the baton, in order, with what was said when they got it and when they went on."""
    return tuple(_line(one, case) for one in history(case.events).tenures)


def baton_lines(case: Shared) -> tuple[BatonLine, ...]:
    """Return who has had the baton as the citizen is told it: whoever has it now last, and without a day.

    Nothing tells when somebody let go of it: whom it went to, and when, may be among what they are not told.
    """
    tenures, now = history(case.events).tenures, case.now.coordinator
    last = tenures[-1] if tenures and tenures[-1].actor == now else None
    before = tenures if last is None else tenures[:-1]
    lines = tuple(_told(one, case, since=one.since) for one in before)
    if last is not None:
        return (*lines, _told(last, case, since=None))
    return (*lines, BatonLine(who=case.names.actor(now), since=None, words=())) if now else lines


def _told(one: Tenure, case: Shared, *, since: date | None) -> BatonLine:
    return BatonLine(who=case.names.actor(one.actor), since=since, words=_words(one, case))


def _line(one: Tenure, case: Shared) -> HolderLine:
    return HolderLine(who=case.names.actor(one.actor), since=one.since, until=one.until, words=_words(one, case))


def _words(one: Tenure, case: Shared) -> tuple[HolderWord, ...]:
    return tuple(_word(told, case) for told in (one.asked, *one.confirmed))


def _word(told: Told, case: Shared) -> HolderWord:
    return HolderWord(
        on=told.on,
        reason=told.reason,
        family_wish=told.family_wish,
        weighed=told.weighed,
        decided_by=case.names.any(told.decided_by) if told.decided_by else None,
    )
