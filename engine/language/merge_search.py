"""Owns what a change says, and finding what it names in the base: one thing, or one on each level that it lists."""

from collections.abc import Iterable

from engine.language.context import scalars, slots_by_key
from engine.language.merge_parts import Entry, Merging, Said, where
from engine.language.merge_plan import LevelSpot, Plan, StepSpot
from engine.language.shape import CHANGE
from engine.language.slot import Form
from engine.language.suggest import choices, closest, shown
from engine.language.terms import fold
from engine.language.tree import Mapping, Scalar, Sequence
from engine.values import Struct

VERBS = ("change", "add_after", "add_first", "remove")
"""The keys that a change begins with."""
_BESIDE = frozenset((*VERBS, "on_levels", "reason"))


class Change(Struct, frozen=True):
    """One change: its first key, the name that stands after it, and what else it says, by English key."""

    verb: str
    target: Scalar
    node: Mapping
    said: dict[str, Entry]

    @property
    def fields(self) -> dict[str, Entry]:
        """What the change brings: all but what it does, where and why."""
        return {name: entry for name, entry in self.said.items() if name not in _BESIDE}


def change_of(node: Mapping, *, merging: Merging) -> Change:
    """Read a change whose form is already checked."""
    slots = slots_by_key(CHANGE, merging.language)
    said: dict[str, Entry] = {}
    for name, value in node.entries:
        # The steps of a level are written with the same word as one kind of step.
        is_list = slots[name.text].form is Form.TITLE_OR_ITEMS and isinstance(value, Sequence)
        said.setdefault("steps" if is_list else slots[name.text].name, (name, value))
    verb = next(name for name in said if name in VERBS)
    label, value = said[verb]
    return Change(verb, value if isinstance(value, Scalar) else label, node, said)


class Search:
    """Finds what changes name, and tells those that hit nothing or too much."""

    def __init__(self, plan: Plan, merging: Merging) -> None:
        self.plan = plan
        self.merging = merging

    def level(self, change: Change) -> LevelSpot | None:
        """Return the level that the change names."""
        found = self.plan.level(change.target.text, bare=True)
        if found is None:
            self._tell_nothing(change, [self.plan.level_name(level) for level in self.plan.levels])
        return found

    def steps(self, change: Change, *, more: Iterable[str] = ()) -> list[StepSpot]:
        """Return the steps that the change names: the only one, or one on each level under `på_nivå`.

        `more` are the names beside steps and levels that would have done.
        """
        found: list[StepSpot] = []
        for levels in self._places(change):
            hits = self.plan.steps(change.target.text, levels)
            if len(hits) == 1:
                found += hits
            elif hits:
                self._tell_several(change, [self.plan.full_name(step) for step in hits])
            else:
                self._tell_nothing(change, [*self.plan.known(), *more], levels=levels)
        return found

    def answers(self, change: Change) -> list[tuple[StepSpot, Entry]]:
        """Return the answers that the change names: the only one, or one on each level under `på_nivå`."""
        found: list[tuple[StepSpot, Entry]] = []
        for levels in self._places(change):
            hits = self.plan.answers(change.target.text, levels)
            if len(hits) == 1:
                found += hits
            elif hits:
                self._tell_several(change, [f"{one[1][0].text} ({self.plan.title(one[0])})" for one in hits])
            else:
                self._tell_nothing(change, list(self.plan.known()), levels=levels)
        return found

    def tell_levels(self, change: Change) -> None:
        """Tell a `på_nivå` on what stands on no level, or is one."""
        entry = change.said.get("on_levels")
        if entry:
            said: Said = {"key": entry[0].text, "name": shown(change.target.text)}
            self.merging.tell("R34", "levels-not-here", at=entry[0].span, said=said)

    def _places(self, change: Change) -> list[list[LevelSpot] | None]:
        """Return where to look: everywhere, or on each of the levels that the change lists, one by one."""
        entry = change.said.get("on_levels")
        if entry is None:
            return [None]
        found: dict[str, list[LevelSpot] | None] = {}
        for scalar in scalars(entry[1]):
            level = self.plan.level(scalar.text, bare=True)
            if level:
                found.setdefault(level.id, [level])
            else:
                named = choices(self.plan.level_name(one) for one in self.plan.levels)
                self.merging.tell(
                    "R20", "unknown-level", at=scalar.span, said={"name": shown(scalar.text), "choices": named}
                )
        return list(found.values())

    def _tell_several(self, change: Change, names: list[str]) -> None:
        key = self.merging.key("on_levels")
        named: Said = {"name": shown(change.target.text), "choices": choices(names), "key": key}
        self.merging.tell("R32", "change-hits-several", at=change.target.span, said=named)

    def _tell_nothing(self, change: Change, names: list[str], *, levels: list[LevelSpot] | None = None) -> None:
        name, span = shown(change.target.text), change.target.span
        gone = self.merging.removed.get(fold(change.target.text))
        if gone:
            self.merging.tell("R32", "change-of-removed", at=span, said={"name": name, **where(gone)}, related=gone)
        elif levels and self.plan.steps(change.target.text):
            label = self.plan.level_name(levels[0])
            self.merging.tell("R32", "change-hits-nothing-on-level", at=span, said={"name": name, "level": label})
        elif close := closest(change.target.text, names):
            self.merging.tell(
                "R32", "change-hits-nothing-did-you-mean", at=span, said={"name": name, "suggestion": close}
            )
        else:
            self.merging.tell(
                "R32", "change-hits-nothing-choices", at=span, said={"name": name, "choices": choices(names)}
            )
