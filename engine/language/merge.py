"""Owns laying a guide over the base that it builds on: node by node, so that every line keeps its file and place.

The head is always the guide's own. Its frame texts, words and whole sections come first or win; lists of things with
ids are joined by id; rules can only be made sharper; and levels are changed by `endringer` alone.
"""

from engine.diagnostics import Diagnostic, Span
from engine.language.merge_changes import Changer
from engine.language.merge_parts import Entry, Merging, overlaid, where
from engine.language.merge_plan import Plan
from engine.language.merge_rules import merged_rules
from engine.language.shape import GUIDE
from engine.language.suggest import shown
from engine.language.terms import GROUPS, Group, fold, word
from engine.language.tree import Mapping, Node, Scalar, Sequence
from engine.values import Struct, replace

_IDENTITIES = ("subject", "child", "guardians", "coordinator")
"""What only one role of a guide is as a rule. Many roles are `leder` or `ansatt`, so those take nobody's place."""
_EXPLAINED = ("roles", "services")
"""Sections where a text in place of parts is the explanation; elsewhere it is the title."""
_LAID_OVER = frozenset({"labels", "log", "baton"})
_JOINED = frozenset(
    {"roles", "services", "bodies", "tool_list", "meeting_types", "consent_types", "endings", "side_work"}
)
_WHOLE = frozenset({"entrances"})
SECTIONS = frozenset({*_LAID_OVER, *_JOINED, *_WHOLE, "facts", "about", "glossary", "rules", "own_rules", "levels"})
"""What a guide takes from its base where it says nothing itself. All else is the head, which is always its own."""


class Merged(Struct, frozen=True):
    """A guide with its base. `removed` are the names of what was taken away, each with the place of the change.

    `former` are titles that steps had before a change gave them another.
    """

    root: Mapping
    findings: tuple[Diagnostic, ...]
    removed: dict[str, Span]
    former: frozenset[str]


def merge(base: Mapping, own: Mapping, *, merging: Merging) -> Merged:
    """Lay a guide over its base, both of a checked structure. `merging` is handed on from one base to the next."""
    guide = _Guide(base, own, merging=merging)
    return Merged(guide.merged(), tuple(merging.findings), dict(merging.removed), frozenset(merging.former))


