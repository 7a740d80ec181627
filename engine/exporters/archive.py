"""The files of an archive package: the case as JSON, its papers, the guide it ran by, and how all of it is read.

Whoever opens it in thirty years has neither this program nor its documents: names are plain, and nothing is encoded
but as UTF-8 text.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date, time
from enum import Enum
from typing import Any

from engine.application.archiving import Content, GuideCopy
from engine.application.minutes import at_meeting, days_held
from engine.application.ports import Look
from engine.application.queries import CaseView
from engine.cases.agenda import title_of
from engine.cases.eras import process_at
from engine.cases.events import NAMES, Event, compartment_of
from engine.exporters.documents import render
from engine.guideline.process import Process, remembering
from engine.i18n import text
from engine.values import Struct, fields

FORMAT = "bti-arkiv-1"
RECORD, READ_ME, GUIDE = "sak.json", "LES-MEG.txt", "veileder"


def files_of(content: Content) -> dict[str, bytes]:
    """Return the files of a package, by their names in it."""
    language = content.view.process.guideline.head.language.value
    written = {
        READ_ME: text("archive.read-me", language, number=content.view.number).encode() + b"\n",
        RECORD: _as_json(_record(content)),
    }
    for guide, folder in _folders(content):
        written[f"{folder}/veileder.json"] = guide.compiled
        for number, (name, source) in enumerate(sorted(guide.sources.items()), start=1):
            written[f"{folder}/kilde-{number}{_suffix(name)}"] = source.encode()
    return written | dict(_papers(content, language))


def _folders(content: Content) -> Iterator[tuple[GuideCopy, str]]:
    """Give each version that the case ran by and the folder it lies in: the last in the open, the earlier within it."""
    *earlier, last = content.guides
    yield last, GUIDE
    for number, guide in enumerate(earlier, start=1):
        yield guide, f"{GUIDE}/tidligere-{number}"


def _papers(content: Content, language: str) -> Iterator[tuple[str, bytes]]:
    """Give the documents that say what has been, as text and as HTML: the log, and the minutes of each meeting."""
    view, practice = content.view, content.practice
    papers = [("stafettlogg", "stafettlogg", view)]
    for place, day in enumerate(days_held(view)):
        papers.append((f"referat-{place + 1}-{day.isoformat()}", "referat", at_meeting(view, place)))
    for name, document, then in papers:
        for form, suffix in (("text", "txt"), ("html", "html")):
            written = render(then, document, format=form, language=language, practice=practice)
            yield f"papirer/{name}.{suffix}", written.encode()


def _record(content: Content) -> dict[str, Any]:
    view, state = content.view, content.view.state
    (last, folder), *earlier = _folders(content)
    named = {one for event in view.events for one in _actors(event)} | {one.by for one in content.looks}
    names = {person.id: person for person in view.people.values() if person.id in named | state.participants}
    return {
        "format": FORMAT,
        "laget": content.at,
        "laget_av": content.by,
        "kvittering": view.mark,
        "ovelse": content.practice,
        "sak": {
            "nummer": view.number,
            "alias": state.alias,
            "enhet": state.unit,
            "apnet": state.opened_on,
            "avsluttet": state.standing.since,
            "avslutning": state.ending,
            "adressesperre": state.address_protected,
        },
        "veileder": _guide(last, folder),
        "veileder_tidligere": [_guide(guide, where) for guide, where in earlier],
        "veileder_fulgt": [{"fra_hendelse": era.since, "sha256": era.process.digest} for era in view.eras],
        "personer": {one.id: {"navn": one.handle, "stilling": one.title, "enhet": one.unit} for one in names.values()},
        "hendelser": [
            _event(event, told, process=_then(event, view))
            for event, told in zip(view.events, content.told, strict=True)
        ],
        "oppslag": [_look(one) for one in content.looks],
    }


def _guide(guide: GuideCopy, folder: str) -> dict[str, Any]:
    head = guide.process.guideline.head
    return {
        "id": head.id,
        "tittel": head.title,
        "versjon": head.version,
        "sha256": guide.process.digest,
        "kilder": sorted(guide.sources),
        "mappe": folder,
    }


def _then(event: Event, view: CaseView) -> Process:
    """Return the version that an event happened in; what that one never knew, it has from the others."""
    return remembering(process_at(event.seq, view.eras, otherwise=view.process), (view.process,))


def _event(event: Event, told: str, *, process: Process) -> dict[str, Any]:
    name, version = NAMES[type(event.body)]
    return {
        "nummer": event.seq,
        "dag": event.happened_on,
        "skrevet": event.recorded_at,
        "av": event.by,
        "pa_vegne_av": event.on_behalf_of,
        "rolle": event.in_role,
        "enhet": event.unit,
        "del": compartment_of(type(event.body)).value,
        "slag": name,
        "slag_versjon": version,
        "med_ord": told,
        "spor": event.track,
        "steg": title_of(event.step, process) if event.step else None,
        "fra": event.moved_from,
        "til": event.moved_to,
        "innhold": {one.name: getattr(event.body, one.name) for one in fields(event.body)},
        "id": event.event_id,
        "kommando": event.command_id,
    }


def _actors(event: Event) -> tuple[str, ...]:
    """Return the values of an event that may be the id of a person."""
    values = (getattr(event.body, one.name) for one in fields(event.body))
    return (event.by, event.on_behalf_of or "", *(value for value in values if isinstance(value, str)))


def _look(one: Look) -> dict[str, Any]:
    return {
        "tidspunkt": one.at,
        "av": one.by,
        "grunn": one.ground,
        "deler": one.categories,
        "kanal": one.channel,
        "begrunnelse": one.reason,
    }


def _as_json(content: Mapping[str, Any]) -> bytes:
    return json.dumps(_plain(content), ensure_ascii=False, indent=2).encode() + b"\n"


def _plain(value: object) -> object:
    """Return a value as JSON has it: what events hold, field by field, days and words as they are written."""
    match value:
        case Struct():
            return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
        case Mapping():
            return {str(name): _plain(one) for name, one in value.items()}
        case tuple() | list() | frozenset():
            return [_plain(one) for one in value]
        case Enum():
            return value.value
        case date() | time():
            return value.isoformat()
        case _:
            return value


def _suffix(name: str) -> str:
    end = name.rpartition(".")[2]
    return f".{end}" if end in {"yaml", "yml"} else ".txt"
