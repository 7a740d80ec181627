"""The consents of a case on a screen, with what has become of each, and a word of those that end soon."""

from collections.abc import Iterator, Sequence

from engine.application.consents import Fate, Recorded
from engine.cases.answering import outgrown
from engine.cases.state import CaseState, Consent
from engine.console.render.page import Page, capitalised, listed
from engine.i18n import distance_text

_WHO = ("number", "consent-from", "consent-behalf", "consent-purpose", "consent-for", "consent-except")
_COLUMNS = (*_WHO, "consent-form", "consent-language", "consent-given", "consent-until", "status")


def show_consents(found: Sequence[Recorded], page: Page) -> None:
    """Write each consent under its number; not on a terminal: a row for each, with every fact in its column."""
    out = page.out
    if not out.is_terminal and not out.accessible:
        out.table([out.say(f"column.{name}") for name in _COLUMNS], [_row(one, page) for one in found])
    else:
        for one in found:
            out.line(page.say("consent.one", number=one.number, fate=_fate(one, page)))
            out.fields(list(_facts(one, page)), indent=4)
    if not found:
        out.note(page.say("consent.list-empty"))
    elif any(one.fate in (Fate.VALID, Fate.EXPIRED) for one in found):
        out.note(page.say("how.consent-renew", command=page.command("samtykke")))


def show_soon(found: Sequence[Consent], page: Page) -> None:
    """Write of each consent that has run out, or soon does, when that is."""
    for one in found:
        if one.expires_on is None:
            continue
        day = page.day_text(one.expires_on)
        distance = distance_text(one.expires_on, page.today, language=page.out.language)
        code = "consent.soon" if one.is_valid(page.today) else "consent.over"
        said = page.say(code, who=one.given_by, services=page.names(one.services), date=day, distance=distance)
        page.out.paragraph(said, indent=2)


def show_outgrown(state: CaseState, page: Page) -> None:
    """Write which consents others must give now than when they were given."""
    for one, who in outgrown(state, page.process, today=page.today):
        names = listed([page.quoted(person.title) for person in who], page.out)
        said = page.say("consent.outgrown", who=one.given_by, services=page.names(one.services), names=names)
        page.out.paragraph(said)


def _facts(one: Recorded, page: Page) -> Iterator[tuple[str, str]]:
    """Return what was told of a consent, each with what it is."""
    told = {
        "consent-from": _by(one, page),
        "consent-behalf": one.for_whom or "",
        "consent-kind": _kind(one, page),
        "consent-purpose": listed(list(one.scopes), page.out),
        "consent-for": _services(one, page),
        "consent-still": page.names(one.covers) if one.covers and one.covers != one.services else "",
        "consent-except": page.names(one.left_out),
        "consent-form": _form(one, page),
        "consent-language": _language(one, page),
        "consent-given": page.out.day(one.on, year=True),
        "consent-until": page.out.day(one.expires_on, year=True) if one.expires_on else "",
        "consent-reason": one.reason or "",
        "consent-ended-because": one.ended_because or "",
        "consent-replaces": listed([str(number) for number in one.replaces], page.out),
    }
    yield from ((capitalised(page.say(f"column.{name}")), text) for name, text in told.items() if text)
    for text in _losses(one, page):
        yield capitalised(page.say("column.consent-lost")), text


def _losses(one: Recorded, page: Page) -> Iterator[str]:
    """Give each withdrawal that took a part of a consent; the one that left nothing of it stands above."""
    last = one.losses[-1] if one.losses and one.fate is Fate.WITHDRAWN else None
    for loss in one.losses:
        if loss is last:
            continue
        named = {"who": loss.by, "date": page.day_text(loss.on), "services": page.names(loss.services)}
        text = page.say("consent.lost", **named)
        if loss.scopes:
            text = page.say("consent.lost.scopes", text=text, scopes=listed(list(loss.scopes), page.out))
        yield page.say("consent.fate.because", fate=text, reason=loss.because) if loss.because else text


def _row(one: Recorded, page: Page) -> list[str]:
    return [
        str(one.number),
        _by(one, page),
        one.for_whom or "",
        listed(list(one.scopes), page.out),
        _services(one, page),
        page.names(one.left_out),
        _form(one, page),
        _language(one, page),
        page.out.day(one.on),
        page.out.day(one.expires_on) if one.expires_on else "",
        "; ".join((_ended(one, page), *_losses(one, page))),
    ]


def _services(one: Recorded, page: Page) -> str:
    """Return the services that an answer is for; a no to a purpose alone is to no service."""
    if one.fate is Fate.REFUSED and one.scopes and not one.services:
        return ""
    return page.names(one.services) or page.say("consent.all-services")


def _by(one: Recorded, page: Page) -> str:
    """Return who answered, and in which roles where the name does not say."""
    roles = page.names(one.given_as)
    return one.by if not roles or roles.casefold() in one.by.casefold() else f"{one.by} ({roles})"


def _kind(one: Recorded, page: Page) -> str:
    kinds = page.process.guideline.consent_types
    return next((kind.title for kind in kinds if kind.id == one.consent_type), "")


def _form(one: Recorded, page: Page) -> str:
    if one.fate is Fate.REFUSED:
        return ""
    return page.say(f"form.{one.form or 'unknown'}")


def _language(one: Recorded, page: Page) -> str:
    """Return what it was explained in, and who interpreted."""
    if one.interpreter is None:
        return one.language or ""
    with_one = page.say("consent.interpreter", who=one.interpreter)
    return f"{one.language}, {with_one}" if one.language else with_one


def _ended(one: Recorded, page: Page) -> str:
    fate, why = _fate(one, page), one.ended_because
    return page.say("consent.fate.because", fate=fate, reason=why) if why else fate


def _fate(one: Recorded, page: Page) -> str:
    """Return what has become of a consent: by whom and when, where somebody ended it."""
    if one.replaced_by is not None:
        return page.say("consent.fate.replaced", number=one.replaced_by)
    if one.ended_on is None:
        return page.say(f"consent.fate.{one.fate.value}")
    day = page.day_text(one.ended_on)
    return page.say("consent.fate.withdrawn", who=one.ended_by or "", date=day)
