"""Owns the small edits of one step of a base: its title, its answers and its tracks."""

from engine.guideline.names import slug
from engine.language.merge_parts import Entry, where, without
from engine.language.merge_plan import Plan, StepSpot
from engine.language.suggest import shown
from engine.language.terms import fold
from engine.language.tree import Mapping, Scalar
from engine.values import replace


def retitled(step: StepSpot, title: Entry, *, plan: Plan) -> None:
    """Give a step another title. Its id stays what it was, and it goes on answering to the old title."""
    name, value = title
    kind, old, own = plan.kind(step), plan.title(step), plan.merging.key("id")
    entries: list[Entry] = []
    for label, before in step.node.entries:
        if label is not kind:
            entries.append((label, before))
            continue
        entries.append((replace(kind, span=name.span), value))
        if step.node.key(own) is None:
            # The id is that of the old title, so that running cases and targets still find the step.
            entries.append((Scalar(own, kind.span), Scalar(slug(old) or old, before.span)))
    step.node = replace(step.node, entries=tuple(entries))
    step.former = (*step.former, old)
    plan.merging.former.add(fold(old))
    plan.name(step)


def add_answers(step: StepSpot, added: Entry, *, plan: Plan) -> None:
    """Add answers after those that the step has; one that it already has is told."""
    label, value = added
    plan.count_answers(step)
    answers: list[Entry] = []
    for name, target in value.entries if isinstance(value, Mapping) else ():
        first = step.answers.by_id.get(slug(name.text))
        if first:
            said = {"name": shown(name.text), "title": shown(plan.title(step)), **where(first.span)}
            plan.merging.tell("R34", "answer-is-there", at=name.span, said=said, related=first.span)
        else:
            answers.append((name, target))
    key = plan.merging.key("answers")
    before = step.node.get(key)
    if before is None:
        entries = (*step.node.entries, (replace(label, text=key), value))
    else:
        joined = Mapping((*plan.answers_of(step), *answers), before.span)
        entries = tuple((name, joined if name.text == key else old) for name, old in step.node.entries)
    step.node = replace(step.node, entries=entries)
    step.answers.add(answers, written=plan.answers_of(step))


def removed_answer(step: StepSpot, answer: Entry, *, plan: Plan) -> None:
    """Take an answer away."""
    key = plan.merging.key("answers")
    left = tuple(entry for entry in plan.answers_of(step) if entry is not answer)
    if not left:
        step.node = without(step.node, key, language=plan.merging.language)
        return
    entries = (
        (name, replace(value, entries=left) if name.text == key and isinstance(value, Mapping) else value)
        for name, value in step.node.entries
    )
    step.node = replace(step.node, entries=tuple(entries))
    step.answers.remove(answer, written=left)


def with_tracks_anew(step: StepSpot, *, plan: Plan) -> None:
    """Take in the tracks as the step's part now lists them."""
    step.tracks = plan.step_spot(step.node, step.level, siblings=step.siblings, holder=step.holder).tracks
    for track in step.tracks:
        for inner in track.steps:
            inner.holder = step
