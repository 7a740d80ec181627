"""Owns building the municipality's own rules, and telling an id that such a rule cannot have."""

import re
from collections.abc import Iterable, Iterator

from engine.diagnostics import fault
from engine.guideline.model import Level
from engine.guideline.own_rules import OwnRule
from engine.guideline.vocabulary import Seriousness
from engine.language.context import Fields
from engine.language.merge_parts import where
from engine.language.scope import Scope
from engine.language.shape import OWN_RULE
from engine.language.spots import Spots
from engine.language.suggest import shown
from engine.language.terms import Group, word
from engine.language.tree import Scalar

_FORM = re.compile(r"K\d\d")
_OF_THE_PROGRAM = re.compile(r"[A-Z]\d\d")
_FIRST, _LAST = 1, 99


def build_own_rules(guide: Fields, scope: Scope, *, levels: Iterable[Level]) -> Iterator[OwnRule]:
    """Build the rules of the guide and of its bases, in the order in which they are written."""
    nodes = guide.items("own_rules")
    if not nodes:
        return
    rules = [Fields(node, OWN_RULE, context=guide.context) for node in nodes]
    _check_ids([fields.scalar("id") or fields.first() for fields in rules], guide)
    spots = Spots(scope)
    spots.add_answers(levels)
    yield from (_rule(fields, spots) for fields in rules)


def _rule(fields: Fields, spots: Spots) -> OwnRule:
    named = fields.scalar("id") or fields.first()
    at, silent, inferred = fields.marks((fields.key("id") or named).span)
    weight = word(Group.SERIOUSNESS, fields.text("severity") or "", language=fields.context.language)
    return OwnRule(
        at=at,
        silent=silent,
        inferred=inferred,
        id=named.text.strip(),
        fact=fields.text("fact") or "",
        at_start=fields.yes("at_start"),
        gives=spots.named(fields, "gives"),
        takes=spots.named(fields, "takes"),
        needed_at=spots.named(fields, "needed_at"),
        severity=Seriousness(weight or Seriousness.ERROR),
    )


def _check_ids(names: list[Scalar], guide: Fields) -> None:
    """Tell each id that is not K and two figures, or that another rule of the guide or its base has."""
    taken = {name.text.strip() for name in names}
    seen: dict[str, Scalar] = {}
    for name in names:
        text = name.text.strip()
        first = seen.setdefault(text, name)
        if not _FORM.fullmatch(text):
            message = "own-rule-id-of-program" if _OF_THE_PROGRAM.fullmatch(text) else "own-rule-id-form"
            _tell(name, message, free=_free(taken), guide=guide)
        elif first is not name:
            _tell(name, "own-rule-id-taken", free=_free(taken), guide=guide, first=first)


def _free(taken: set[str]) -> str:
    """Return the first id that no rule has, and keep it for the one that is told of it."""
    found = next((one for number in range(_FIRST, _LAST + 1) if (one := f"K{number:02}") not in taken), "K99")
    taken.add(found)
    return found


def _tell(name: Scalar, message: str, *, free: str, guide: Fields, first: Scalar | None = None) -> None:
    said = {"name": shown(name.text), "suggestion": free}
    finding = fault("R37", message, name.span, **said)
    if first is not None:
        finding = fault("R37", message, name.span, **said, **where(first.span))
    guide.context.tell(finding)
