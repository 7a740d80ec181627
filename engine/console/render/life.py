"""What becomes of closed cases on the screen: archive packages, restrictions, erasures and the proofs of them."""

from collections.abc import Sequence
from datetime import date

from engine.application import queries
from engine.application.archiving import Archived, LookedThrough
from engine.application.life import Changed, Kept
from engine.application.proofs import Proof
from engine.cases.commands import AskErasure, CallOffErasure, ConfirmErasure
from engine.cases.vocabulary import ErasureGround
from engine.console.output import Output
from engine.console.paths import from_home
from engine.console.render.moments import moment_data, moment_text
from engine.console.session import Session

Data = dict[str, object]

GROUNDS = {
    "oppbevaring": ErasureGround.KEPT_LONG_ENOUGH.value,
    "krav": ErasureGround.ASKED_FOR.value,
    "feil": ErasureGround.MISTAKE.value,
}
"""What people type for why a case is erased."""


# ---------------------------------------------------------------- archive


def show_archived(outcome: Archived, session: Session) -> None:
    """Write where the package lies, its checksum, and that it can be read by whoever gets it."""
    out, say = session.output, session.say
    if outcome.put is None:
        out.line(say("archive.would", number=outcome.number))
        return
    out.line(say("archive.made", number=outcome.number))
    rows = [
        (say("label-folder"), from_home(outcome.put.folder)),
        (say("archive.files"), str(outcome.put.files)),
        (say("archive.digest"), outcome.put.digest),
    ]
    out.fields(rows)
    out.paragraph(say("archive.readable"), to_stderr=True)
    out.hints((f"bti arkiver --sjekk {from_home(outcome.put.folder)}", say("hint.archive-check")))


def archived_data(outcome: Archived, *, dry_run: bool) -> Data:
    """Return it for `--json`."""
    put = outcome.put
    return {
        "case": outcome.number,
        "dry_run": dry_run,
        "folder": put.folder if put else None,
        "sha256": put.digest if put else None,
        "files": put.files if put else 0,
    }


def show_looked_through(found: LookedThrough, session: Session, *, recorded: str | None) -> None:
    """Write whether a package is whole, what is wrong with it, and whether it is the one that was recorded."""
    out, say = session.output, session.say
    out.line(say("archive.not-whole" if found.findings else "archive.whole"))
    rows = [(say("label-folder"), from_home(found.folder)), (say("archive.files"), str(found.files))]
    if found.number:
        rows.append((say("archive.case"), found.number))
    out.fields([*rows, (say("archive.digest"), found.digest)])
    for one in found.findings:
        out.paragraph(say(f"package-{one.code.removeprefix('archive.')}", **one.said), indent=2)
    if recorded is not None:
        out.paragraph(say("archive.recorded" if recorded == found.digest else "archive.not-recorded"))


def looked_data(found: LookedThrough, *, recorded: str | None) -> Data:
    """Return it for `--json`."""
    return {
        "folder": found.folder,
        "case": found.number or None,
        "sha256": found.digest,
        "files": found.files,
        "recorded": None if recorded is None else recorded == found.digest,
        "findings": [
            {"code": one.code.removeprefix("archive."), "path": str(one.said["path"])} for one in found.findings
        ],
    }


# ---------------------------------------------------------------- restriction


def show_restricted(outcome: Changed, session: Session, *, lifted: bool, dry_run: bool) -> None:
    """Write that nobody reads the case now, or that those who take part do again."""
    code = "restrict.lifted" if lifted else "restrict.done"
    session.output.paragraph(session.say(f"{code}.would" if dry_run else code, number=outcome.number))


def restricted_data(outcome: Changed, *, dry_run: bool) -> Data:
    """Return it for `--json`."""
    since = outcome.state.restricted.on if outcome.state.restricted else None
    return {"case": outcome.number, "dry_run": dry_run, "restricted_since": since}


# ---------------------------------------------------------------- erasure

_STAGES = {AskErasure: "erase.asked", ConfirmErasure: "erase.confirmed", CallOffErasure: "erase.called-off"}


def show_erasure(
    outcome: Changed, session: Session, *, command: AskErasure | ConfirmErasure | CallOffErasure, dry_run: bool
) -> None:
    """Write how far an erasure has come, and who does what next."""
    out, erasure = session.output, outcome.state.erasure
    said: dict[str, str] = {"number": outcome.number}
    if isinstance(command, ConfirmErasure):
        said["date"] = _day(erasure.earliest if erasure else None, out)
    code = _STAGES[type(command)]
    out.paragraph(session.say(f"{code}.would" if dry_run else code, **said))


def erasure_data(outcome: Changed, session: Session, *, dry_run: bool) -> Data:
    """Return how far an erasure has come, for `--json`."""
    one = outcome.state.erasure
    told = None
    if one is not None:
        told = {
            "ground": one.ground.value,
            "basis": one.basis,
            "asked_by": _handle(one.asked_by, session),
            "asked_on": one.asked_on,
            "confirmed_by": _handle(one.confirmed_by, session) if one.confirmed_by else None,
            "confirmed_on": one.confirmed_on,
            "earliest": one.earliest,
        }
    return {"case": outcome.number, "dry_run": dry_run, "erasure": told}


