"""Puts a guide in words for a picture: a column for each level, a card for each step, and where each answer leads."""

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from engine.application.sketch import MARKS, SIGNS, Card, Column, Heading, Mark, Notice, Sketch, Way
from engine.application.sketch import Track as Row
from engine.console.guide.frame import entrance_line
from engine.console.guide.names import Names
from engine.console.guide.page import step_numbers
from engine.guideline.element import Target
from engine.guideline.labels import lowered
from engine.guideline.model import Answer, Guideline, Level, Step, Track, steps_of
from engine.guideline.registry import Ending
from engine.guideline.vocabulary import StepKind, TargetKind
from engine.i18n import plural
from engine.values import Struct, field, replace


class Standing(Struct, frozen=True, kw_only=True):
    """Where a case stands: the mark of each step and resting level by its id, and the sentence that says so."""

    told: str = ""
    marks: Mapping[str, Mark] = field(default_factory=dict)


def sketch_of(guideline: Guideline, standing: Standing | None = None) -> Sketch:
    """Return what a picture of a guide says, in the guide's own language; with `standing` also of a case in it."""
    return _Sketcher(guideline, standing or Standing()).sketch()


class _Sketcher:
    """Puts one guide in words; alive only while it does."""

    def __init__(self, guideline: Guideline, standing: Standing) -> None:
        self.guideline, self.standing = guideline, standing
        self.names = Names(guideline)
        self.say = self.names.say
        self.keys: dict[str, str] = {}
        self.numbers = step_numbers(guideline)
        self.places: dict[str, int] = {}
        for place, level in enumerate(guideline.levels):
            self.keys[f"{level.id}/"] = f"n{place}"
            for count, step in enumerate(steps_of(level), start=1):
                self.keys[step.id] = f"s{place}_{count}"
                self.places[step.id] = len(self.places)
        self.keys |= {f"={one.id}": f"e{place}" for place, one in enumerate(guideline.endings)}

    def sketch(self) -> Sketch:
        head, endings = self.guideline.head, self.guideline.endings
        version = self.say("guide-version-text", version=head.version, status=self.say(f"status-{head.status.value}"))
        version = f"{self.say('guide-version')} {version}"
        columns = tuple(self._column(level) for level in self.guideline.levels)
        return Sketch(
            language=head.language.value,
            title=head.title,
            under=" · ".join(part for part in (head.municipality, version, self.standing.told) if part),
            description=self._description(),
            columns=columns,
            rules=tuple(
                Notice(
                    self.say("drawing-labelled", label=self.say("guide-always"), text=rule.when),
                    " ".join((rule.do, *self._doubt(rule.doubt_body))),
                )
                for rule in self.guideline.rules
            ),
            notes=(*self._notes(), *self._legend(columns)),
            endings=tuple((self.keys[f"={one.id}"], one.title) for one in endings),
        )

    def _doubt(self, body: str | None) -> tuple[str, ...]:
        return (self.say("guide-ask-body", body=self.names.person(body)),) if body else ()

    def _description(self) -> str:
        levels, language = self.guideline.levels, self.names.language
        counts = (("drawing-levels", len(levels)), ("drawing-steps", sum(len(steps_of(one)) for one in levels)))
        told = self.names.listed(plural(code, language, count=count) for code, count in counts if count)
        return f"{told}. {self.say('drawing-description' if counts[-1][1] else 'drawing-description-resting')}"

    # ------------------------------------------------------------ a level

    def _column(self, level: Level) -> Column:
        names = self.names
        mark = self.standing.marks.get(f"{level.id}/")
        purpose = level.purpose or ""
        return Column(
            key=self.keys[f"{level.id}/"],
            name=_begun(names.level(level.id)) or self.say("guide-steps"),
            title=level.title or "" if level.title != names.level(level.id) else "",
            purpose=purpose if level.steps else "",
            demands=tuple(self._demands(level)),
            rest=() if level.steps else tuple(part for part in (purpose, self.say("guide-resting")) if part),
            mark=mark,
            mark_word=self._mark_word(mark),
            cards=tuple(self._cards(level.steps)),
        )

    def _demands(self, level: Level) -> Iterator[str]:
        names = self.names
        if level.requires:
            yield self._labelled("requires", names.demands(level.requires))
        if level.least_services:
            yield self._labelled("least_services", names.services(level.least_services))
        if level.deadline:
            yield self._labelled("deadline", names.deadline(level.deadline))
        if level.variants:
            yield self._labelled("variants", names.listed(level.variants))

    def _labelled(self, label: str, text: str) -> str:
        return self.say("drawing-labelled", label=self.names.label(label), text=text)

    def _mark_word(self, mark: Mark | None) -> str:
        return self.say(f"drawing-{mark.value}") if mark else ""

    # ------------------------------------------------------------ a step

    def _cards(self, steps: tuple[Step, ...]) -> Iterator[Card]:
        for step, after in zip_longest(steps, steps[1:]):
            yield self._card(step, after)

    def _card(self, step: Step, after: Step | None) -> Card:
        ways = tuple(self._ways(step, after))
        flows = after is not None and (any(way.heading is Heading.NEXT for way in ways) or not ways)
        mark = self.standing.marks.get(step.id)
        return Card(
            key=self.keys[step.id],
            number=self.numbers[step.id],
            title=step.title,
            what=step.what or "",
            about=self._about(step),
            facts=tuple(self._facts(step)),
            limit=self._labelled("deadline", self.names.deadline(step.deadline)) if step.deadline else "",
            mark=mark,
            mark_word=self._mark_word(mark),
            ways=tuple(sorted(ways, key=lambda way: way.heading is Heading.NEXT)),
            onward=self.keys[after.id] if after and flows else None,
            tracks=tuple(self._track(track) for track in step.tracks if track.steps),
        )

    def _track(self, track: Track) -> Row:
        return Row(f"{_begun(self.say('guide-track'))}: {track.title}", tuple(self._cards(track.steps)))

    def _about(self, step: Step) -> str:
        """Return what sort of step it is, unless it is a plain one, and who does it."""
        kind = "" if step.kind is StepKind.STEP else _begun(self.say(f"guide-kind-{step.kind.value}"))
        who = [self.say("guide-maybe", name=lowered(one.title)) if one.optional else one.title for one in step.who]
        said = ", ".join((*who[:1], *(lowered(one) for one in who[1:])))
        return " · ".join(part for part in (kind, said) if part)

    def _facts(self, step: Step) -> Iterator[str]:
        names = self.names
        if step.guards:
            yield self._labelled("only-when", names.guards(step.guards))
        if step.variants:
            yield self._labelled("variants", names.listed(step.variants))
        if step.optional:
            yield self.say("guide-optional")
        if step.requires:
            yield self._labelled("requires", names.demands(step.requires))

    # ------------------------------------------------------------ the ways out of it

    def _ways(self, step: Step, after: Step | None) -> Iterator[Way]:
        key = self.keys[step.id]
        if step.kind is StepKind.CONSENT and step.if_refused and not step.answers:
            onward = step.goto or Target(kind=TargetKind.NEXT)
            yield self._way(step, (onward,), after=after, named=(f"{key}_y", self.say("drawing-yes")))
            yield self._way(step, (step.if_refused,), after=after, named=(f"{key}_n", self.say("drawing-no")))
        elif step.goto and not step.answers:
            yield self._way(step, (step.goto,), after=after, named=(f"{key}_g", self.say("drawing-onward")))
        for place, answer in enumerate(step.answers):
            way = self._way(step, answer.targets, after=after, named=(f"{key}_{place}", answer.title))
            yield self._more(way, answer)

    def _way(self, step: Step, targets: tuple[Target, ...], *, after: Step | None, named: tuple[str, str]) -> Way:
        """Return a way out of a step; `named` is its key and its words."""
        key, title = named
        found = [self._target(step, target, after=after) for target in targets]
        leads = self.names.either(words for _, _, words in found)
        if found[0][1] and found[0][0] is not Heading.END:
            leads = self.say("drawing-to", where=leads)
        return Way(
            key=key,
            heading=found[0][0],
            title=title,
            leads=leads,
            targets=tuple(place for _, place, _ in found if place),
        )

    def _more(self, way: Way, answer: Answer) -> Way:
        """Add to where an answer leads what else comes with it: what it demands, what it opens, when it is there."""
        names = self.names
        told = [way.leads]
        if answer.requires:
            told.append(self.say("guide-ending-requires", what=names.demands(answer.requires)))
        if answer.opens:
            opened = names.listed(names.beside(one) for one in answer.opens)
            told.append(self.say("drawing-opens", what=lowered(opened)))
        if answer.guards:
            told.append(lowered(self._labelled("only-when", names.guards(answer.guards))))
        if answer.deadline:
            told.append(lowered(self._labelled("deadline", names.deadline(answer.deadline))))
        return replace(way, leads="; ".join(told))

    def _target(self, step: Step, target: Target, *, after: Step | None) -> tuple[Heading, str, str]:
        """Return which way a target lies, its key, and what it is called."""
        ref = str(target.ref)
        match target.kind:
            case TargetKind.ENDING:
                return Heading.END, self.keys[f"={ref}"], self.names.target(target)
            case TargetKind.LEVEL:
                heading = self._to_level(step, ref)
                return heading, self.keys[f"{ref}/"], self.names.level(ref)
            case TargetKind.NEXT:
                if after is None:
                    return Heading.NEXT, "", self.say("drawing-track-done")
                return Heading.NEXT, self.keys[after.id], self._step(after.id)
            case TargetKind.STEP:
                return self._to_step(step, ref, after=after), self.keys[ref], self._step(ref)

    def _step(self, step: str) -> str:
        number = self.numbers[step]
        return self.say("drawing-step", number=number) if "." in number else f"«{self.names.step(step)}»"

    def _to_level(self, step: Step, level: str) -> Heading:
        levels = [one.id for one in self.guideline.levels]
        here, there = levels.index(step.id.split("/", 1)[0]), levels.index(level)
        return Heading.FORWARD if there > here else Heading.RETURN if there < here else Heading.BACK

    def _to_step(self, step: Step, ref: str, *, after: Step | None) -> Heading:
        here, there = step.id.split("/", 1)[0], ref.split("/", 1)[0]
        if here != there:
            return self._to_level(step, there)
        if after is not None and after.id == ref:
            return Heading.NEXT
        return Heading.DOWN if self.places[ref] > self.places[step.id] else Heading.BACK

    # ------------------------------------------------------------ under the columns

    def _notes(self) -> Iterator[Notice]:
        guideline, names = self.guideline, self.names
        if guideline.entrances:
            lines = [entrance_line(one, names) for one in guideline.entrances]
            text = " ".join(f"{line.label}: {line.text}".rstrip(".") + "." for line in lines)
            yield Notice(self.say("guide-entrances"), text)
        yield Notice(self.say("guide-endings"), f"{'; '.join(map(self._ending, guideline.endings))}.")
        for one in guideline.consent_types:
            if one.on_withdrawal:
                yield Notice(f"{self.say('guide-withdrawn')} ({one.title})", names.target(one.on_withdrawal))
        for beside in guideline.side_work:
            yield Notice(f"{beside.title} ({self.say('guide-beside')})", beside.what or "")

    def _legend(self, columns: tuple[Column, ...]) -> Iterator[Notice]:
        """Say what the signs in the picture mean; none where there are none."""
        used = [SIGNS[way.heading] for column in columns for card in column.every_card for way in card.ways]
        legend = [(sign, name) for sign, name in _LEGEND if sign in used] + [*(_OF_CASE if self.standing.told else ())]
        signs = " · ".join(f"{sign} {self.say(f'drawing-sign-{name}')}" for sign, name in legend)
        if signs:
            yield Notice(self.say("drawing-signs"), signs)

    def _ending(self, ending: Ending) -> str:
        if not ending.requires:
            return ending.title
        asked = self.say("guide-ending-requires", what=self.names.demands(ending.requires))
        return f"{ending.title} ({asked})"


_OF_CASE = tuple((MARKS[mark], mark.value) for mark in Mark)
_LEGEND = (
    (SIGNS[Heading.NEXT], "next"),
    (SIGNS[Heading.BACK], "back"),
    (SIGNS[Heading.FORWARD], "forward"),
    (SIGNS[Heading.RETURN], "return"),
    (SIGNS[Heading.END], "end"),
)


def _begun(text: str) -> str:
    """Return a text with a capital letter first."""
    return text[:1].upper() + text[1:]
