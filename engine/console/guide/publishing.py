"""Publishes a version of a guide from the command line: what is wrong with it, or what was published and changed."""

import shlex

from engine.application.guidelines import Faulty
from engine.application.publishing import Fit, NotFit, Unfit, as_published, examine, publish
from engine.application.running import Running, running
from engine.application.versions import Publication
from engine.console import codes
from engine.console.guide.change_sentences import Sentence, as_written, sentences
from engine.console.guide.chosen import guide_named
from engine.console.guide.comparing import changes_data, write_sentences
from engine.console.guide.findings import findings_data, summary
from engine.console.guide.names import Names
from engine.console.guide.plain import Data
from engine.console.guide.touched import place_named
from engine.console.session import Session
from engine.guideline.compare import compare
from engine.guideline.model import Guideline, Head
from engine.guideline.names import SLASH
from engine.language.terms import key

_SHORT = 12


def publish_guide(session: Session, name: str, *, leaving: tuple[str, ...], dry_run: bool) -> int:
    """Publish a guide, or tell why it cannot be (exit code 1)."""
    world = session.world()
    found = examine(world, guide_named(name, world.shelf), leaving=leaving)
    session.output.mark_practice()
    match found:
        case Faulty():
            return _faulty(session, found, name=name)
        case NotFit():
            return _not_fit(session, found, name=name)
        case Fit():
            return _published(session, found, dry_run=dry_run)


def _published(session: Session, fit: Fit, *, dry_run: bool) -> int:
    world, told = session.world(), _changes(session, fit)
    changes = as_written(told)
    made = as_published(world, fit, changes=changes) if dry_run else publish(world, fit, changes=changes)
    is_kept = not (dry_run or fit.repeated)
    cases = running(world, fit.process, landings=fit.landings)
    session.output.kept = is_kept
    if session.output.json:
        session.output.data({**_data(session, fit, made=made, told=told, is_kept=is_kept), **_counted(cases)})
        return codes.DONE
    _write(session, fit, made=made, told=told, dry_run=dry_run)
    if not fit.repeated:
        _write_cases(session, cases)
        _hint(session, fit, cases=cases, dry_run=dry_run)
    return codes.DONE


def _changes(session: Session, fit: Fit) -> tuple[Sentence, ...]:
    """Return what has changed since the version before; nothing where there is none."""
    if fit.previous is None:
        return ()
    before, after = fit.previous.guideline, fit.process.guideline
    return sentences(before, after, changes=compare(before, after), language=session.language)


def _write(session: Session, fit: Fit, *, made: Publication, told: tuple[Sentence, ...], dry_run: bool) -> None:
    output, head = session.output, fit.process.guideline.head
    code = "publish.repeated" if fit.repeated else "publish.would" if dry_run else "publish.done"
    output.paragraph(session.say(code, title=head.title, version=head.version))
    output.fields(
        (
            (session.say("publish.approved"), made.approved_by),
            (session.say("publish.status"), session.say(f"status-{made.status}")),
            (session.say("publish.digest"), made.digest[:_SHORT]),
        )
    )
    if fit.repeated:
        return
    output.line()
    if fit.previous is None:
        output.paragraph(session.say("publish.first"))
    else:
        output.paragraph(session.say("publish.since", version=fit.previous.guideline.head.version))
        write_sentences(told, output=output)
        _write_landings(session, fit, before=fit.previous.guideline)


def _write_landings(session: Session, fit: Fit, *, before: Guideline) -> None:
    """Write where cases that stand on what is gone shall stand once they are moved: it is approved with the rest."""
    old, new = (Names(one, language=session.language) for one in (before, fit.process.guideline))
    if fit.landings:
        session.output.line()
    for place, landing in fit.landings:
        told = session.say("publish.lands", place=place_named(place, old), landing=place_named(landing, new))
        session.output.paragraph(told)


def _write_cases(session: Session, cases: Running) -> None:
    """Write how many open cases in the store follow another version, and how many of them lose their place."""
    output = session.output
    if cases.others or cases.unread:
        output.line()
    if cases.others:
        output.paragraph(output.count("publish.cases", cases.others))
        output.paragraph(
            output.count("publish.stranded", cases.stranded) if cases.stranded else session.say("publish.all-stand")
        )
    if cases.unread:
        output.paragraph(output.count("publish.unread", cases.unread))


