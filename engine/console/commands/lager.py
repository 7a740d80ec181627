"""`bti lager`: look through the store, back it up, put a backup back, and keep its key."""

from pathlib import Path
from shlex import quote

import click

from engine.application.upkeep import Finding, Keeper, KeyPlace, Restored, Verified
from engine.console import codes
from engine.console.localised import Command, Group, Number, argument, option
from engine.console.paths import from_home
from engine.console.prompts import STANDARD_INPUT, can_ask, read_lines
from engine.console.render.restored import show_restored
from engine.console.session import Session, pass_session
from engine.errors import BackupUnusable
from engine.i18n import date_text, in_norway

ALIASES = {
    "verify": "verifiser",
    "backup": "sikkerhetskopi",
    "restore": "gjenopprett",
    "copy": "kopier",
    "fill": "fyll",
    "key": "nokkel",
    "nøkkel": "nokkel",
}
KINDS = {"fil": "file", "passord": "phrase", "nokkelring": "keyring"}

_SHORTEST_PHRASE = 12
_HEX = frozenset("0123456789abcdef")
_MARK_SIGNS = 8


@click.group("lager", cls=Group, aliases=ALIASES)
def command() -> None:
    """Hold the commands about the store."""


@command.command("verifiser", cls=Command, code="lager-verifiser")
@option("--grundig", is_flag=True, help="option-thorough")
@option("--mot", "against", metavar="KVITTERING", help="option-against")
@option("--json", "as_json", is_flag=True, help="option-json")
@pass_session
def verify(session: Session, /, *, grundig: bool, against: str | None, as_json: bool) -> int:
    """Look through the store; anything that is not as it was kept gives exit code 1."""
    session.output.json = as_json
    session.output.mark_practice()
    mark = _mark(session, against) if against else None
    found = session.wiring.keeper(session.choices).verify(thorough=grundig, against=mark)
    if as_json:
        session.output.data(_verified_data(session, found))
    else:
        _show_verified(session, found, against=mark)
    return codes.FINDINGS if found.findings else codes.DONE


@command.command("sikkerhetskopi", cls=Command, code="lager-sikkerhetskopi")
@argument("folder", metavar="MAPPE", type=click.Path(path_type=Path))
@option("--json", "as_json", is_flag=True, help="option-json")
@pass_session
def back_up(session: Session, /, folder: Path, *, as_json: bool) -> int:
    """Make a backup and look through it."""
    output = session.output
    output.json = as_json
    output.mark_practice()
    made = session.wiring.keeper(session.choices).back_up(folder.expanduser().absolute())
    if as_json:
        output.data(
            {
                "folder": made.folder,
                "receipt": made.mark,
                "entries": made.entries,
                "cases": made.cases,
                "bytes": made.size,
                "same_disk": made.same_disk,
            }
        )
        return codes.DONE
    output.line(session.say("backup-made"))
    output.fields(
        [
            (session.say("label-folder"), from_home(made.folder)),
            (session.say("label-cases"), str(made.cases)),
            (session.say("label-receipt"), made.mark),
        ]
    )
    output.paragraph(session.say("backup-no-key"))
    if made.same_disk:
        output.paragraph(session.say("backup-same-disk"), to_stderr=True)
    output.hints(("bti lager nokkel", session.say("hint-key")))
    return codes.DONE


@command.command("gjenopprett", cls=Command, code="lager-gjenopprett")
@argument("folder", metavar="[MAPPE]", type=click.Path(path_type=Path), required=False)
@option("--erstatt", "replace", is_flag=True, help="option-replace")
@option("--godta-eldre", "accept_older", is_flag=True, help="option-accept-older")
@option("--json", "as_json", is_flag=True, help="option-json")
@pass_session
def restore(session: Session, /, folder: Path | None, *, replace: bool, accept_older: bool, as_json: bool) -> int:
    """Put a backup in the store's place, and keep what it replaces; or take a store on a server as it was put back."""
    output = session.output
    output.json = as_json
    output.mark_practice()
    keeper = session.wiring.keeper(session.choices)
    if folder is None:
        put = _taken_up(keeper, accepted=accept_older)
    else:
        put = keeper.restore(folder.expanduser().absolute(), replace=replace, accept_older=accept_older)
    show_restored(session, put)
    return codes.DONE


