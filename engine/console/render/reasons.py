"""What stands in the way, in words: the rule, its place in the guide, and who can do something about it."""

import re
from collections.abc import Callable, Iterable
from datetime import date

from engine.cases.agenda import Agenda
from engine.cases.naming import quoted
from engine.cases.refusals import Reason, Refused
from engine.console.output import Output
from engine.console.render.page import Page, capitalised, either, listed, participant
from engine.guideline.element import Participant, Place
from engine.guideline.labels import holder_title, labelled, lowered
from engine.guideline.model import Level, Step
from engine.guideline.process import Need
from engine.i18n import date_text, knows, month_text

_QUOTED = r"«(.+?)»(?=, «| → «|\Z)"  # as the case engine writes the titles that it names
_BARE = str.maketrans("", "", "«»“”")  # a talk with «Barnet» is a talk with the child
_EMPTY_MEANS = {"names": "none", "way": "nowhere"}
_NEEDS = frozenset(need.value for need in Need)
_Join = Callable[[list[str], Output], str]


def need(reason: Reason, page: Page) -> str:
    """Return what a gate asks for, as it follows «krever»: «samtykke», «referat fra møtet»."""
    arguments = _worded(reason, page)
    code, holder = called(f"need.{reason.code}", page)
    if reason.code == Need.EVALUATED.value and arguments.get("names"):
        code = "need.evaluated.of"
    if reason.code == Need.ADVICE.value and "subject" not in arguments:
        code = "need.advice.anonymous"
    return page.say(_narrowed(code, reason), person=page.person, **arguments, **holder)


def needs(reasons: Iterable[Reason], page: Page) -> list[str]:
    """Return what gates ask for, each thing said once."""
    return [need(reason, page) for reason in once(reasons, page)]


def once(reasons: Iterable[Reason], page: Page) -> tuple[Reason, ...]:
    """Return the reasons that say something new: a step and its meeting may ask for the same minutes."""
    found: dict[str, Reason] = {}
    for reason in reasons:
        found.setdefault(need(reason, page).translate(_BARE).casefold(), reason)
    return tuple(found.values())


def called(code: str, page: Page) -> tuple[str, dict[str, str]]:
    """Return the code of a text about the stafettholder, and what the guide calls whoever that is.

    It is the code as it stands, and nothing, where the text is not about one or the guide has no word of its own.
    """
    own, holder = f"{code}.called", holder_title(page.process.guideline)
    return (own, {"holder": lowered(holder)}) if holder and knows(own) else (code, {})


def _narrowed(code: str, reason: Reason) -> str:
    """Return the code of the text that says more: which consent, a talk with whom, a report to nobody in particular."""
    gate = reason.gate
    match reason.code:
        case Need.CONSENT.value | Need.SERVICE_CONSENT.value if "then" in dict(reason.arguments):
            return f"{code}.then"
        case Need.CONSENT.value if gate and gate.about:
            return f"{code}.of"
        case Need.CHILD_TALK.value if gate and gate.about:
            return f"{code}.with"
        case Need.REPORTED.value if gate and not gate.subject:
            return f"{code}.any"
        case _:
            return code


def sentence(refused: Refused, page: Page) -> str:
    """Return why a command was not done."""
    first = refused.reasons[0]
    if first.code not in _NEEDS or first.gate is None:
        return _plain(first, page)
    if first.code == Need.SERVICE_CONSENT.value and refused.wanted in dict(first.arguments).values():
        how = dict(first.arguments).get("how")
        return page.say(f"refusal.{first.code}.{how}" if how else f"refusal.{first.code}", **_worded(first, page))
    own, entering = _sides(refused, page)
    rests = not refused.wanted
    if rests and not refused.leads_to:
        return page.say("stop.plain", what=own)
    if not entering and not rests:
        return page.say("stop.needs", wanted=str(refused.wanted), what=own)
    level = _level(str(refused.leads_to), page)
    if rests:
        return page.say(
            "stop.into", level=capitalised(level), what=listed([part for part in (own, entering) if part], page.out)
        )
    if not own:
        return page.say("stop.leads", wanted=str(refused.wanted), level=level, what=entering)
    return page.say("stop.both", wanted=str(refused.wanted), own=own, level=level, what=entering)


