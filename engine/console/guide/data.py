"""A guide as plain data for `--json`: what the page shows, with the ids that commands take."""

from engine.console.guide.own_rules import own_rule_data
from engine.console.guide.plain import Data, answer, deadlines, demands, marks, pairs, silence, told, written
from engine.guideline.model import Guideline, Level, Step, steps_of
from engine.guideline.registry import Ending, StandingRule

_STEP = (
    *("how", "why", "when", "invites", "without", "attendance_by", "hears", "contacts", "least_services", "variants"),
    *("checklist", "names", "responsible", "body", "anonymous", "form", "sends", "shares", "documented_in"),
    *("meeting_type", "consent_type", "consent_for", "evaluates", "evaluates_from", "minutes", "next_meeting"),
    *("covers", "guards", "optional", "sets", "if_refused", "goto"),
)
_LEVEL = ("purpose", "who", "hears", "without", "least_services", "variants", "tools")
_HEAD = (
    *("municipality_number", "valid_from", "next_review", "owner", "approved_by", "audience", "variants", "source"),
    *("retention", "archived_within", "kept_for"),
)


def guide_data(guideline: Guideline) -> Data:
    """Return a guide as plain data. Keys are only ever added."""
    head = guideline.head
    return {
        "id": head.id,
        "tittel": head.title,
        "kommune": head.municipality,
        "språk": head.language.value,
        "versjon": head.version,
        "status": head.status.value,
        "oppdatert": head.updated,
        "bygger_på": head.builds_on,
        **told(head, *_HEAD),
        "kontakter": pairs(head.contacts, first="oppgave", second="rolle"),
        "kaller": pairs(head.labels, first="nøkkel", second="ord"),
        "om": [
            {"tittel": one.title, "for_hvem": one.audience, "tekst": one.text, **silence(one)}
            for one in guideline.about
        ],
        "ordliste": pairs(guideline.glossary, first="ord", second="forklaring"),
        **_frame(guideline),
        "nivåer": [_level(level) for level in guideline.levels],
        "avslutninger": [_ending(one) for one in guideline.endings],
        "gjelder_alltid": [_rule(rule) for rule in guideline.rules],
        "egne_regler": [own_rule_data(rule) for rule in guideline.own_rules],
        **_registers(guideline),
    }


def _frame(guideline: Guideline) -> Data:
    """Return what holds for the whole guide beside its rules."""
    baton, log = guideline.baton, guideline.log
    baton_fields = ("levels", "from_first_measure", "holders", "influenced_by", "by_acceptance", "weighed", "between")
    return {
        "innganger": [{**told(one, "start", "who", "what"), **marks(one)} for one in guideline.entrances],
        "samtykketyper": [
            {
                **told(one, "id", "title", "tools", "given_by", "per_service", "lasts", "scopes", "on_withdrawal"),
                **marks(one),
            }
            for one in guideline.consent_types
        ],
        "stafettholder": {**told(baton, *baton_fields, "duties"), **marks(baton)} if baton else None,
        "stafettlogg": {**told(log, "levels", "tools", "parts", "consent"), **marks(log)} if log else None,
        "ved_siden_av": [
            {**told(one, "id", "title", "what", "who", "tools"), **marks(one)} for one in guideline.side_work
        ],
    }


def _registers(guideline: Guideline) -> Data:
    """Return what the guide declares once and its steps name."""
    body = ("id", "title", "explanation", "tools", "form", "schedule", "recipient", "via", "members")
    tool = ("id", "title", "link", "type", "also_called", "access_through", "status", "checked_on")
    return {
        "verktøy": [{**told(one, *tool), "for_hvem": one.audience, **silence(one)} for one in guideline.tools],
        "roller": [{**told(one, "id", "title", "explanation", "kind"), **silence(one)} for one in guideline.roles],
        "tjenester": [
            {**told(one, "id", "title", "explanation", "chosen_in_case"), **silence(one)} for one in guideline.services
        ],
        "instanser": [{**told(one, *body, "counts_as_service"), **silence(one)} for one in guideline.bodies],
        "møtetyper": [
            {**told(one, "id", "title", "evaluates", "next_meeting", "minutes", "tools"), **silence(one)}
            for one in guideline.meeting_types
        ],
        "kjennetegn": [{**told(one, "id", "title", "values"), **written(one)} for one in guideline.facts],
    }


def _ending(one: Ending) -> Data:
    return {
        **told(one, "id", "title"),
        "krever": [demand.requirement.value for demand in one.requires],
        "krav": demands(one.requires),
        **told(one, "taken_over_by", "remember"),
        **marks(one),
    }


def _rule(rule: StandingRule) -> Data:
    return {
        "id": rule.id,
        "hvis": rule.when,
        "gjør": rule.do,
        "meld_til": [one.id for one in rule.report_to],
        "meld_til_når": [one.urgency.value for one in rule.report_to],
        **told(rule, "who", "tools", "kept_out", "cleared_by", "in_doubt", "doubt_body", "afterwards", "locked"),
        **marks(rule),
    }


def _level(level: Level) -> Data:
    return {
        "id": level.id,
        "nivå": level.label,
        "tittel": level.title,
        "krever": [demand.requirement.value for demand in level.requires],
        "krav": demands(level.requires),
        "frister": deadlines(level.deadline),
        **told(level, *_LEVEL),
        "steg": _steps(level),
        **marks(level),
    }


def _steps(level: Level) -> list[Data]:
    """Return every step of a level; those of tracks follow the step that holds them, each with its track."""
    track_of = {step.id: track.id for one in level.steps for track in one.tracks for step in track.steps}
    return [{**_step(step), "spor": track_of.get(step.id)} for step in steps_of(level)]


def _step(step: Step) -> Data:
    return {
        "id": step.id,
        "type": step.kind.value,
        "tittel": step.title,
        "hva": step.what,
        **told(step, "who", "tools"),
        "frist": step.deadline.text if step.deadline else None,
        "frister": deadlines(step.deadline),
        "krever": [demand.requirement.value for demand in step.requires],
        "krav": demands(step.requires),
        **told(step, "involves", *_STEP),
        "valg": [answer(one) for one in step.answers],
        "samtidige_spor": [{**told(one, "id", "title"), **written(one)} for one in step.tracks],
        "mer": pairs(step.more, first="navn", second="tekst"),
        **marks(step),
        "linje": step.at.line,
    }
