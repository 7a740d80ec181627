"""The access log on the screen: who has looked at a case and written in it, and what is odd in the whole of it."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import datetime
from typing import TypeVar

from engine.application import queries
from engine.application.access import Category
from engine.application.insight import Insight, Looked, Trace
from engine.console.render.moments import moment_cell, moment_data
from engine.console.session import Session
from engine.i18n import in_norway

ODD_COLUMN = 4
Data = dict[str, object]
_One = TypeVar("_One")


def show_insight(found: Insight, session: Session, *, for_citizen: bool) -> None:
    """Write a row for what each did alike on each day, oldest first; with what, only where that is not the same."""
    out, say = session.output, session.say
    if out.is_terminal:
        out.line(say("insight.title", number=found.number))
        out.line()
    header = [say(f"column.{code}") for code in ("moment", "who", "did", "ground", "categories", "channel")]
    name = _names(session, titled=for_citizen)
    rows = [_row(alike, session, name=name) for alike in _together(found.traces, _alike)]
    if out.is_terminal and len({one.channel for one in found.traces if one.channel}) <= 1:
        header, rows = header[:-1], [row[:-1] for row in rows]
    out.table(header, rows)
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
    """Write a row for the looks of each that are alike on each day, the odd ones first with why they are."""
    out, say = session.output, session.say
    header = [
        say(f"column.{column}") for column in ("moment", "who", "ground", "cases", "odd", "categories", "channel")
    ]
    name = _names(session)
    rows = [_log_row(alike, session, name=name) for alike in _together(looks, _looked_alike)]
    out.table(header, rows, cut=ODD_COLUMN + 1)
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


def _together(all_of_them: Iterable[_One], alike: Callable[[_One], Hashable]) -> Iterable[list[_One]]:
    """Return what is alike together, in the order that each began."""
    found: dict[Hashable, list[_One]] = {}
    for one in all_of_them:
        found.setdefault(alike(one), []).append(one)
    return found.values()


def _alike(one: Trace) -> Hashable:
    """Return what makes two traces one row; what was done in the shielded part is never hidden among the rest."""
    shielded = Category.SHIELDED.value in one.categories
    return (in_norway(one.at).date(), one.by, one.wrote, one.ground, one.channel, one.reason, shielded)


def _looked_alike(one: Looked) -> Hashable:
    look = one.look
    shielded = Category.SHIELDED.value in look.categories
    return (in_norway(look.at).date(), look.by, look.ground, one.numbers, one.odd, look.channel, look.reason, shielded)


def _when(moments: Sequence[datetime]) -> str:
    """Return the moment of one, or from the first to the last of several, as `2026-09-01 12:00–14:10`."""
    first, last = moment_cell(min(moments)), moment_cell(max(moments))
    return first if first == last else f"{first}–{last.split()[-1]}"


def _often(count: int, said: str, *, session: Session) -> str:
    return session.say("insight.times", did=said, count=count) if count > 1 else said


def _areas(categories: Iterable[str], session: Session) -> str:
    return ", ".join(session.say(f"category.{one}") for one in dict.fromkeys(categories))


def _row(alike: Sequence[Trace], session: Session, *, name: Callable[[str], str]) -> list[str]:
    say, trace = session.say, alike[0]
    return [
        _when([one.at for one in alike]),
        name(trace.by),
        _often(len(alike), say("insight.wrote" if trace.wrote else "insight.looked"), session=session),
        say(f"ground.{trace.ground}") if trace.ground else "",
        _areas((part for one in alike for part in one.categories), session),
        say(f"channel.{trace.channel}") if trace.channel else "",
    ]


def _log_row(alike: Sequence[Looked], session: Session, *, name: Callable[[str], str]) -> list[str]:
    say, one, look = session.say, alike[0], alike[0].look
    return [
        _when([each.look.at for each in alike]),
        name(look.by),
        say(f"ground.{look.ground}"),
        ", ".join(one.numbers),
        ", ".join(say(f"odd.{reason.value}") for reason in one.odd),
        _often(len(alike), _areas((part for each in alike for part in each.look.categories), session), session=session),
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
