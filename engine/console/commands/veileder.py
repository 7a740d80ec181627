"""`bti veileder`: check a guide, mend, explain a rule, show or draw one, begin one, compare some, try one, publish."""

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from engine.console import codes
from engine.console.guide.checking import FORMS, JSON, check_guides, typed
from engine.console.guide.chosen import SUFFIX, guide_checked
from engine.console.guide.data import guide_data
from engine.console.guide.explaining import explain_rule
from engine.console.guide.faulty import tell_faulty
from engine.console.guide.origin import origins_of
from engine.console.guide.page import write_guide
from engine.console.guide.template import template
from engine.console.localised import Command, Group, Number, argument, option
from engine.console.session import Session, pass_session
from engine.guideline.names import slug

if TYPE_CHECKING:
    from engine.console.drawing import Asked

ALIASES = {
    "validate": "sjekk",
    "mend": "rett",
    "explain": "forklar",
    "show": "vis",
    "new": "ny",
    "editor": "skrivehjelp",
    "diff": "forskjell",
    "compare": "sammenlign",
    "draw": "tegn",
    "holes": "mangler",
    "publish": "publiser",
    "simulate": "simuler",
}


@click.group("veileder", cls=Group, aliases=ALIASES)
def command() -> None:
    """Hold the commands about guides."""


@command.command("sjekk", cls=Command, code="veileder-sjekk")
@argument("files", metavar="FIL...", nargs=-1, required=True)
@option("--som", "form", type=click.Choice(FORMS), help="option-check-form")
@option("--streng", is_flag=True, help="option-strict")
@option("--json", "as_json", is_flag=True, help="option-json")
@pass_session
def check(session: Session, /, files: tuple[str, ...], *, form: str | None, streng: bool, as_json: bool) -> int:
    """Write what is wrong with each guide; findings that count give exit code 1, a file that is not read gives 2."""
    if as_json and form not in {None, JSON}:
        raise session.usage("not-together", flag="--json", other=f"--som {form}")
    return check_guides(session, files, form=JSON if as_json else form, strict=streng)


@command.command("rett", cls=Command, code="veileder-rett")
@argument("files", metavar="FIL...", nargs=-1, required=True)
@option("--forslag", "guesses", is_flag=True, help="option-offers")
@option("--ja", "sure", is_flag=True, help="option-mend-yes")
@option("--vis-bare", "dry_run", is_flag=True, help="option-dry-run")
@pass_session
def mend(session: Session, /, files: tuple[str, ...], *, guesses: bool, sure: bool, dry_run: bool) -> int:
    """Change what can be mended in each guide, once its author has seen it; 1 where errors are left."""
    from engine.console.guide.mending import How, mend_guides  # noqa: PLC0415 - the others change no file

    return mend_guides(session, files, how=How(guesses=guesses, sure=sure, dry_run=dry_run))


@command.command("forklar", cls=Command, code="veileder-forklar")
@argument("rule", metavar="[REGEL]", required=False)
@argument("name", metavar="[NAVN]", required=False)
@option("--json", "as_json", is_flag=True, help="option-json")
@pass_session
def explain(session: Session, /, rule: str | None, *, name: str | None, as_json: bool) -> int:
    """Show the page about a rule, one that a guide has itself, or all the rules with what is wrong."""
    session.output.json = as_json
    return explain_rule(session, rule, name=name)


@command.command("vis", cls=Command, code="veileder-vis")
@argument("name", metavar="NAVN")
@option("--kilde", is_flag=True, help="option-guide-source")
@option("--json", "as_json", is_flag=True, help="option-json")
@pass_session
def show(session: Session, /, name: str, *, kilde: bool, as_json: bool) -> int:
    """Show a guide as text, its base's lines marked. One with errors cannot be shown: its sentences may lie."""
    session.output.json = as_json
    file, found = guide_checked(session, name)
    if found.guideline is None:
        return tell_faulty(session, name, file=file, found=found)
    if kilde and not found.text:
        raise session.usage("guide-source-of-version", name=name)
    if as_json:
        session.output.data(guide_data(found.guideline))
    else:
        write_guide(found.guideline, session.output, origins=origins_of(found, in_full=kilde))
    return codes.DONE


@command.command("ny", cls=Command, code="veileder-ny")
@argument("file", metavar="FIL")
@option("--sprak", type=click.Choice(["nb", "nn"]), help="option-guide-language")
@pass_session
def new(session: Session, /, file: str, *, sprak: str | None) -> int:
    """Write a small sound guide to begin with. A file that is there is never overwritten."""
    path = Path(file if Path(file).suffix else f"{file}{SUFFIX}").expanduser()
    text = template(sprak or session.language, name=slug(path.stem) or "ny", file=typed(path))
    try:
        with path.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except FileExistsError:
        raise session.usage("new-guide-exists", file=str(path)) from None
    except OSError:
        raise session.usage("new-guide-failed", file=str(path)) from None
    session.output.line(session.say("new-guide", file=str(path)))
    session.output.hint(f"bti veileder sjekk {typed(path)}", "hint-check-new")
    return codes.DONE