def _counted(cases: Running) -> Data:
    return {"saker_på_annen_versjon": cases.others, "saker_uten_plass": cases.stranded, "saker_ulest": cases.unread}


def _hint(session: Session, fit: Fit, *, cases: Running, dry_run: bool) -> None:
    """Hint at the difference that was published, as long as the store is there, and at what it means for the cases."""
    if dry_run:
        return
    after, found = _version(fit.process.guideline.head), []
    if fit.previous is not None:
        compared = ("bti", "veileder", "forskjell", _version(fit.previous.guideline.head), after)
        found.append((shlex.join(compared), session.say("hint-compare-versions")))
    if cases.others or fit.previous is not None:
        tried = ("bti", "flytt", "--alle", "--til", after, "--vis-bare")
        found.append((shlex.join(tried), session.say("hint.move-all-try")))
    session.output.hints(*found)


def _version(head: Head) -> str:
    return f"{head.id}@{head.version}"


# ---------------------------------------------------------------- what stops it


def _faulty(session: Session, found: Faulty, *, name: str) -> int:
    if session.output.json:
        session.output.data({"findings": findings_data(found.checked)})
        return codes.FINDINGS
    session.output.paragraph(session.say("publish.faulty", file=found.file), to_stderr=True)
    told = summary(found.checked.diagnostics, file=found.file, language=found.checked.language)
    session.output.paragraph(told, to_stderr=True)
    session.output.hint(shlex.join(("bti", "veileder", "sjekk", name)), "hint-check")
    return codes.FINDINGS


def _not_fit(session: Session, found: NotFit, *, name: str) -> int:
    told = [(one, _fault(session, found, fault=one)) for one in found.faults]
    if session.output.json:
        session.output.data(
            {"stanser": [{"kode": one.code, "sted": one.place or None, "tekst": text} for one, text in told]}
        )
        return codes.FINDINGS
    session.output.paragraph(session.say("publish.not", file=name), to_stderr=True)
    for _, text in told:
        for row in session.output.folded(text, first="  - ", rest="    "):
            session.output.note(row)
    if found.previous:
        before = _version(found.previous.guideline.head)
        session.output.hint(shlex.join(("bti", "veileder", "forskjell", before, name)), "hint-compare-versions")
    return codes.FINDINGS


def _fault(session: Session, found: NotFit, *, fault: Unfit) -> str:
    code = f"publish.fault.{fault.code}"
    match fault.code:
        case "status":
            return session.say(code, status=session.say(f"status-{fault.said}"))
        case "version-taken" | "version-passed":
            return session.say(code, version=fault.said)
        case "gone" | "gone-level" if found.previous:
            place = place_named(fault.place, Names(found.previous.guideline, language=session.language))
            slug = fault.place.rsplit(SLASH, 1)[-1]
            shown = place[:1].upper() + place[1:]
            return session.say(code, place=shown, slug=slug, id=shlex.quote(fault.place))
        case "approver":
            return session.say(code, key=key("approved_by", found.process.guideline.head.language))
        case "no-such-place":
            return session.say(code, name=fault.said, gone=fault.gone)
        case _:
            return session.say(code, name=fault.said)


def _data(session: Session, fit: Fit, *, made: Publication, told: tuple[Sentence, ...], is_kept: bool) -> Data:
    people = {person.id: person.handle for person in session.world().directory.people()}
    return {
        "id": made.guideline,
        "tittel": fit.process.guideline.head.title,
        "versjon": made.version,
        "forrige_versjon": fit.previous.guideline.head.version if fit.previous else None,
        "status": made.status,
        "godkjent_av": made.approved_by,
        "fingeravtrykk": made.digest,
        "av": people.get(made.by),
        "tid": made.at.isoformat(),
        "endringer": changes_data(told),
        "borte": list(made.gone),
        "lander": [{"fra": place, "til": landing} for place, landing in made.landings],
        "lagret": is_kept,
        "publisert_fra_før": fit.repeated,
    }
