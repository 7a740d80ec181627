"""A guide as plain data for `--json`: what the page shows, with the ids that commands take."""

from engine.guideline.element import Element, Participant, Target
from engine.guideline.model import Answer, Guideline, Level, Step


def guide_data(guideline: Guideline) -> dict[str, object]:
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
        "nivåer": [_level(level) for level in guideline.levels],
        "avslutninger": [
            {
                "id": one.id,
                "tittel": one.title,
                "krever": [demand.requirement.value for demand in one.requires],
                **_written(one),
            }
            for one in guideline.endings
        ],
        "gjelder_alltid": [
            {
                "id": rule.id,
                "hvis": rule.when,
                "gjør": rule.do,
                "meld_til": [one.id for one in rule.report_to],
                **_written(rule),
            }
            for rule in guideline.rules
        ],
        "verktøy": [
            {"id": tool.id, "tittel": tool.title, "lenke": tool.link, **_written(tool)} for tool in guideline.tools
        ],
    }


def _level(level: Level) -> dict[str, object]:
    return {
        "id": level.id,
        "nivå": level.label,
        "tittel": level.title,
        "krever": [demand.requirement.value for demand in level.requires],
        "steg": [_step(step) for step in level.steps],
        **_written(level),
    }


def _step(step: Step) -> dict[str, object]:
    return {
        "id": step.id,
        "type": step.kind.value,
        "tittel": step.title,
        "hva": step.what,
        "hvem": _people(step.who),
        "verktøy": list(step.tools),
        "frist": step.deadline.text if step.deadline else None,
        "krever": [demand.requirement.value for demand in step.requires],
        "involverer": _people(step.involves),
        "valg": [_answer(answer) for answer in step.answers],
        "sier_ikke": sorted(step.silent),
        "tolket": sorted(step.inferred),
        **_written(step),
    }


def _answer(answer: Answer) -> dict[str, object]:
    targets = [_target(target) for target in answer.targets]
    return {"id": answer.id, "tittel": answer.title, "til": targets, **_written(answer)}


def _written(element: Element) -> dict[str, object]:
    """Return the file and line that an element is written in; null for the ending that every guide has."""
    at = element.at
    return {"fil": at.file or None, "linje": at.line or None}


def _target(target: Target) -> dict[str, object]:
    return {"slag": target.kind.value, "id": target.ref}


def _people(people: tuple[Participant, ...]) -> list[dict[str, object]]:
    return [{"id": person.id, "tittel": person.title, "valgfri": person.optional} for person in people]
