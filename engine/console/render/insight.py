"""The access log on the screen: who has looked at a case and written in it, and what is odd in the whole of it."""

from collections.abc import Callable, Sequence

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
    header = [say(f"column.{code}") for code in ("moment", "who", "did", "ground", "categories", "channel")]
    name = _names(session, titled=for_citizen)
    out.table(header, [_row(one, session, name=name) for one in found.traces], cut=CHANNEL_COLUMN)
    for one in found.traces:
        if one.reason:
            out.paragraph(say("insight.reason", when=moment_cell(one.at), who=name(one.by), reason=one.reason))


def insight_data(found: Insight, session: Session, *, for_citizen: bool) -> Data:
    """Return it for `--json`."""
    name = _names(session, titled=for_citizen)
    return {
        "case": found.number,
        "for_citizen": for_citizen,
        "traces": [
            {
                "at": moment_data(one.at),
                "by": name(one.by),
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
    header = [
        say(f"column.{column}") for column in ("moment", "who", "ground", "cases", "odd", "categories", "channel")
    ]
    name = _names(session)
    out.table(header, [_log_row(one, session, name=name) for one in looks], cut=ODD_COLUMN + 1)
    for one in looks:
        if one.look.reason:
            told = {"when": moment_cell(one.look.at), "who": name(one.look.by), "reason": one.look.reason}
            out.paragraph(say("insight.reason", **told))


def log_data(looks: Sequence[Looked], session: Session) -> list[Data]:
    """Return the log for `--json`."""
    name = _names(session)
    return [
        {
            "at": moment_data(one.look.at),
            "by": name(one.look.by),
            "ground": one.look.ground,
            "cases": list(one.numbers),
            "odd": [reason.value for reason in one.odd],
            "categories": list(one.look.categories),
            "channel": one.look.channel,
            "reason": one.look.reason,
        }
        for one in looks
    ]


def _row(trace: Trace, session: Session, *, name: Callable[[str], str]) -> list[str]:
    say = session.say
    return [
        moment_cell(trace.at),
        name(trace.by),
        say("insight.wrote" if trace.wrote else "insight.looked"),
        say(f"ground.{trace.ground}") if trace.ground else "",
        ", ".join(say(f"category.{one}") for one in trace.categories),
        say(f"channel.{trace.channel}") if trace.channel else "",
    ]


def _log_row(one: Looked, session: Session, *, name: Callable[[str], str]) -> list[str]:
    say, look = session.say, one.look
    return [
        moment_cell(look.at),
        name(look.by),
        say(f"ground.{look.ground}"),
        ", ".join(one.numbers),
        ", ".join(say(f"odd.{reason.value}") for reason in one.odd),
        ", ".join(say(f"category.{category}") for category in look.categories),
        say(f"channel.{look.channel}"),
    ]


def _names(session: Session, *, titled: bool = False) -> Callable[[str], str]:
    """Return what gives the name of somebody, for the citizen with what that person is: a handle alone says nothing.

    The directory is opened once, however long the log is.
    """
    people = queries.people(session.world())

    def name(actor: str) -> str:
        found = people.get(actor)
        if found is None:
            return session.say("person.unknown")
        return f"{found.handle}, {found.title}" if titled else found.handle

    return name
