"""`bti arkiver`: write the archive package of a closed case, or look through one that was written."""

from pathlib import Path
from typing import TypedDict, Unpack

import click

from engine.application.archiving import Archived, LookedThrough, Making, archive, recorded_digest
from engine.application.queries import CaseView
from engine.console import codes
from engine.console.completing import case_numbers
from engine.console.finish import mark_practice, page_of
from engine.console.localised import argument, option
from engine.console.localised import command as make
from engine.console.not_done import not_done
from engine.console.options import json_option
from engine.console.prompts import ask
from engine.console.render.happenings import phrase
from engine.console.render.life import archived_data, looked_data, show_archived, show_looked_through
from engine.console.render.page import either
from engine.console.render.story import Story
from engine.console.session import Session, pass_session
from engine.errors import PersonUnknown, StoreMissing


class Said(TypedDict):
    """What was given on the command line."""

    folder: Path | None
    package: Path | None
    dry_run: bool


@make("arkiver")
@argument("number", metavar="[SAK]", required=False, shell_complete=case_numbers)
@option("--til", "folder", metavar="MAPPE", type=click.Path(path_type=Path), help="opt.archive-to")
@option("--sjekk", "package", metavar="MAPPE", type=click.Path(path_type=Path), help="opt.archive-check")
@option("--vis-bare", "dry_run", is_flag=True, help="opt.dry-run")
@json_option
@pass_session
def command(session: Session, /, number: str | None, *, as_json: bool, **said: Unpack[Said]) -> int:
    """Write a package, or hold every file of one against its checksums."""
    session.output.json = as_json
    folder, package, dry_run = said["folder"], said["package"], said["dry_run"]
    if package is not None:
        if number is not None or folder is not None:
            raise session.usage("one-of", flags=either(["--til", "--sjekk"], session.output))
        return _looked_through(session, package.expanduser().absolute())
    if number is None:
        raise session.usage("archive-what")
    wanted = folder or Path(ask(session, "--til", question="ask.archive-folder"))
    return _archived(session, number, folder=wanted.expanduser().absolute(), dry_run=dry_run)


def _archived(session: Session, number: str, *, folder: Path, dry_run: bool) -> int:
    making = Making(session.wiring.packages(), folder, lambda view: _told(session, view))
    outcome = archive(session.world(), number, making=making, dry_run=dry_run)
    if not isinstance(outcome, Archived):
        return not_done(session, outcome, number=number)
    session.output.kept = not dry_run
    if session.output.json:
        session.output.data(archived_data(outcome, dry_run=dry_run))
        return codes.DONE
    mark_practice(session)
    show_archived(outcome, session)
    return codes.DONE


def _told(session: Session, view: CaseView) -> tuple[str, ...]:
    """Return every event of a case in words, as its log tells it."""
    story = Story(page=page_of(session, view), events=view.events, eras=view.eras)
    return tuple(phrase(event, story) for event in view.events)


def _looked_through(session: Session, folder: Path) -> int:
    found = session.wiring.packages().look_through(folder)
    recorded = _recorded(session, found.number) if found.number else None
    if session.output.json:
        session.output.data(looked_data(found, recorded=recorded))
    else:
        session.output.mark_practice()
        show_looked_through(found, session, recorded=recorded)
    return codes.FINDINGS if found.findings or _is_another(found, recorded) else codes.DONE


def _recorded(session: Session, number: str) -> str | None:
    """Return the checksum that a case tells of; None where it tells of none, or there is no store of mine to ask."""
    try:
        return recorded_digest(session.world(), number)
    except (StoreMissing, PersonUnknown):
        return None


def _is_another(found: LookedThrough, recorded: str | None) -> bool:
    return recorded is not None and recorded != found.digest
