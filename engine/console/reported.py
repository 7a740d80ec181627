"""Finds whom a report was sent to: those who are named, those a person answers, or nobody by name."""

import shlex
from collections.abc import Iterable

from engine.application import queries
from engine.cases.naming import name_of
from engine.console.prompts import ask, can_ask
from engine.console.session import Session
from engine.errors import EngineError
from engine.guideline.process import Process
from engine.i18n import knows

_ANYWHERE = ("barnevern", "politi")
"""Whom anybody may have reported to, whatever the guide of the case says."""


def reported_to(session: Session, number: str, *, typed: tuple[str, ...]) -> tuple[str, ...]:
    """Return the recipients of a report; nobody where it is for the case to say whom its guide wants told first.

    That a case cannot be read now must not stand before what was sent: whatever records it says what is wrong. Raises
    a usage error for one whom nobody reports to.
    """
    process = _process(session, number)
    if typed:
        titles = _titles(process, session)
        return tuple(dict.fromkeys(_meant(name, titles, session=session) for name in typed))
    named = _named(process) if process else ()
    if len(named) > 1 and process and can_ask(session):
        return _asked(named, process, session=session)
    return ()


def _process(session: Session, number: str) -> Process | None:
    try:
        view = queries.case(session.world(), number)
    except EngineError:
        return None
    return view.process if isinstance(view, queries.CaseView) else None


def others(to: tuple[str, ...], already: Iterable[str], *, process: Process) -> tuple[str, ...]:
    """Return those whom the guide wants told too, and whom no report is recorded to."""
    return tuple(one for one in _named(process) if one not in to and one not in already)


def recipient(name: str, process: Process, *, session: Session) -> str:
    """Return what somebody a report goes to is called: by the guide's title, else as everybody calls them."""
    title, plain = name_of(name, process), f"recipient-{name}"
    return session.say(plain) if title == name and knows(plain) else title


def _named(process: Process) -> tuple[str, ...]:
    """Return whom the guide's rules want told."""
    return tuple(dict.fromkeys(one.id for rule in process.guideline.rules for one in rule.report_to))


def _titles(process: Process | None, session: Session) -> dict[str, str]:
    """Return whom a report can have been sent to: those of the rules, of the answers, and whom anybody reports to."""
    if process is None:
        return {name: session.say(f"recipient-{name}") for name in _ANYWHERE}
    answers = (one.id for step in process.steps.values() for answer in step.answers for one in answer.report_to)
    able = dict.fromkeys((*_named(process), *answers, *_ANYWHERE))
    return {name: recipient(name, process, session=session) for name in able}


def _meant(typed: str, titles: dict[str, str], *, session: Session) -> str:
    """Return who is meant, by id or title, or by a longer form of it, as «barnevernet»."""
    wanted = typed.strip().casefold()
    for name, title in titles.items():
        if wanted and (wanted in (name.casefold(), title.casefold()) or wanted.startswith(name.casefold())):
            return name
    raise session.usage(
        "report-to-whom", value=typed, flags=" / ".join(f"--til {shlex.quote(name)}" for name in titles)
    )


def _asked(named: tuple[str, ...], process: Process, *, session: Session) -> tuple[str, ...]:
    titles = [recipient(name, process, session=session) for name in named]
    everybody = session.say("ask.reported-to.all")
    answer = ask(session, "--til", question="ask.reported-to", choices=(*titles, everybody))
    return named if answer == everybody else (named[titles.index(answer)],)