def show_erased(proof: Proof, session: Session, *, dry_run: bool) -> None:
    """Write the proof of an erasure, and what the program cannot reach."""
    out, say = session.output, session.say
    out.line(say("erase.would" if dry_run else "erase.done", number=proof.number))
    out.fields(_proof_rows(proof, session))
    if not dry_run:
        out.paragraph(say("erase.copies"), to_stderr=True)
        out.hints(("bti lager verifiser", say("hint-verify")), ("bti slett --bevis", say("hint.proofs")))


def erased_data(proof: Proof, session: Session, *, dry_run: bool) -> Data:
    """Return it for `--json`."""
    return {"dry_run": dry_run, "proof": _proof_data(proof, session)}


def show_proofs(found: Sequence[Proof], session: Session) -> None:
    """Write every proof, one below the other."""
    out = session.output
    if not found:
        out.note(session.say("erase.no-proof"))
    for number, proof in enumerate(found):
        if number:
            out.line()
        out.line(session.say("erase.proof", number=proof.number))
        out.fields(_proof_rows(proof, session))


def proofs_data(found: Sequence[Proof], session: Session) -> list[Data]:
    """Return every proof for `--json`."""
    return [_proof_data(one, session) for one in found]


def _proof_rows(proof: Proof, session: Session) -> list[tuple[str, str]]:
    say, out = session.say, session.output
    asked = say("erase.by-on", who=_handle(proof.asked_by, session), date=_day(proof.asked_on, out))
    confirmed = say("erase.by-on", who=_handle(proof.confirmed_by, session), date=_day(proof.confirmed_on, out))
    carried = say("erase.by-on", who=_handle(proof.carried_out_by, session), date=moment_text(proof.at, out))
    rows = [
        (say("erase.ground"), say(f"erasure-ground.{proof.ground}")),
        (say("erase.basis"), proof.basis),
        (say("erase.asked-by"), asked),
        (say("erase.confirmed-by"), confirmed),
        (say("erase.carried-out-by"), carried),
        (say("erase.events"), str(proof.events)),
    ]
    return [*rows, *([(say("erase.archived"), proof.archived)] if proof.archived else [])]


def _proof_data(proof: Proof, session: Session) -> Data:
    return {
        "case": proof.number,
        "at": moment_data(proof.at),
        "ground": proof.ground,
        "basis": proof.basis,
        "asked_by": _handle(proof.asked_by, session),
        "asked_on": proof.asked_on,
        "confirmed_by": _handle(proof.confirmed_by, session),
        "confirmed_on": proof.confirmed_on,
        "carried_out_by": _handle(proof.carried_out_by, session),
        "events": proof.events,
        "archive_sha256": proof.archived or None,
    }


# ---------------------------------------------------------------- what is kept, and for how long


def show_kept(found: Sequence[Kept], *, out: Output, today: date) -> None:
    """Write a row for each closed case: what is due with it and when, and what has been decided of it."""
    header = [out.say(f"column.{code}") for code in ("case", "closed-on", "archive-by", "erase-from", "decided")]
    out.table(header, [_kept_row(one, out=out, today=today) for one in found], cut=len(header) - 1)


def kept_data(found: Sequence[Kept], *, today: date) -> list[Data]:
    """Return it for `--json`."""
    return [
        {
            "case": one.number,
            "closed_on": one.closed_on,
            "archive_by": one.archive_by,
            "erase_from": one.erase_from,
            "archived_on": one.archived_on,
            "restricted_on": one.restricted_on,
            "erasure_asked_on": one.erasure_asked_on,
            "erasure_earliest": one.erasure_earliest,
            "due": one.is_due(today),
        }
        for one in found
    ]


def _kept_row(one: Kept, *, out: Output, today: date) -> list[str]:
    if not out.is_terminal:
        days = (one.closed_on, one.archive_by, one.erase_from)
        return [one.number, *(day.isoformat() if day else "" for day in days), _decided(one, out=out, today=today)]
    return [
        one.number,
        _day(one.closed_on, out),
        _day(one.archive_by, out),
        _day(one.erase_from, out),
        _decided(one, out=out, today=today),
    ]


def _decided(one: Kept, *, out: Output, today: date) -> str:
    """Return what has become of a case, and what can be done with it now."""
    said = []
    if one.archived_on:
        said.append(out.say("kept.archived", date=_day(one.archived_on, out)))
    elif one.archive_by and one.archive_by <= today:
        said.append(out.say("kept.to-archive"))
    if one.restricted_on:
        said.append(out.say("kept.restricted"))
    if one.erasure_earliest:
        ready = one.erasure_earliest <= today
        said.append(
            out.say("kept.erasure-ready" if ready else "kept.erasure-from", date=_day(one.erasure_earliest, out))
        )
    elif one.erasure_asked_on:
        said.append(out.say("kept.erasure-asked"))
    elif one.erase_from and one.erase_from <= today:
        said.append(out.say("kept.may-be-erased"))
    return "; ".join(said)


def _day(day: date | None, out: Output) -> str:
    return out.day_text(day) if day else ""


def _handle(actor: str, session: Session) -> str:
    found = queries.people(session.world()).get(actor)
    return found.handle if found else session.say("person.unknown")
