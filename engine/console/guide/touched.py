"""The open cases that a new version of a guide touches, in words: where each stands, and what becomes of the place."""

from collections.abc import Iterable

from engine.application.affected import Affected, Touched
from engine.console.guide.change_places import home_named, step_named
from engine.console.guide.names import Names
from engine.console.guide.plain import Data
from engine.console.output import Output
from engine.guideline.labels import labelled
from engine.guideline.landing import Footing
from engine.guideline.names import is_finished, level_of, track_of
from engine.guideline.process import Gate, Need, Process

_OWN_CODES = {
    Need.EVALUATED: "need.evaluated",
    Need.MEASURES_EVALUATED: "need.evaluated",
    Need.CHECKLIST: "demand-checklist",
    Need.TRACKS_FINISHED: "change.gate.tracks",
}
"""Needs whose usual text tells what a case lacks; a guide alone does not know that."""
_OPEN = {Need.ADVICE: "anonymous", Need.REPORTED: "any"}
_NARROWED = {Need.CONSENT: "of", Need.CHILD_TALK: "with"}


def write_touched(found: Affected, new: Process, *, output: Output) -> None:
    """Write the cases that are touched, and that others than these are not told of."""
    output.line()
    output.line(output.paint(output.say("compare.cases"), "strong"))
    if found.touched:
        numbers = {one.view.number for one in found.touched}
        output.paragraph(output.count("compare.touched", len(numbers)), indent=2)
    else:
        output.paragraph(output.say("compare.cases-none"), indent=2)
    for one in found.touched:
        place, what = _place(one, output.language), _what(one, new, language=output.language)
        output.paragraph(output.say("compare.case", number=one.view.number, place=place, what=what), indent=2)
    output.paragraph(output.say("compare.cases-own"), indent=2)


def touched_data(found: Affected, new: Process, *, language: str) -> list[Data]:
    """Return the same as plain data."""
    return [
        {
            "sak": one.view.number,
            "versjon": one.view.process.guideline.head.version,
            "spor": one.track,
            "sted": one.landing.state,
            "hva": one.landing.footing.value,
            "krav": gates_in_words(one.landing.gates, Names(new.guideline, language=language)),
            "tekst": _what(one, new, language=language),
        }
        for one in found.touched
    ]


def place_named(state: str, names: Names) -> str:
    """Return a place where a case can stand: a step with its level, a level without steps, the end of a track."""
    if is_finished(state):
        return home_named(track_of(state), names)
    if state.endswith("/"):
        level = next((one for one in names.guideline.levels if one.id == level_of(state)), None)
        return labelled(level.label, names.guideline, say=names.say) if level else state
    return step_named(state, names)


def gates_in_words(gates: Iterable[Gate], names: Names) -> list[str]:
    """Return what gates ask for, each thing said once."""
    return list(dict.fromkeys(_gate(gate, names) for gate in gates))


def _place(one: Touched, language: str) -> str:
    return place_named(one.landing.state, Names(one.view.process.guideline, language=language))


def _what(one: Touched, new: Process, *, language: str) -> str:
    names = Names(new.guideline, language=language)
    match one.landing.footing:
        case Footing.GATED:
            return names.say("compare.gated", what=names.listed(gates_in_words(one.landing.gates, names)))
        case Footing.GONE:
            return names.say("compare.gone")
        case Footing.AROUND:
            return names.say("compare.around")
        case _:
            return names.say("compare.changed")


def _gate(gate: Gate, names: Names) -> str:
    subject, number = _subject(gate, names), gate.values[0] if gate.need is Need.SERVICES_AT_LEAST else ""
    return names.say(
        _code(gate), subject=subject, about=_about(gate, names), names=", ".join(gate.values) or subject, number=number
    )


def _code(gate: Gate) -> str:
    """Return the code of the text, narrower where the gate says of what."""
    code = _OWN_CODES.get(gate.need, f"need.{gate.need.value}")
    if gate.need in _NARROWED and gate.about:
        return f"{code}.{_NARROWED[gate.need]}"
    return f"{code}.{_OPEN[gate.need]}" if gate.need in _OPEN and gate.subject is None else code


def _about(gate: Gate, names: Names) -> str:
    about = gate.about or ""
    return names.consent(about) if gate.need is Need.CONSENT else names.person(about)


def _subject(gate: Gate, names: Names) -> str:
    subject = gate.subject or ""
    match gate.need:
        case Need.TRIED:
            return names.level(subject)
        case Need.REPORTED:
            return names.authority(subject)
        case Need.AGREEMENT:
            return names.party(subject)
        case Need.FACT_IS | Need.FACT_IS_NOT:
            return names.titled(subject)
        case _:
            return names.person(subject)
