"""`bti ny`: open a case on a guide."""

import shlex

import click

from engine.application.guidelines import Faulty, open_case, to_follow
from engine.application.ports import Conflict
from engine.application.versions import NoVersion
from engine.cases.commands import OpenCase
from engine.cases.refusals import Refused
from engine.console import codes
from engine.console.completing import guide_names
from engine.console.entering import WAYS_IN, answered, ways_in
from engine.console.finish import conflict, page_for, stopped, tell_done
from engine.console.guide.chosen import guide_named, no_version
from engine.console.guide.findings import findings_data, write_findings
from engine.console.localised import Number, argument, option
from engine.console.localised import command as make
from engine.console.options import change_options, day_of, json_option, typed_words
from engine.console.prompts import asked_line
from engine.console.render.about import WORDS
from engine.console.render.done import show_opened
from engine.console.render.ground import Hint
from engine.console.session import Session, pass_session
from engine.console.subjects import make_sure, month_of

_SAID_ANYWAY = ("guide", "alias", "as_json")


@make("ny")
@argument("guide", metavar="VEILEDER", shell_complete=guide_names)
@option("--alias", metavar="TEKST", help="opt.alias")
@option("--om", "about", type=click.Choice(list(WORDS)), help="opt.about")
@option("--alder", "age", type=Number(0, 120), help="opt.age")
@option("--fodt", "born", metavar="MÅNED|-", help="opt.born")
@option("--fra", "entry", metavar="STED", help="opt.entry")
@option("--av", "by_role", metavar="ROLLE", help="opt.by-role")
@option("--for", "variant", metavar="VARIANT", help="opt.variant")
@option("--adressesperre", "hidden", is_flag=True, help="opt.hidden")
@option("--utkast", "draft", is_flag=True, help="opt.draft")
@option("--likevel", "even_so", is_flag=True, help="opt.even-so")
@change_options
@json_option
@pass_session
def command(session: Session, /, guide: str, *, alias: str | None, draft: bool, **given: object) -> int:
    """Open a case: the guide is checked, and a copy of it is kept with the case."""
    session.output.json = bool(given["as_json"])
    guide = _bundled(session, guide)
    written = asked_line(session, "--alias", question="ask.alias", value=alias)
    make_sure(session, written, even_so=bool(given["even_so"]), refused="alias-refused")
    age = given["age"]
    wanted = OpenCase(
        alias=written,
        subject=WORDS[str(given["about"])] if given["about"] else None,
        age=age if isinstance(age, int) else None,
        born=month_of(session, _said(given["born"])),
        allow_draft=draft,
        address_protected=bool(given["hidden"]),
        entry=_said(given["entry"]),
        by_role=_said(given["by_role"]),
        variant=_said(given["variant"]),
    )
    happened = given["happened"]
    day = day_of(session, str(happened)) if happened else None
    outcome = open_case(session.world(), guide, command=wanted, happened_on=day, dry_run=bool(given["dry_run"]))
    while isinstance(outcome, Refused) and (better := answered(session, outcome, wanted=wanted, guide=guide)):
        wanted = better
        outcome = open_case(session.world(), guide, command=wanted, happened_on=day, dry_run=bool(given["dry_run"]))
    match outcome:
        case Faulty():
            return _faulty(session, outcome)
        case Refused():
            return _refused(
                session, outcome, guide=guide, again=(guide, *typed_words(but=_SAID_ANYWAY), "--alias", written)
            )
        case NoVersion():
            raise no_version(session, outcome)
        case Conflict():
            return conflict(session, "")
        case _:
            return tell_done(session, outcome, tell=show_opened)


def _said(value: object) -> str | None:
    return str(value) if value is not None else None


def _bundled(session: Session, guide: str) -> str:
    """Return the name of a bundled guide where it is written with other capitals; else the file that is meant."""
    shelf = session.wiring.shelf()
    names = shelf.names()
    named = next((name for name in names if name == guide.casefold()), guide)
    return guide if guide in names else guide_named(named, shelf)


def _faulty(session: Session, faulty: Faulty) -> int:
    """Show the findings as `bti veileder sjekk` does, and say that there is no case."""
    out = session.output
    if out.json:
        out.data({"findings": findings_data(faulty.checked)})
        return codes.FINDINGS
    write_findings(faulty.checked, out)
    out.paragraph(session.say("guide-has-faults", file=faulty.file), to_stderr=True)
    out.hints((shlex.join(("bti", "veileder", "sjekk", faulty.file)), session.say("hint-check-again")))
    return codes.FINDINGS


def _refused(session: Session, refused: Refused, *, guide: str, again: tuple[str, ...]) -> int:
    world = session.world()
    made = to_follow(world, guide)
    if isinstance(made, Faulty):
        return _faulty(session, made)
    if isinstance(made, NoVersion):
        raise no_version(session, made)
    page = page_for(session, made[0], number="")
    hints: tuple[Hint, ...] = ()
    if any(reason.code == "guideline-is-draft" for reason in refused.reasons):
        name, *rest = again
        command = shlex.join(("bti", "ny", name, "--utkast", *rest))
        hints = ((session.output.given.typed(command), session.say("hint.draft")),)
    elif refused.code in WAYS_IN:
        hints = ways_in(refused, page, again=again)
    return stopped(session, refused, page=page, hints=hints)
