"""G16: a case can begin at every way in: nothing is asked there that only a case at work can have.

A level and its first step ask of a case that begins there what they ask of every case that enters them. Nobody can have
consented, evaluated or taken the baton in a case that does not exist yet.
"""

from collections.abc import Iterable, Iterator

from engine.diagnostics import Diagnostic
from engine.guideline.element import Element
from engine.guideline.gates import Gates
from engine.guideline.model import Guideline, Level, Step
from engine.guideline.names import level_of
from engine.guideline.process import Gate, Need
from engine.guideline.vocabulary import Language, Requirement, TargetKind
from engine.language.rules.subject import Subject
from engine.language.suggest import choices
from engine.language.terms import Group, key, word_for
from engine.values import Struct

_WORDS = {
    Need.CONSENT: Requirement.CONSENT,
    Need.SERVICE_CONSENT: Requirement.CONSENT,
    Need.SERVICE_NAMED: Requirement.CONSENT,
    Need.COORDINATOR: Requirement.COORDINATOR,
    Need.COORDINATOR_WEIGHED: Requirement.COORDINATOR,
    Need.EVALUATED: Requirement.EVALUATION,
    Need.CHILD_TALK: Requirement.CHILD_TALK,
    Need.NEXT_MEETING: Requirement.NEXT_MEETING,
    Need.MINUTES: Requirement.MINUTES,
    Need.REASON: Requirement.REASON,
    Need.NOTE: Requirement.NOTE,
}
"""What a new case never has, by the word that a guide writes for it."""
_KEYS = {
    Need.TRIED: "tried",
    Need.AGREEMENT: "agreement",
    Need.SERVICES_AT_LEAST: "least",
}
"""And what a guide writes with a key of its own."""
_OWN_SERVICE = 1


class _WayIn(Struct, frozen=True):
    """Where a case may begin: on which level, with which of its steps, and where the guide says so."""

    level: Level
    place: int
    said: Element


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Tell each way in where no case can begin, once for each place that it leads to."""
    gates = Gates(subject.guideline)
    ways = {(way.level.id, way.place): way for way in reversed(tuple(_ways_in(subject.guideline)))}
    for way in ways.values():
        asked = _asked(way, gates, subject=subject)
        if asked:
            title, demands = asked
            yield subject.fault("G16", "closed-way-in", at=way.said, title=title, demands=choices(demands))
        elif _is_guarded(way) and way.level.steps[way.place] is not _very_first(subject.guideline):
            name = key("guard", subject.language)
            yield subject.fault("G16", "guarded-way-in", at=way.said, title=way.level.steps[way.place].title, key=name)


def _ways_in(guideline: Guideline) -> Iterator[_WayIn]:
    levels = {level.id: level for level in guideline.levels}
    if not guideline.entrances:
        yield _WayIn(guideline.levels[0], 0, guideline.levels[0])
    for entrance in guideline.entrances:
        ref = str(entrance.start.ref)
        level = levels[level_of(ref)]
        names = [step.id for step in level.steps] if entrance.start.kind is TargetKind.STEP else []
        yield _WayIn(level, names.index(ref) if ref in names else 0, entrance.start)


def _asked(way: _WayIn, gates: Gates, *, subject: Subject) -> tuple[str, tuple[str, ...]] | None:
    """Return what asks for something that no new case has, and the words for it; None where a case can begin."""
    of_level = _words(gates.level(way.level), subject.language)
    if of_level:
        return subject.level_name(way.level), of_level
    of_steps = [(step, _words(gates.entry(step), subject.language)) for step in _first(way)]
    if not of_steps or not all(words for _, words in of_steps):
        return None
    step, words = of_steps[0]
    return step.title, words


def _is_guarded(way: _WayIn) -> bool:
    """Tell whether every step that the case may begin with hangs on a fact, and no fact is known yet."""
    steps = tuple(_first(way))
    return bool(steps) and all(step.guards for step in steps)


def _very_first(guideline: Guideline) -> Step | None:
    """Return the first step of the guide, whose guards are told by a rule of its own."""
    return next(iter(guideline.levels[0].steps), None)


def _first(way: _WayIn) -> Iterator[Step]:
    """Yield the steps that a case may begin with: which one hangs on its variant, up to the first that is for all."""
    places = {step.id: place for place, step in enumerate(way.level.steps)}
    place, seen = way.place, set[int]()
    while place < len(way.level.steps) and place not in seen:
        step = way.level.steps[place]
        yield step
        if not step.variants:
            return
        seen.add(place)
        place = places.get(str(step.goto.ref) if step.goto else "", place + 1)


def _words(asked: Iterable[Gate], language: Language) -> tuple[str, ...]:
    """Return the guide's words for what no new case has, each once."""
    return tuple(dict.fromkeys(word for gate in asked if (word := _word(gate, language))))


def _word(gate: Gate, language: Language) -> str | None:
    if gate.need is Need.SERVICES_AT_LEAST and int(gate.values[0]) <= _OWN_SERVICE:
        return None
    if gate.need in _WORDS:
        return word_for(Group.REQUIREMENTS, _WORDS[gate.need], language=language)
    return key(_KEYS[gate.need], language) if gate.need in _KEYS else None
