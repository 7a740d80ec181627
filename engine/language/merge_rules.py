"""Owns how a standing rule of the base may be changed: made sharper, never weaker, and never taken away."""

from engine.diagnostics import Span
from engine.language.context import scalars
from engine.language.merge_parts import Entry, Merging, listed, overlaid, where
from engine.language.suggest import shown
from engine.language.terms import Group, fold, is_silent_in_any, word
from engine.language.tree import Mapping, Node, Scalar
from engine.values import replace

_STRENGTH = ("when-needed", "serious-concern", "always")
"""How much a receiver must be told, from the weakest: by judgement, where the concern is serious, always."""
_HOLDING = ("report_to", "kept_out", "cleared_by")
"""What a rule cannot become silent about."""


def merged_rules(base: tuple[Mapping, ...], own: tuple[Mapping, ...], *, merging: Merging) -> tuple[Mapping, ...]:
    """Return the base's rules, each sharpened by the own rule with its id, and then the own rules that are new."""
    mine = {merging.text(rule, "id"): rule for rule in reversed(own)}
    rules = [_with(rule, mine.get(merging.text(rule, "id")), merging=merging) for rule in base]
    known = {merging.text(rule, "id") for rule in base}
    return (*rules, *(rule for rule in own if merging.text(rule, "id") not in known))


def _with(base: Mapping, own: Mapping | None, *, merging: Merging) -> Mapping:
    if own is None:
        return base
    name = own.get(merging.key("id"))
    return sharpened(base, own.entries, name=name, merging=merging) if isinstance(name, Scalar) else base


def sharpened(base: Mapping, own: tuple[Entry, ...], *, name: Scalar, merging: Merging) -> Mapping:
    """Return a rule with own keys laid over it; `name` is where a locked rule is told."""
    if merging.is_locked(base):
        merging.tell_locked(name, base)
        return base
    entries = tuple(_sharper(base, entry, rule=name, merging=merging) for entry in own)
    return overlaid(base, entries, language=merging.language)


def _sharper(base: Mapping, own: Entry, *, rule: Scalar, merging: Merging) -> Entry:
    """Return the own entry joined with what the base says there and must go on holding."""
    label, value = own
    before = base.get(label.text)
    if before is None or _is_silent(before):
        return own
    if _is_silent(value) and label.text in {merging.key(name) for name in _HOLDING}:
        _tell_weaker(merging, label.span, key=label.text, rule=rule, before=before.span)
        return label, before
    if label.text == merging.key("report_to"):
        return label, _receivers(before, value, rule=rule, merging=merging)
    if label.text == merging.key("cleared_by"):
        _check_clearing(before, value, rule=rule, merging=merging)
    return (label, _joined(before, value)) if label.text == merging.key("kept_out") else own


def _receivers(before: Node, own: Node, *, rule: Scalar, merging: Merging) -> Node:
    """Join receivers: those of the base stay, and are told at least as surely as before."""
    if not isinstance(before, Mapping) or not isinstance(own, Mapping):
        return own
    mine = {fold(name.text): (name, value) for name, value in own.entries}
    joined: list[Entry] = []
    for name, value in before.entries:
        entry = mine.pop(fold(name.text), (name, value))
        if _strength(entry[1], merging) < _strength(value, merging):
            _tell_weaker(merging, entry[1].span, key=entry[0].text, rule=rule, before=value.span)
        joined.append(entry)
    return replace(own, entries=(*joined, *mine.values()))


def _strength(value: Node, merging: Merging) -> int:
    found = word(Group.URGENCIES, value.text, language=merging.language) if isinstance(value, Scalar) else None
    return _STRENGTH.index(found) if found in _STRENGTH else -1


def _joined(before: Node, own: Node) -> Node:
    """Join those who are kept out: the base's stay."""
    known = {fold(scalar.text) for scalar in scalars(before)}
    return listed(own, (*scalars(before), *(one for one in scalars(own) if fold(one.text) not in known)))


def _check_clearing(before: Node, own: Node, *, rule: Scalar, merging: Merging) -> None:
    """Tell who may clear by the own list, and not by the base's: with more to ask, the rule would be weaker."""
    known = {fold(scalar.text) for scalar in scalars(before)}
    for scalar in scalars(own):
        if fold(scalar.text) not in known:
            _tell_weaker(merging, scalar.span, key=scalar.text, rule=rule, before=before.span)


def _tell_weaker(merging: Merging, span: Span, *, key: str, rule: Scalar, before: Span) -> None:
    arguments = {"name": shown(rule.text), "key": shown(key), **where(before)}
    merging.tell("R33", "rule-weakened", at=span, said=arguments, related=before)


def _is_silent(node: Node) -> bool:
    return isinstance(node, Scalar) and is_silent_in_any(node.text)
