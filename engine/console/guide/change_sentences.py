"""What is different between two versions of a guide, in sentences that somebody can approve who reads no YAML."""

from collections.abc import Iterator, Sequence

from engine.console.guide.change_places import home_named, named, title_of
from engine.console.guide.change_words import label, told
from engine.console.guide.names import Names
from engine.guideline.changes import MARKS, Change, ChangeKind, Importance, Part, Said
from engine.guideline.element import Element
from engine.guideline.model import Answer, Guideline, Step, steps_of
from engine.guideline.names import SLASH
from engine.guideline.retitled import known_again
from engine.values import Struct, fields, replace

_HELD = frozenset({"id", "steps", "tracks", "answers"})
_NAMED_BY = {Part.LEVEL: "label", Part.RULE: "when", Part.OWN_RULE: "fact", Part.ANSWER: "targets"}
_LABELLED_TITLE = {Part.LEVEL, Part.HEAD}


class Sentence(Struct, frozen=True, kw_only=True):
    """One change in words. `details` are what a part that is new says, field by field."""

    change: Change
    text: str
    details: tuple[str, ...] = ()
    before: str = ""
    after: str = ""

    @property
    def importance(self) -> Importance:
        """How much it weighs."""
        return self.change.importance


def sentences(before: Guideline, after: Guideline, *, changes: Sequence[Change], language: str) -> tuple[Sentence, ...]:
    """Return the changes in words, in this language; what the guides say is quoted as they write it."""
    known, _ = known_again(before, after)
    telling = Telling(Names(known, language=language), Names(after, language=language))
    return tuple(telling.sentence(change) for change in changes)


class Telling:
    """Tells of changes between two versions, each with its own names of things."""

    def __init__(self, old: Names, new: Names) -> None:
        self.old = old
        self.new = new

    def sentence(self, change: Change) -> Sentence:
        """Return a change in words."""
        match change.kind:
            case ChangeKind.ADDED:
                return self._added(change)
            case ChangeKind.REMOVED:
                return self._removed(change)
            case ChangeKind.MOVED:
                return Sentence(change=change, text=self._moved(change))
            case ChangeKind.CHANGED:
                return self._changed(change)

    def _say(self, code: str, /, **arguments: str) -> str:
        text = self.new.say(code, **{name: _bare(value) for name, value in arguments.items()})
        return text[:1].upper() + text[1:]

    # ------------------------------------------------------------ whole parts

    def _added(self, change: Change) -> Sentence:
        where, follows = named(change, self.new), self._follows(change)
        if isinstance(change.element, Answer):
            text = self._say("change.added.answer", where=where, target=self.new.targets(change.element.targets))
        elif change.part in (Part.STEP, Part.LEVEL):
            code = "change.added.after" if follows else "change.added.first"
            text = self._say(code, where=where, follows=follows)
        else:
            text = self._say("change.added", where=where)
        return Sentence(change=change, text=text, details=tuple(self._details(change)))

    def _removed(self, change: Change) -> Sentence:
        where = named(change, self.old)
        if isinstance(change.element, Answer):
            target = self.old.targets(change.element.targets)
            return Sentence(change=change, text=self._say("change.removed.answer", where=where, target=target))
        return Sentence(change=change, text=self._say("change.removed", where=where))

    def _moved(self, change: Change) -> str:
        where, follows = named(change, self.new), self._follows(change)
        if change.old_id:
            homes = [home_named(one.rpartition(SLASH)[0], names) for one, names in self._both(change)]
            fallback = self.new.say("change.part.guide")
            old, new = (home or fallback for home in homes)
            return self._say("change.moved.home", title=title_of(change.element), old=old, new=new)
        if follows:
            return self._say("change.moved.after", where=where, follows=follows)
        return self._say("change.moved.first", where=where)

    def _both(self, change: Change) -> tuple[tuple[str, Names], tuple[str, Names]]:
        return (change.old_id, self.old), (change.id, self.new)

    def _follows(self, change: Change) -> str:
        """Return what the part that a part comes after is called; empty where it comes first."""
        if not change.follows:
            return ""
        if change.part is Part.LEVEL:
            return self.new.level(change.follows)
        found = _siblings(self.new.guideline, change)
        title = next((title_of(one) for one in found if getattr(one, "id", None) == change.follows), change.follows)
        return self.new.say("quoted", text=title)

    def _details(self, change: Change) -> Iterator[str]:
        """Tell all that a new part says, under the labels that it has on the page of the guide."""
        element = change.element
        if element is None:
            return
        for field in fields(element):
            value = getattr(element, field.name)
            if field.name in MARKS | _told_by_name(change.part) or value == field.default:
                continue
            if words := told(field.name, Said(value), names=self.new):
                yield self._row(change.part, field.name, words=words)
        if isinstance(element, Step):
            yield from (self._answer(one) for one in element.answers)

    def _row(self, part: Part, field: str, *, words: str) -> str:
        return f"{label(part, field, names=self.new)}: {words}"

    def _answer(self, answer: Answer) -> str:
        """Tell an answer of a new step: where it leads, and all that it asks for."""
        row = self.new.say("change.answer", title=answer.title, target=self.new.targets(answer.targets))
        change = Change(kind=ChangeKind.ADDED, importance=Importance.FLOW, part=Part.ANSWER, element=answer)
        asked = "; ".join(self._details(change))
        return f"{row} ({asked})" if asked else row

    # ------------------------------------------------------------ fields

    def _changed(self, change: Change) -> Sentence:
        before, after = (
            told(change.field, change.before, names=self.old),
            told(change.field, change.after, names=self.new),
        )
        if not _is_worded_anew(change, before=before, after=after):
            return Sentence(change=change, text=self._marked(change), before=before, after=after)
        return Sentence(change=change, text=self._worded(change, before, after=after), before=before, after=after)

    def _worded(self, change: Change, before: str, *, after: str) -> str:
        where = named(change, self.new)
        own = self._of_its_own(change, before, after=after)
        if own:
            return own
        called = label(change.part, change.field, names=self.new)
        if not before:
            return self._say("change.field.new", where=where, label=called, after=after)
        if not after:
            return self._say("change.field.gone", where=where, label=called, before=before)
        return self._say("change.field", where=where, label=called, before=before, after=after)

    def _of_its_own(self, change: Change, before: str, *, after: str) -> str:
        """Return the sentence of a change that has one of its own: a new title, and where the work goes."""
        where, part = named(change, self.new), change.part
        match change.field:
            case "title" if before and after and part not in _LABELLED_TITLE:
                was = named(change, self.old, title=before)
                code = "change.retitled" if change.old_id else "change.title"
                return self._say(code, where=was, after=after)
            case "targets":
                return self._say("change.targets", where=where, before=before, after=after)
            case "goto":
                onward = self.new.say("change.onward")
                return self._say("change.goto", where=where, before=before or onward, after=after or onward)
            case _:
                return ""

    def _marked(self, change: Change) -> str:
        """Tell of a change that the words do not show: how a reader has marked them, or how they are counted."""
        where, called = named(change, self.new), label(change.part, change.field, names=self.new)
        if change.before.inferred != change.after.inferred:
            code = "change.inferred" if change.after.inferred else "change.not-inferred"
            return self._say(code, where=where, label=called)
        return self._say("change.unseen", where=where, label=called)


