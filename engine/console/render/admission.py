"""What a person may do with a case and why, in words, and who else may see it."""

from collections.abc import Iterator, Sequence

from engine.application.access import Act
from engine.application.admission import Admission
from engine.console.render.broken import access_data, access_line, handle
from engine.console.render.ground import Hint
from engine.console.render.page import listed
from engine.console.session import Session

WHY_COLUMN = 2


def show_admission(found: Admission, session: Session) -> None:
    """Write a row for each act, and then who takes part as far as the reader may know."""
    out, say = session.output, session.say
    if out.is_terminal:
        out.line(say("case.title", number=found.number))
        out.line()
    header = [say(f"column.{name}") for name in ("act", "allowed", "why")]
    rows = [
        [say(f"act.{one.act.value}"), _yes(session, allowed=one.access.allowed), _why(one.access.reason, session)]
        for one in found.answers
    ]
    out.table(header, rows, cut=WHY_COLUMN)
    known = list(_known(found, session))
    if known:
        out.line()
        out.fields(known)


def admission_hints(found: Admission, session: Session, *, number: str) -> tuple[Hint, ...]:
    """Return what to run next: review what waits, or break the glass where that is the way in."""
    can = _allowed(found)
    me = session.world().person.id
    waiting = any(not one.reviewed and one.by != me for one in found.emergencies)
    typed = session.output.given.typed
    if Act.REVIEW in can and waiting:
        return ((typed(f"bti tilgang {number} --gjennomgatt"), session.say("hint.reviewed")),)
    if Act.READ in can:
        return ((typed(f"bti vis {number}"), session.say("hint.show")),)
    if Act.READ_LOG in can:
        return ((typed(f"bti innsyn {number}"), session.say("hint.insight")),)
    return ()


def admission_data(found: Admission, session: Session, *, hints: Sequence[Hint]) -> dict[str, object]:
    """Return it for `--json`; reasons are codes, with their sentences."""
    return {
        "case": found.number,
        "acts": [
            {
                "act": one.act.value,
                "allowed": one.access.allowed,
                "reason": one.access.reason,
                "text": _why(one.access.reason, session),
            }
            for one in found.answers
        ],
        "coordinator": handle(found.holder, session) if found.holder else None,
        "participants": _handles(found.participants, session),
        "named": _handles(found.named, session),
        "emergencies": [access_data(one, session) for one in found.emergencies],
        "address_protected": found.address_protected,
        "next": [{"command": command, "why": why} for command, why in hints],
    }


def _known(found: Admission, session: Session) -> Iterator[tuple[str, str]]:
    """Return who may see the case, as far as the reader may know."""
    say, out = session.say, session.output
    if found.holder:
        yield say("aspect.coordinator"), handle(found.holder, session)
    if found.participants:
        yield say("admission.participants"), listed(_handles(found.participants, session), out)
    if found.named:
        yield say("admission.named"), listed(_handles(found.named, session), out)
    for one in found.emergencies:
        yield say("admission.emergency"), access_line(one, session)
    if found.address_protected:
        yield say("admission.address"), say("admission.address-protected")


def _allowed(found: Admission) -> frozenset[Act]:
    return frozenset(one.act for one in found.answers if one.access.allowed)


def _handles(actors: Sequence[str], session: Session) -> list[str]:
    return sorted(handle(actor, session) for actor in actors)


def _yes(session: Session, *, allowed: bool) -> str:
    return session.say("answer-yes" if allowed else "answer-no")


def _why(reason: str, session: Session) -> str:
    return session.say(f"access.{reason}")