class _Guide:
    """The two guides that become one."""

    def __init__(self, base: Mapping, own: Mapping, *, merging: Merging) -> None:
        self.base = base
        self.own = own
        self.merging = merging
        self.language = merging.language

    def merged(self) -> Mapping:
        """Return the guide as one part."""
        sections: list[Entry] = []
        for slot in GUIDE.slots:
            if slot.name in SECTIONS - {"levels", "rules"}:
                entry = self._section(slot.name)
                sections += [entry] if entry else []
        levels, rules = self._levels_and_rules()
        sections += [one for one in (self._as_list("rules", rules), self._as_list("levels", levels)) if one]
        told = {self.merging.key(name) for name in SECTIONS} | {self.merging.key("changes")}
        head = (entry for entry in self.own.entries if entry[0].text not in told)
        return replace(self.own, entries=(*head, *sections))

    # ------------------------------------------------------------ sections

    def _section(self, name: str) -> Entry | None:
        key = self.merging.key(name)
        label, mine = self.own.key(key), self.own.get(key)
        its_label, its = self.base.key(key), self.base.get(key)
        if label is None or mine is None:
            return (its_label, its) if its_label and its else None
        return label, mine if its is None else self._joined(name, its=its, mine=mine)

    def _joined(self, name: str, *, its: Node, mine: Node) -> Node:
        """Return a section that both have."""
        match its, mine:
            case Mapping(), Mapping() if name in _LAID_OVER:
                return overlaid(its, mine.entries, language=self.language)
            case Mapping(), Mapping() if name in _JOINED:
                return self._by_id(name, its=its, mine=mine)
            case Mapping(), Mapping() if name == "glossary":
                return _own_first(its, mine)
            case Mapping(), Mapping():
                return _own_in_place(its, mine)
            case Sequence(), Sequence() if name == "about":
                return self._passages(its, mine)
            case Sequence(), Sequence() if name == "own_rules":
                return replace(mine, items=(*its.items, *mine.items))
            case _:
                return mine

    def _by_id(self, name: str, *, its: Mapping, mine: Mapping) -> Mapping:
        own: dict[str, Entry] = {}
        for entry in mine.entries:
            own.setdefault(fold(entry[0].text), entry)
        replaced = self._replaced(its, mine) if name == "roles" else {}
        entries: list[Entry] = []
        for label, value in its.entries:
            instead = replaced.get(fold(label.text))
            if instead is not None:
                entries.append(own.pop(fold(instead.text)))
            elif fold(label.text) in own:
                own_label, own_value = own.pop(fold(label.text))
                entries.append((own_label, self._laid_over(name, its=value, mine=own_value)))
            else:
                entries.append((label, value))
        return replace(mine, entries=(*entries, *own.values()))

    def _laid_over(self, name: str, *, its: Node, mine: Node) -> Node:
        if isinstance(its, Scalar) and isinstance(mine, Scalar):
            return mine
        text = "explanation" if name in _EXPLAINED else "title"
        return overlaid(self._parts(its, text), self._parts(mine, text).entries, language=self.language)

    def _parts(self, node: Node, text: str) -> Mapping:
        """Return an entry as parts; a text in their place becomes the part that it stands for."""
        if isinstance(node, Mapping):
            return node
        return Mapping(((Scalar(self.merging.key(text), node.span), node),), node.span)

    def _replaced(self, its: Mapping, mine: Mapping) -> dict[str, Scalar]:
        """Return the base's roles that an own role takes the place of, because it is what the base's role is called.

        Only one own role can do so. With several of the kind the base's role stays, and so do the names in the base.
        """
        found: dict[str, Scalar] = {}
        for kind in _IDENTITIES:
            name = next(one.written(self.language) for one in GROUPS[Group.ROLE_KINDS] if one.name == kind)
            own = [label for label, value in mine.entries if self._kind(label, value) == kind]
            there = its.key(name)
            if there is not None and len(own) == 1 and fold(own[0].text) != fold(name):
                found[fold(name)] = own[0]
        return found

    def _kind(self, label: Scalar, value: Node) -> str | None:
        said = self.merging.text(value, "kind") if isinstance(value, Mapping) else ""
        return word(Group.ROLE_KINDS, said or label.text, language=self.language)

    def _passages(self, its: Sequence, mine: Sequence) -> Sequence:
        """Return the own frame texts, then those of the base under other titles."""
        own = {fold(self.merging.text(one, "title")) for one in mine.items if isinstance(one, Mapping)}
        rest = (
            one for one in its.items if isinstance(one, Mapping) and fold(self.merging.text(one, "title")) not in own
        )
        return replace(mine, items=(*mine.items, *rest))

    # ------------------------------------------------------------ levels and rules

    def _levels_and_rules(self) -> tuple[tuple[Mapping, ...], tuple[Mapping, ...]]:
        rules = merged_rules(self._listed(self.base, "rules"), self._listed(self.own, "rules"), merging=self.merging)
        plan = Plan(self._listed(self.base, "levels"), word=self._level_word(), merging=self.merging)
        changer = Changer(plan, rules, merging=self.merging)
        changer.carry_out(self._listed(self.own, "changes"))
        self._add_levels(plan)
        return plan.frozen(), tuple(changer.rules)

    def _add_levels(self, plan: Plan) -> None:
        """Add the guide's own levels after those of the base. One that the base has can only be changed."""
        for node in self._listed(self.own, "levels"):
            level = plan.level_spot(node)
            first = next((one for one in plan.levels if one.id == level.id), None)
            if first is None:
                plan.levels.append(level)
                continue
            label, at = node.entries[0][0].span, first.node.entries[0][0].span
            said = {"name": shown(level.label), "key": self.merging.key("changes"), **where(at)}
            self.merging.tell("R34", "level-is-there", at=label, said=said, related=at)

    def _level_word(self) -> str:
        labels = self._section("labels")
        return self.merging.text(labels[1], "level_label") if labels and isinstance(labels[1], Mapping) else ""

    def _listed(self, root: Mapping, name: str) -> tuple[Mapping, ...]:
        value = root.get(self.merging.key(name))
        items = value.items if isinstance(value, Sequence) else ()
        return tuple(item for item in items if isinstance(item, Mapping))

    def _as_list(self, name: str, parts: tuple[Mapping, ...]) -> Entry | None:
        key = self.merging.key(name)
        label = self.own.key(key) or self.base.key(key)
        return (label, Sequence(parts, label.span)) if label and parts else None


def _own_first(its: Mapping, mine: Mapping) -> Mapping:
    """Return the own words, then those of the base that the guide does not explain itself."""
    own = {fold(name.text) for name, _ in mine.entries}
    return replace(mine, entries=(*mine.entries, *(entry for entry in its.entries if fold(entry[0].text) not in own)))


def _own_in_place(its: Mapping, mine: Mapping) -> Mapping:
    """Return the entries of the base, each with the own one in its place, and then those that are new."""
    own = {fold(entry[0].text): entry for entry in reversed(mine.entries)}
    kept = [own.pop(fold(entry[0].text), entry) for entry in its.entries]
    new = [entry for entry in mine.entries if fold(entry[0].text) in own]
    return replace(mine, entries=(*kept, *new))
