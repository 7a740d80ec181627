"""Choosing among the ways on: by number or by name; on a terminal by a question, else the list and the flag to give."""

from collections.abc import Sequence

from engine.cases.agenda import Option, OptionKind
from engine.console import codes
from engine.console.prompts import ask, can_ask
from engine.console.render.now import way
from engine.console.render.page import Page
from engine.console.session import Session
from engine.guideline.labels import labelled
from engine.guideline.model import Step
from engine.guideline.names import ending_of, is_ending
from engine.guideline.process import Need
from engine.values import Struct

ANSWER, TARGET = "--valg", "--til"
SHORTEST = 3  # signs of a part of a name; a number that is on no list is no part of one


class Choosing(Struct, frozen=True, kw_only=True):
    """Where something is chosen: the step of the case, or None on a level without steps.

    `work` is what is done there, where that is work beside a case. `words` are what else was typed.
    """

    session: Session
    page: Page
    step: Step | None
    work: str | None = None
    words: tuple[str, ...] = ()


def choose(options: Sequence[Option], choosing: Choosing, *, flag: str, written: str | None) -> Option | int:
    """Return the option that is meant by an answer (`--valg`) or a target (`--til`).

    Where none is: exit code 2, after the list of them with what to write.
    """
    if written is not None:
        found = matching(options, written, flag=flag, page=choosing.page)
        if found is not None:
            return found
        choosing.session.output.mark_practice()
        choosing.session.output.note(choosing.page.say("no-such-choice", value=written))
    elif can_ask(choosing.session):
        return _asked(options, choosing, flag=flag)
    _list_ways(options, choosing, flag=flag)
    return codes.USAGE


def matching(options: Sequence[Option], written: str, *, flag: str, page: Page) -> Option | None:
    """Return the option with this number or name; the start of a name will do, or a part of it, if it means one."""
    wanted = written.strip().casefold()
    named = [(option, _names(option, flag=flag, page=page)) for option in options]
    exact = [option for option, names in named if wanted in names]
    near = [option for option, names in named if wanted and any(name.startswith(wanted) for name in names)]
    inside = [option for option, names in named if len(wanted) >= SHORTEST and any(wanted in name for name in names)]
    found = exact or near or inside
    return found[0] if len({one.number if flag == ANSWER else one.trigger for one in found}) == 1 else None


def target_name(option: Option, page: Page) -> str:
    """Return what is written after `--til` for an option: a level's label, a step's or an ending's title."""
    if is_ending(option.dest) or option.kind in (OptionKind.ANSWER, OptionKind.AFTER):
        return option.target or option.title
    return page.process.level(option.dest).label


def _asked(options: Sequence[Option], choosing: Choosing, *, flag: str) -> Option:
    shown = list(dict.fromkeys(_shown(option, choosing.page, flag=flag) for option in options))
    answer = ask(choosing.session, flag, question="ask.choice" if flag == ANSWER else "ask.to", choices=shown)
    return next(option for option in options if _shown(option, choosing.page, flag=flag) == answer)


def _shown(option: Option, page: Page, *, flag: str) -> str:
    """Return an option as it is listed on a terminal, where the list brings numbers of its own."""
    return option.title if flag == ANSWER else page.place(option.dest)


def _list_ways(options: Sequence[Option], choosing: Choosing, *, flag: str) -> None:
    page, step = choosing.page, choosing.step
    page.out.mark_practice()
    if flag == ANSWER and not options:
        page.out.note(page.say("no-answers", step=step.title if step else ""))
    elif flag == ANSWER:
        page.out.note(page.say("choose-one", step=step.title if step else ""))
    elif choosing.work is not None:
        page.out.paragraph(page.say("choose-way.beside", work=choosing.work), to_stderr=True)
    elif step is None:
        page.out.note(page.say("choose-way"))
    else:
        page.out.note(page.say("choose-target", answer=options[0].title if options else ""))
    for option in options:
        page.out.note(f"  {_command_for(option, choosing, flag=flag)}   {way(option, page)}")


def _command_for(option: Option, choosing: Choosing, *, flag: str) -> str:
    page, words = choosing.page, choosing.words
    base = ("neste", ANSWER, str(option.number)) if option.number is not None else ("neste",)
    to = () if flag == ANSWER else (TARGET, target_name(option, page))
    asks_why = any(reason.code == Need.REASON.value for reason in option.asks) and "--grunn" not in words
    return page.command(*base, *to, *words, *(("--grunn", "-") if asks_why and not page.out.asks else ()))


def _names(option: Option, *, flag: str, page: Page) -> frozenset[str]:
    if flag == ANSWER:
        answer = {option.answer.id} if option.answer else set()
        return _folded({option.title, str(option.number), *answer})
    if is_ending(option.dest):
        return _folded({ending_of(option.dest), str(option.target), option.title})
    if option.kind is OptionKind.AFTER:
        return _folded({option.dest, str(option.target)})
    level = page.process.level(option.dest)
    numbered = labelled(level.label, page.process.guideline, say=page.say)
    return _folded({option.dest, str(option.target), level.id, level.label, numbered} | {level.title or level.label})


def _folded(names: set[str]) -> frozenset[str]:
    return frozenset(name.strip().casefold() for name in names)
