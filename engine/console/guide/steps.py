"""What a guide says about one step, as lines in the order in which one reads them."""

from collections.abc import Iterator

from engine.console.guide.names import Names, is_whole
from engine.console.guide.sheet import Block, Line, labelled, said
from engine.guideline.model import Answer, Level, Step

_TEXTS = ("what", "how", "why", "when")
_PEOPLE = ("who", "involves", "invites", "without", "attendance_by", "hears", "contacts")
_TRACK_SIGNS = "abcdefghijklmnopqrstuvwxyz"
_POINT = "- "


def step_blocks(step: Step, names: Names, *, number: str) -> Iterator[Block]:
    """Return a step, and after it those of its tracks: `2.2` has `2.2a`, and that has `2.2a.1`."""
    kind = names.say(f"guide-kind-{step.kind.value}")
    lines = (*said(_fields(step, names)), *_answers(step, names))
    yield Block(
        before=f"{number}  ",
        title=step.title,
        after=f"  [{kind}]",
        reading=title_reading(step, names),
        at=names.origins.place(step, "title"),
        is_inferred=is_whole(step),
        lines=lines,
        indent=4,
    )
    for place, track in enumerate(step.tracks):
        own = _track_number(number, place)
        at = names.origins.place(track, "title")
        yield Block(before=f"{own}  ", title=track.title, after=f"  [{names.say('guide-track')}]", at=at)
        for inner, one in enumerate(track.steps, start=1):
            yield from step_blocks(one, names, number=f"{own}.{inner}")


def _track_number(number: str, place: int) -> str:
    sign = _TRACK_SIGNS[place] if place < len(_TRACK_SIGNS) else f"-{place + 1}"
    return f"{number}{sign}"


def track_number(number: str, place: int, *, inner: int) -> str:
    """Return the number of a step on a track: the `inner`-th of the track at this place, from 0, under `number`."""
    return f"{_track_number(number, place)}.{inner}"


def title_reading(element: Level | Step, names: Names) -> str:
    """Return what is said of a title that a reader inferred, where the rest was written."""
    return names.say("guide-inferred-title") if element.is_inferred("title") else ""


def _fields(step: Step, names: Names) -> Iterator[Line]:
    for field in _TEXTS:
        yield names.written(field, step, field=field)
    for field in _PEOPLE:
        yield names.line(field, step, field=field, said=names.people(getattr(step, field)))
    yield from common_fields(step, names)
    yield from _working(step, names)
    yield from _meeting(step, names)
    yield from _ways(step, names)
    for label, text in step.more:
        yield Line(label=label, text=text, at=names.origins.place(step, f"more/{label}"))


def common_fields(element: Level | Step, names: Names) -> Iterator[Line]:
    """Return what both a level and a step can say."""
    yield names.line("least_services", element, field="least_services", said=names.services(element.least_services))
    yield names.line("variants", element, field="variants", said=names.listed(element.variants))
    yield names.line("tools", element, field="tools", said=names.tools(element.tools))
    yield names.line("deadline", element, field="deadline", said=names.deadline(element.deadline))
    yield demanded(element, names)


def demanded(element: Level | Step, names: Names) -> Line:
    """Return what a level or step demands; inferred where each demand is."""
    line = names.line("requires", element, field="requires", said=names.demands(element.requires))
    is_inferred = line.is_inferred or names.all_inferred(element.requires)
    return Line(label=line.label, text=line.text, at=line.at, is_inferred=is_inferred, is_silent=line.is_silent)


def _working(step: Step, names: Names) -> Iterator[Line]:
    line = names.line
    yield from labelled(names.label("checklist"), _checklist(step, names))
    yield line("names", step, field="names", said=names.person(step.names) if step.names else "")
    responsible = ", ".join(names.responsible(one) for one in step.responsible)
    yield line("responsible", step, field="responsible", said=responsible)
    yield line("body", step, field="body", said=names.body(step.body) if step.body else "")
    yield line("anonymous", step, field="anonymous", said=names.say("guide-yes") if step.anonymous else "")
    yield line("form", step, field="form", said=names.tools([step.form]) if step.form else "")
    yield line("sends", step, field="sends", said=names.sharing(step.sends, "guide-sends-to"))
    yield line("shares", step, field="shares", said=names.sharing(step.shares, "guide-shares-with"))
    yield names.written("documented", step, field="documented_in")