def _is_worded_anew(change: Change, *, before: str, after: str) -> bool:
    """Tell whether a reader sees from the words alone that something is different."""
    return before != after and replace(change.before, inferred=False) != replace(change.after, inferred=False)


def _told_by_name(part: Part) -> frozenset[str]:
    """Return the fields of a new part that its sentence has told already, and those that are told by themselves."""
    return _HELD | ({"title"} if part is not Part.LEVEL else set()) | {_NAMED_BY.get(part, "id")}


def _siblings(guideline: Guideline, change: Change) -> tuple[Element, ...]:
    """Return the parts among which a part stands."""
    lists: dict[Part, tuple[Element, ...]] = {
        Part.RULE: guideline.rules,
        Part.OWN_RULE: guideline.own_rules,
        Part.ENDING: guideline.endings,
        Part.CONSENT_TYPE: guideline.consent_types,
        Part.SIDE_WORK: guideline.side_work,
        Part.FACT: guideline.facts,
        Part.MEETING_TYPE: guideline.meeting_types,
        Part.ROLE: guideline.roles,
        Part.SERVICE: guideline.services,
        Part.BODY: guideline.bodies,
        Part.TOOL: guideline.tools,
    }
    if change.part in lists:
        return lists[change.part]
    steps = tuple(step for level in guideline.levels for step in steps_of(level))
    if change.part is Part.ANSWER:
        return tuple(one for step in steps if step.id == change.owner for one in step.answers)
    tracks = tuple(track for step in steps for track in step.tracks)
    return steps if change.part is Part.STEP else tracks


def _bare(words: str) -> str:
    """Return words as they stand inside a sentence, whose own full stop comes after them."""
    return words[:-1] if words.endswith(".") and not words.endswith("..") else words


def as_written(found: Sequence[Sentence]) -> tuple[str, ...]:
    """Return sentences as they are kept with a published version: each on its line, with what it says of its part."""
    return tuple(" ".join((one.text, *(f"{detail}." for detail in one.details))) for one in found)