@command.command("kopier", cls=Command, code="lager-kopier")
@argument("address", metavar="ADRESSE")
@option("--json", "as_json", is_flag=True, help="option-json")
@pass_session
def copy(session: Session, /, address: str, *, as_json: bool) -> int:
    """Copy the store to a new one on a server, and hold the two against each other."""
    output = session.output
    output.json = as_json
    output.mark_practice()
    found = session.wiring.keeper(session.choices).copy_to(address)
    if as_json:
        output.data(_verified_data(session, found))
        return codes.DONE
    output.line(session.say("store-copied"))
    output.fields(
        [
            (session.say("label-store"), address),
            (session.say("label-cases"), str(found.cases)),
            (session.say("label-receipt"), found.mark),
        ]
    )
    output.paragraph(session.say("store-copied-old"))
    output.hints((f"bti oppsett --lager {quote(address)}", session.say("hint-keep-copy")))
    return codes.DONE


@command.command("fyll", cls=Command, code="lager-fyll")
@argument("cases", metavar="ANTALL", type=Number(1, 1_000_000))
@option("--veileder", "guides", metavar="NAVN", multiple=True, help="option-fill-guide")
@option("--fro", "seed", type=Number(), metavar="FRØ", default=1, help="option-fill-seed")
@option("--json", "as_json", is_flag=True, help="option-json")
@pass_session
def fill(session: Session, /, cases: int, *, guides: tuple[str, ...], seed: int, as_json: bool) -> int:
    """Fill a practice store with invented cases."""
    from engine.console.filling import fill_store  # noqa: PLC0415 - follows cases; the others look after the store

    session.output.json = as_json
    return fill_store(session, cases, guides=guides, seed=seed)


@command.command("nokkel", cls=Command, code="lager-nokkel")
@option("--kopi", "copy_to", metavar="FIL", type=click.Path(path_type=Path), help="option-copy-key")
@option("--hent", "fetch_from", metavar="FIL", type=click.Path(path_type=Path), help="option-fetch-key")
@option("--til", "move_to", type=click.Choice(list(KINDS)), help="option-move-key")
@option("--passord", "phrase", metavar="-", help="option-phrase")
@option("--json", "as_json", is_flag=True, help="option-json")
@pass_session
def key(session: Session, /, *, as_json: bool, **said: Path | str | None) -> int:
    """Show where the key lies; copy it, put a copy back, or keep it in another way."""
    session.output.json = as_json
    session.output.mark_practice()
    if sum(said[name] is not None for name in ("copy_to", "fetch_from", "move_to")) > 1:
        raise session.usage("key-one-thing")
    if said["phrase"] is not None and said["move_to"] != "passord":
        raise session.usage("key-phrase-alone")
    keeper, copy_to, fetch_from = session.wiring.keeper(session.choices), said["copy_to"], said["fetch_from"]
    if isinstance(fetch_from, Path):
        keeper.fetch_key(fetch_from.expanduser().absolute())
        place, done = keeper.key() if keeper.is_there() else None, "key-fetched"
    elif isinstance(copy_to, Path):
        place, done = keeper.copy_key(copy_to.expanduser().absolute()), "key-copied"
    elif said["move_to"]:
        place, done = _moved(session, str(said["move_to"]), phrase=said["phrase"]), "key-moved"
    else:
        place, done = keeper.key(), ""
    _show_key(session, place, done=done)
    _warn_of_copy(session, place)
    return codes.DONE


def _warn_of_copy(session: Session, place: KeyPlace | None) -> None:
    """Say aloud that a copy of the key lies where others may find it together with what it opens, or at all."""
    if place is not None and place.beside:
        session.output.paragraph(session.say("key-copied-beside"), to_stderr=True, style="warning")
    if place is not None and place.service:
        session.output.paragraph(session.say("key-copied-sync", name=place.service), to_stderr=True, style="warning")


def _moved(session: Session, name: str, *, phrase: Path | str | None) -> KeyPlace:
    kind = KINDS[name]
    secret = _phrase(session, str(phrase) if phrase is not None else None) if kind == "phrase" else ""
    return session.wiring.keeper(session.choices).move_key(kind, phrase=secret)