@command.command("skrivehjelp", cls=Command, code="veileder-skrivehjelp")
@argument("folder", metavar="[STI]", default=".")
@pass_session
def aid(session: Session, /, folder: str) -> int:
    """Put the files that stock editors explain guides by in a folder."""
    from engine.console.guide.writing_aid import lay_aid  # noqa: PLC0415 - the others need no schema

    return lay_aid(session, folder)


@command.command("forskjell", cls=Command, code="veileder-forskjell")
@argument("first", metavar="A")
@argument("second", metavar="B")
@option("--json", "as_json", is_flag=True, help="option-json")
@pass_session
def difference(session: Session, /, first: str, *, second: str, as_json: bool) -> int:
    """Tell what has changed from A to B, and which open cases it touches; 1 where one stands on what is gone."""
    from engine.console.guide.comparing import compare_guides  # noqa: PLC0415 - reads cases; the others read guides

    return compare_guides(session, first, second=second, as_json=as_json)


@command.command("sammenlign", cls=Command, code="veileder-sammenlign")
@argument("names", metavar="[NAVN...]", nargs=-1)
@option("--med-grunnlag", "with_base", is_flag=True, help="option-with-base")
@option("--som", "form", type=click.Choice(("tekst", "html", "json")), help="option-beside-form")
@option("--json", "as_json", is_flag=True, help="option-json")
@pass_session
def beside(session: Session, /, names: tuple[str, ...], *, with_base: bool, form: str | None, as_json: bool) -> int:
    """Set guides side by side, all that come with the program where none is named."""
    from engine.console.guide.beside import JSON, set_beside  # noqa: PLC0415 - as above

    if as_json and form not in {None, JSON}:
        raise session.usage("not-together", flag="--json", other=f"--som {form}")
    return set_beside(session, names, form=JSON if as_json else form, with_base=with_base)


@command.command("tegn", cls=Command, code="veileder-tegn")
@argument("name", metavar="[NAVN]", required=False)
@option("--som", "kind", type=click.Choice(["svg", "dot", "mermaid"]), default="svg", help="option-drawing-kind")
@option("--sak", "case", metavar="SAK", help="option-drawing-case")
@option("--ut", "file", metavar="FIL", help="option-drawing-out")
@pass_session
def draw(session: Session, /, name: str | None, **asked: "Unpack[Asked]") -> int:
    """Draw a guide as a picture, with --sak one that shows where a case stands."""
    from engine.console.drawing import draw_guide  # noqa: PLC0415 - reads cases; the others read guides

    return draw_guide(session, name, asked=asked)


@command.command("mangler", cls=Command, code="veileder-mangler")
@argument("name", metavar="NAVN")
@option("--json", "as_json", is_flag=True, help="option-json")
@pass_session
def missing(session: Session, /, name: str, *, as_json: bool) -> int:
    """Tell what a guide does not say; it is no fault, so the exit code is 0."""
    from engine.console.guide.missing import tell_missing  # noqa: PLC0415 - read when it is needed

    session.output.json = as_json
    return tell_missing(session, name)


@command.command("publiser", cls=Command, code="veileder-publiser")
@argument("file", metavar="FIL")
@option("--borte", "leaving", metavar="STEG[=NYTT]", multiple=True, help="option-gone-step")
@option("--vis-bare", "dry_run", is_flag=True, help="option-dry-run")
@option("--json", "as_json", is_flag=True, help="option-json")
@pass_session
def publish(session: Session, /, file: str, *, leaving: tuple[str, ...], dry_run: bool, as_json: bool) -> int:
    """Keep an approved version in the store with what has changed in it; 1 where it cannot be published."""
    from engine.console.guide.publishing import publish_guide  # noqa: PLC0415 - as above

    session.output.json = as_json
    return publish_guide(session, file, leaving=leaving, dry_run=dry_run)


@command.command("simuler", cls=Command, code="veileder-simuler")
@argument("name", metavar="NAVN")
@option("--saker", type=Number(1, 1_000_000), metavar="N", help="option-simulate-cases")
@option("--fro", type=Number(), metavar="FRØ", help="option-simulate-seed")
@option("--json", "as_json", is_flag=True, help="option-json")
@pass_session
def simulate(session: Session, /, name: str, *, saker: int | None, fro: int | None, as_json: bool) -> int:
    """Walk a guide as simulated cases; 1 where something of it cannot be reached, or a case cannot go on."""
    from engine.console.guide.simulating import simulate_guide  # noqa: PLC0415 - follows cases; the others read guides

    session.output.json = as_json
    return simulate_guide(session, name, cases=saker, seed=fro)