def shown(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Return the reasons worth telling.

    Where there is no consent at all, not also whom it would have to cover; where a service has no name yet, not also
    that it has no consent; where it is to be settled who has the baton, not also that somebody must.
    """
    told = tuple(reasons)
    if any(reason.code == Need.COORDINATOR_SETTLED.value for reason in told):
        told = tuple(reason for reason in told if reason.code != Need.COORDINATOR.value)
    if any(reason.code == Need.CONSENT.value for reason in told):
        return tuple(reason for reason in told if not _asks_consent(reason))
    unnamed = {_subject(reason) for reason in told if reason.code == Need.SERVICE_NAMED.value}
    return tuple(reason for reason in told if not (_asks_consent(reason) and _subject(reason) in unnamed))


def _asks_consent(reason: Reason) -> bool:
    return reason.code == Need.SERVICE_CONSENT.value


def _subject(reason: Reason) -> str | None:
    return reason.gate.subject if reason.gate else None


def _sides(refused: Refused, page: Page) -> tuple[str, str]:
    """Return what is asked for before the case leaves its step, and what the level it would enter asks for."""
    level = next((one for one in page.process.guideline.levels if one.label == refused.leads_to), None)
    doors = _doors(level) if level else frozenset()
    told = shown(refused.reasons)
    own = needs((reason for reason in told if reason.place not in doors), page)
    entering = needs((reason for reason in told if reason.place in doors), page)
    return listed(own, page.out), listed([text for text in entering if text not in own], page.out)


def _doors(level: Level) -> frozenset[Place]:
    """Return the places of what a level and its steps ask of a case that enters."""
    steps = {place for step in level.steps for place in (step.at, *(one.at for one in step.involves))}
    return frozenset(demand.at for demand in level.requires) | steps


def rule(reason: Reason, page: Page) -> str | None:
    """Return where the guide writes the rule, and its short name; None where no rule is meant."""
    if reason.place is None:
        return None
    code, holder = called(f"rule.{reason.gate.need.value if reason.gate else reason.code}", page)
    name = _kind_asked_for(reason) or page.say(code, **holder)
    mark = f" {page.say('stop.inferred')}" if reason.gate and reason.gate.inferred else ""
    where = written_at(reason.place)
    return f"{where} · {name}{mark}" if where else f"{name}{mark}"


def _kind_asked_for(reason: Reason) -> str | None:
    """Return the kind of consent that a rule names, as the guide calls it; None where it names none."""
    about = dict(reason.arguments).get("about") if reason.code == Need.CONSENT.value else None
    return lowered(str(about)) if about else None


def written_at(place: Place) -> str:
    """Return a place in a guide's file: `os.yaml:41`; empty for nowhere."""
    return f"{place.file.replace(chr(92), '/').rsplit('/', 1)[-1]}:{place.line}" if place.file else ""


def show_refusal(refused: Refused, agenda: Agenda | None, *, page: Page, who: tuple[str, ...] = ()) -> None:
    """Write on stderr what stopped, by which rule, and `who` can do something about it, else whom the guide names."""
    out = page.out
    lead = page.say("stop", text="").rstrip() + " "
    for row in out.folded(page.say("stop", text=sentence(refused, page)), rest=" " * len(lead)):
        out.note(row)
    label_rule, label_who = page.say("stop.rule"), page.say("stop.who")
    room = max(len(label_rule), len(label_who)) + 3
    written = list(dict.fromkeys(rule(reason, page) for reason in _written(refused, page)))
    rules = [text for text in written if text]
    for place, text in enumerate(rules):
        out.note(f"  {'' if place else label_rule:<{room}}{text}")
    for place, text in enumerate((who or (who_can(agenda, page),)) if rules else ()):
        lead = f"  {'' if place else label_who:<{room}}"
        for row in out.folded(text, first=lead, rest=" " * len(lead)):
            out.note(row)


def _written(refused: Refused, page: Page) -> tuple[Reason, ...]:
    """Return the reasons whose rules are told: of gates that ask for the same thing, the first."""
    told = shown(refused.reasons)
    return once(told, page) if all(reason.code in _NEEDS for reason in told) else told


def who_can(agenda: Agenda | None, page: Page) -> str:
    """Return who the guide says acts at the step where the case stands, or that it does not say."""
    step: Step | None = agenda.step if agenda else None
    level = agenda.level if agenda else None
    people: tuple[Participant, ...] = (step.who if step else ()) or (level.who if level else ())
    named = [participant(person, page.out) for person in people]
    return listed(named, page.out) if named else page.say("silent")


def _plain(reason: Reason, page: Page) -> str:
    arguments = _worded(reason, page)
    for name, ending in _EMPTY_MEANS.items():
        if arguments.get(name) == "" and knows(f"refusal.{reason.code}.{ending}"):
            return page.say(f"refusal.{reason.code}.{ending}", **arguments)
    if "by" in arguments and knows(f"refusal.{reason.code}.by"):  # who did what stands in the way
        return page.say(f"refusal.{reason.code}.by", **arguments)
    if reason.code not in _NEEDS or knows(f"refusal.{reason.code}"):
        return page.say(f"refusal.{reason.code}", **arguments)
    return page.say("stop.plain", what=page.say(f"need.{reason.code}", **arguments))


def _worded(reason: Reason, page: Page) -> dict[str, str | int]:
    """Return the arguments with dates, fields and kinds in words."""
    words = {name: _word(name, value, page=page) for name, value in reason.arguments}
    match reason.code:
        case "coordinator-only":
            words["holder"] = lowered(holder_title(page.process.guideline) or page.say("responsible.coordinator"))
        case Need.TRIED.value:
            words["subject"] = _level(str(words["subject"]), page)
        case Need.REPORTED.value if knows(f"recipient-{words.get('subject')}"):
            words["subject"] = page.say(f"recipient-{words['subject']}")
        case "no-such-entrance" | "log-not-here":
            words["names"] = _titles(_names(reason), page, shown=lambda title: _level(title, page))
        case "no-landing" | "place-not-for-case":
            words["place"] = _without_steps(str(words["place"]), page)
        case _:
            words |= _names_worded(reason, page)
    return words


def _names_worded(reason: Reason, page: Page) -> dict[str, str | int]:
    """Return the names where they stand in a way of their own: one of several, beside others, a regime, or a body."""
    match reason.code:
        case "unknown-value" | "hand-over-to":
            join = either if reason.code == "unknown-value" else _with_commas
            return {"names": _titles(_names(reason), page, join=join)}
        case "no-consultation" if dict(reason.arguments).get("anonymous"):
            named = [page.quoted(title) for title in re.findall(_QUOTED, _names(reason))]
            return {"names": listed([*named, page.say("advice.anonymous")], page.out)}
        case Need.SERVICE_CONSENT.value if reason.gate and _names(reason) == reason.gate.subject:
            return {"names": page.regime(_names(reason))}
        case _:
            return {}


def _names(reason: Reason) -> str:
    return str(dict(reason.arguments)["names"])


def _with_commas(names: list[str], _out: Output) -> str:
    """Return names as they stand before others in the same sentence: «A, B»."""
    return ", ".join(names)


def _titles(text: str, page: Page, *, shown: Callable[[str], str] = str, join: _Join = listed) -> str:
    """Return a text with each title that it names in the user's quotation marks; «A, B og C» where it only names."""
    titles = titles_in(text)
    if text == quoted(titles):
        return join([page.quoted(shown(title)) for title in titles], page.out)
    return re.sub(_QUOTED, lambda found: page.quoted(shown(found[1])), text)


def titles_in(names: str) -> tuple[str, ...]:
    """Return the titles that a refusal names, each without its quotation marks."""
    return tuple(re.findall(_QUOTED, names))


def _word(name: str, value: str | int, *, page: Page) -> str | int:
    text = str(value)
    match name:
        case "date" | "opened" | "start" | "then" | "month":
            return _day(text, page)
        case "field":
            return page.say(f"field.{text}")
        case "kind":
            return page.say(f"responsible.{text}")
        case "role":
            return page.name(text)
        case "actor" | "by":
            return page.handle(text) if name == "actor" or text in page.people else text
        case "names" if text and all(knows(f"responsible.{part}") for part in text.split(", ")):
            return listed([page.say(f"responsible.{part}") for part in text.split(", ")], page.out)
        case "names" | "way":
            return _titles(text, page)
        case _:
            return value


def _day(text: str, page: Page) -> str:
    """Return a day in words, or a month where no day is said."""
    if text.count("-") > 1:
        return date_text(date.fromisoformat(text), page.out.language)
    first = date.fromisoformat(f"{text}-01")
    return f"{month_text(first, page.out.language)} {first.year}"


def _without_steps(place: str, page: Page) -> str:
    """Return the name of a place; a level alone is one that a case rested on, whether or not it has steps now."""
    resting = any(level.label == place for level in page.process.guideline.levels)
    return page.say("place.without-steps", level=_level(place, page)) if resting else place


def _level(label: str, page: Page) -> str:
    return labelled(label, page.process.guideline, say=page.say)
