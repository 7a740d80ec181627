"""Owns the base while it is being changed: its levels, steps and answers, and how a change names them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from engine.guideline.names import UNNAMED_LEVEL, slug
from engine.language.merge_parts import Entry, Merging
from engine.language.rules.written_steps import kind_keys
from engine.language.terms import fold
from engine.language.tree import Mapping, Node, Scalar, Sequence
from engine.values import replace


@dataclass(slots=True, eq=False)
class StepSpot:
    """A step in the list that it stands in. `former` are the titles it had before changes gave it another.

    `own` is its id without its level and `names` what it answers to; they are worked out once, because every change
    looks through all steps. `ending` is the title in brackets, as the name of an answer may end.
    """

    node: Mapping
    level: "LevelSpot"
    siblings: "list[StepSpot]"
    holder: "StepSpot | None" = None
    tracks: "list[TrackSpot]" = field(default_factory=list)
    former: tuple[str, ...] = ()
    own: str = ""
    names: frozenset[str] = frozenset()
    ending: str = ""
    answers: "Answers" = field(default_factory=lambda: Answers(()))

    def frozen(self, merging: Merging) -> Mapping:
        """Return the step as a part, with the steps of its tracks."""
        if not self.tracks:
            return self.node
        return put(self.node, merging.key("tracks"), parts=[track.frozen(merging) for track in self.tracks])


class Answers:
    """The answers of a step by name and by id; kept from change to change, since a thousand may add to one step."""

    __slots__ = ("by_id", "by_name", "written")

    def __init__(self, written: tuple[Entry, ...]) -> None:
        self.written: tuple[Entry, ...] = ()
        self.by_id: dict[str, Scalar] = {}
        self.by_name: dict[str, list[Entry]] = {}
        self.add(written, written=written)

    def add(self, added: Iterable[Entry], *, written: tuple[Entry, ...]) -> None:
        """Take answers in; `written` are all that the step has afterwards."""
        self.written = written
        for entry in added:
            self.by_id.setdefault(slug(entry[0].text), entry[0])
            self.by_name.setdefault(fold(entry[0].text), []).append(entry)

    def remove(self, removed: Entry, *, written: tuple[Entry, ...]) -> None:
        """Take an answer out; `written` are all that the step has afterwards."""
        name = removed[0]
        self.written = written
        if self.by_id.get(slug(name.text)) is name:
            del self.by_id[slug(name.text)]
        same = self.by_name[fold(name.text)]
        same[:] = (entry for entry in same if entry is not removed)

    def named(self, wanted: str, ending: str) -> tuple[Entry, ...]:
        """Return the answers with this name, alone or with the ending after it."""
        alone = self.by_name.get(wanted, ())
        return (*alone, *self.by_name.get(wanted.removesuffix(ending), ())) if wanted.endswith(ending) else (*alone,)


@dataclass(slots=True, eq=False)
class TrackSpot:
    """A track of a step that holds tracks."""

    node: Mapping
    steps: list[StepSpot] = field(default_factory=list)

    def frozen(self, merging: Merging) -> Mapping:
        """Return the track as a part."""
        return put(self.node, merging.key("steps"), parts=[step.frozen(merging) for step in self.steps])


@dataclass(slots=True, eq=False)
class LevelSpot:
    """A level. `id` is what cases know it by, and `names` what a change may call it, without the word for a level."""

    node: Mapping
    id: str
    label: str
    names: frozenset[str]
    steps: list[StepSpot] = field(default_factory=list)

    def frozen(self, merging: Merging) -> Mapping:
        """Return the level as a part."""
        if not self.steps:
            return self.node
        return put(self.node, merging.key("steps"), parts=[step.frozen(merging) for step in self.steps])

    def every_step(self) -> Iterator[StepSpot]:
        """Every step of the level, those of tracks after the step that holds them."""
        for step in self.steps:
            yield step
            for track in step.tracks:
                yield from track.steps


class Plan:
    """The levels of a guide, ready to be changed."""

    def __init__(self, levels: tuple[Mapping, ...], *, word: str, merging: Merging) -> None:
        """Take the levels; `word` is what the guide itself calls a level."""
        self.merging = merging
        self.prefixes = tuple(f"{fold(one)} " for one in dict.fromkeys((merging.key("level"), word)) if one)
        self.levels = [self.level_spot(node) for node in levels]

    def frozen(self) -> tuple[Mapping, ...]:
        """Return the levels as parts again."""
        return tuple(level.frozen(self.merging) for level in self.levels)

    # ------------------------------------------------------------ taking parts in

    def level_spot(self, node: Mapping) -> LevelSpot:
        """Take a level in."""
        label, title = self.merging.text(node, "level"), self.merging.text(node, "title")
        found = slug(self.merging.text(node, "id") or label) or UNNAMED_LEVEL
        names = frozenset(fold(name) for name in (found, label, title) if name)
        level = LevelSpot(node, found, label or title or found, names)
        self.take_steps(level)
        return level

    def take_steps(self, level: LevelSpot) -> None:
        """Take in the steps that the level's own part lists, in the place of those it had."""
        level.steps = []
        level.steps += (self.step_spot(node, level, siblings=level.steps) for node in self._parts(level.node, "steps"))

    def step_spot(
        self, node: Mapping, level: LevelSpot, *, siblings: list[StepSpot], holder: StepSpot | None = None
    ) -> StepSpot:
        """Take a step in; it is not put in the list."""
        step = StepSpot(node, level, siblings, holder)
        for part in self._parts(node, "tracks"):
            track = TrackSpot(part)
            step.tracks.append(track)
            inner = self._parts(part, "steps")
            track.steps += (self.step_spot(one, level, siblings=track.steps, holder=step) for one in inner)
        self.name(step)
        return step

    def _parts(self, node: Mapping, name: str) -> tuple[Mapping, ...]:
        value = node.get(self.merging.key(name))
        items = value.items if isinstance(value, Sequence) else ()
        return tuple(item for item in items if isinstance(item, Mapping))

    # ------------------------------------------------------------ names

    def name(self, step: StepSpot) -> None:
        """Work out anew what a step answers to: its titles, its id with and without its level, and title and level."""
        own = self.id(step)
        # Names are only added to while the id is the same: a step answers to its former titles too.
        title = self.title(step)
        titles = [title] if own == step.own else [title, *step.former]
        before = step.names if own == step.own else frozenset()
        full = (f"{title} ({prefix}{step.level.label})" for title in titles for prefix in self.prefixes)
        step.own, step.ending = own, f" ({fold(title)})"
        self.count_answers(step)
        step.names = before | {fold(name) for name in (*titles, own, f"{step.level.id}/{own}", *full) if name}

    def count_answers(self, step: StepSpot) -> None:
        """Take in the answers of a step anew, where its part has come to list others."""
        if step.answers.written is not self.answers_of(step):
            step.answers = Answers(self.answers_of(step))

    def kind(self, step: StepSpot) -> Scalar:
        """Return the key that tells the kind of a step."""
        keys = kind_keys(step.node, self.merging.language)
        return keys[0][1] if keys else step.node.entries[0][0]

    def title(self, step: StepSpot) -> str:
        """Return the title of a step."""
        value = step.node.get(self.kind(step).text)
        return value.text.strip() if isinstance(value, Scalar) else ""

    def id(self, step: StepSpot) -> str:
        """Return the id of a step, without its level."""
        return slug(self.merging.text(step.node, "id") or self.title(step))

    def full_name(self, step: StepSpot) -> str:
        """Return a name that no other step has: `Evaluer (nivå 2)`."""
        return f"{self.title(step)} ({self.level_name(step.level)})"

    def level_name(self, level: LevelSpot) -> str:
        """Return a level as a target names it."""
        return f"{self.prefixes[-1]}{level.label}"

    # ------------------------------------------------------------ finding

    def steps(self, name: str, levels: list[LevelSpot] | None = None) -> list[StepSpot]:
        """Return the steps with this name, on some levels or on all."""
        wanted = fold(name)
        among = self.levels if levels is None else levels
        return [step for level in among for step in level.every_step() if wanted in step.names]

    def level(self, name: str, *, bare: bool = False) -> LevelSpot | None:
        """Return the level that `nivå X` names; with `bare` also that `X` alone names."""
        wanted = fold(name)
        rests = {wanted.removeprefix(prefix) for prefix in self.prefixes if wanted.startswith(prefix)}
        rests |= {wanted} if bare else set()
        return next((level for level in self.levels if level.names & rests), None)

    def says_level(self, name: str) -> bool:
        """Tell whether a name begins as that of a level does."""
        return fold(name).startswith(self.prefixes)

    def answers(self, name: str, levels: list[LevelSpot] | None = None) -> list[tuple[StepSpot, Entry]]:
        """Return the answers with this name, alone or with their step's: `Avslutte (Veien videre)`."""
        wanted = fold(name)
        among = self.levels if levels is None else levels
        steps = (step for level in among for step in level.every_step() if step.answers.written)
        return [(step, entry) for step in steps for entry in step.answers.named(wanted, step.ending)]

    def answers_of(self, step: StepSpot) -> tuple[Entry, ...]:
        """Return the answers of a step."""
        value = step.node.get(self.merging.key("answers"))
        return value.entries if isinstance(value, Mapping) else ()

    def known(self) -> Iterator[str]:
        """Every name that a change may use: titles of steps, then levels."""
        seen = (self.title(step) for level in self.levels for step in level.every_step())
        yield from dict.fromkeys(seen)
        yield from (self.level_name(level) for level in self.levels)


def put(node: Mapping, name: str, *, parts: list[Mapping], label: Scalar | None = None) -> Mapping:
    """Return the part with a list after one of its keys; `label` is the key where it had none."""
    found = node.key(name) or label or Scalar(name, node.span)
    before = node.get(name)
    value: Node = Sequence(tuple(parts), before.span if before else found.span)
    if before is None:
        return replace(node, entries=(*node.entries, (found, value)))
    kept = ((key, value if key is found else old) for key, old in node.entries)
    return replace(node, entries=tuple(kept))
