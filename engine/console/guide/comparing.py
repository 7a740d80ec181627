"""Shows what has changed between two versions of a guide, and which open cases it touches."""

import shlex
from itertools import groupby

from engine.application.affected import Affected, affected
from engine.application.shelf import Shelf
from engine.application.world import World
from engine.console import codes
from engine.console.door import failure_text
from engine.console.guide.change_sentences import Sentence, sentences
from engine.console.guide.chosen import guide_checked, guide_named
from engine.console.guide.findings import summary
from engine.console.guide.plain import Data
from engine.console.guide.touched import touched_data, write_touched
from engine.console.incomplete import tell_unread
from engine.console.numbers import short_number
from engine.console.output import Output
from engine.console.session import Session
from engine.errors import EngineError, GuidelineUnreadable, PersonUnknown, StoreMissing
from engine.guideline.compare import compare
from engine.guideline.compile import compile_process
from engine.guideline.model import Guideline
from engine.guideline.process import Process
from engine.values import Struct, replace

_BULLET = "- "


class Difference(Struct, frozen=True, kw_only=True):
    """What there is to show. `cases` is None where no case was looked at."""

    before: Guideline
    after: Guideline
    found: tuple[Sentence, ...]
    new: Process | None = None
    cases: Affected | None = None


def compare_guides(session: Session, first: str, *, second: str, as_json: bool) -> int:
    """Show what has changed from the first to the second; 1 where a case stands on what is gone."""
    session.output.json = as_json
    before, after = (readable(session, name) for name in (first, second))
    if isinstance(before, int) or isinstance(after, int):
        return codes.FINDINGS
    told = sentences(before, after, changes=compare(before, after), language=session.language)
    shown = _with_cases(Difference(before=before, after=after, found=told), _world(session))
    if as_json:
        session.output.data(_data(shown, language=session.language))
    else:
        _write_all(shown, output=session.output)
    cases = shown.cases
    code = tell_unread(session, cases.unread, complete=cases.complete) if cases else codes.DONE
    _hint(session, shown, second=second)
    return codes.FINDINGS if cases and cases.strands else code


def _hint(session: Session, shown: Difference, *, second: str) -> None:
    """Hint at the case that is touched, and at what can be done with a file; a version of the store is no file."""
    hints = []
    if shown.cases and shown.cases.touched:
        number = short_number(session, shown.cases.touched[0].view.number)
        hints.append((f"bti vis {number}", session.say("hint.show-first")))
    shelf = session.wiring.shelf()
    if _is_readable(second, shelf):
        hints.append((shlex.join(("bti", "veileder", "vis", second)), session.say("hint-compare-read")))
        if shown.new is not None and second not in shelf.names():
            command = shlex.join(("bti", "veileder", "publiser", second, "--vis-bare"))
            hints.append((command, session.say("hint-publish")))
    session.output.hints(*hints)


def _is_readable(name: str, shelf: Shelf) -> bool:
    try:
        shelf.read(guide_named(name, shelf))
    except GuidelineUnreadable:
        return False
    return True


def _with_cases(shown: Difference, world: World | None) -> Difference:
    """Look at the cases, where both are versions of the same guide: another guide has other steps."""
    guideline = shown.before.head.id
    if world is None or guideline != shown.after.head.id:
        return shown
    new = compile_process(shown.after, world.codec.digest(shown.after))
    return replace(shown, new=new, cases=affected(world, guideline, new=new))


def readable(session: Session, name: str) -> Guideline | int:
    """Return the guide that a name means: bundled, a file, or a version in the store; else that it has faults."""
    file, found = guide_checked(session, name)
    if found.guideline is None:
        session.output.note(session.say("compare.faulty", file=file))
        session.output.note(summary(found.diagnostics, file=file, language=found.language))
        session.output.hint(shlex.join(("bti", "veileder", "sjekk", name)), "hint-check")
        return codes.FINDINGS
    return found.guideline


def _world(session: Session) -> World | None:
    """Return the world, if there is a store that can be opened: guides are compared without one as well."""
    try:
        return session.world()
    except (StoreMissing, PersonUnknown):
        return None
    except EngineError as error:
        reason = failure_text(error, session.output)
        session.output.paragraph(session.say("compare.cases-unread", reason=reason), to_stderr=True)
        return None


def _write_all(shown: Difference, *, output: Output) -> None:
    if shown.new is not None:
        output.mark_practice()
    output.paragraph(_heading(shown.before, shown.after, output=output))
    write_sentences(shown.found, output=output)
    if shown.cases is not None and shown.new is not None:
        write_touched(shown.cases, shown.new, output=output)


def write_sentences(found: tuple[Sentence, ...], *, output: Output) -> None:
    """Write the changes, the weightiest first, each kind under its heading."""
    if not found:
        output.paragraph(output.say("compare.none"))
        return
    output.line(output.count("compare.count", len(found)))
    for importance, group in groupby(found, key=lambda one: one.importance):
        output.line()
        output.line(output.paint(output.say(f"compare.{importance.value}"), "strong"))
        for one in group:
            _write(one, output=output)


def _write(one: Sentence, *, output: Output) -> None:
    lead = "" if output.accessible else f"  {_BULLET}"
    under = " " * len(lead)
    for row in output.folded(one.text, first=lead, rest=under):
        output.line(row)
    for detail in one.details:
        for row in output.folded(detail, first=f"{under}  ", rest=f"{under}    "):
            output.line(row)


def _heading(before: Guideline, after: Guideline, *, output: Output) -> str:
    """Return which versions are compared; the title once, where both have the same."""
    old, new = before.head, after.head
    if old.title == new.title:
        return output.say("compare.title.same", title=old.title, before=old.version, after=new.version)
    titled = (output.say("compare.version", title=head.title, version=head.version) for head in (old, new))
    return output.say("compare.title", before=next(titled), after=next(titled))


# ---------------------------------------------------------------- as data


def _data(shown: Difference, *, language: str) -> Data:
    cases = shown.cases
    return {
        "fra": _of_head(shown.before),
        "til": _of_head(shown.after),
        "endringer": changes_data(shown.found),
        "saker_er_sett_på": cases is not None,
        "saker": touched_data(cases, shown.new, language=language) if cases and shown.new else [],
        "uleste_saker": list(cases.unread) if cases else [],
        "alle_er_lest": cases.complete if cases else True,
    }


def _of_head(guideline: Guideline) -> Data:
    head = guideline.head
    return {"id": head.id, "tittel": head.title, "versjon": head.version, "status": head.status.value}


def changes_data(found: tuple[Sentence, ...]) -> list[Data]:
    """Return changes as plain data: what each is about by ids, and the sentence."""
    return [
        {
            "vekt": one.importance.value,
            "hva": one.change.kind.value,
            "del": one.change.part.value,
            "id": one.change.id or None,
            "i": one.change.owner or None,
            "id_før": one.change.old_id or None,
            "etter": one.change.follows or None,
            "felt": one.change.field or None,
            "før": one.before or None,
            "nå": one.after or None,
            "tekst": one.text,
            "sier": list(one.details),
        }
        for one in found
    ]
