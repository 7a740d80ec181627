"""Owns building levels, steps and answers, with every name in them resolved."""

from collections.abc import Iterator

from engine.diagnostics import fault
from engine.guideline.element import Participant, Target
from engine.guideline.model import Answer, Guard, Level, Step
from engine.guideline.names import UNNAMED_LEVEL, slug, step_id
from engine.guideline.vocabulary import StepKind
from engine.language.build_values import deadline, demands, evaluates, marked, minutes, next_meeting
from engine.language.context import Context, Fields, scalars
from engine.language.references import Names, duplicate
from engine.language.shape import ANSWER, LEVEL, STEP
from engine.language.suggest import shown
from engine.language.targets import StepName, Targets
from engine.language.tree import Mapping, Node, Scalar
from engine.language.wordlist.kinds import KINDS


class StepsBuilder:
    """Builds the levels in two turns: first what can be led to, then everything."""

    def __init__(self, guide: Fields, names: Names, *, targets: Targets) -> None:
        self.context: Context = guide.context
        self.names = names
        self.targets = targets
        self._levels = tuple(Fields(node, LEVEL, context=self.context) for node in guide.items("levels"))
        self._ids: dict[str, Scalar] = {}
        self._level_ids = tuple(self._level_id(fields) for fields in self._levels)
        self._step_ids: list[tuple[str, ...]] = [
            tuple(self._index(fields, level_id)) for fields, level_id in zip(self._levels, self._level_ids, strict=True)
        ]

    # ------------------------------------------------------------ what can be led to

    def _level_id(self, fields: Fields) -> str:
        named = fields.scalar("id") or fields.scalar("level")
        if named is None:
            if len(self._levels) > 1:
                self.context.tell(fault("R17", "level-without-label", fields.first().span))
            return UNNAMED_LEVEL
        found = self._slug(named)
        self._claim(found, named)
        return found

    def _slug(self, named: Scalar) -> str:
        found = slug(named.text)
        if not found:
            self.context.tell(fault("R13", "no-letters", named.span, name=shown(named.text)))
        return found

    def _claim(self, wanted: str, named: Scalar) -> bool:
        """Keep an id for a level or step; tell one that is taken."""
        first = self._ids.setdefault(wanted, named)
        if first is not named and wanted:
            self.context.tell(duplicate(named, first=first, message="duplicate-step"))
        return first is named

    def _index(self, fields: Fields, level: str) -> Iterator[str]:
        label = fields.text("level") or fields.text("title") or level
        self.targets.levels.add_all(level, (label, fields.text("title")))
        for node in fields.items("steps"):
            step = Fields(node, STEP, context=self.context)
            title = _title(step)
            named = step.scalar("id") or title
            found = step_id(level, named.text)
            self._slug(named)
            if self._claim(found, named):
                self.targets.add(StepName(found, title.text.strip(), level, label))
            yield found

    # ------------------------------------------------------------ everything

    def build(self) -> tuple[Level, ...]:
        """Build every level, in written order."""
        parts = zip(self._levels, self._level_ids, self._step_ids, strict=True)
        return tuple(self._level(fields, level, steps=steps) for fields, level, steps in parts)

    def _level(self, fields: Fields, level: str, *, steps: tuple[str, ...]) -> Level:
        at, silent, inferred = fields.marks((fields.key("level") or fields.first()).span)
        named = zip(fields.items("steps"), steps, strict=True)
        return Level(
            at=at,
            silent=silent,
            inferred=inferred,
            id=level,
            label=fields.text("level") or fields.text("title") or level,
            title=fields.text("title"),
            purpose=fields.text("purpose"),
            who=self.names.people(fields.value("who")),
            hears=self.names.people(fields.value("hears")),
            requires=demands(fields),
            deadline=deadline(fields),
            tools=self.names.tools_in(fields.value("tools")),
            steps=tuple(
                self._step(Fields(node, STEP, context=self.context), step, level=level) for node, step in named
            ),
        )

    def _step(self, fields: Fields, step: str, *, level: str) -> Step:
        at, silent, inferred = fields.marks(fields.first().span)
        return Step(
            at=at,
            silent=silent,
            inferred=inferred,
            id=step,
            kind=kind_of(fields),
            title=_title(fields).text.strip(),
            what=fields.text("what"),
            how=fields.text("how"),
            why=fields.text("why"),
            when=fields.text("when"),
            who=self.names.people(fields.value("who")),
            tools=self.names.tools_in(fields.value("tools")),
            deadline=deadline(fields),
            requires=demands(fields),
            names=self.names.role(fields.scalar("names")),
            involves=self.names.services_in(fields.value("involves")),
            invites=self._people(fields, "invites"),
            without=self._people(fields, "without"),
            hears=self._people(fields, "hears"),
            contacts=self._people(fields, "contacts_whom"),
            minutes=minutes(fields, self.names),
            next_meeting=next_meeting(fields),
            meeting_type=self.names.meeting_type(fields.scalar("meeting_type")),
            evaluates=evaluates(fields),
            covers=tuple(self._covered(fields, level)),
            answers=tuple(self._answers(fields, level)),
            goto=self._target(fields, "goto", level=level),
            if_refused=self._target(fields, "if_refused", level=level),
            guards=tuple(self._guards(fields)),
            optional=fields.yes("optional"),
            responsible=self.names.responsible(fields.value("responsible")),
            body=self.names.body(fields.scalar("body")),
            anonymous=fields.yes("anonymous"),
            form=self.names.tool(fields.scalar("form")),
            documented_in=fields.text("documented_in"),
            more=fields.pairs("more"),
        )

    def _people(self, fields: Fields, name: str) -> tuple[Participant, ...]:
        return self.names.people(fields.value(name))

    def _covered(self, fields: Fields, level: str) -> Iterator[str]:
        for scalar in self.targets.listed(fields.value("covers")):
            found = self.targets.step(scalar, level=level)
            if found:
                yield found

    def _target(self, fields: Fields, name: str, *, level: str) -> Target | None:
        scalar = fields.scalar(name)
        return self.targets.target(scalar, level=level, inferred=fields.is_inferred(name)) if scalar else None

    def _guards(self, fields: Fields) -> Iterator[Guard]:
        inferred = marked(inferred=fields.is_inferred("guard"))
        for name, value in fields.entries("guard"):
            fact = self.names.fact(name)
            values = (self.names.fact_value(fact, scalar) for scalar in scalars(value)) if fact else ()
            if fact:
                known = tuple(one for one in values if one)
                yield Guard(at=self.context.place(name.span), inferred=inferred, fact=fact, values=known)

    # ------------------------------------------------------------ answers

    def _answers(self, fields: Fields, level: str) -> Iterator[Answer]:
        seen: dict[str, Scalar] = {}
        inferred = fields.is_inferred("answers")
        for name, value in fields.entries("answers"):
            found = self._slug(name)
            first = seen.setdefault(found, name)
            if first is not name:
                self.context.tell(duplicate(name, first=first))
            yield self._answer(found, (name, value), level=level, inferred=inferred)

    def _answer(self, answer: str, entry: tuple[Scalar, Node], *, level: str, inferred: bool) -> Answer:
        name, value = entry
        parts = value if isinstance(value, Mapping) else Mapping((), name.span)
        fields = Fields(parts, ANSWER, context=self.context, inferred=inferred)
        at, silent, marks = fields.marks(name.span)
        where = fields.value("goto") if isinstance(value, Mapping) else value
        guessed = fields.is_inferred("goto")
        targets = (self.targets.target(scalar, level=level, inferred=guessed) for scalar in self.targets.listed(where))
        return Answer(
            at=at,
            silent=silent,
            inferred=marks,
            id=answer,
            title=name.text,
            targets=tuple(target for target in targets if target),
            requires=demands(fields),
            deadline=deadline(fields),
            who=self.names.people(fields.value("who")),
            tools=self.names.tools_in(fields.value("tools")),
            sets=tuple(self._sets(fields)),
        )

    def _sets(self, fields: Fields) -> Iterator[tuple[str, str]]:
        for name, value in fields.entries("sets"):
            fact = self.names.fact(name)
            chosen = self.names.fact_value(fact, value) if fact and isinstance(value, Scalar) else None
            if fact and chosen:
                yield fact, chosen


def kind_of(step: Fields) -> StepKind:
    """Return the kind of a step: the kind whose key it carries."""
    return next(StepKind(kind.name) for kind in KINDS if step.key(kind.name))


def _title(step: Fields) -> Scalar:
    return step.scalar(kind_of(step)) or step.first()