def _phrase(session: Session, given: str | None) -> str:
    """Return a new pass phrase: typed twice, or the first line of standard input; never from the command line."""
    if given is not None and given != STANDARD_INPUT:
        raise session.usage("phrase-on-line")
    if given == STANDARD_INPUT:
        phrase = read_lines(session, "--passord -")[0]
    elif can_ask(session):
        phrase = str(
            click.prompt(
                session.say("ask-new-phrase"),
                hide_input=True,
                confirmation_prompt=session.say("ask-phrase-again"),
                err=True,
            )
        )
    else:
        raise session.usage("missing-answer", flag="--passord -", question=session.say("ask-new-phrase"))
    if len(phrase) < _SHORTEST_PHRASE:
        raise session.usage("phrase-short", least=_SHORTEST_PHRASE)
    return phrase


def _mark(session: Session, typed: str) -> str:
    """Return a receipt as it was written down. Raises a usage error for what cannot be one."""
    mark = typed.strip().casefold()
    position, dash, signs = mark.partition("-")
    if not (position.isascii() and position.isdigit() and dash) or len(signs) != _MARK_SIGNS or set(signs) - _HEX:
        raise session.usage("bad-receipt", value=typed)
    return mark


def _show_verified(session: Session, found: Verified, *, against: str | None) -> None:
    output = session.output
    for finding in found.findings:
        output.paragraph(_text(session, finding), style="error")
    if found.findings:
        output.paragraph(session.say("verified-not"), to_stderr=True)
        if found.backup:
            output.hints(
                (
                    f"bti lager gjenopprett {quote(found.backup)} --erstatt --godta-eldre",
                    session.say("hint-last-backup"),
                )
            )
        else:
            output.paragraph(session.say("verified-no-backup"), to_stderr=True)
        return
    output.line(session.say("verified"))
    output.fields(
        [
            (session.say("label-entries"), str(found.entries)),
            (session.say("label-cases"), str(found.cases)),
            (session.say("label-opened"), output.count("verified-opened", found.opened)),
            (session.say("label-receipt"), found.mark),
        ]
    )
    if against is not None:
        output.paragraph(session.say("verified-against", mark=against))
    output.paragraph(session.say("verified-note"))
    output.hints((f"bti lager verifiser --mot {found.mark}", session.say("hint-against")))


def _verified_data(session: Session, found: Verified) -> dict[str, object]:
    return {
        "entries": found.entries,
        "cases": found.cases,
        "opened": found.opened,
        "receipt": found.mark,
        "thorough": found.thorough,
        "findings": [{"code": finding.code, "text": _text(session, finding)} for finding in found.findings],
    }


def _text(session: Session, finding: Finding) -> str:
    return session.say(finding.code, **finding.said)


def _taken_up(keeper: Keeper, *, accepted: bool) -> Restored:
    """Take a store on a server as it is, once somebody has said that it may be older than what was seen here."""
    if not accepted:
        raise BackupUnusable(reason="unnamed")
    return keeper.take_up()


def _show_key(session: Session, place: KeyPlace | None, *, done: str) -> None:
    output = session.output
    if output.json:
        output.data(_key_data(place))
        return
    if done:
        output.line(session.say(done))
    if place is None:
        output.paragraph(session.say("key-no-store"))
        output.hints(("bti doktor", session.say("hint-doctor")))
        return
    copied = (
        date_text(in_norway(place.copied_at).date(), session.language) if place.copied_at else session.say("key-never")
    )
    output.fields(
        [
            (session.say("label-key"), from_home(place.path)),
            (session.say("label-store"), from_home(place.store)),
            (session.say("label-guard"), session.say(f"key-kind-{place.kind}")),
            (session.say("label-copied"), copied),
        ]
    )
    output.paragraph(session.say("key-copied-note" if done == "key-copied" else "key-note"))
    if not place.copied_at:
        output.hints(("bti lager nokkel --kopi ~/bti.nokkel", session.say("hint-copy-key")))


def _key_data(place: KeyPlace | None) -> dict[str, object]:
    return {
        "key": place.path if place else None,
        "store": place.store if place else None,
        "kind": place.kind if place else None,
        "copied_on": in_norway(place.copied_at).date() if place and place.copied_at else None,
        "moved_on": in_norway(place.moved_at).date() if place and place.moved_at else None,
    }
