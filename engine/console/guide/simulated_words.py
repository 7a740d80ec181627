"""What a simulation met and did not meet, in the guide's own words: things, ways, and why something was not met."""

from collections.abc import Iterable, Iterator

from engine.application.simulation.driving import Blocked
from engine.application.simulation.goals import Goal, Kind
from engine.application.simulation.reasons import Because, Cause
from engine.application.simulation.sampling import Stop
from engine.application.simulation.thought import Thought
from engine.cases import events as ev
from engine.cases.events import Event
from engine.cases.refusals import Reason
from engine.console.guide.names import Names
from engine.console.guide.touched import gates_in_words, place_named
from engine.guideline.model import Answer, Step, steps_of
from engine.guideline.process import SKIP

_ANSWER_PARTS = 3  # answer, its id, and the rest where it leads to several places


def goal_named(goal: Goal, names: Names) -> str:
    """Return a thing to be met as it is named in mid-sentence."""
    match goal.kind:
        case Kind.STEP:
            return place_named(goal.name, names)
        case Kind.ANSWER:
            return _answer_named(goal, names)
        case Kind.ENDING:
            return names.say("simulate.goal.ending", title=ending_named(goal.name, names))
        case Kind.RULE:
            rule = next(one for one in names.guideline.rules if one.id == goal.name)
            return names.say("simulate.goal.rule", title=rule.when)
        case Kind.WITHDRAWAL:
            return names.say("simulate.goal.withdrawal", title=names.consent(goal.name))
        case Kind.BESIDE:
            return names.say("simulate.goal.beside", title=names.beside(goal.name))
        case _:
            return names.say(f"simulate.goal.{goal.kind.value}", place=place_named(goal.name, names))


def ending_named(ending: str, names: Names) -> str:
    """Return the title of an ending; the plain end by what everybody calls it."""
    title = next((one.title for one in names.guideline.endings if one.id == ending), ending)
    return begun(title)


def reason_why(because: Because, names: Names) -> str:
    """Return why something was not met, as a sentence."""
    place = place_named(because.place, names) if because.place else ""
    what = asked(because.reasons, names)
    match because.cause:
        case Cause.CLOSED | Cause.UNOPENED if not what:
            return names.say("simulate.why.never-open", place=place)
        case _:
            return names.say(f"simulate.why.{because.cause.value}", place=place, what=what)


def asked(reasons: Iterable[Reason], names: Names) -> str:
    """Return what reasons ask for; one that no rule of the guide is behind by its code."""
    told = tuple(reasons)
    in_words = gates_in_words((one.gate for one in told if one.gate), names)
    codes = [one.code for one in told if one.gate is None]
    return names.listed((*in_words, *codes)) if told else ""


def stopped(case: Thought, blocked: Iterable[Blocked]) -> Stop:
    """Return where a case that came to no end was stopped, and by what."""
    reasons = dict.fromkeys(reason for one in blocked for reason in one.reasons)
    return Stop(case.state.standing.state, tuple(reasons))


def stop_named(stop: Stop, names: Names) -> str:
    """Return where a case was stopped, and by what, with the codes of the refusals."""
    place, what = begun(place_named(stop.place, names)), asked(stop.reasons, names)
    if not what:
        return names.say("simulate.stopped-nowhere", place=place)
    codes = ", ".join(dict.fromkeys(one.code for one in stop.reasons))
    return names.say("simulate.stopped", place=place, what=what, codes=codes)


def begun(text: str) -> str:
    """Return a text as it stands first in a sentence."""
    return text[:1].upper() + text[1:]


def way_named(case: Thought, names: Names) -> tuple[str, ...]:
    """Return the steps that a case went by, each with what was chosen there, and last how it ended."""
    stops = tuple(_stops(case.way, names))
    return (*stops, ending_named(case.state.ending, names)) if case.state.ending else stops


def _stops(way: Iterable[Event], names: Names) -> Iterator[str]:
    steps = {step.id: step for level in names.guideline.levels for step in steps_of(level)}
    for event in way:
        place = str(event.moved_from)
        title = names.say("quoted", text=steps[place].title) if place in steps else place_named(place, names)
        chosen = _chosen(event, steps.get(place), names=names)
        yield names.say("simulate.stop", place=title, chosen=chosen) if chosen else title


def _chosen(event: Event, step: Step | None, *, names: Names) -> str:
    match event.body:
        case ev.AnswerChosen(answer=answer):
            return _title_of(answer, step)
        case ev.StepCompleted(trigger=trigger) if trigger == SKIP:
            return names.say("simulate.stop.skipped")
        case ev.CaseClosed(family_wish=True):
            return names.say("simulate.stop.wish")
        case _:
            return ""


def _title_of(answer: str, step: Step | None) -> str:
    found: Iterable[Answer] = step.answers if step else ()
    return next((one.title for one in found if one.id == answer), answer)


def _answer_named(goal: Goal, names: Names) -> str:
    """Return an answer with its step, and where it leads to several places with this one."""
    step = next(one for level in names.guideline.levels for one in steps_of(level) if one.id == goal.name)
    parts = goal.trigger.split(":", _ANSWER_PARTS)
    title, place = _title_of(parts[1], step), place_named(goal.name, names)
    answer = next((one for one in step.answers if one.id == parts[1]), None)
    if answer is None or len(parts) <= _ANSWER_PARTS:
        return names.say("change.part.answer", title=title, step=place)
    wanted = [one for one in answer.targets if (one.kind.value, one.ref or "") == (parts[2], parts[3])]
    target = names.targets(tuple(wanted))
    return names.say("simulate.goal.answer-to", title=title, place=place, target=target)
