"""Turns the ids of a guide into what people call things, in the language of the guide or of whoever reads."""

from collections.abc import Iterable

from engine.console.guide.origin import NO_ORIGINS, Origins
from engine.console.guide.sheet import Line
from engine.guideline import labels
from engine.guideline.element import WHOLE, Deadline, Demand, Element, Minutes, NextMeeting, Participant, Target
from engine.guideline.model import Answer, Guard, Guideline, Level, Sharing, Step, steps_of
from engine.guideline.registry import Recipient
from engine.guideline.vocabulary import Requirement, TargetKind, Urgency
from engine.i18n import knows, plural, text

_FACETS = ("what", "how", "who", "why", "when", "tools")


class Names:
    """Titles by id for one guide. The program's own texts are in the guide's language, unless another is named."""

    def __init__(self, guideline: Guideline, origins: Origins = NO_ORIGINS, *, language: str | None = None) -> None:
        self.guideline = guideline
        self.language = language or guideline.head.language.value
        self.origins = origins
        self._people = {one.id: one.title for one in guideline.roles}
        self._people |= {one.id: one.title for one in guideline.services}
        self._people |= {one.id: one.title for one in guideline.bodies}
        self._tools = {one.id: one.title for one in guideline.tools}
        self._levels = {one.id: labels.level_name(one, guideline, say=self.say) for one in guideline.levels}
        self._steps = {step.id: step.title for level in guideline.levels for step in steps_of(level)}
        self._endings = {one.id: one.title for one in guideline.endings}
        self._others = {one.id: one.title for one in guideline.meeting_types}
        self._others |= {one.id: one.title for one in guideline.facts}
        self._consents = {one.id: one.title for one in guideline.consent_types}
        self._beside = {one.id: one.title for one in guideline.side_work}

    def say(self, code: str, /, **arguments: str | int) -> str:
        """Return one of the program's texts."""
        return text(code, self.language, **arguments)

    def services(self, count: int | None) -> str:
        """Return how many services there must be at least; nothing where the guide sets no number."""
        return plural("guide-least", self.language, count=count) if count else ""

    def label(self, name: str) -> str:
        """Return the label of a field: the guide's own word where it has one."""
        default = self.say(f"guide-{name}")
        return labels.label(self.guideline, name, default=default) if name in _FACETS else default

    def line(self, name: str, element: Element, *, field: str, said: str) -> Line:
        """Return a field under the label called `name`; where it says nothing, whether the guide is silent."""
        return self.bare(element, field, said=said, label=self.label(name))

    def written(self, name: str, element: Element, *, field: str) -> Line:
        """Return a field that is a text of the guide's own, under the label called `name`."""
        return self.line(name, element, field=field, said=str(getattr(element, field) or ""))

    def bare(self, element: Element, field: str, *, said: str, label: str | None = None) -> Line:
        """Return a field as a line of its own, under a label that is not one of the program's."""
        is_silent = not said and field in element.silent
        return Line(
            text=self.say("silent") if is_silent else said,
            at=self.origins.place(element, field),
            is_inferred=element.is_inferred(field),
            is_silent=is_silent,
            label=label,
        )

    def inline(self, element: Element, field: str, *, said: str) -> str:
        """Return a field as a part of a line: whether a reader inferred it, or the guide does not say, stands in it."""
        if not said:
            return self.say("silent") if field in element.silent else ""
        return f"{said} {self.say('guide-inferred')}" if field in element.inferred else said

    def person(self, name: str) -> str:
        """Return the title of a role, service or body; other text is itself."""
        return self._people.get(name, name)

    def body(self, name: str) -> str:
        """Return the title of a body, and through whom a case is taken there."""
        via = next((one.via for one in self.guideline.bodies if one.id == name), None)
        return self.say("guide-via", body=self.person(name), via=self.person(via)) if via else self.person(name)

    def titled(self, name: str) -> str:
        """Return the title of a kind of meeting or a fact."""
        return self._others.get(name, name)

    def consent(self, name: str) -> str:
        """Return the title of a kind of consent."""
        return self._consents.get(name, name)

    def beside(self, name: str) -> str:
        """Return the title of work beside a case."""
        return self._beside.get(name, name)

    def step(self, name: str) -> str:
        """Return the title of a step."""
        return self._steps.get(name, name)

    def level(self, name: str) -> str:
        """Return what a level is called: «nivå 2», or the guide's own word for it."""
        return self._levels.get(name, name)

    def ending(self, name: str) -> str:
        """Return the title of an ending."""
        return self._endings.get(name, name)

    def levels(self, names: Iterable[str]) -> str:
        """Return levels as one says them: «nivå 1, 2 og 3», or each by its own name."""
        called = [self.level(name) for name in names]
        words = {name.rpartition(" ")[0] for name in called}
        if len(words) == 1 and (word := next(iter(words))):
            return f"{word} {self.listed([name.rpartition(' ')[2] for name in called])}"
        return self.listed(called)

    def listed(self, names: Iterable[str]) -> str:
        """Return names as an enumeration: «A, B og C»."""
        *others, last = tuple(names) or ("",)
        return self.say("guide-and", first=", ".join(others), last=last) if others else last

    def either(self, names: Iterable[str]) -> str:
        """Return names of which one is enough: «A, B eller C»."""
        *others, last = tuple(names) or ("",)
        return self.say("stop.or", first=", ".join(others), last=last) if others else last

    def deadline(self, deadline: Deadline | None) -> str:
        """Return a deadline as the guide words it; one by fact says each, and which holds for the rest."""
        if deadline is None:
            return ""
        parts = []
        for one in (deadline, *deadline.others):
            said = {"text": one.text, "fact": self.titled(one.fact or ""), "value": one.value or ""}
            code = "guide-deadline-when" if one.fact else "guide-deadline-else"
            parts.append(self.say(code, **said) if deadline.others or one.fact else one.text)
        return "; ".join(parts)

    def recipient(self, recipient: Recipient) -> str:
        """Return whom a safety rule wants told, and when; a service or body of the guide by its own title."""
        general = f"recipient-{recipient.id}"
        code = general if recipient.urgency is Urgency.ALWAYS else f"{general}-{recipient.urgency.value}"
        if knows(code):
            return self.say(code)
        if recipient.urgency is Urgency.ALWAYS:
            return self.person(recipient.id)
        urgency = self.say(f"urgency-{recipient.urgency.value}")
        return self.say("guide-does", name=self.person(recipient.id), does=urgency)

    def authority(self, name: str) -> str:
        """Return the title of a body or service, or what everybody calls the child welfare service or the police."""
        code = f"recipient-{name}"
        return self.say(code) if name not in self._people and knows(code) else self.person(name)

    def people(self, people: Iterable[Participant]) -> str:
        """Return people by title, with `evt.` and what they do."""
        return ", ".join(self._participant(person) for person in people)

    def amid(self, people: Iterable[Participant]) -> str:
        """Return people by title in the middle of a sentence: none begins with a capital letter but abbreviations."""
        return ", ".join(labels.lowered(self._participant(person)) for person in people)

    def tools(self, names: Iterable[str]) -> str:
        """Return the titles of tools."""
        return ", ".join(self._tools.get(name, name) for name in names)

    def responsible(self, name: str) -> str:
        """Return who may answer for a measure: a kind of people in words, else the title of a role."""
        code = f"responsible.{name}"
        return self.say(code) if name not in self._people and knows(code) else self.person(name)

    def demands(self, demands: Iterable[Demand]) -> str:
        """Return what is demanded; where a reader inferred only some of it, which."""
        told = tuple(demands)
        is_all = self.all_inferred(told)
        mark = f" {self.say('guide-inferred')}"
        return ", ".join(self._demand(one) + ("" if is_all or not _is_read_in(one) else mark) for one in told)

    def all_inferred(self, demands: tuple[Demand, ...]) -> bool:
        """Tell whether a reader inferred each of the demands."""
        return bool(demands) and all(_is_read_in(one) for one in demands)

    def _demand(self, demand: Demand) -> str:
        code = f"demand-{demand.requirement.value}"
        if not (demand.about and knows(f"{code}-about")):
            return self.say(code)
        match demand.requirement:
            case Requirement.TRIED:
                return self.say(f"{code}-about", about=self.levels(demand.about))
            case Requirement.CONSENT:
                return self.say(f"{code}-about", about=self.listed(self.consent(one) for one in demand.about))
            case _:
                return self.say(f"{code}-about", about=self.listed(self.party(one) for one in demand.about))

    def party(self, name: str) -> str:
        """Return who is to agree: a role or body by its title, or the case's own service."""
        return self.say("guide-own-service") if name == "service" and name not in self._people else self.person(name)

    def targets(self, targets: tuple[Target, ...]) -> str:
        """Return where an answer leads; several are joined with «eller»."""
        return self._either(tuple(self.target(target) for target in targets))

    def target(self, target: Target) -> str:
        """Return where a way leads."""
        ref = str(target.ref)
        match target.kind:
            case TargetKind.STEP:
                return self.say("target-step", title=self.step(ref))
            case TargetKind.LEVEL:
                return self.level(ref)
            case TargetKind.ENDING:
                return self.say("target-ending", title=self.ending(ref))
            case TargetKind.NEXT:
                return self.say("target-next")

    def facts(self, pairs: Iterable[tuple[str, str]], code: str = "guide-fact") -> str:
        """Return facts with their values."""
        return "; ".join(self.say(code, fact=self.titled(fact), values=value) for fact, value in pairs)

    def guards(self, guards: Iterable[Guard]) -> str:
        """Return which facts let something apply."""
        return self.facts(((one.fact, self._either(one.values)) for one in guards), "guide-fact-is")

    def _either(self, names: tuple[str, ...]) -> str:
        *others, last = names or ("",)
        return self.say("guide-or", first=", ".join(others), last=last) if others else last

    def sharing(self, sharing: Sharing | None, code: str) -> str:
        """Return what is sent or shared and with whom; where the guide does not say, that the consent decides."""
        if sharing is None:
            return ""
        if sharing.to:
            return self.say(code, what=sharing.what, to=self.people(sharing.to))
        return self.say(f"{code}-open", what=sharing.what)

    def minutes(self, minutes: Minutes | None) -> str:
        """Return whom the minutes go to."""
        if minutes is None:
            return ""
        everyone = (self.say("guide-all"),) if minutes.to_all_involved else ()
        return ", ".join((*everyone, *(self.person(name) for name in minutes.to))) or self.say("guide-yes")

    def next_meeting(self, agreed: NextMeeting | None) -> str:
        """Return when the next meeting shall be."""
        if agreed is None:
            return ""
        return self.deadline(agreed.within) if agreed.within else self.say("guide-agreed")

    def _participant(self, person: Participant) -> str:
        name = self.say("guide-does", name=person.title, does=person.does) if person.does else person.title
        return self.say("guide-maybe", name=name) if person.optional else name


def _is_read_in(demand: Demand) -> bool:
    return demand.is_inferred("requirement")


def is_whole(element: Level | Step | Answer | Element) -> bool:
    """Tell whether a reader inferred all of an element."""
    return WHOLE in element.inferred
