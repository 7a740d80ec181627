"""Who has had the baton in a case, as the stafettlogg tells it. Who was asked and said no is for colleagues alone."""

from engine.cases.tenures import Tenure, Told, history
from engine.exporters.lines import Shared
from engine.exporters.paper_lines import HolderLine, HolderWord


def holder_lines(case: Shared) -> tuple[HolderLine, ...]:
    """Return everyone who has had the baton, in order, with what was said when they got it and when they went on."""
    return tuple(_line(one, case) for one in history(case.events).tenures)


def _line(one: Tenure, case: Shared) -> HolderLine:
    words = tuple(_word(told, case) for told in (one.asked, *one.confirmed))
    return HolderLine(who=case.names.actor(one.actor), since=one.since, until=one.until, words=words)


def _word(told: Told, case: Shared) -> HolderWord:
    return HolderWord(
        on=told.on,
        reason=told.reason,
        family_wish=told.family_wish,
        weighed=told.weighed,
        decided_by=case.names.any(told.decided_by) if told.decided_by else None,
    )
