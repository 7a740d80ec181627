"""`bti gjelder`: whom a case is about, and what it is called; said anew when it turns out to be otherwise."""

from typing import TypedDict, Unpack

import click

from engine.application.queries import CaseView
from engine.cases.commands import DescribeSubject, RenameCase
from engine.console import codes
from engine.console.consent_rules import Age
from engine.console.doing import do
from engine.console.finish import mark_practice, page_of, view_of
from engine.console.localised import option
from engine.console.options import Call, changing
from engine.console.prompts import free_text
from engine.console.render.about import WORDS, about_data, whole_text
from engine.console.render.page import either
from engine.console.subjects import make_sure, month_of

_SAYING = ("--om", "--alder", "--fodt")


class Said(TypedDict):
    """What was given on the command line."""

    about: str | None
    age: int | None
    born: str | None
    alias: str | None
    even_so: bool


@changing("gjelder")
@option("--om", "about", type=click.Choice(list(WORDS)), help="opt.about-now")
@option("--alder", "age", type=Age(), help="opt.age-now")
@option("--fodt", "born", metavar="MÅNED|-", help="opt.born")
@option("--alias", metavar="TEKST|-", help="opt.alias-now")
@option("--likevel", "even_so", is_flag=True, help="opt.alias-even-so")
def command(call: Call, /, **said: Unpack[Said]) -> int:
    """Say anew whom the case is about, or give it another alias; without either, show what is known."""
    about, alias = said["about"], said["alias"]
    is_described = any(said[name] is not None for name in ("about", "age", "born"))
    if alias is not None and is_described:
        raise call.session.usage("one-of", flags=either(["--alias", *_SAYING], call.session.output))
    if alias is not None:
        written = free_text(call.session, alias)
        make_sure(call.session, written, even_so=said["even_so"], refused="alias-kept")
        return do(call, RenameCase(alias=written))
    if is_described:
        month = month_of(call.session, said["born"])
        return do(call, DescribeSubject(subject=WORDS[about] if about else None, age=said["age"], born=month))
    view = view_of(call)
    return view if isinstance(view, int) else _shown(call, view)


def _shown(call: Call, view: CaseView) -> int:
    page = page_of(call.session, view)
    if page.out.json:
        page.out.data(about_data(view.state, view.today))
        return codes.DONE
    mark_practice(call.session)
    said = whole_text(view.state, view.today, out=page.out)
    page.out.line(page.say("about.plain", about=said) if said else page.say("about.nobody"))
    if said and not page.reads_only:
        page.out.note(page.say("how.about", command=page.command("gjelder")))
    return codes.DONE
