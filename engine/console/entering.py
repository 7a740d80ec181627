"""Where, by whom and for which variant a case begins: asked on a terminal, else each way with the command to give."""

import shlex

from engine.application.guidelines import Faulty, to_follow
from engine.application.versions import NoVersion
from engine.cases.commands import OpenCase
from engine.cases.naming import title_of
from engine.cases.opening import entrances
from engine.cases.refusals import Refused
from engine.console.prompts import ask, can_ask
from engine.console.render.ground import Hint
from engine.console.render.page import Page, level_name
from engine.console.session import Session
from engine.guideline.labels import lowered
from engine.guideline.process import Process, entry_of
from engine.guideline.vocabulary import RoleKind
from engine.values import replace

WAYS_IN = frozenset(
    (
        "variant-needed",
        "unknown-variant",
        "no-such-entrance",
        "entrance-by-whom",
        "entrance-not-for",
        "unknown-role",
    )
)
_ASKED = {"variant-needed": "--for", "entrance-by-whom": "--av"}
_PLAINLY = {
    **dict.fromkeys(("barn", "barnet", "ungdom", "ungdommen", "eleven", "elev"), RoleKind.CHILD),
    **dict.fromkeys(("foresatte", "foreldre", "forelder", "mor", "far", "føresette", "hjemmet"), RoleKind.GUARDIANS),
    **dict.fromkeys(("ansatt", "tilsett"), RoleKind.EMPLOYEE),
    **dict.fromkeys(("selv", "voksen", "gravid", "sjølv", "vaksen"), RoleKind.SUBJECT),
}
"""What people write of whoever starts a case, and which role is meant where the guide calls it something else."""


def answered(session: Session, refused: Refused, *, wanted: OpenCase, guide: str) -> OpenCase | None:
    """Return the command in the guide's own words, or with what it wants known; None where nobody can be asked."""
    plain = _PLAINLY.get((wanted.by_role or "").strip().casefold())
    if refused.code == "unknown-role" and plain:
        return replace(wanted, by_role=plain.value)
    flag = _ASKED.get(refused.code)
    if flag is None or not can_ask(session):
        return None
    world = session.world()
    made = to_follow(world, guide)
    if isinstance(made, Faulty | NoVersion):
        return None
    process = made[0]
    if flag == "--for":
        return replace(
            wanted, variant=ask(session, flag, question="ask.variant", choices=process.guideline.head.variants)
        )
    titles = _by_whom(process)
    return replace(wanted, by_role=titles[ask(session, flag, question="ask.by-whom", choices=list(titles))])


def ways_in(refused: Refused, page: Page, *, again: tuple[str, ...]) -> tuple[Hint, ...]:
    """Return each way to begin, as the command that was given with what it lacked."""
    name, *rest = again
    process = page.process
    if refused.code in ("variant-needed", "unknown-variant"):
        words = _without(rest, "--for")
        return tuple(
            (_command(page, name, *words, "--for", one), page.say("hint.for-variant", variant=one))
            for one in process.guideline.head.variants
        )
    words = _without(_without(rest, "--fra"), "--av")
    return tuple(
        (_command(page, name, *words, *where), page.say("hint.enter", place=place))
        for place, where in _places(page).items()
    )


def _places(page: Page) -> dict[str, tuple[str, ...]]:
    """Return each way in: what it is called, and the words that mean it."""
    found: dict[str, tuple[str, ...]] = {}
    for state, entrance in entrances(page.process):
        level = page.process.level(state)
        is_first = state == entry_of(level)
        place = level_name(level, page) if is_first else page.quoted(title_of(state, page.process))
        from_there = ("--fra", level.label if is_first else title_of(state, page.process))
        for who in entrance.who if entrance else ():
            text = page.say("now.enter-by", place=place, who=lowered(who.title))
            found.setdefault(text, (*from_there, "--av", who.id if who.id in page.process.roles else who.title))
        if entrance is None or not entrance.who:
            found.setdefault(place, from_there)
    return found


def _by_whom(process: Process) -> dict[str, str]:
    return {who.title: who.id for _, entrance in entrances(process) if entrance for who in entrance.who}


def _without(words: list[str], flag: str) -> list[str]:
    """Return the words of a command without an option and its value."""
    if flag not in words:
        return words
    place = words.index(flag)
    return words[:place] + words[place + 2 :]


def _command(page: Page, name: str, *words: str) -> str:
    return page.out.given.typed(shlex.join(("bti", "ny", name, *words)))