def _checklist(step: Step, names: Names) -> Iterator[Line]:
    at = names.origins.place(step, "checklist")
    is_inferred = step.is_inferred("checklist")
    for one in step.checklist:
        yield Line(lead=_POINT, text=one.title, at=one.at if one.at.line else at, is_inferred=is_inferred)
    if not step.checklist:
        yield names.bare(step, "checklist", said="")


def _meeting(step: Step, names: Names) -> Iterator[Line]:
    line, say = names.line, names.say
    kind = names.titled(step.meeting_type) if step.meeting_type else ""
    yield line("meeting", step, field="meeting_type", said=kind)
    yield line(
        "consent-kind", step, field="consent_type", said=names.consent(step.consent_type) if step.consent_type else ""
    )
    yield line("scopes", step, field="consent_for", said=names.listed(step.consent_for))
    evaluated = say("guide-yes") if step.evaluates else ""
    if step.evaluates_from:
        evaluated = say("guide-measures-from", levels=names.levels(step.evaluates_from))
    yield line("evaluated", step, field="evaluates", said=evaluated)
    yield line("minutes", step, field="minutes", said=names.minutes(step.minutes))
    yield line("next-meeting", step, field="next_meeting", said=names.next_meeting(step.next_meeting))
    covers = names.listed(f"«{names.step(one)}»" for one in step.covers)
    yield line("covers", step, field="covers", said=covers)


def _ways(step: Step, names: Names) -> Iterator[Line]:
    line = names.line
    yield line("only-when", step, field="guards", said=names.guards(step.guards))
    yield line("optional", step, field="optional", said=names.say("guide-yes") if step.optional else "")
    yield line("sets", step, field="sets", said=names.facts(step.sets))
    yield line("refused", step, field="if_refused", said=names.target(step.if_refused) if step.if_refused else "")
    yield line("goto", step, field="goto", said=names.target(step.goto) if step.goto else "")


def _answers(step: Step, names: Names) -> Iterator[Line]:
    """Return the answers as a numbered list; that a reader inferred all of them stands over it."""
    if not step.answers:
        return
    is_inferred = step.is_inferred("answers")
    at = names.origins.place(step, "answers")
    yield Line(text=names.say("guide-answers"), at=at, is_inferred=is_inferred)
    for number, answer in enumerate(step.answers, start=1):
        yield _answer(answer, names, lead=f"  {number}  ", is_told=is_inferred)


def _answer(answer: Answer, names: Names, *, lead: str, is_told: bool) -> Line:
    targets = names.targets(answer.targets)
    leads_to = targets if is_told or is_whole(answer) else names.inline(answer, "targets", said=targets)
    terms = "; ".join(_terms(answer, names))
    row = f"{answer.title} → {leads_to}"
    return Line(
        text=f"{row} ({terms})" if terms else row,
        lead=lead,
        at=names.origins.place(answer, "title"),
        is_inferred=is_whole(answer) and not is_told,
    )


def _terms(answer: Answer, names: Names) -> Iterator[str]:
    """Return what an answer asks for and brings with it beside where it leads."""
    told = (
        ("opens", "opens", names.listed(names.say("target-step", title=names.beside(one)) for one in answer.opens)),
        ("requires", "requires", names.demands(answer.requires)),
        ("report-to", "report_to", "; ".join(names.recipient(one) for one in answer.report_to)),
        ("deadline", "deadline", names.deadline(answer.deadline)),
        ("who", "who", names.people(answer.who)),
        ("tools", "tools", names.tools(answer.tools)),
    )
    for label, field, words in told:
        shown = words if is_whole(answer) else names.inline(answer, field, said=words)
        if shown:
            yield f"{_lowered(names.label(label))}: {shown}"
    if answer.guards:
        met = names.inline(answer, "guards", said=names.guards(answer.guards))
        yield f"{_lowered(names.label('only-when'))} {met}"
    if answer.sets:
        yield names.inline(answer, "sets", said=names.facts(answer.sets, "guide-fact-set"))


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:]
