"""Owns carrying out the changes that a guide makes to its base, one after another, on the base as it then stands."""

from collections.abc import Iterator
from itertools import islice

from engine.diagnostics import Span
from engine.language.context import scalars, slots_by_key
from engine.language.merge_again import Again
from engine.language.merge_edits import add_answers, removed_answer, retitled, with_tracks_anew
from engine.language.merge_parts import Entry, Merging, Said, overlaid, where
from engine.language.merge_plan import LevelSpot, Plan, StepSpot, put
from engine.language.merge_rules import sharpened
from engine.language.merge_search import Change, Search, change_of
from engine.language.rules.written_steps import kind_keys
from engine.language.shape import LEVEL, RULE, STEP, Shape
from engine.language.source import MOST_OF_ONE_KIND
from engine.language.suggest import choices, shown
from engine.language.terms import fold, key
from engine.language.tree import Mapping, Plain, Scalar, plain
from engine.values import replace

MOST_CHANGES = 1000
"""No more changes than this are carried out: a guide that changes more is a guide of its own."""

_ALWAYS_NEW = frozenset({"steps", "tracks", "add_answers", "inferred"})
"""What is never held against the base: steps and answers of its own, and a mark that can be written in two ways."""


class Changer:
    """The base's levels and rules while a guide's changes are carried out on them."""

    def __init__(self, plan: Plan, rules: tuple[Mapping, ...], *, merging: Merging) -> None:
        self.plan = plan
        self.rules = list(rules)
        self.merging = merging
        self.search = Search(plan, merging)
        self.again = Again()

    def carry_out(self, changes: tuple[Mapping, ...]) -> None:
        """Carry out the changes in written order; one that cannot be is told, and the next is tried.

        Where very many cannot be, the rest wait: nobody reads on, and a hostile file stays cheap.
        """
        if len(changes) > MOST_CHANGES:
            span = changes[MOST_CHANGES].entries[0][0].span
            self.merging.tell("R34", "too-many-changes", at=span, said={"most": MOST_CHANGES, "count": len(changes)})
        before = len(self.merging.findings)
        for node in islice(changes, MOST_CHANGES):
            if len(self.merging.findings) - before >= MOST_OF_ONE_KIND:
                return
            self._carry_out(change_of(node, merging=self.merging))
        for finding in self.again.findings if len(changes) <= MOST_CHANGES else ():
            self.merging.add(finding)

    def _carry_out(self, change: Change) -> None:
        match change.verb:
            case "change":
                self._change(change)
            case "add_after":
                self._add_after(change)
            case "add_first":
                self._add_first(change)
            case _:
                self._remove(change)

    # ------------------------------------------------------------ endre

    def _change(self, change: Change) -> None:
        told = len(self.merging.findings)
        hits = [(self._written(change, before), self._written(change, after)) for before, after in self._hit(change)]
        is_new = not hits or change.fields.keys() & _ALWAYS_NEW or any(before != after for before, after in hits)
        if not is_new and len(self.merging.findings) == told:
            said: Said = {"name": shown(change.target.text)}
            self.merging.warn("V04", "change-of-what-is-so", at=change.target.span, said=said)

    def _hit(self, change: Change) -> Iterator[tuple[Mapping, Mapping]]:
        """Change what is named, and give each part as it was and as it has become."""
        rule = self._rule(change.target.text)
        if self.plan.says_level(change.target.text):
            self.search.tell_levels(change)
            level = self.search.level(change)
            if level:
                before = level.node
                self._change_level(change, level)
                self._said_of(change, level)
                yield before, level.node
        elif rule is not None and not self.plan.steps(change.target.text):
            self.search.tell_levels(change)
            before, fields = self.rules[rule], self._fields(change, RULE)
            self.rules[rule] = sharpened(before, fields, name=change.target, merging=self.merging)
            yield before, self.rules[rule]
        else:
            steps = tuple(self.search.steps(change, more=[self.merging.text(one, "id") for one in self.rules]))
            self._said_of(change, *steps)
            for step in steps:
                before = step.node
                self._change_step(change, step)
                yield before, step.node

    def _said_of(self, change: Change, *parts: LevelSpot | StepSpot) -> None:
        fields = ((name, entry) for name, entry in change.fields.items() if name not in _ALWAYS_NEW)
        self.again.take(change.target, fields, parts=parts)

    def _written(self, change: Change, node: Mapping) -> tuple[Plain, ...]:
        """Return what a part says where the change says something, and its title, which a step has after its kind."""
        titles = (label.text for _, label in kind_keys(node, self.merging.language))
        said = {label.text for label, _ in change.fields.values()} | {self.merging.key("inferred")}
        values = [node.get(name) for name in sorted(said)]
        values += [value for name in titles if isinstance(value := node.get(name), Scalar)]
        return tuple("" if value is None else plain(value) for value in values)

    def _change_step(self, change: Change, step: StepSpot) -> None:
        if self._is_locked(change, step) or self._passes_locked(change, step):
            return
        fields = self._fields(change, STEP, beside=("title", "add_answers"))
        self._check_kind(change, step)
        step.node = overlaid(step.node, fields, language=self.merging.language)
        if "title" in change.fields:
            retitled(step, change.fields["title"], plan=self.plan)
        if "add_answers" in change.fields:
            add_answers(step, change.fields["add_answers"], plan=self.plan)
        if "tracks" in change.fields:
            with_tracks_anew(step, plan=self.plan)
        self.plan.name(step)

    def _check_kind(self, change: Change, step: StepSpot) -> None:
        """Tell keys that a step of this kind does not take."""
        slots, kinds = slots_by_key(STEP, self.merging.language), kind_keys(step.node, self.merging.language)
        for name, (label, _) in change.fields.items():
            slot = slots.get(self.merging.key("answers" if name == "add_answers" else name))
            if slot and kinds and kinds[0][0] not in slot.kinds:
                named = choices(key(kind, self.merging.language) for kind in sorted(slot.kinds))
                said: Said = {"key": label.text, "kind": kinds[0][1].text, "choices": named}
                self.merging.tell("Y21", "key-of-other-kind", at=label.span, said=said)

    def _change_level(self, change: Change, level: LevelSpot) -> None:
        narrowing = change.fields.keys() & {"steps", "variants"}
        if self._is_locked_level(change, level) or (narrowing and self._holds_locked(change, level)):
            return
        level.node = overlaid(level.node, self._fields(change, LEVEL), language=self.merging.language)
        title = change.fields.get("title")
        if title and isinstance(title[1], Scalar):
            level.names |= {fold(title[1].text)}
        if "steps" in change.fields:
            self.plan.take_steps(level)

    def _fields(self, change: Change, shape: Shape, *, beside: tuple[str, ...] = ()) -> tuple[Entry, ...]:
        """Return what the change writes in a part of this shape; a key that the part does not take is told."""
        taken = {slot.name for slot in shape.slots}
        fields = []
        for name, entry in change.fields.items():
            if name in taken:
                fields.append(entry)
            elif name not in beside:
                said: Said = {"key": entry[0].text, "name": shown(change.target.text)}
                self.merging.tell("R34", f"key-not-of-{shape.name}", at=entry[0].span, said=said)
        return tuple(fields)

    def _rule(self, name: str) -> int | None:
        wanted = fold(name)
        found = (place for place, rule in enumerate(self.rules) if fold(self.merging.text(rule, "id")) == wanted)
        return next(found, None)

    # ------------------------------------------------------------ legg_til

    def _add_after(self, change: Change) -> None:
        for step in self.search.steps(change):
            within = step.holder.node if step.holder else step.level.node
            if self.merging.is_locked(within):
                self.merging.tell_locked(change.target, within)
            elif not self._covers_locked(change, step.level):
                added = self._added(change, step.level, siblings=step.siblings, holder=step.holder)
                if added:
                    step.siblings.insert(step.siblings.index(step) + 1, added)

    def _add_first(self, change: Change) -> None:
        level = self.search.level(change)
        if level is None or self._is_locked_level(change, level) or self._covers_locked(change, level):
            return
        label = Scalar(self.merging.key("steps"), change.node.entries[0][0].span)
        level.node = put(level.node, label.text, parts=[], label=label)
        added = self._added(change, level, siblings=level.steps)
        if added:
            level.steps.insert(0, added)

    def _added(
        self, change: Change, level: LevelSpot, *, siblings: list[StepSpot], holder: StepSpot | None = None
    ) -> StepSpot | None:
        """Return the new step, with its kind first as in every step; None where one has its name."""
        kinds = {name for _, name in kind_keys(change.node, self.merging.language)}
        entries = sorted(self._fields(change, STEP), key=lambda entry: entry[0] not in kinds)
        node = replace(change.node, entries=tuple(entries))
        added = self.plan.step_spot(node, level, siblings=siblings, holder=holder)
        first = next((step for step in siblings if step.own == added.own), None)
        if first is None:
            return added
        at = self.plan.kind(first).span
        said: Said = {"name": shown(self.plan.title(added)), "level": self.plan.level_name(level), **where(at)}
        self.merging.tell("R34", "step-is-there", at=self.plan.kind(added).span, said=said, related=at)
        return None

    # ------------------------------------------------------------ ta_bort

    def _remove(self, change: Change) -> None:
        name = change.target.text
        if self.plan.says_level(name):
            self.search.tell_levels(change)
            level = self.search.level(change)
            if level:
                self._remove_level(change, level)
        elif not self.plan.steps(name) and self.plan.answers(name):
            for step, answer in self.search.answers(change):
                if not self._is_locked(change, step):
                    removed_answer(step, answer, plan=self.plan)
        elif self._rule(name) is not None and not self.plan.steps(name):
            self.merging.tell("R33", "rule-taken-away", at=change.target.span, said={"name": shown(name)})
        else:
            for step in self.search.steps(change):
                self._remove_step(change, step)

    def _remove_level(self, change: Change, level: LevelSpot) -> None:
        if self._is_locked_level(change, level) or self._holds_locked(change, level):
            return
        if len(self.plan.levels) == 1:
            self.merging.tell("R34", "last-level", at=change.target.span, said={"name": shown(change.target.text)})
            return
        self.plan.levels.remove(level)
        verb = change.node.entries[0][0].span
        self._remember(verb, *(f"{prefix}{name}" for prefix in self.plan.prefixes for name in level.names))
        for step in level.every_step():
            self._remember(verb, *step.names)

    def _remove_step(self, change: Change, step: StepSpot) -> None:
        if self._is_locked(change, step) or self._holds_locked(change, step):
            return
        if len(step.siblings) == 1:
            self.merging.tell("R34", "last-step", at=change.target.span, said={"name": shown(change.target.text)})
            return
        step.siblings.remove(step)
        self._remember(change.node.entries[0][0].span, *step.names)

    def _remember(self, span: Span, *names: str) -> None:
        for name in names:
            self.merging.removed.setdefault(fold(name), span)

    # ------------------------------------------------------------ låst

    def _is_locked(self, change: Change, step: StepSpot) -> bool:
        """Tell whether the step is locked, by itself or with what it stands in; then that is told."""
        around = (step.node, *((step.holder.node,) if step.holder else ()), step.level.node)
        lock = next((node for node in around if self.merging.is_locked(node)), None)
        if lock:
            self.merging.tell_locked(change.target, lock)
        return lock is not None

    def _is_locked_level(self, change: Change, level: LevelSpot) -> bool:
        locked = self.merging.is_locked(level.node)
        if locked:
            self.merging.tell_locked(change.target, level.node)
        return locked

    def _passes_locked(self, change: Change, step: StepSpot) -> bool:
        """Tell whether a locked step could be gone past: left out with its tracks, or covered; then that is told."""
        narrowing = change.fields.keys() & {"tracks", "optional", "guard", "variants"}
        return bool(narrowing and self._holds_locked(change, step)) or self._covers_locked(change, step.level)

    def _covers_locked(self, change: Change, level: LevelSpot) -> bool:
        """Tell whether a meeting would answer for a locked step of its level; then that is told."""
        entry = change.fields.get("covers")
        named = frozenset(fold(name.text) for name in scalars(entry[1] if entry else None))
        met = (step.node for step in (level.every_step() if named else ()) if not named.isdisjoint(step.names))
        lock = next((node for node in met if self.merging.is_locked(node)), None)
        if lock:
            self.merging.tell_locked(change.target, lock)
        return lock is not None

    def _holds_locked(self, change: Change, part: LevelSpot | StepSpot) -> bool:
        """Tell whether a locked step would go with what is taken away; then that is told."""
        inner = part.every_step() if isinstance(part, LevelSpot) else (s for track in part.tracks for s in track.steps)
        lock = next((step.node for step in inner if self.merging.is_locked(step.node)), None)
        if lock:
            self.merging.tell_locked(change.target, lock)
        return lock is not None
