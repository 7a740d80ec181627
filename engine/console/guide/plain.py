"""The parts of a guide as plain data: each kind of part under the keys that guides use for it."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import Any

from engine.guideline.element import Deadline, Demand, Element, Minutes, NextMeeting, Participant, Target
from engine.guideline.model import Answer, CheckItem, Guard, Sharing
from engine.guideline.registry import AgeRule, BetweenMeetings, HolderRule, Recipient

Data = dict[str, object]

KEYS = {
    "access_through": "tilgang_hos",
    "afterwards": "etterpå",
    "also_called": "kalles_også",
    "anonymous": "anonymt",
    "approved_by": "godkjent_av",
    "attendance_by": "bestemmer",
    "audience": "målgruppe",
    "between": "mellom_møter",
    "body": "hos",
    "by_acceptance": "overtas_ved_aksept",
    "checklist": "sjekkliste",
    "checked_on": "sjekket",
    "chosen_in_case": "velges_i_saken",
    "cleared_by": "klarerer",
    "consent": "samtykke",
    "consent_for": "gjelder",
    "consent_type": "samtykketype",
    "contacts": "tar_kontakt_med",
    "counts_as_service": "teller_som_tjeneste",
    "covers": "dekker",
    "do": "gjør",
    "documented_in": "dokumentasjon",
    "doubt_body": "i_tvil_instans",
    "duties": "oppgaver",
    "evaluates": "evaluerer",
    "evaluates_from": "evaluerer_fra",
    "explanation": "forklaring",
    "form": "skjema",
    "from_first_measure": "senest_første_tiltak",
    "given_by": "gis_av",
    "goto": "gå_til",
    "guards": "bare_når",
    "hears": "medvirkning",
    "holders": "hvem",
    "how": "hvordan",
    "id": "id",
    "if_refused": "ved_nei",
    "in_doubt": "i_tvil",
    "influenced_by": "kan_påvirkes_av",
    "invites": "inviterer",
    "involves": "involverer",
    "kept_out": "holder_utenfor",
    "kind": "er",
    "lasts": "varer",
    "least_services": "minst_tjenester",
    "levels": "på_nivå",
    "link": "lenke",
    "locked": "låst",
    "meeting_type": "møtetype",
    "members": "faste_deltakere",
    "minutes": "referat",
    "municipality_number": "kommunenummer",
    "names": "peker_ut",
    "next_meeting": "neste_møte",
    "next_review": "neste_gjennomgang",
    "on_withdrawal": "ved_tilbaketrekking",
    "opens": "åpner",
    "optional": "valgfritt",
    "owner": "eier",
    "parts": "viser",
    "per_service": "per_tjeneste",
    "purpose": "formål",
    "recipient": "mottaker",
    "remember": "husk",
    "report_to": "meld_til",
    "responsible": "ansvarlige",
    "retention": "oppbevaring",
    "archived_within": "arkiveres_innen",
    "kept_for": "oppbevares_i",
    "schedule": "møteplan",
    "scopes": "gjelder",
    "sends": "sender",
    "sets": "setter",
    "shares": "deler",
    "source": "kilde",
    "start": "fra",
    "status": "status",
    "taken_over_by": "overtar",
    "text": "tekst",
    "title": "tittel",
    "tools": "verktøy",
    "type": "type",
    "valid_from": "gjelder_fra",
    "values": "verdier",
    "variants": "gjelder_for",
    "via": "via",
    "weighed": "vurder_ved_nytt_nivå",
    "what": "hva",
    "when": "når",
    "who": "hvem",
    "why": "hvorfor",
    "without": "uten",
}
"""The key of each field, by its name in the model."""


def told(element: Element, *fields: str) -> Data:
    """Return some fields of an element under their keys."""
    return {KEYS[field]: plain(getattr(element, field)) for field in fields}


def marks(element: Element) -> Data:
    """Return where the guide is silent, what a reader inferred, and where the element is written."""
    return {"tolket": sorted(element.inferred), **silence(element)}


def silence(element: Element) -> Data:
    """Return the same of a part that a reader cannot infer."""
    return {"sier_ikke": sorted(element.silent), **written(element)}


def written(element: Element) -> Data:
    """Return the file and line that an element is written in; null for the ending that every guide has."""
    return {"fil": element.at.file or None, "linje": element.at.line or None}


def pairs(pairs_of: tuple[tuple[str, str], ...], *, first: str, second: str) -> list[Data]:
    """Return pairs as objects with these keys."""
    return [{first: one, second: other} for one, other in pairs_of]


def plain(value: object) -> object:
    """Return a value of the model as plain data."""
    match value:
        case tuple() if value and all(isinstance(one, tuple) for one in value):
            return pairs(value, first="kjennetegn", second="verdi")
        case tuple():
            return [plain(one) for one in value]
        case Enum():
            return value.value
        case Element():
            return _PARTS[type(value)](value)
        case str() | int() | None:
            return value
        case date():
            return value.isoformat()
        case _:
            raise TypeError(type(value).__name__)


def deadlines(deadline: Deadline | None) -> list[Data]:
    """Return a deadline that hangs on a fact as what holds for which value; null is for the rest."""
    if deadline is None:
        return []
    return [{"kjennetegn": one.fact, "verdi": one.value, "frist": one.text} for one in (deadline, *deadline.others)]


def demands(asked: tuple[Demand, ...]) -> list[Data]:
    """Return what is demanded, each with what narrows it."""
    return [{"krav": one.requirement.value, "om": list(one.about)} for one in asked]


def answer(one: Answer) -> Data:
    """Return an answer."""
    return {
        "id": one.id,
        "tittel": one.title,
        "til": plain(one.targets),
        "krav": demands(one.requires),
        "frister": deadlines(one.deadline),
        **told(one, "opens", "who", "tools", "sets", "report_to", "guards"),
        **marks(one),
    }


def _person(one: Participant) -> Data:
    return {"id": one.id, "tittel": one.title, "valgfri": one.optional}


def _target(one: Target) -> Data:
    return {"slag": one.kind.value, "id": one.ref}


def _minutes(one: Minutes) -> Data:
    return {"til_alle_involverte": one.to_all_involved, "til": list(one.to)}


def _next(one: NextMeeting) -> Data:
    return {"innen": one.within.text if one.within else None}


def _guard(one: Guard) -> Data:
    return {"kjennetegn": one.fact, "verdier": list(one.values)}


def _sharing(one: Sharing) -> Data:
    return {"hva": one.what, "til": plain(one.to)}


def _age(one: AgeRule) -> Data:
    return {"fra_alder": one.from_age, "til_alder": one.to_age, "hvem": plain(one.who)}


def _holder(one: HolderRule) -> Data:
    people = {"helst": plain(one.preferred), "bestemmer": plain(one.decided_by)}
    return {**told(one, "levels"), **people, "hvorfor": one.why}


def _between(one: BetweenMeetings) -> Data:
    return {"samtale_med": plain(one.talk_with), "hva": one.what}


def _recipient(one: Recipient) -> Data:
    return {"id": one.id, "når": one.urgency.value}


def _line(one: CheckItem) -> Data:
    return {"id": one.id, "tittel": one.title}


def _deadline(one: Deadline) -> str:
    return one.text


_PARTS: Mapping[type[Element], Callable[[Any], object]] = {
    AgeRule: _age,
    BetweenMeetings: _between,
    CheckItem: _line,
    Deadline: _deadline,
    Guard: _guard,
    HolderRule: _holder,
    Minutes: _minutes,
    NextMeeting: _next,
    Participant: _person,
    Recipient: _recipient,
    Sharing: _sharing,
    Target: _target,
}
