"""Turns the ids of a guide into what people call things, in the language of the guide."""

from collections.abc import Iterable

from engine.console.guide.origin import NO_ORIGINS, Origins
from engine.guideline.element import Demand, Element, Minutes, NextMeeting, Participant, Target
from engine.guideline.model import Answer, Guideline, Level, Step
from engine.guideline.registry import Ending, Recipient
from engine.guideline.vocabulary import TargetKind, Urgency
from engine.i18n import knows, text


class Names:
    """Titles by id for one guide."""

    def __init__(self, guideline: Guideline, origins: Origins = NO_ORIGINS) -> None:
        self.guideline = guideline
        self.origins = origins
        self._people = {one.id: one.title for one in guideline.roles}
        self._people |= {one.id: one.title for one in guideline.services}
        self._people |= {one.id: one.title for one in guideline.bodies}
        self._tools = {one.id: one.title for one in guideline.tools}
        self._levels = {one.id: one.label for one in guideline.levels}
        self._steps = {step.id: step.title for level in guideline.levels for step in level.steps}
        self._endings = {one.id: one.title for one in guideline.endings}
        self._meetings = {one.id: one.title for one in guideline.meeting_types}
        self._facts = {one.id: one.title for one in guideline.facts}

    def say(self, code: str, /, **arguments: str | int) -> str:
        """Return one of the program's texts, in the language of the guide."""
        return text(code, self.guideline.head.language, **arguments)

    def person(self, name: str) -> str:
        """Return the title of a role, service or body; other text is itself."""
        return self._people.get(name, name)

    def body(self, name: str) -> str:
        """Return the title of a body, and through whom a case is taken there."""
        via = next((one.via for one in self.guideline.bodies if one.id == name), None)
        return self.say("guide-via", body=self.person(name), via=self.person(via)) if via else self.person(name)

    def meeting(self, name: str) -> str:
        """Return the title of a kind of meeting."""
        return self._meetings.get(name, name)

    def fact(self, name: str) -> str:
        """Return the title of a fact."""
        return self._facts.get(name, name)

    def step(self, name: str) -> str:
        """Return the title of a step."""
        return self._steps.get(name, name)

    def text(self, element: Element, field: str) -> str:
        """Return a text as written, or that the guide does not say; marked where a reader inferred it."""
        return self.marked(element, field, said=getattr(element, field) or "")

    def marked(self, element: Element, field: str, *, said: str) -> str:
        """Return what a field says, marked where a reader inferred it or it came from the base.

        Where it says nothing, whether it is silent.
        """
        if not said:
            return self.say("silent") + self.origin(element, field) if field in element.silent else ""
        return f"{said}{self.marks(element, field)}"

    def deadline(self, element: Level | Step | Answer) -> str:
        """Return a deadline as the guide words it, or that the guide does not say."""
        return self.marked(element, "deadline", said=element.deadline.text if element.deadline else "")

    def recipient(self, recipient: Recipient) -> str:
        """Return whom a safety rule wants told, and when; a service or body of the guide by its own title."""
        general = f"recipient-{recipient.id}"
        code = general if recipient.urgency is Urgency.ALWAYS else f"{general}-{recipient.urgency.value}"
        if knows(code):
            return self.say(code)
        title = self.person(recipient.id)
        if recipient.urgency is Urgency.ALWAYS:
            return title
        return self.say("guide-does", name=title, does=self.say(f"urgency-{recipient.urgency.value}"))

    def inferred(self, element: Element, field: str) -> str:
        """Return the mark of what a reader inferred, or nothing."""
        return f" {self.say('guide-inferred')}" if element.is_inferred(field) else ""

    def origin(self, element: Element, field: str) -> str:
        """Return the mark of what came from the base, or where it is written; or nothing."""
        return self.origins.mark(element, field)

    def marks(self, element: Element, field: str) -> str:
        """Return both marks: that a reader inferred it, and where it came from."""
        return self.inferred(element, field) + self.origin(element, field)

    def inside(self) -> "Names":
        """Return the same names without marks of origin, for what stands inside a line that has one."""
        return Names(self.guideline, self.origins.silenced())

    def people(self, people: Iterable[Participant]) -> str:
        """Return people by title, with `evt.` and what they do."""
        return ", ".join(self._participant(person) for person in people)

    def listed(self, element: Element, field: str) -> str:
        """Return the people in a field, or that the guide does not say."""
        return self.marked(element, field, said=self.people(getattr(element, field)))

    def tools(self, element: Element) -> str:
        """Return the tools of an element, or that the guide does not say."""
        found: tuple[str, ...] = getattr(element, "tools", ())
        return self.marked(element, "tools", said=", ".join(self.tool(name) for name in found))

    def tool(self, name: str) -> str:
        """Return the title of a tool; other text is itself."""
        return self._tools.get(name, name)

    def many(self, element: Element, field: str) -> str:
        """Return the roles, services or bodies that a field names by id, or that the guide does not say."""
        found: tuple[str, ...] = getattr(element, field)
        return self.marked(element, field, said=", ".join(self.person(name) for name in found))

    def responsible(self, name: str) -> str:
        """Return who may answer for a measure: a kind of people in words, else the title of a role."""
        code = f"responsible.{name}"
        return self.say(code) if name not in self._people and knows(code) else self.person(name)

    def demands(self, demands: Iterable[Demand]) -> str:
        """Return what is demanded."""
        return ", ".join(
            self.say(f"demand-{demand.requirement.value}") + self.inferred(demand, "requirement") for demand in demands
        )

    def targets(self, targets: tuple[Target, ...]) -> str:
        """Return where an answer leads; several are joined with «eller»."""
        named = [self.target(target) for target in targets]
        if len(named) == 1:
            return named[0]
        return self.say("guide-or", first=", ".join(named[:-1]), last=named[-1])

    def target(self, target: Target) -> str:
        """Return where a way leads."""
        ref = str(target.ref)
        match target.kind:
            case TargetKind.STEP:
                return self.say("target-step", title=self.step(ref))
            case TargetKind.LEVEL:
                return self.say("target-level", label=self._levels.get(ref, ref))
            case TargetKind.ENDING:
                return self.say("target-ending", title=self._endings.get(ref, ref))
            case TargetKind.NEXT:
                return self.say("target-next")

    def ending_terms(self, ending: Ending) -> str:
        """Return what an ending demands and what to remember."""
        demands = self.demands(ending.requires)
        asked = f"{self.say('guide-requires').lower()} {demands}" if demands else ""
        return ". ".join(part for part in (asked, ending.remember or "") if part)

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
        return agreed.within.text if agreed.within else self.say("guide-agreed")

    def _participant(self, person: Participant) -> str:
        name = self.say("guide-does", name=person.title, does=person.does) if person.does else person.title
        return self.say("guide-maybe", name=name) if person.optional else name
