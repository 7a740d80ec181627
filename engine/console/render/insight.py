"""The access log on the screen: who has looked at a case and written in it, and what is odd in the whole of it."""

from collections.abc import Sequence

from engine.application import queries
from engine.application.insight import Insight, Looked, Trace
from engine.console.render.moments import moment_cell, moment_data
from engine.console.session import Session

CHANNEL_COLUMN = 5
ODD_COLUMN = 4
Data = dict[str, object]


def show_insight(found: Insight, session: Session, *, for_citizen: bool) -> None:
    """Write a row for each look and each time somebody wrote, oldest first."""
    out, say = session.output, session.say
    if out.is_terminal:
        out.line(say("insight.title", number=found.number))
        out.line()
    header = [say(f"column.{name}") for name in ("moment", "who", "did", "ground", "categories", "channel")]
    out.table(header, [_row(one, session, for_citizen=for_citizen) for one in found.traces], cut=CHANNEL_COLUMN)
    for one in found.traces:
        if one.reason:
            out.paragraph(say("insight.reason", when=moment_cell(one.at), who=_who(one.by, session), reason=one.reason))


def insight_data(found: Insight, session: Session, *, for_citizen: bool) -> Data:
    """Return it for `--json`."""
    return {
        "case": found.number,
        "for_citizen": for_citizen,
        "traces": [
            {
                "at": moment_data(one.at),
                "by": _who(one.by, session, titled=for_citizen),
                "wrote": one.wrote,
                "ground": one.ground,
                "categories": list(one.categories),
                "channel": one.channel,
                "reason": one.reason,
            }
            for one in found.traces
        ],
    }


def show_log(looks: Sequence[Looked], session: Session) -> None:
    """Write every look, the odd ones first with why they are."""
    out, say = session.output, session.say
    header = [say(f"column.{name}") for name in ("moment", "who", "ground", "cases", "odd", "categories", "channel")]
    out.table(header, [_log_row(one, session) for one in looks], cut=ODD_COLUMN + 1)
    for one in looks:
        if one.look.reason:
            told = {"when": moment_cell(one.look.at), "who": _who(one.look.by, session), "reason": one.look.reason}
            out.paragraph(say("insight.reason", **told))


def log_data(looks: Sequence[Looked], session: Session) -> list[Data]:
    """Return the log for `--json`."""
    return [
        {
            "at": moment_data(one.look.at),
            "by": _who(one.look.by, session),
            "ground": one.look.ground,
            "cases": list(one.numbers),
            "odd": [reason.value for reason in one.odd],
            "categories": list(one.look.categories),
            "channel": one.look.channel,
            "reason": one.look.reason,
        }
        for one in looks
    ]


def _row(trace: Trace, session: Session, *, for_citizen: bool) -> list[str]:
    say = session.say
    return [
        moment_cell(trace.at),
        _who(trace.by, session, titled=for_citizen),
        say("insight.wrote" if trace.wrote else "insight.looked"),
        say(f"ground.{trace.ground}") if trace.ground else "",
        ", ".join(say(f"category.{one}") for one in trace.categories),
        say(f"channel.{trace.channel}") if trace.channel else "",
    ]


def _log_row(one: Looked, session: Session) -> list[str]:
    say, look = session.say, one.look
    return [
        moment_cell(look.at),
        _who(look.by, session),
        say(f"ground.{look.ground}"),
        ", ".join(one.numbers),
        ", ".join(say(f"odd.{reason.value}") for reason in one.odd),
        ", ".join(say(f"category.{name}") for name in look.categories),
        say(f"channel.{look.channel}"),
    ]


def _who(actor: str, session: Session, *, titled: bool = False) -> str:
    """Return who it was, for the citizen with what that person is: a handle alone says nothing to others."""
    found = queries.people(session.world()).get(actor)
    if found is None:
        return session.say("person.unknown")
    return f"{found.handle}, {found.title}" if titled else found.handle
