"""What a guide says about one step, as labels and texts in the order in which one reads them."""

from collections.abc import Iterator

from engine.console.guide.names import Names
from engine.guideline.model import Answer, Step

_TEXTS = (("guide-what", "what"), ("guide-how", "how"), ("guide-why", "why"), ("guide-when", "when"))
_PEOPLE = (
    ("guide-who", "who"),
    ("guide-involves", "involves"),
    ("guide-invites", "invites"),
    ("guide-without", "without"),
    ("guide-hears", "hears"),
    ("guide-contact-with", "contacts"),
)
_LAST = (("guide-form", "form"), ("guide-documented", "documented_in"))


def step_fields(step: Step, names: Names) -> Iterator[tuple[str, str]]:
    """Return every label with its text; an empty text is not to be shown."""
    for label, field in _TEXTS:
        yield names.say(label), names.text(step, field)
    for label, field in _PEOPLE:
        yield names.say(label), names.listed(step, field)
    yield from _working(step, names)
    yield from _meeting(step, names)
    for label, field in _LAST:
        yield names.say(label), names.text(step, field)
    yield from _ways(step, names)
    for label, said in step.more:
        yield label, f"{said}{names.origin(step, f'more/{label}')}"


def answer_terms(answer: Answer, names: Names) -> Iterator[str]:
    """Return what an answer asks for and brings with it beside where it leads."""
    names = names.inside()
    say = names.say
    said = (
        ("", names.demands(answer.requires)),
        ("", names.deadline(answer)),
        ("guide-who", names.listed(answer, "who")),
        ("guide-tool", names.tools(answer)),
        ("guide-sets", ", ".join(say("guide-fact", fact=names.fact(one), values=value) for one, value in answer.sets)),
    )
    for label, text in said:
        if text:
            yield f"{say(label).lower()}: {text}" if label else text


def _working(step: Step, names: Names) -> Iterator[tuple[str, str]]:
    say = names.say
    yield say("guide-tool"), names.tools(step)
    yield say("guide-deadline"), names.deadline(step)
    yield say("guide-requires"), names.marked(step, "requires", said=names.demands(step.requires))
    yield say("guide-names"), names.marked(step, "names", said=names.person(step.names) if step.names else "")
    responsible = ", ".join(names.responsible(one) for one in step.responsible)
    yield say("guide-responsible"), names.marked(step, "responsible", said=responsible)
    yield say("guide-body"), names.marked(step, "body", said=names.body(step.body) if step.body else "")
    yield say("guide-anonymous"), names.marked(step, "anonymous", said=say("guide-yes") if step.anonymous else "")


def _meeting(step: Step, names: Names) -> Iterator[tuple[str, str]]:
    say = names.say
    kind = names.meeting(step.meeting_type) if step.meeting_type else ""
    yield say("guide-meeting"), names.marked(step, "meeting_type", said=kind)
    yield say("guide-evaluated"), names.marked(step, "evaluates", said=say("guide-yes") if step.evaluates else "")
    yield say("guide-minutes"), names.marked(step, "minutes", said=names.minutes(step.minutes))
    yield say("guide-next-meeting"), names.marked(step, "next_meeting", said=names.next_meeting(step.next_meeting))
    covers = ", ".join(f"«{names.step(one)}»" for one in step.covers)
    yield say("guide-covers"), names.marked(step, "covers", said=covers)


def _ways(step: Step, names: Names) -> Iterator[tuple[str, str]]:
    say = names.say
    facts = (say("guide-fact", fact=names.fact(one.fact), values=", ".join(one.values)) for one in step.guards)
    met = "; ".join(facts)
    yield say("guide-only-when"), names.marked(step, "guards", said=met)
    yield say("guide-optional"), names.marked(step, "optional", said=say("guide-yes") if step.optional else "")
    refused = names.target(step.if_refused) if step.if_refused else ""
    yield say("guide-refused"), names.marked(step, "if_refused", said=refused)
    yield say("guide-goto"), names.marked(step, "goto", said=names.target(step.goto) if step.goto else "")
