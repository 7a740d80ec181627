"""Owns building levels and tracks in two turns: first everything that can be led to, then what stands in it."""

from collections.abc import Iterator

from engine.diagnostics import fault
from engine.guideline.model import Level, Step, Track
from engine.guideline.names import SLASH, UNNAMED_LEVEL, slug
from engine.language.build_deadlines import deadline
from engine.language.build_steps import build_step, step_title
from engine.language.build_values import demands, least
from engine.language.context import Context, Fields
from engine.language.scope import Scope
from engine.language.shape import LEVEL, STEP, TRACK
from engine.language.step_names import StepName, TrackName
from engine.language.suggest import shown
from engine.language.terms import fold
from engine.language.tree import Scalar
from engine.language.unknown import duplicate
from engine.values import Struct


class _Step(Struct, frozen=True):
    """A step that has an id, with its tracks where it holds some."""

    id: str
    fields: Fields
    tracks: "tuple[_Track, ...]" = ()


class _Track(Struct, frozen=True):
    """A track that has an id, with its steps."""

    id: str
    fields: Fields
    steps: tuple[_Step, ...]


class _Level(Struct, frozen=True):
    """A level that has an id, with its steps. `label` is how targets name it."""

    id: str
    label: str
    fields: Fields
    steps: tuple[_Step, ...]


class LevelsBuilder:
    """Builds the levels of a guide; making one gives ids, and puts all that has one among the targets."""

    def __init__(self, guide: Fields, scope: Scope) -> None:
        self.context: Context = guide.context
        self.scope = scope
        self._ids: dict[str, Scalar] = {}
        self._labels: dict[str, Scalar] = {}
        self._copied: set[str] = set()
        written = tuple(Fields(node, LEVEL, context=self.context) for node in guide.items("levels"))
        ids = tuple(self._level_id(fields, alone=len(written) == 1) for fields in written)
        scope.targets.unsure_levels = len(set(ids)) < len(ids) or (len(ids) > 1 and UNNAMED_LEVEL in ids)
        self._levels = tuple(self._index(fields, level) for fields, level in zip(written, ids, strict=True))

    # ------------------------------------------------------------ what can be led to

    def _level_id(self, fields: Fields, *, alone: bool) -> str:
        named = fields.scalar("id") or fields.scalar("level")
        if named is None:
            if not alone:
                self.context.tell(fault("R17", "level-without-label", fields.first().span))
            return UNNAMED_LEVEL
        found = self._slug(named)
        if self._is_copy(fields.scalar("level")):
            self._copied.add(found)
            self._ids.setdefault(found, named)
        elif not self._claim(found, named):
            self._copied.add(found)
        return found

    def _is_copy(self, label: Scalar | None) -> bool:
        """Tell a level with a name that another has, and whether it is one: an id of its own does not tell them apart.

        What leads to a level says its name.
        """
        first = self._labels.setdefault(fold(label.text), label) if label else None
        if label is None or first is None or first is label:
            return False
        self.context.tell(duplicate(label, first=first, message="duplicate-level"))
        return True

    def _slug(self, named: Scalar) -> str:
        found = slug(named.text)
        if not found:
            self.context.tell(fault("R13", "no-letters", named.span, name=shown(named.text)))
        return found

    def _claim(self, wanted: str, named: Scalar) -> bool:
        """Keep an id for a level, step or track; tell one that is taken.

        Of a level that is there twice only that is told: what stands in it is there twice because it is.
        """
        first = self._ids.setdefault(wanted, named)
        level, inside, _ = wanted.partition(SLASH)
        if first is not named and wanted and not (inside and level in self._copied):
            self.context.tell(duplicate(named, first=first, message="duplicate-step"))
        return first is named

    def _index(self, fields: Fields, level: str) -> _Level:
        label = fields.text("level") or fields.text("title") or level
        self.scope.targets.levels.add_all(level, (label, fields.text("title")))
        return _Level(level, label, fields, tuple(self._steps(fields, level, label=label)))

    def _steps(self, fields: Fields, level: str, *, label: str, track: str = "") -> Iterator[_Step]:
        for node in fields.items("steps"):
            step = Fields(node, STEP, context=self.context)
            title = step_title(step)
            named = step.scalar("id") or title
            found = f"{track or level}{SLASH}{self._slug(named)}"
            if self._claim(found, named):
                self.scope.targets.add(StepName(found, title.text.strip(), level, label, track))
            yield _Step(found, step, tuple(self._tracks(step, found, level=level, label=label)))

    def _tracks(self, parallel: Fields, step: str, *, level: str, label: str) -> Iterator[_Track]:
        for node in parallel.items("tracks"):
            fields = Fields(node, TRACK, context=self.context)
            named = fields.scalar("id") or fields.scalar("title") or fields.first()
            found = f"{step}{SLASH}{self._slug(named)}"
            self._claim(found, named)
            title = fields.text("title") or found
            self.scope.targets.tracks[found] = TrackName(title, step_title(parallel).text.strip())
            yield _Track(found, fields, tuple(self._steps(fields, level, label=label, track=found)))

    # ------------------------------------------------------------ everything

    def build(self) -> tuple[Level, ...]:
        """Build every level, in written order."""
        return tuple(self._level(level, self.scope.within(level.id)) for level in self._levels)

    def _level(self, level: _Level, scope: Scope) -> Level:
        fields = level.fields
        at, silent, inferred = fields.marks((fields.key("level") or fields.first()).span)
        return Level(
            at=at,
            silent=silent,
            inferred=inferred,
            id=level.id,
            label=level.label,
            title=fields.text("title"),
            purpose=fields.text("purpose"),
            who=scope.people(fields, "who"),
            hears=scope.people(fields, "hears"),
            without=scope.people(fields, "without"),
            least_services=least(fields),
            requires=demands(fields, scope),
            deadline=deadline(fields, scope),
            tools=scope.tools(fields),
            variants=scope.names.variants_in(fields.value("variants")),
            steps=tuple(self._step(step, scope) for step in level.steps),
        )

    def _step(self, step: _Step, scope: Scope) -> Step:
        return build_step(step.fields, step.id, scope=scope, tracks=tuple(map(self._track, step.tracks)))

    def _track(self, track: _Track) -> Track:
        at, silent, inferred = track.fields.marks((track.fields.key("title") or track.fields.first()).span)
        scope = self.scope.within(track.id)
        return Track(
            at=at,
            silent=silent,
            inferred=inferred,
            id=track.id,
            title=track.fields.text("title") or track.id,
            steps=tuple(self._step(step, scope) for step in track.steps),
        )
