"""What is true of a case, seen on the screen or through the application, and whether it is what a story says."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.application.queries import CaseView
from engine.cases.agenda import Agenda, Option
from engine.cases.deadlines import earliest
from engine.cases.naming import title_of
from engine.cases.state import CaseStatus
from tests.stories.reading import HANDLES, day

NONE = "ingen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A case as somebody sees it; one that is closed stands nowhere.

    `choices` are the titles, and the targets, of the ways on that are open.
    """

    status: str
    level: str | None
    step: str | None
    pass_: int | None
    ending: str | None
    holder: str | None
    due: date | None
    next_meeting: date | None
    choices: frozenset[str]
    consented: frozenset[str]
    services: frozenset[str]
    running: frozenset[str]
    kept_out: frozenset[str]
    finished: frozenset[str]


def on_screen(shown: Mapping[str, Any]) -> Seen:
    """Return what `bti vis --json` shows."""
    standing = shown["standing"] or {}
    days = [one["due"]["due_on"] for one in (shown, *shown["tracks"]) if one["due"]]
    options = [*shown["options"], *(one for track in shown["tracks"] for one in track["options"])]
    return Seen(
        status="i ro" if shown["rests_since"] else "åpen" if shown["status"] == "open" else "avsluttet",
        level=standing.get("level"),
        step=standing.get("title"),
        pass_=standing.get("pass"),
        ending=shown["ending"],
        holder=shown["coordinator"],
        due=min(map(date.fromisoformat, days), default=None),
        next_meeting=date.fromisoformat(shown["next_meeting"]) if shown["next_meeting"] else None,
        choices=frozenset(name for one in options if one["open"] for name in (one["title"], one["target"]) if name),
        consented=frozenset(name for one in shown["consents"] if one["valid"] for name in one["services"]),
        services=frozenset(one["name"] or one["service"] for one in shown["services"]),
        running=frozenset(one["title"] for one in shown["measures"] if one["running"]),
        kept_out=frozenset(shown["kept_out"]),
        finished=frozenset(one["title"] for one in shown["tracks"] if one["finished"]),
    )


def through_application(view: CaseView) -> Seen:
    """Return what a use case answers."""
    state, process, agenda = view.state, view.process, view.agenda
    deadline = earliest(state, process) if state.status is CaseStatus.OPEN else None
    here = state.standing if state.status is CaseStatus.OPEN else None
    holder = view.people.get(state.coordinator or "")
    open_case = state.status is CaseStatus.OPEN
    return Seen(
        status="i ro" if state.rests else "åpen" if open_case else "avsluttet",
        level=process.level(here.state).id if here else None,
        step=title_of(here.state, process) if here else None,
        pass_=here.pass_ if here else None,
        ending=state.ending,
        holder=holder.handle if holder else None,
        due=deadline.due_on if deadline else None,
        next_meeting=agenda.next_meeting,
        choices=frozenset(name for one in _options(agenda) if one.is_open for name in (one.title, one.target) if name),
        consented=frozenset(name for one in state.consents if one.is_valid(view.today) for name in one.services),
        services=frozenset(one.key for one in state.services),
        running=frozenset(one.title for one in state.running()),
        kept_out=frozenset(state.kept_out),
        finished=frozenset(one.title for one in agenda.tracks if one.finished),
    )


def _options(agenda: Agenda) -> Iterator[Option]:
    yield from agenda.options
    for track in agenda.tracks:
        yield from track.options


_SAME: Mapping[str, Callable[[Seen], object]] = {
    "saken er": lambda seen: seen.status,
    "står på": lambda seen: seen.step,
    "nivå": lambda seen: seen.level,
    "runde": lambda seen: seen.pass_,
    "avslutning": lambda seen: seen.ending,
    "stafettholder": lambda seen: seen.holder,
    "frist": lambda seen: seen.due,
    "neste møte": lambda seen: seen.next_meeting,
    "samtykke gjelder": lambda seen: seen.consented,
    "tjenester": lambda seen: seen.services,
    "tiltak i gang": lambda seen: seen.running,
    "holdes utenfor": lambda seen: seen.kept_out,
    "ferdige spor": lambda seen: seen.finished,
}
_CHOICES = ("kan velge", "kan ikke velge")
OF_A_CASE = frozenset((*_SAME, *_CHOICES))
"""What a story says that is true of a case, and not of a screen alone."""


def differences(then: Mapping[str, Any], seen: Seen) -> Iterator[str]:
    """Tell of everything that a story says of a case, and that is not so."""
    for key, told in then.items():
        if key in _SAME and _meant(key, told) != _SAME[key](seen):
            yield f"{key}: {told}, and it is {_SAME[key](seen)}"
    for name in then.get("kan velge", ()):
        if name not in seen.choices:
            yield f"kan velge: {name}, and there is {sorted(seen.choices)}"
    for name in then.get("kan ikke velge", ()):
        if name in seen.choices:
            yield f"kan ikke velge: {name}"


def _meant(key: str, told: Any) -> object:  # noqa: ANN401 - what a story says
    """Return what a story says of a case, as a case says it."""
    if isinstance(told, list):
        return frozenset(told)
    if told == NONE:
        return None
    if key == "stafettholder":
        return HANDLES[told]
    return day(told) if key in ("frist", "neste møte") else told
